#include <adwaita.h>

#include "dialogs/past-dialog.h"
#include "pages/changes-since-page.h"
#include "register/past.h"
#include "scene.h"
#include "widgets/field-row.h"
#include "window.h"

static void
take_snapshot (SceneFixture *fixture, const char *name)
{
  g_autoptr (LiaEdit) edit = lia_moment_take (name, NULL);

  fixture_apply (&fixture->base, edit);
}

static LiaRegister *
open_at (SceneFixture *fixture, const char *text)
{
  g_autoptr (LiaReader) reader = lia_register_read (fixture->base.reg);
  g_autoptr (LiaMoment) moment = lia_moment_find (reader, text, NULL);
  g_autoptr (GError) error = NULL;
  LiaRegister *past = lia_register_open_past (fixture->base.reg, moment, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return past;
}

static gboolean
is_sensitive_field (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_DROP_DOWN (widget) && gtk_widget_is_sensitive (widget) &&
         gtk_widget_get_ancestor (widget, LIA_TYPE_FIELD_ROW) != NULL;
}

/* A window on the past says so, shows what was, and changes nothing. */
static void
test_window (SceneFixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (LIA_APPLICATION_ID);
  g_autoptr (LiaRegister) past = NULL;
  g_autofree char *last = NULL;
  LiaWindow *window;
  LiaDesk *desk;

  take_snapshot (fixture, "as at SOM 37");
  fixture_set (&fixture->base, &fixture->scene.commitment, "title", "Something else", NULL);
  past = open_at (fixture, "as at SOM 37");
  g_settings_set_string (settings, "last-register", "");

  window = g_object_new (LIA_TYPE_WINDOW, NULL);
  lia_window_show (window, past);
  gtk_window_present (GTK_WINDOW (window));
  desk = lia_window_get_desk (window);
  lia_desk_open_record (desk, &fixture->scene.commitment);
  scene_await (GTK_WIDGET (window), scene_is_label, "Learn from the community");
  g_assert_nonnull (g_strrstr (gtk_window_get_title (GTK_WINDOW (window)), " as at "));
  g_assert_null (scene_find (GTK_WIDGET (window), is_sensitive_field, NULL));

  last = g_settings_get_string (settings, "last-register");
  g_assert_cmpstr (last, ==, "");
  gtk_window_destroy (GTK_WINDOW (window));
}

static LiaRegister *handed_over;

static void
take_past (GtkWidget *origin, LiaRegister *past)
{
  handed_over = g_object_ref (past);
}

static gboolean
is_handed_over (gpointer data)
{
  return handed_over != NULL;
}

static gboolean
is_entry (GtkWidget *widget, gconstpointer data)
{
  return ADW_IS_ENTRY_ROW (widget);
}

static gboolean
is_error (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "error") &&
         gtk_widget_get_visible (widget);
}

static void
test_dialog (SceneFixture *fixture, gconstpointer data)
{
  GtkWindow *dialog;
  GtkWidget *entry;

  take_snapshot (fixture, "as at SOM 37");
  gtk_window_present (fixture->window);
  dialog = lia_past_dialog_present (GTK_WIDGET (fixture->window), fixture->base.reg, take_past);
  scene_await (GTK_WIDGET (dialog), scene_is_label, "as at SOM 37");
  entry = scene_await (GTK_WIDGET (dialog), is_entry, NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), "the other day");
  g_signal_emit_by_name (entry, "entry-activated");
  scene_await (GTK_WIDGET (dialog), is_error, NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), "as at SOM 37");
  g_signal_emit_by_name (entry, "entry-activated");
  scene_run_until (is_handed_over, NULL);
  g_assert_cmpstr (lia_register_get_as_at (handed_over)->name, ==, "as at SOM 37");
  g_clear_object (&handed_over);
}

static void
test_changes_since (SceneFixture *fixture, gconstpointer data)
{
  GtkWidget *page;

  take_snapshot (fixture, "as at SOM 37");
  page = g_object_new (LIA_TYPE_CHANGES_SINCE_PAGE, "register", fixture->base.reg, NULL);
  gtk_window_set_child (fixture->window, page);
  gtk_window_present (fixture->window);
  scene_await (page, scene_is_label, "All is as it was");

  fixture_set (&fixture->base, &fixture->scene.commitment, "status", "fulfilled", NULL);
  scene_await (page, scene_is_label, "Completed · 1");
  scene_await (page, scene_is_label, "Learn from the community");
}

int
main (int argc, char **argv)
{
  g_autofree char *cache = g_dir_make_tmp ("liaison-cache-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (cache, "liaison", NULL);
  int status;

  g_setenv ("XDG_CACHE_HOME", cache, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  scene_add_test ("/past/window", test_window);
  scene_add_test ("/past/dialog", test_dialog);
  scene_add_test ("/past/changes-since", test_changes_since);

  status = g_test_run ();
  g_rmdir (folder);
  g_rmdir (cache);
  return status;
}
