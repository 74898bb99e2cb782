#pragma once

#include "reader.h"

G_BEGIN_DECLS

/**
 * LiaRollback:
 * @then: the record with the values that @changed tells of as they were; with its number only if it
 *   was unmade since.
 * @changed: for each field of its type, whether it was written since.
 * @existed: whether there was such a record then.
 * @exists: whether there is one now.
 * @serials: (element-type gint64): the edits that touched it since, in order.
 *
 * What one record was before all edits that came after a moment.
 */
typedef struct {
  LiaRecord *then;
  gboolean *changed;
  gboolean existed;
  gboolean exists;
  GArray *serials;
} LiaRollback;

typedef gboolean (*LiaRollbackFunc) (const LiaRollback *rollback, gpointer user_data, GError **error);

gboolean lia_reader_roll_back (LiaReader *self,
                               gint64 serial,
                               GCancellable *cancellable,
                               LiaRollbackFunc func,
                               gpointer user_data,
                               GError **error);

G_END_DECLS
