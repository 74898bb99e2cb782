#include "scroll-to.h"

/* Brings a row into sight. In 4.8 a column view can't be asked for this, but the list in it can. */
void
lia_scroll_to_row (GtkColumnView *view, guint position)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (view));

  while (child != NULL && !GTK_IS_LIST_VIEW (child))
    child = gtk_widget_get_next_sibling (child);
  if (child != NULL)
    gtk_widget_activate_action (child, "list.scroll-to-item", "u", position);
}
