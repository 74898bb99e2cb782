#include <adwaita.h>
#include <glib/gi18n.h>

#include "dialogs/damaged-message.h"

#include "backup-work.h"
#include "dialogs/backups-dialog.h"
#include "dialogs/recover-dialog.h"

typedef struct {
  GtkWidget *origin;
  char *path;
  GError *error;
} Matter;

static void
matter_free (gpointer data)
{
  Matter *matter = data;

  g_object_unref (matter->origin);
  g_free (matter->path);
  g_error_free (matter->error);
  g_free (matter);
}

static void
matter_free_closure (gpointer data, GClosure *closure)
{
  matter_free (data);
}

static void
on_response (GtkWidget *dialog, const char *response, gpointer user_data)
{
  Matter *matter = user_data;

  if (g_str_equal (response, "restore"))
    lia_backups_dialog_present_damaged (matter->origin, matter->path);
  else if (g_str_equal (response, "recover"))
    lia_recover_dialog_present (matter->origin, matter->path);
}

/* A backup holds all that it held; what is recovered may lack something. */
static void
add_responses (AdwMessageDialog *dialog, const GError *error, gboolean has_backups)
{
  gboolean damaged = g_error_matches (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_DAMAGED);

  adw_message_dialog_add_response (dialog, "close", _ ("_Close"));
  if (damaged)
    adw_message_dialog_add_response (dialog, "recover", _ ("Re_cover into a new file…"));
  if (has_backups)
    adw_message_dialog_add_response (dialog, "restore", _ ("_Restore a backup…"));
  if (damaged || has_backups)
    adw_message_dialog_set_response_appearance (dialog, has_backups ? "restore" : "recover",
                                                ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, has_backups ? "restore"
                                                   : damaged   ? "recover"
                                                               : "close");
  adw_message_dialog_set_close_response (dialog, "close");
}

static void
on_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Matter *matter = user_data;
  g_autoptr (GPtrArray) entries = lia_backup_work_list_finish (result, NULL);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (
      adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (matter->origin)),
                              _ ("This register can’t be opened"), matter->error->message));

  add_responses (dialog, matter->error, entries != NULL && entries->len > 0);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), matter, matter_free_closure,
                         0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Whether a register could not be opened for a reason that a backup helps against. */
gboolean
lia_damaged_message_fits (const GError *error)
{
  return g_error_matches (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_DAMAGED) ||
         g_error_matches (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_NOT_A_REGISTER) ||
         g_error_matches (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_MISSING);
}

/* Says over a window why the register at @path can't be opened there, and offers its backups if
 * there are any, and to recover it if it is damaged. */
void
lia_damaged_message_show (GtkWidget *origin, const char *path, const GError *error)
{
  Matter *matter = g_new0 (Matter, 1);

  matter->origin = g_object_ref (origin);
  matter->path = g_strdup (path);
  matter->error = g_error_copy (error);
  lia_backup_work_list (path, NULL, NULL, on_listed, matter);
}
