#include <adwaita.h>
#include <string.h>

#include "purge.h"
#include "register/backup.h"
#include "scene.h"

static GtkWidget *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

    if (ADW_IS_MESSAGE_DIALOG (window) && gtk_widget_get_mapped (window))
      return window;
  }

  return NULL;
}

static gboolean
has_dialog (gpointer data)
{
  return find_dialog () != NULL;
}

static gboolean
has_text (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), text) != NULL;
}

static gboolean
is_check (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_CHECK_BUTTON (widget) && scene_find (widget, has_text, text) != NULL;
}

static GtkWidget *
ask (SceneFixture *fixture)
{
  GtkWidget *origin = gtk_label_new (NULL);

  gtk_window_set_child (fixture->window, origin);
  lia_purge_ask (origin, fixture->base.reg, &fixture->scene.commitment);
  scene_run_until (has_dialog, NULL);
  return find_dialog ();
}

static void
choose (GtkWidget *dialog, const char *text)
{
  GtkWidget *check = scene_find (dialog, is_check, text);

  g_assert_nonnull (check);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
}

static void
respond (GtkWidget *dialog, const char *response)
{
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), response);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_all (SceneFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = ask (fixture);

  g_assert_nonnull (scene_find (dialog, has_text, "can’t be undone"));
  g_assert_null (scene_find (dialog, is_check, "backup"));
  respond (dialog, "yes");
  scene_await_value (&fixture->base, &fixture->scene.commitment, "title", "(purged)");
}

static void
test_cancel (SceneFixture *fixture, gconstpointer data)
{
  respond (ask (fixture), "cancel");
  fixture_assert_value (&fixture->base, &fixture->scene.commitment, "title",
                        "Learn from the community");
}

static gboolean
is_purged (gpointer data)
{
  SceneFixture *fixture = data;
  g_autoptr (LiaReader) reader = lia_register_read (fixture->base.reg);
  g_autoptr (GPtrArray) entries =
      lia_reader_history (reader, &fixture->scene.commitment, 100, NULL);
  const LiaHistoryEntry *last = g_ptr_array_index (entries, 0);

  return strstr (last->label, "Purge former") != NULL;
}

static void
test_former_only (SceneFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;

  fixture_set (&fixture->base, &fixture->scene.commitment, "title", "Another", NULL);
  dialog = ask (fixture);
  choose (dialog, "Only former");
  g_assert_nonnull (scene_find (dialog, has_text, "What stands in the record now stays."));
  respond (dialog, "yes");
  scene_run_until (is_purged, fixture);
  fixture_assert_value (&fixture->base, &fixture->scene.commitment, "title", "Another");
}

static gboolean
is_renewed (gpointer data)
{
  SceneFixture *fixture = data;
  g_autoptr (GPtrArray) backups = lia_backup_list (fixture->base.path);
  const LiaBackup *first = g_ptr_array_index (backups, 0);

  return backups->len == 1 && first->label != NULL && strstr (first->label, "Purge") != NULL;
}

static void
test_backups (SceneFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *dialog;

  for (guint i = 0; i < 2; i++) {
    g_autofree char *made = lia_backup_make (fixture->base.path, LIA_BACKUP_USE, NULL, &error);

    g_assert_no_error (error);
    g_assert_nonnull (made);
  }
  dialog = ask (fixture);
  choose (dialog, "2 automatic backups");
  respond (dialog, "yes");
  scene_run_until (is_renewed, fixture);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  scene_add_test ("/purge-dialog/all", test_all);
  scene_add_test ("/purge-dialog/cancel", test_cancel);
  scene_add_test ("/purge-dialog/former-only", test_former_only);
  scene_add_test ("/purge-dialog/backups", test_backups);
  return g_test_run ();
}
