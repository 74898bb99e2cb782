#include <adwaita.h>
#include <string.h>

#include "dialogs/backups-dialog.h"
#include "register/backup.h"
#include "safekeeping.h"
#include "scene.h"
#include "window.h"

static gboolean
is_button (GtkWidget *widget, gconstpointer label)
{
  return GTK_IS_BUTTON (widget) &&
         g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0;
}

static gboolean
says (GtkWidget *widget, gconstpointer part)
{
  return GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), part) != NULL;
}

static gboolean
is_message (gpointer data)
{
  GListModel *toplevels = gtk_window_get_toplevels ();
  GtkWidget **found = data;

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++) {
    g_autoptr (GtkWidget) window = g_list_model_get_item (toplevels, i);

    if (ADW_IS_MESSAGE_DIALOG (window) && gtk_widget_get_mapped (window))
      *found = window;
  }

  return *found != NULL;
}

static GtkWidget *
await_message (void)
{
  GtkWidget *found = NULL;

  scene_run_until (is_message, &found);
  return found;
}

static void
answer (const char *response)
{
  GtkWidget *message = await_message ();

  adw_message_dialog_response (ADW_MESSAGE_DIALOG (message), response);
  gtk_window_destroy (GTK_WINDOW (message));
}

static char *
back_up (SceneFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  char *backup = lia_backup_make (fixture->base.path, LIA_BACKUP_USE, NULL, &error);

  g_assert_no_error (error);
  return backup;
}

static gboolean
is_gone (gpointer weak)
{
  return *(gpointer *) weak == NULL;
}

/* There is none at first, then one that was asked for. */
static void
test_make (SceneFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog =
      GTK_WIDGET (lia_backups_dialog_present (GTK_WIDGET (fixture->window), fixture->base.reg));

  scene_await (dialog, scene_is_label, "No backups yet");
  g_signal_emit_by_name (scene_await (dialog, is_button, "_Back up now"), "clicked");
  scene_await (dialog, scene_is_label, "Backed up");
  scene_await (dialog, says, "nothing changed since");
  g_assert_cmpuint (lia_backup_count (fixture->base.path), ==, 1);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* Only what was confirmed is restored, and what it takes away is said before. */
static void
test_restore (SceneFixture *fixture, gconstpointer data)
{
  g_autofree char *backup = back_up (fixture);
  const LiaId *id = &fixture->scene.commitment;
  GtkWidget *restore;
  gpointer dialog;

  fixture_set (&fixture->base, id, "title", "Something else", NULL);
  dialog = lia_backups_dialog_present (GTK_WIDGET (fixture->window), fixture->base.reg);
  g_object_add_weak_pointer (dialog, &dialog);
  restore = scene_await (dialog, is_button, "Restore…");

  g_signal_emit_by_name (restore, "clicked");
  scene_await (await_message (), says, "1 edit that was made since will no longer show");
  answer ("cancel");
  g_assert_cmpuint (lia_backup_count (fixture->base.path), ==, 1);

  g_signal_emit_by_name (restore, "clicked");
  answer ("yes");
  scene_await_value (&fixture->base, id, "title", "Learn from the community");
  scene_run_until (is_gone, &dialog);
  g_assert_cmpuint (lia_backup_count (fixture->base.path), ==, 2);
}

/* Where nothing can be written, backups are listed and can't be put in place. */
static void
test_read_only (SceneFixture *fixture, gconstpointer data)
{
  g_autofree char *backup = back_up (fixture);
  g_autofree char *mounts = g_build_filename (fixture->base.folder, "mounts", NULL);
  g_autofree char *copy = g_build_filename (fixture->base.folder, "copy.liaison", NULL);
  g_autofree char *copy_backup = NULL;
  g_autoptr (LiaRegister) reg = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *dialog;

  lia_backup_copy (fixture->base.path, copy, NULL, &error);
  g_assert_no_error (error);
  copy_backup = lia_backup_make (copy, LIA_BACKUP_USE, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (mounts, "1 0 0:1 / / rw - nfs4 s:/ rw\n", -1, NULL));
  g_setenv ("LIAISON_MOUNTS", mounts, TRUE);
  reg = lia_register_open (copy, &error);
  g_unsetenv ("LIAISON_MOUNTS");
  g_assert_no_error (error);

  dialog = GTK_WIDGET (lia_backups_dialog_present (GTK_WIDGET (fixture->window), reg));
  g_assert_false (gtk_widget_is_sensitive (scene_await (dialog, is_button, "Restore…")));
  g_assert_false (gtk_widget_is_sensitive (scene_find (dialog, is_button, "_Back up now")));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* Of a register that can't be opened, nothing can be backed up; it says what becomes of the file.
 */
static void
test_damaged (SceneFixture *fixture, gconstpointer data)
{
  g_autofree char *backup = back_up (fixture);
  GtkWidget *dialog = GTK_WIDGET (
      lia_backups_dialog_present_damaged (GTK_WIDGET (fixture->window), fixture->base.path));

  g_signal_emit_by_name (scene_await (dialog, is_button, "Restore…"), "clicked");
  scene_await (await_message (), says, "the damaged file is kept beside it");
  g_assert_null (scene_find (dialog, is_button, "_Back up now"));
  gtk_window_destroy (GTK_WINDOW (await_message ()));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* A folder that can't be made is said in passing by what backs up each day, and in full by the
 * dialog. */
static void
test_no_folder (SceneFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = lia_backup_folder (fixture->base.path);
  LiaWindow *window = g_object_new (LIA_TYPE_WINDOW, NULL);
  GtkWidget *dialog;

  g_assert_true (g_file_set_contents (folder, "in the way", -1, NULL));
  lia_window_show (window, fixture->base.reg);
  gtk_window_present (GTK_WINDOW (window));
  lia_safekeeping_start (GTK_WIDGET (window), fixture->base.reg);
  scene_await (GTK_WIDGET (window), scene_is_label, "Today’s backup was not made");

  dialog = GTK_WIDGET (lia_backups_dialog_present (GTK_WIDGET (window), fixture->base.reg));
  g_signal_emit_by_name (scene_await (dialog, is_button, "_Back up now"), "clicked");
  scene_await (await_message (), says, folder);
  gtk_window_destroy (GTK_WINDOW (await_message ()));
  gtk_window_destroy (GTK_WINDOW (dialog));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  scene_add_test ("/backups-dialog/make", test_make);
  scene_add_test ("/backups-dialog/restore", test_restore);
  scene_add_test ("/backups-dialog/read-only", test_read_only);
  scene_add_test ("/backups-dialog/damaged", test_damaged);
  scene_add_test ("/backups-dialog/no-folder", test_no_folder);

  return g_test_run ();
}
