#include "mnemonic.h"

/* Names the buttons under @root that have a mnemonic: 4.8 names them twice, by the text with the
 * underscore and by the label in them, so that a screen reader says “underscore Cancel Cancel”. */
void
lia_mnemonic_name_buttons (GtkWidget *root)
{
  if (GTK_IS_BUTTON (root) && gtk_button_get_use_underline (GTK_BUTTON (root)))
    gtk_accessible_reset_property (GTK_ACCESSIBLE (root), GTK_ACCESSIBLE_PROPERTY_LABEL);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    lia_mnemonic_name_buttons (child);
}

static void
on_toplevels_changed (GListModel *toplevels, guint position, guint removed, guint added)
{
  for (guint i = position; i < position + added; i++) {
    g_autoptr (GtkWidget) window = g_list_model_get_item (toplevels, i);

    g_signal_connect (window, "map", G_CALLBACK (lia_mnemonic_name_buttons), NULL);
  }
}

/* Does so in every window that opens from now on, dialogs of the toolkit's included. */
void
lia_mnemonic_watch (void)
{
  g_signal_connect (gtk_window_get_toplevels (), "items-changed", G_CALLBACK (on_toplevels_changed),
                    NULL);
}
