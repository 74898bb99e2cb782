#include "tooltip.h"

/* Says @text (nullable) where the pointer rests on @widget. To set the tooltip of what is visible
 * makes GTK ask the display where the pointer is and wait for the answer, which was most of the
 * time that a page full of rows took: so what is still being made is not visible for that moment,
 * and what has the tooltip already is left alone. */
void
lia_tooltip_set (GtkWidget *widget, const char *text)
{
  gboolean making = gtk_widget_get_parent (widget) == NULL && gtk_widget_get_visible (widget);

  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) == 0)
    return;

  if (making)
    gtk_widget_set_visible (widget, FALSE);
  gtk_widget_set_tooltip_text (widget, text);
  if (making)
    gtk_widget_set_visible (widget, TRUE);
}
