#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * LiaPagesCanvas:
 *
 * The pages of a PDF below each other, as wide as there is room, or as they were zoomed. Only those
 * in view are drawn, one after the other in another thread. Paper is white in any theme.
 *
 * Signals: `turned`, when another page came into view, or the pages became others; `settled`, when
 * all that is in view is drawn.
 */
#define LIA_TYPE_PAGES_CANVAS (lia_pages_canvas_get_type ())
G_DECLARE_FINAL_TYPE (LiaPagesCanvas, lia_pages_canvas, LIA, PAGES_CANVAS, GtkWidget)

void        lia_pages_canvas_show      (LiaPagesCanvas *self, GBytes *pdf, GArray *sizes);
guint       lia_pages_canvas_get_count (LiaPagesCanvas *self);
guint       lia_pages_canvas_get_page  (LiaPagesCanvas *self);
const char *lia_pages_canvas_get_text  (LiaPagesCanvas *self);

G_END_DECLS
