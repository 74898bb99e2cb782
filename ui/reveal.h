#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A view makes some 200 rows round what can be seen before it draws any. Over such a slice of a
 * list it draws a screenful at once, and is given the rest with the frames after that. */
GtkSliceListModel *lia_reveal_new      (GListModel *list);
void               lia_reveal_begin    (GtkSliceListModel *slice);
void               lia_reveal_more     (GtkSliceListModel *slice);
void               lia_reveal_all      (GtkSliceListModel *slice);
gboolean           lia_reveal_is_whole (GtkSliceListModel *slice);

G_END_DECLS
