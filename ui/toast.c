#include <glib/gi18n.h>

#include "toast.h"

/* The window shows one at a time. A widget may have left it while its edit was on the way; then
 * there is nobody to tell. */
static void
show (GtkWidget *origin, const char *text, const char *button, const char *action)
{
  gtk_widget_activate_action (origin, "win.toast", "(sss)", text, button, action);
}

/* Says something in passing. */
void
lia_toast_show (GtkWidget *origin, const char *text)
{
  show (origin, text, "", "");
}

/* Says that there is no backup of today, and offers the dialog that makes one or tells why not. */
void
lia_toast_no_backup (GtkWidget *origin)
{
  show (origin, _ ("Today’s backup was not made"), _ ("_Backups…"), "win.backups");
}

/* Says something, and offers to copy @words until that is done or declined. */
void
lia_toast_copy (GtkWidget *origin, const char *text, const char *words)
{
  g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new_string (words));
  g_autofree char *action = g_action_print_detailed_name ("win.copy", target);

  gtk_widget_activate_action (origin, "win.toast-to-stay", "(sss)", text, _ ("_Copy"), action);
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
