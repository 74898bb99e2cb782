#include <adwaita.h>

#include "pages/list-page.h"
#include "records/types.h"
#include "register/saved-view.h"
#include "scene.h"
#include "typed-filter.h"
#include "widgets/condition-row.h"
#include "widgets/filter-builder.h"
#include "widgets/record-cell.h"

static LiaListPage *
open_page (SceneFixture *fixture, const char *type)
{
  LiaListPage *page =
      g_object_new (LIA_TYPE_LIST_PAGE, "type-name", type, "register", fixture->base.reg, NULL);

  gtk_window_set_default_size (fixture->window, 1280, 800);
  gtk_window_set_child (fixture->window, GTK_WIDGET (page));

  return page;
}

static gboolean
is_inscription (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_INSCRIPTION (widget) &&
         g_strcmp0 (gtk_inscription_get_text (GTK_INSCRIPTION (widget)), text) == 0;
}

static gboolean
is_pill (GtkWidget *widget, gconstpointer tooltip)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_has_css_class (widget, "lia-filter-pill") &&
         g_strcmp0 (gtk_widget_get_tooltip_text (widget), tooltip) == 0;
}

static gboolean
is_button (GtkWidget *widget, gconstpointer label)
{
  return GTK_IS_BUTTON (widget) &&
         g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0;
}

static void
test_shows_words (SceneFixture *fixture, gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET (open_page (fixture, "commitment"));

  scene_await (page, is_inscription, "Learn from the community");
  scene_await (page, is_inscription, "31 Mar 2026");
  scene_await (page, scene_is_label, "1");
}

static void
test_process_is_a_pill (SceneFixture *fixture, gconstpointer data)
{
  GtkWidget *label =
      scene_await (GTK_WIDGET (open_page (fixture, "engagement")), scene_is_label, "Budapest");

  g_assert_true (gtk_widget_has_css_class (label, "lia-pill"));
  g_assert_true (gtk_widget_has_css_class (gtk_widget_get_parent (label), "lia-process-plum"));
}

static void
test_text (SceneFixture *fixture, gconstpointer data)
{
  LiaListPage *page = open_page (fixture, "engagement");

  scene_await (GTK_WIDGET (page), scene_is_label, "3");
  lia_list_page_set_filter (page, "sofia");
  scene_await (GTK_WIDGET (page), scene_is_label, "1 of 3");
}

/* What is typed is one condition among others, even where there are no others. */
static void
test_reference (SceneFixture *fixture, gconstpointer data)
{
  LiaListPage *page = open_page (fixture, "engagement");

  scene_await (GTK_WIDGET (page), scene_is_label, "3");
  lia_list_page_set_filter (page, "E-002");
  scene_await (GTK_WIDGET (page), scene_is_label, "1 of 3");
}

static void
test_pill_is_taken_away (SceneFixture *fixture, gconstpointer data)
{
  LiaListPage *page = open_page (fixture, "engagement");
  GtkWidget *pill;

  lia_list_page_set_filter (page, "state:held process:bali");
  scene_await (GTK_WIDGET (page), scene_is_label, "1 of 3");
  scene_await (GTK_WIDGET (page), is_pill, "Remove “Process: Bali Process”");
  pill = scene_await (GTK_WIDGET (page), is_pill, "Remove “State: Held”");
  g_signal_emit_by_name (pill, "clicked");
  scene_await (GTK_WIDGET (page), scene_is_label, "2 of 3");
}

static void
test_menu_adds_and_removes (SceneFixture *fixture, gconstpointer data)
{
  LiaListPage *page = open_page (fixture, "engagement");

  scene_await (GTK_WIDGET (page), scene_is_label, "3");
  gtk_widget_activate_action (GTK_WIDGET (page), "list.narrow", "s", "format:\"in person\"");
  scene_await (GTK_WIDGET (page), scene_is_label, "1 of 3");
  gtk_widget_activate_action (GTK_WIDGET (page), "list.narrow", "s", "format:\"in person\"");
  scene_await (GTK_WIDGET (page), scene_is_label, "3");
}

/* The arrow stands beside the label of a column's head. */
static gboolean
is_arrow (GtkWidget *widget, gconstpointer title)
{
  GtkWidget *label = gtk_widget_get_prev_sibling (widget);

  return g_str_equal (gtk_widget_get_css_name (widget), "sort-indicator") && label != NULL &&
         scene_is_label (label, title) &&
         (gtk_widget_has_css_class (widget, "ascending") ||
          gtk_widget_has_css_class (widget, "descending"));
}

