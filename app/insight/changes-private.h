#pragma once

#include "register/reader.h"

G_BEGIN_DECLS

/* Private to the changes between two moments: what was written, before it is judged. */

/* What became of the parts of one type. */
typedef struct {
  const LiaRecordType *type;
  guint n_added;
  guint n_changed;
  guint n_removed;
} LiaTouchedParts;

/* All that was written to one record and its parts. */
typedef struct {
  LiaId id;
  gboolean touched; /* itself, so that the next four say how it was */
  LiaRecord *then;
  gboolean *changed;
  gboolean existed;
  gboolean exists;
  GHashTable *serials; /* gint64 */
  GArray *parts;       /* LiaTouchedParts */
} LiaTouched;

GHashTable *lia_touched_gather   (LiaReader *reader,
                                  gint64 serial,
                                  GCancellable *cancellable,
                                  GError **error);
LiaRecord  *lia_touched_before   (const LiaTouched *self, LiaRecord *now);
gboolean    lia_touched_is_there (LiaRecord *record);

G_END_DECLS
