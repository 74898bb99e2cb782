#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * LiaColumnsLayout:
 *
 * Two children side by side where there is room for both, one below the other where there is not.
 */
#define LIA_TYPE_COLUMNS_LAYOUT (lia_columns_layout_get_type ())
G_DECLARE_FINAL_TYPE (LiaColumnsLayout, lia_columns_layout, LIA, COLUMNS_LAYOUT, GtkLayoutManager)

G_END_DECLS
