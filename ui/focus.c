#include "focus.h"

static gboolean
is_backward (GtkDirectionType direction)
{
  return direction == GTK_DIR_TAB_BACKWARD || direction == GTK_DIR_UP || direction == GTK_DIR_LEFT;
}

static GtkWidget *
beside (GtkWidget *child, GtkDirectionType direction)
{
  return is_backward (direction) ? gtk_widget_get_prev_sibling (child)
                                 : gtk_widget_get_next_sibling (child);
}

/* How the focus moves through a widget that only passes it on to its children. What GTK does by
 * itself ends, on the way back, with grabbing the focus for the widget; where that passes it on,
 * the keyboard would never get out again. */
gboolean
lia_focus_inside (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *child = gtk_widget_get_focus_child (widget);

  if (child == NULL)
    child = is_backward (direction) ? gtk_widget_get_last_child (widget)
                                    : gtk_widget_get_first_child (widget);
  for (; child != NULL; child = beside (child, direction))
    if (gtk_widget_child_focus (child, direction))
      return TRUE;

  return FALSE;
}