static void
test_one_arrow (SceneFixture *fixture, gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET (open_page (fixture, "commitment"));

  scene_await (page, is_arrow, "Due");
  g_assert_null (scene_find (page, is_arrow, "Ref"));
}

static gboolean
is_filter (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_SEARCH_ENTRY (widget);
}

static gboolean
is_problem (GtkWidget *widget, gconstpointer part)
{
  return GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "error") &&
         strstr (gtk_label_get_text (GTK_LABEL (widget)), part) != NULL;
}

static void
test_wrong_filter_is_told (SceneFixture *fixture, gconstpointer data)
{
  LiaListPage *page = open_page (fixture, "engagement");
  GtkWidget *entry;

  lia_list_page_set_filter (page, "nonsense:1 state:held");
  scene_await (GTK_WIDGET (page), scene_is_label, "3");
  scene_await (GTK_WIDGET (page), is_problem, "nonsense");
  entry = scene_await (GTK_WIDGET (page), is_filter, NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "nonsense:1 state:held");
  gtk_editable_set_text (GTK_EDITABLE (entry), "state:held");
  scene_await (GTK_WIDGET (page), scene_is_label, "2 of 3");
  g_assert_null (scene_find (GTK_WIDGET (page), is_problem, ""));
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_list_store_append (G_LIST_STORE (source), G_OBJECT (result));
}

static gboolean
has_item (gpointer data)
{
  return g_list_model_get_n_items (data) > 0;
}

/* How what is typed up to its end is judged: right, half typed or wrong. */
static void
assert_judged (SceneFixture *fixture, const char *text, gboolean right, gboolean half_typed)
{
  g_autoptr (GListStore) results = g_list_store_new (G_TYPE_OBJECT);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (LiaExpression) expression = NULL;
  g_autoptr (GError) error = NULL;
  gboolean half;

  lia_typed_filter_read_async (results, fixture->base.reg, &lia_engagement_type, text,
                               strlen (text), NULL, on_read);
  scene_run_until (has_item, results);
  result = g_list_model_get_item (G_LIST_MODEL (results), 0);
  expression = lia_typed_filter_read_finish (result, &half, &error);
  g_list_store_remove_all (results);
  g_assert_cmpint (expression != NULL, ==, right);
  g_assert_cmpint (half, ==, half_typed);
}

static void
test_half_typed (SceneFixture *fixture, gconstpointer data)
{
  assert_judged (fixture, "state:held", TRUE, FALSE);
  assert_judged (fixture, "state:hel", FALSE, TRUE);
  assert_judged (fixture, "sofia state:", FALSE, TRUE);
  assert_judged (fixture, "participations:(participant:P", FALSE, TRUE);
  assert_judged (fixture, "satus:hel", FALSE, FALSE);
  assert_judged (fixture, "state:hel sofia", FALSE, FALSE);
}

/* What is half typed is wrong as soon as it is taken for whole. */
static void
test_taken_for_whole (SceneFixture *fixture, gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET (open_page (fixture, "engagement"));
  GtkWidget *entry = scene_await (page, is_filter, NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), "state:hel");
  gtk_editable_set_position (GTK_EDITABLE (entry), -1);
  g_signal_emit_by_name (entry, "activate");
  scene_await (page, is_problem, "state:hel");
}

/* What was typed to its end stands by itself; words stay to be typed on. */
static void
test_typed_becomes_pills (SceneFixture *fixture, gconstpointer data)
{
  LiaListPage *page = open_page (fixture, "engagement");
  GtkWidget *entry = scene_await (GTK_WIDGET (page), is_filter, NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry),
                         "sofia participations:(participant:PAK) -state:cancelled");
  scene_await (GTK_WIDGET (page), scene_is_label, "1 of 3");
  g_signal_emit_by_name (entry, "activate");
  scene_await (GTK_WIDGET (page), is_pill, "Remove “Participations (Participant: Pakistan)”");
  scene_await (GTK_WIDGET (page), is_pill, "Remove “Not State: Cancelled”");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "sofia");
  scene_await (GTK_WIDGET (page), scene_is_label, "1 of 3");
}

static gboolean
is_change (GtkWidget *widget, gconstpointer tooltip)
{
  return GTK_IS_MENU_BUTTON (widget) && gtk_widget_has_css_class (widget, "lia-filter-pill") &&
         g_strcmp0 (gtk_widget_get_tooltip_text (widget), tooltip) == 0;
}

