#pragma once

#include "register.h"

G_BEGIN_DECLS

/**
 * LiaPurge:
 * @id: the key of a record.
 * @field: (nullable): the name of one of its fields that hold text, or %NULL for all of them and for
 *   putting the record into the archive.
 * @former_only: whether what stands there now stays.
 *
 * What shall be forgotten for good.
 */
typedef struct {
  LiaId id;
  const char *field;
  gboolean former_only;
} LiaPurge;

/**
 * LiaPurgeExtent:
 * @n_present: how many texts that stand in the record would go.
 * @n_former: how many that only the journal still has.
 * @n_parts: how many parts of the record there are, such as updates, which stay as they are.
 * @n_links: how many links, which stay as well, and their notes with them.
 *
 * What a purge would take, and what it would leave.
 */
typedef struct {
  guint n_present;
  guint n_former;
  guint n_parts;
  guint n_links;
} LiaPurgeExtent;

gboolean lia_purge_is_text         (const LiaField *field);
gboolean lia_reader_purge_extent   (LiaReader *reader,
                                    const LiaPurge *what,
                                    LiaPurgeExtent *extent,
                                    GError **error);
char    *lia_purge_to_words        (const LiaPurge *what, const LiaPurgeExtent *extent);
gboolean lia_register_purge        (LiaRegister *self, const LiaPurge *what, GError **error);
void     lia_register_purge_async  (LiaRegister *self,
                                    const LiaPurge *what,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean lia_register_purge_finish (LiaRegister *self, GAsyncResult *result, GError **error);

G_END_DECLS
