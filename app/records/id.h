#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LiaId:
 *
 * The key of a record: a UUID of version 7 (RFC 9562), so that keys made in two offices never
 * collide and sort by the moment they were made. A plain value: copy it by assignment.
 */
typedef struct {
  guint8 bytes[16];
} LiaId;

#define LIA_ID_TEXT_LENGTH 36

LiaId    lia_id_new      (void);
gboolean lia_id_parse    (const char *text, LiaId *id);
char    *lia_id_to_text  (const LiaId *id);
LiaId   *lia_id_copy     (const LiaId *id);
gboolean lia_id_is_nil   (const LiaId *id);
int      lia_id_compare  (gconstpointer a, gconstpointer b);
gboolean lia_id_equal    (gconstpointer a, gconstpointer b);
guint    lia_id_hash     (gconstpointer id);

G_END_DECLS