/* All conditions are seen, also where there are many; each can be turned round and typed on. */
static void
test_pill_is_changed (SceneFixture *fixture, gconstpointer data)
{
  LiaListPage *page = open_page (fixture, "engagement");
  GtkWidget *entry = scene_await (GTK_WIDGET (page), is_filter, NULL);
  GtkWidget *pill;

  lia_list_page_set_filter (page, "state:held process:bali");
  pill = scene_await (GTK_WIDGET (page), is_change, "State: Held");
  gtk_widget_activate_action (pill, "pill.negate", "s", "state:held");
  pill = scene_await (GTK_WIDGET (page), is_change, "Not State: Held");
  gtk_widget_activate_action (pill, "pill.negate", "s", "-state:held");
  pill = scene_await (GTK_WIDGET (page), is_change, "State: Held");
  scene_await (GTK_WIDGET (page), scene_is_label, "1 of 3");
  gtk_widget_activate_action (pill, "pill.edit", "s", "state:held");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "state:held");
  g_assert_null (scene_find (GTK_WIDGET (page), is_change, "State: Held"));
  scene_await (GTK_WIDGET (page), scene_is_label, "1 of 3");
}

static gboolean
is_menu_button (GtkWidget *widget, gconstpointer tooltip)
{
  return GTK_IS_MENU_BUTTON (widget) &&
         g_strcmp0 (gtk_widget_get_tooltip_text (widget), tooltip) == 0;
}

static gboolean
is_builder (GtkWidget *widget, gconstpointer data)
{
  return LIA_IS_FILTER_BUILDER (widget);
}

static gboolean
is_drop_down (GtkWidget *widget, gconstpointer position)
{
  return GTK_IS_DROP_DOWN (widget);
}

static guint
find_string (GtkDropDown *list, const char *text)
{
  GtkStringList *strings = GTK_STRING_LIST (gtk_drop_down_get_model (list));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (strings)); i++)
    if (g_str_equal (gtk_string_list_get_string (strings, i), text))
      return i;

  g_error ("%s is not offered", text);
}

static void
choose (GtkWidget *list, const char *text)
{
  gtk_drop_down_set_selected (GTK_DROP_DOWN (list), find_string (GTK_DROP_DOWN (list), text));
}

static gboolean
is_entry (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_ENTRY (widget);
}

static gboolean
is_row (GtkWidget *widget, gconstpointer type)
{
  return LIA_IS_CONDITION_ROW (widget);
}

static GtkWidget *
list_of (GtkWidget *row, gboolean second)
{
  GtkWidget *what = scene_await (row, is_drop_down, NULL);

  return second ? gtk_widget_get_next_sibling (what) : what;
}

/* The row inside of a row. */
static GtkWidget *
inner_row (GtkWidget *row)
{
  GtkWidget *place = gtk_widget_get_last_child (gtk_widget_get_first_child (row));

  return scene_await (place, is_row, NULL);
}

static gboolean
is_one_more (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_BUTTON (widget) &&
         ADW_IS_BUTTON_CONTENT (gtk_button_get_child (GTK_BUTTON (widget)));
}

static GtkWidget *
open_builder (LiaListPage *page)
{
  GtkWidget *button =
      scene_await (GTK_WIDGET (page), is_menu_button, "Add a condition to the filter");

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  return scene_await (button, is_builder, NULL);
}

static gboolean
is_ready (gpointer button)
{
  return gtk_widget_is_sensitive (button);
}

static void
finish (GtkWidget *builder, const char *label)
{
  GtkWidget *button = scene_await (builder, is_button, label);

  scene_run_until (is_ready, button);
  g_signal_emit_by_name (button, "clicked");
}

/* A condition on what is linked, put together without knowing how a filter is written. */
static void
test_builder (SceneFixture *fixture, gconstpointer data)
{
  LiaListPage *page = open_page (fixture, "engagement");
  GtkWidget *builder, *row, *inner;

  scene_await (GTK_WIDGET (page), scene_is_label, "3");
  builder = open_builder (page);
  row = scene_await (builder, is_row, NULL);
  choose (list_of (row, FALSE), "Tasks");
  inner = inner_row (row);
  choose (list_of (inner, FALSE), "Title");
  gtk_editable_set_text (GTK_EDITABLE (scene_await (inner, is_entry, NULL)), "concept");
  finish (builder, "Add condition");
  scene_await (GTK_WIDGET (page), is_pill, "Remove “Tasks (Title contains “concept”)”");
  scene_await (GTK_WIDGET (page), scene_is_label, "1 of 3");
}

