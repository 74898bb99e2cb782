#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LiaColumns:
 *
 * Rows of text in columns, as a terminal shows them.
 */
typedef struct _LiaColumns LiaColumns;

LiaColumns *lia_columns_new        (void);
void        lia_columns_free       (LiaColumns *self);
void        lia_columns_add_column (LiaColumns *self, const char *heading, gboolean whole);
void        lia_columns_add_row    (LiaColumns *self, const char *const *cells);
char       *lia_columns_to_text    (LiaColumns *self, guint width);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaColumns, lia_columns_free)

G_END_DECLS
