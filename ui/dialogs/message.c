#include <adwaita.h>
#include <glib/gi18n.h>

#include "dialogs/message.h"

/* The one way in which an error is shown: what did not happen, and the sentence of the error, which
 * says to what and what to do next. */
void
lia_message_show (GtkWidget *origin, const char *heading, const char *body)
{
  GtkRoot *root = gtk_widget_get_root (origin);
  GtkWidget *dialog =
      adw_message_dialog_new (root != NULL ? GTK_WINDOW (root) : NULL, heading, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}
