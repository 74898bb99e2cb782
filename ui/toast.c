#include <glib/gi18n.h>

#include "toast.h"

/* A widget may have left the window while its edit was on the way; then there is nobody to tell.
 * Titles of toasts are markup, records' are not. */
static void
show (GtkWidget *origin, const char *text, const char *button, const char *action)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (origin, ADW_TYPE_TOAST_OVERLAY);
  g_autofree char *markup = NULL;
  AdwToast *toast;

  if (overlay == NULL)
    return;

  markup = g_markup_escape_text (text, -1);
  toast = adw_toast_new (markup);
  adw_toast_set_button_label (toast, button);
  adw_toast_set_action_name (toast, action);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
}

/* Says something in passing. */
void
lia_toast_show (GtkWidget *origin, const char *text)
{
  show (origin, text, NULL, NULL);
}

/* Says that an edit was made, and offers to take it back. */
void
lia_toast_edit (GtkWidget *origin, const char *label)
{
  show (origin, label, _ ("_Undo"), "win.undo");
}

/* Says that an edit was taken back, and offers to make it again. */
void
lia_toast_undone (GtkWidget *origin, const char *label)
{
  /* Translators: the label of an edit, such as “Change due date of C-042”. */
  g_autofree char *text = g_strdup_printf (_ ("Undone: %s"), label);

  show (origin, text, _ ("_Redo"), "win.redo");
}
