#include <adwaita.h>

#include "pages/welcome-page.h"
#include "scene.h"
#include "window.h"

static LiaWindow *
open_window (SceneFixture *fixture)
{
  LiaWindow *window = g_object_new (LIA_TYPE_WINDOW, NULL);

  gtk_window_present (GTK_WINDOW (window));

  return window;
}

static gboolean
has_desk (gpointer window)
{
  return lia_window_get_desk (window) != NULL;
}

static GtkWidget *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

    if (ADW_IS_MESSAGE_DIALOG (window))
      return window;
  }

  return NULL;
}

static gboolean
has_dialog (gpointer data)
{
  return find_dialog () != NULL;
}

static void
test_welcome (SceneFixture *fixture, gconstpointer data)
{
  LiaWindow *window = open_window (fixture);

  scene_await (GTK_WIDGET (window), scene_is_label, "Welcome to Liaison");
  g_assert_null (lia_window_get_desk (window));
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
is_shown_label (GtkWidget *widget, gconstpointer beginning)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
         g_str_has_prefix (gtk_label_get_text (GTK_LABEL (widget)), beginning);
}

/* Who waits longer than a moment is told for what. */
static void
test_long_opening (SceneFixture *fixture, gconstpointer data)
{
  GtkWidget *window = gtk_window_new ();
  LiaWelcomePage *page = g_object_new (LIA_TYPE_WELCOME_PAGE, NULL);

  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (page));
  gtk_window_present (GTK_WINDOW (window));
  lia_welcome_page_set_busy (page, TRUE);
  scene_await (window, is_shown_label, "Opening the register");
  scene_await (window, is_shown_label, "A register that an earlier version made");
  lia_welcome_page_set_busy (page, FALSE);
  scene_await (window, is_shown_label, "Welcome to Liaison");
  lia_welcome_page_set_busy (page, TRUE);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_open (SceneFixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (LIA_APPLICATION_ID);
  LiaWindow *window = open_window (fixture);
  g_auto (GStrv) recent = NULL;

  lia_window_open (window, LIA_OPENING_FILE, fixture->base.path);
  scene_run_until (has_desk, window);
  recent = g_settings_get_strv (settings, "recent-registers");
  g_assert_cmpstr (recent[0], ==, fixture->base.path);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.open-room", "s", "lesson");
  g_assert_cmpstr (lia_desk_get_room (lia_window_get_desk (window)), ==, "lesson");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What is no register is left alone, and said to be none. */
static void
test_not_a_register (SceneFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->base.folder, "notes.txt", NULL);
  g_autofree char *after = NULL;
  LiaWindow *window = open_window (fixture);

  g_assert_true (g_file_set_contents (path, "Notes of a call", -1, NULL));
  lia_window_open (window, LIA_OPENING_FILE, path);
  scene_run_until (has_dialog, NULL);
  g_assert_null (lia_window_get_desk (window));
  g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, "Notes of a call");
  gtk_window_destroy (GTK_WINDOW (find_dialog ()));
  gtk_window_destroy (GTK_WINDOW (window));
  g_remove (path);
}

static void
test_new_register (SceneFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->base.folder, "new.liaison", NULL);
  g_autoptr (LiaQuery) query = lia_query_new (lia_record_type_find ("process"));
  g_autoptr (LiaReader) reader = NULL;
  LiaWindow *window = open_window (fixture);

  lia_window_open (window, LIA_OPENING_NEW, path);
  scene_run_until (has_desk, window);
  reader = lia_register_read (lia_desk_get_register (lia_window_get_desk (window)));
  g_assert_cmpint (lia_reader_count (reader, query, NULL), ==, 2);
  g_clear_pointer (&reader, lia_reader_free);
  gtk_window_destroy (GTK_WINDOW (window));
  g_remove (path);
}

/* The last word stands: an older toast doesn't come back after it. */
static void
test_toasts (SceneFixture *fixture, gconstpointer data)
{
  LiaWindow *window = open_window (fixture);

  lia_window_toast (window, "Change <b> of C-001", "", "");
  scene_await (GTK_WIDGET (window), scene_is_label, "Change <b> of C-001");
  lia_window_toast (window, "Undone", "Redo", "win.redo");
  scene_await (GTK_WIDGET (window), scene_is_label, "Undone");
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  scene_add_test ("/window/welcome", test_welcome);
  scene_add_test ("/window/long-opening", test_long_opening);
  scene_add_test ("/window/open", test_open);
  scene_add_test ("/window/not-a-register", test_not_a_register);
  scene_add_test ("/window/new-register", test_new_register);
  scene_add_test ("/window/toasts", test_toasts);
  return g_test_run ();
}
