#pragma once

#include "reader.h"

G_BEGIN_DECLS

/**
 * LiaRow:
 *
 * The columns of one record that somebody asked for, while lia_reader_each_row() is at it. They are
 * named by their place in what was asked for, from 0.
 */
typedef struct _LiaRow LiaRow;

typedef void (*LiaRowFunc) (const LiaRow *row, gpointer user_data);

gboolean    lia_reader_each_row (LiaReader *self,
                                 const LiaQuery *query,
                                 const char *const *columns,
                                 LiaRowFunc func,
                                 gpointer user_data,
                                 GCancellable *cancellable,
                                 GError **error);

const char *lia_row_get_text    (const LiaRow *self, guint column);
gboolean    lia_row_get_link    (const LiaRow *self, guint column, LiaId *id);
gboolean    lia_row_get_integer (const LiaRow *self, guint column, gint64 *number);
gint32      lia_row_get_day     (const LiaRow *self, guint column);

G_END_DECLS
