#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * LiaWrapLayout:
 *
 * Puts children one after another as words in a line, and starts a new line where the width ends.
 * Children that expand share what is left of their line. Its property `line` is the width that it would like to have at most, for where height is asked
 * before the width is known.
 */
#define LIA_TYPE_WRAP_LAYOUT (lia_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (LiaWrapLayout, lia_wrap_layout, LIA, WRAP_LAYOUT, GtkLayoutManager)

GtkLayoutManager *lia_wrap_layout_new (int spacing);

G_END_DECLS
