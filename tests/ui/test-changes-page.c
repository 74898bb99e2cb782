#include <adwaita.h>

#include "pages/changes-page.h"
#include "scene.h"
#include "take-back.h"
#include "widgets/log-list.h"

static LiaChangesPage *
show_page (SceneFixture *fixture)
{
  LiaChangesPage *page = g_object_new (LIA_TYPE_CHANGES_PAGE, "register", fixture->base.reg, NULL);

  gtk_window_set_child (fixture->window, GTK_WIDGET (page));
  return page;
}

static gboolean
is_view (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_LIST_VIEW (widget) && g_list_model_get_n_items (G_LIST_MODEL (
                                          gtk_list_view_get_model (GTK_LIST_VIEW (widget)))) > 0;
}

static gboolean
is_words (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_SEARCH_ENTRY (widget);
}

static guint
n_shown (gpointer view)
{
  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (view)));
}

static gboolean
shows_one (gpointer view)
{
  return n_shown (view) == 1;
}

static void
test_unfolds (SceneFixture *fixture, gconstpointer data)
{
  LiaChangesPage *page = show_page (fixture);
  GtkWidget *view;

  fixture_set (&fixture->base, &fixture->scene.commitment, "due", "2026-06-30", "The host asked");
  view = scene_await (GTK_WIDGET (page), is_view, NULL);
  scene_await (GTK_WIDGET (page), scene_is_label, "Because: The host asked");
  g_signal_emit_by_name (view, "activate", 0);
  scene_await (GTK_WIDGET (page), scene_is_label, "Due: 31 March 2026 → 30 June 2026");
}

static void
test_filters (SceneFixture *fixture, gconstpointer data)
{
  LiaChangesPage *page = show_page (fixture);
  GtkWidget *view, *words;

  fixture_set (&fixture->base, &fixture->scene.commitment, "due", "2026-06-30", "The host asked");
  view = scene_await (GTK_WIDGET (page), is_view, NULL);
  words = scene_find (GTK_WIDGET (page), is_words, NULL);
  gtk_editable_set_text (GTK_EDITABLE (words), "host ASKED");
  scene_run_until (shows_one, view);

  /* What is new and fits comes on top; what doesn't fit stays away. */
  fixture_set (&fixture->base, &fixture->scene.commitment, "title", "Another", NULL);
  fixture_set (&fixture->base, &fixture->scene.commitment, "due", "2026-07-31", "Host asked again");
  scene_await (GTK_WIDGET (page), scene_is_label, "Because: Host asked again");
  g_assert_cmpuint (n_shown (view), ==, 2);
  lia_changes_page_set_record (page, &fixture->scene.challenge);
  scene_await (GTK_WIDGET (page), scene_is_label, "No such changes");
}

static gboolean
is_long (gpointer list)
{
  return g_list_model_get_n_items (list) >= 200;
}

static gboolean
is_whole (gpointer list)
{
  return (gint64) g_list_model_get_n_items (list) == lia_log_list_get_count (list);
}

static void
test_parts (SceneFixture *fixture, gconstpointer data)
{
  g_autoptr (LiaLogList) list = lia_log_list_new (fixture->base.reg);
  g_autoptr (LiaLogFilter) all = lia_log_filter_new ();
  gint64 last = G_MAXINT64;

  for (guint i = 0; i < 450; i++)
    fixture_add_challenge (&fixture->base, "One of many");
  lia_log_list_ask (list, all);
  scene_run_until (is_long, list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 200);
  while (!is_whole (list)) {
    guint n = g_list_model_get_n_items (G_LIST_MODEL (list));
    g_autoptr (LiaLogItem) item = g_list_model_get_item (G_LIST_MODEL (list), n - 1);

    g_main_context_iteration (NULL, TRUE);
  }
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++) {
    g_autoptr (LiaLogItem) item = g_list_model_get_item (G_LIST_MODEL (list), i);

    g_assert_cmpint (lia_log_item_get_entry (item)->serial, <, last);
    last = lia_log_item_get_entry (item)->serial;
  }
  g_assert_cmpint (last, ==, 1);
}

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

static void
respond (const char *response)
{
  GtkWidget *dialog;

  scene_run_until (has_dialog, NULL);
  dialog = find_dialog ();
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), response);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_take_back (SceneFixture *fixture, gconstpointer data)
{
  LiaChangesPage *page = show_page (fixture);
  gint64 serial =
      fixture_set (&fixture->base, &fixture->scene.commitment, "title", "Another", NULL);

  lia_take_back (GTK_WIDGET (page), fixture->base.reg, serial);
  scene_run_until (has_dialog, NULL);
  scene_await (find_dialog (), scene_is_label, "Title: Another → Learn from the community");
  respond ("yes");
  scene_await_value (&fixture->base, &fixture->scene.commitment, "title",
                     "Learn from the community");
}

static gboolean
is_answer (GtkWidget *widget, gconstpointer subtitle)
{
  return ADW_IS_ACTION_ROW (widget) &&
         g_strcmp0 (adw_action_row_get_subtitle (ADW_ACTION_ROW (widget)), subtitle) == 0;
}

static void
test_take_back_with_conflict (SceneFixture *fixture, gconstpointer data)
{
  LiaChangesPage *page = show_page (fixture);
  gint64 serial =
      fixture_set (&fixture->base, &fixture->scene.commitment, "title", "Another", NULL);
  GtkWidget *row;

  fixture_set (&fixture->base, &fixture->scene.commitment, "title", "A third", NULL);
  lia_take_back (GTK_WIDGET (page), fixture->base.reg, serial);
  respond ("yes");
  scene_run_until (has_dialog, NULL);
  row = scene_await (find_dialog (), is_answer, "Put back what was there before");
  scene_await (find_dialog (), scene_is_label, "What is taken back: Another");
  adw_action_row_activate (ADW_ACTION_ROW (row));
  respond ("save");
  scene_await_value (&fixture->base, &fixture->scene.commitment, "title",
                     "Learn from the community");
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  scene_add_test ("/changes-page/unfolds", test_unfolds);
  scene_add_test ("/changes-page/filters", test_filters);
  scene_add_test ("/changes-page/parts", test_parts);
  scene_add_test ("/changes-page/take-back", test_take_back);
  scene_add_test ("/changes-page/take-back-with-conflict", test_take_back_with_conflict);
  return g_test_run ();
}
