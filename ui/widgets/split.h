#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * LiaSplit:
 *
 * Two panes side by side with a handle between them, such as a list and what was chosen in it.
 * Where there is no room for both, it folds: the end takes the place of the start while it is
 * shown. GtkPaned can't fold, and a leaflet can't be dragged.
 */
#define LIA_TYPE_SPLIT (lia_split_get_type ())
G_DECLARE_FINAL_TYPE (LiaSplit, lia_split, LIA, SPLIT, GtkWidget)

G_END_DECLS