static gboolean
is_check (GtkWidget *widget, gconstpointer label)
{
  return GTK_IS_CHECK_BUTTON (widget) &&
         g_strcmp0 (gtk_check_button_get_label (GTK_CHECK_BUTTON (widget)), label) == 0;
}

/* Several values, ticked. */
static void
test_builder_ticks (SceneFixture *fixture, gconstpointer data)
{
  LiaListPage *page = open_page (fixture, "engagement");
  GtkWidget *builder, *row;

  scene_await (GTK_WIDGET (page), scene_is_label, "3");
  builder = open_builder (page);
  row = scene_await (builder, is_row, NULL);
  choose (list_of (row, FALSE), "State");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (scene_await (row, is_check, "Held")), TRUE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (scene_await (row, is_check, "Proposed")), TRUE);
  finish (builder, "Add condition");
  scene_await (GTK_WIDGET (page), is_change, "State: Proposed or Held");
  scene_await (GTK_WIDGET (page), scene_is_label, "3 of 3");
}

static void
assert_loads (SceneFixture *fixture, const char *text, gboolean expected)
{
  LiaFilterBuilder *builder = g_object_ref_sink (g_object_new (LIA_TYPE_FILTER_BUILDER, NULL));

  g_test_message ("%s", text);
  lia_filter_builder_set_up (builder, fixture->base.reg, &lia_engagement_type);
  g_assert_cmpint (lia_filter_builder_load (builder, text), ==, expected);
  g_object_unref (builder);
}

/* What can be put together by choosing can be changed so; the rest is typed. */
static void
test_builder_loads (SceneFixture *fixture, gconstpointer data)
{
  assert_loads (fixture, "state:proposed,held", TRUE);
  assert_loads (fixture, "-process:bali", TRUE);
  assert_loads (fixture, "date:next-90-days or date:2026-01..2026-06 or date<today", TRUE);
  assert_loads (fixture, "participations:(participant:(member:both kind:territory) role:chair)",
                TRUE);
  assert_loads (fixture, "tasks:(kind:preparation kind:follow-up)", FALSE);
  assert_loads (fixture, "-(state:held or city:sofia)", FALSE);
  assert_loads (fixture, "date<=2026", FALSE);
  assert_loads (fixture, "sofia", FALSE);
}

/* A date by words that move along with today, and one of two conditions. */
static void
test_builder_any (SceneFixture *fixture, gconstpointer data)
{
  LiaListPage *page = open_page (fixture, "engagement");
  GtkWidget *builder, *row, *next;

  scene_await (GTK_WIDGET (page), scene_is_label, "3");
  builder = open_builder (page);
  row = scene_await (builder, is_row, NULL);
  choose (list_of (row, FALSE), "City");
  gtk_editable_set_text (GTK_EDITABLE (scene_await (row, is_entry, NULL)), "sofia");
  g_signal_emit_by_name (scene_await (builder, is_one_more, NULL), "clicked");
  next = gtk_widget_get_next_sibling (row);
  choose (list_of (next, FALSE), "When");
  choose (list_of (next, TRUE), "is after");
  choose (scene_await (gtk_widget_get_last_child (gtk_widget_get_first_child (next)), is_drop_down,
                       NULL),
          "today");
  choose (scene_await (builder, is_drop_down, NULL), "Any of these holds");
  finish (builder, "Add condition");
  scene_await (GTK_WIDGET (page), is_pill, "Remove “City contains “sofia” or When after today”");
  scene_await (GTK_WIDGET (page), scene_is_label, "2 of 3");
}

static gboolean
has_view (gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (LiaReader) reader = lia_register_read (fixture->reg);
  g_autoptr (GPtrArray) views = lia_saved_views (reader, NULL);

  return views->len == 1;
}

/* What somebody else saved opens with its filter, order and columns. */
static void
test_saved_view (SceneFixture *fixture, gconstpointer data)
{
  LiaListPage *page = open_page (fixture, "engagement");
  LiaId id = scene_add (&fixture->base, "view", "name", "Held", "shows", "engagement", "filter",
                        "state:held", "columns", "title;city", NULL);
  g_autofree char *text = lia_id_to_text (&id);

  scene_run_until (has_view, &fixture->base);
  scene_await (GTK_WIDGET (page), scene_is_label, "3");
  gtk_widget_activate_action (GTK_WIDGET (page), "views.open", "s", text);
  scene_await (GTK_WIDGET (page), scene_is_label, "2 of 3");
  scene_await (GTK_WIDGET (page), is_pill, "Remove “State: Held”");
  scene_await (GTK_WIDGET (page), is_menu_button, "View “Held”");
  gtk_widget_activate_action (GTK_WIDGET (page), "list.narrow", "s", "city:sofia");
  scene_await (GTK_WIDGET (page), scene_is_label, "1 of 3");
  gtk_widget_activate_action (GTK_WIDGET (page), "views.update", NULL);
  scene_await_value (&fixture->base, &id, "filter", "state:held city:sofia");
}

