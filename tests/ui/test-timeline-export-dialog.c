#include "dialogs/timeline-export-dialog.h"
#include "pages/timeline-page.h"
#include "records/date.h"
#include "scene.h"

static gboolean
is_button (GtkWidget *widget, gconstpointer label)
{
  return GTK_IS_BUTTON (widget) &&
         g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0;
}

static gboolean
is_written (GtkWidget *widget, gconstpointer name)
{
  return ADW_IS_STATUS_PAGE (widget) && gtk_widget_get_mapped (widget) &&
         g_strcmp0 (adw_status_page_get_title (ADW_STATUS_PAGE (widget)), name) == 0;
}

static gboolean
is_sensitive (gpointer widget)
{
  return gtk_widget_is_sensitive (widget);
}

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

static LiaTimelineExportDialog *
open_dialog (SceneFixture *fixture)
{
  LiaTimelineWishes view = { .first = lia_day_from_civil (2020, 1, 1),
                             .last = lia_day_from_civil (2030, 12, 31) };
  LiaTimelineExportDialog *self;

  fixture_add (&fixture->base, "mark", "label", "TLP:CLEAR", "rank", "0", NULL);
  self =
      lia_timeline_export_dialog_present (GTK_WIDGET (fixture->window), fixture->base.reg, &view);
  scene_run_until (is_sensitive, scene_await (GTK_WIDGET (self), is_button, "_Export…"));

  return self;
}

static void
test_writes (SceneFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->base.folder, "years.pdf", NULL);
  LiaTimelineExportDialog *self = open_dialog (fixture);
  g_autofree char *contents = NULL;

  lia_timeline_export_dialog_write (self, path);
  scene_await (GTK_WIDGET (self), is_written, "years.pdf");
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_true (g_str_has_prefix (contents, "%PDF-"));
  gtk_window_close (GTK_WINDOW (self));
}

/* Who cancels comes back to what was chosen, and there is no file. */
static void
test_cancels (SceneFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->base.folder, "years.pdf", NULL);
  LiaTimelineExportDialog *self = open_dialog (fixture);
  GtkWidget *export = scene_find (GTK_WIDGET (self), is_button, "_Export…");

  lia_timeline_export_dialog_write (self, path);
  g_signal_emit_by_name (scene_find (GTK_WIDGET (self), is_button, "_Cancel"), "clicked");
  scene_run_until (is_mapped, export);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  gtk_window_close (GTK_WINDOW (self));
}

static GtkWindow *
find_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *window = windows; window != NULL; window = window->next)
    if (LIA_IS_TIMELINE_EXPORT_DIALOG (window->data))
      return window->data;

  return NULL;
}

static void
test_opens_from_the_page (SceneFixture *fixture, gconstpointer data)
{
  GtkWidget *page = g_object_new (LIA_TYPE_TIMELINE_PAGE, "register", fixture->base.reg, NULL);
  GtkWidget *button;

  gtk_window_set_child (fixture->window, page);
  button = scene_await (page, is_button, "Export…");
  scene_run_until (is_mapped, button);
  g_signal_emit_by_name (button, "clicked");
  g_assert_nonnull (find_dialog ());
  gtk_window_close (find_dialog ());
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  scene_add_test ("/timeline-export-dialog/writes", test_writes);
  scene_add_test ("/timeline-export-dialog/cancels", test_cancels);
  scene_add_test ("/timeline-export-dialog/opens-from-the-page", test_opens_from_the_page);

  return g_test_run ();
}