static void
test_outdated_view (SceneFixture *fixture, gconstpointer data)
{
  LiaListPage *page = open_page (fixture, "engagement");
  LiaId id = scene_add (&fixture->base, "view", "name", "Old", "shows", "engagement", "filter",
                        "deadline<2026", NULL);
  g_autofree char *text = lia_id_to_text (&id);

  gtk_widget_activate_action (GTK_WIDGET (page), "views.open", "s", text);
  scene_await (GTK_WIDGET (page), is_problem, "deadline");
}

static void
test_nothing_matches (SceneFixture *fixture, gconstpointer data)
{
  LiaListPage *page = open_page (fixture, "commitment");

  lia_list_page_set_filter (page, "xylophone");
  scene_await (GTK_WIDGET (page), scene_is_label, "Nothing matches");
  g_signal_emit_by_name (scene_await (GTK_WIDGET (page), is_button, "Show all"), "clicked");
  scene_await (GTK_WIDGET (page), is_inscription, "Learn from the community");
}

static void
test_none_yet (SceneFixture *fixture, gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET (open_page (fixture, "framework"));

  scene_await (page, scene_is_label, "Frameworks: none yet");
  scene_await (page, is_button, "New: Framework");
}

static void
test_archived (SceneFixture *fixture, gconstpointer data)
{
  LiaListPage *page = open_page (fixture, "lesson");
  g_autoptr (LiaRecord) lesson = fixture_get (&fixture->base, &fixture->scene.lesson);
  g_autoptr (LiaEdit) edit = lia_edit_new ("Archive");

  scene_await (GTK_WIDGET (page), is_inscription, "Start small and informal.");
  lia_edit_archive (edit, lesson);
  fixture_apply (&fixture->base, edit);
  scene_await (GTK_WIDGET (page), scene_is_label, "Lessons: none yet");
  lia_list_page_set_filter (page, "archived:yes");
  scene_await (GTK_WIDGET (page), is_inscription, "Start small and informal.");
}

/* The window is gone before what was typed is read. */
static void
test_closed_while_read (SceneFixture *fixture, gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET (open_page (fixture, "engagement"));
  GtkWidget *entry = scene_await (page, is_filter, NULL);

  scene_await (page, scene_is_label, "3");
  gtk_editable_set_text (GTK_EDITABLE (entry), "state:held");
  g_signal_emit_by_name (entry, "activate");
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  scene_add_test ("/list-page/shows-words", test_shows_words);
  scene_add_test ("/list-page/process-is-a-pill", test_process_is_a_pill);
  scene_add_test ("/list-page/text", test_text);
  scene_add_test ("/list-page/one-arrow", test_one_arrow);
  scene_add_test ("/list-page/reference", test_reference);
  scene_add_test ("/list-page/pill-is-changed", test_pill_is_changed);
  scene_add_test ("/list-page/pill-is-taken-away", test_pill_is_taken_away);
  scene_add_test ("/list-page/menu-adds-and-removes", test_menu_adds_and_removes);
  scene_add_test ("/list-page/wrong-filter-is-told", test_wrong_filter_is_told);
  scene_add_test ("/list-page/half-typed", test_half_typed);
  scene_add_test ("/list-page/taken-for-whole", test_taken_for_whole);
  scene_add_test ("/list-page/typed-becomes-pills", test_typed_becomes_pills);
  scene_add_test ("/list-page/builder", test_builder);
  scene_add_test ("/list-page/builder-ticks", test_builder_ticks);
  scene_add_test ("/list-page/builder-loads", test_builder_loads);
  scene_add_test ("/list-page/builder-any", test_builder_any);
  scene_add_test ("/list-page/saved-view", test_saved_view);
  scene_add_test ("/list-page/outdated-view", test_outdated_view);
  scene_add_test ("/list-page/nothing-matches", test_nothing_matches);
  scene_add_test ("/list-page/none-yet", test_none_yet);
  scene_add_test ("/list-page/archived", test_archived);
  scene_add_test ("/list-page/closed-while-read", test_closed_while_read);
  return g_test_run ();
}
