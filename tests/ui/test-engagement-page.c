#include "pages/engagement-page.h"
#include "records/date.h"
#include "scene.h"
#include "widgets/attendance-list.h"
#include "widgets/choice-editor.h"
#include "widgets/field-editor.h"
#include "widgets/field-row.h"
#include "widgets/record-chooser.h"
#include "widgets/related-row.h"

static GtkWidget *
open_page (SceneFixture *fixture, const LiaId *id, const char *title)
{
  GtkWidget *page = g_object_new (LIA_TYPE_ENGAGEMENT_PAGE, "register", fixture->base.reg, NULL);

  gtk_window_set_child (fixture->window, page);
  lia_record_sheet_show (LIA_RECORD_SHEET (page), id);
  scene_await (page, scene_is_label, title);
  return page;
}

static GtkWidget *
open_sofia (SceneFixture *fixture)
{
  return open_page (fixture, &fixture->scene.engagement, "Thematic meeting on law enforcement");
}

static gboolean
is_view_stack (GtkWidget *widget, gconstpointer name)
{
  return GTK_IS_STACK (widget) && gtk_stack_get_child_by_name (GTK_STACK (widget), name) != NULL;
}

static void
show_view (GtkWidget *page, const char *name)
{
  gtk_stack_set_visible_child_name (GTK_STACK (scene_await (page, is_view_stack, name)), name);
}

static gboolean
is_check (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_CHECK_BUTTON (widget);
}

static gboolean
is_row_to (GtkWidget *widget, gconstpointer title)
{
  return LIA_IS_RELATED_ROW (widget) &&
         g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title);
}

/* A meeting that was held opens with what came of it; every record of it is one click further. */
static void
test_views (SceneFixture *fixture, gconstpointer data)
{
  GtkWidget *page = open_sofia (fixture);

  scene_await (page, scene_is_label, "4–5 October 2023 · Sofia, Bulgaria · In person");
  scene_await (page, is_row_to, "Learn from the community");
  scene_await (page, is_row_to, "Trafficking into online scam centres");
  scene_await (page, is_row_to, "Start small and informal.");
  scene_await (page, is_row_to, "News item about the meeting");

  show_view (page, "plan");
  scene_await (page, scene_is_label, "Compare how borders are managed.");
  scene_await (page, scene_is_label, "Opening");
  scene_await (page, scene_is_label, "09:30");
  scene_await (page, scene_is_label, "Bulgaria · Chairs");
  scene_await (page, scene_is_label, "In both processes · 1");

  show_view (page, "chain");
  scene_await (page, is_row_to, "Third meeting of the community");
  scene_await (page, is_row_to, "Call on what was learned");
}

static void
test_planned (SceneFixture *fixture, gconstpointer data)
{
  GtkWidget *page = open_page (fixture, &fixture->scene.follow_up, "Call on what was learned");
  GtkStack *views = GTK_STACK (scene_await (page, is_view_stack, "plan"));

  g_assert_cmpstr (gtk_stack_get_visible_child_name (views), ==, "plan");
  scene_await (page, is_row_to, "Learn from the community");
}

static gboolean
is_field_in_sight (GtkWidget *widget, gconstpointer name)
{
  return LIA_IS_FIELD_ROW (widget) && gtk_widget_get_visible (widget) &&
         g_str_equal (lia_field_row_get_field (LIA_FIELD_ROW (widget))->name, name);
}

/* What a plan can't do without is asked for; what it can do without waits. */
static void
test_asked (SceneFixture *fixture, gconstpointer data)
{
  GtkWidget *page = open_page (fixture, &fixture->scene.follow_up, "Call on what was learned");

  scene_await (page, is_field_in_sight, "objective");
  scene_await (page, is_field_in_sight, "city");
  g_assert_null (scene_find (page, is_field_in_sight, "time_until"));

  lia_record_sheet_show (LIA_RECORD_SHEET (page), &fixture->scene.earlier);
  scene_await (page, scene_is_label, "Third meeting of the community");
  g_assert_null (scene_find (page, is_field_in_sight, "objective"));
}

static gboolean
is_add_participation (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_BUTTON (widget) &&
         gtk_widget_get_ancestor (widget, LIA_TYPE_ATTENDANCE_LIST) != NULL &&
         g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (widget)), "list-add-symbolic") == 0;
}

static gboolean
is_role (GtkWidget *widget, gconstpointer role)
{
  g_autofree char *value =
      LIA_IS_CHOICE_EDITOR (widget) ? lia_field_editor_dup_value (LIA_FIELD_EDITOR (widget)) : NULL;

  return gtk_widget_get_ancestor (widget, LIA_TYPE_ATTENDANCE_LIST) != NULL &&
         g_strcmp0 (value, role) == 0;
}

/* Whoever is added to a meeting to come is invited, not its chair. */
static void
test_invite (SceneFixture *fixture, gconstpointer data)
{
  GtkWidget *page = open_page (fixture, &fixture->scene.follow_up, "Call on what was learned");

  g_signal_emit_by_name (scene_await (page, is_add_participation, NULL), "clicked");
  scene_await (page, is_role, "invited");

  page = open_sofia (fixture);
  show_view (page, "plan");
  g_signal_emit_by_name (scene_await (page, is_add_participation, NULL), "clicked");
  scene_await (page, is_role, "attends");
}

static void
test_tick_off (SceneFixture *fixture, gconstpointer data)
{
  GtkWidget *page = open_sofia (fixture);
  g_autofree char *today = lia_day_to_edtf (lia_day_today ());
  g_autofree char *today_words = lia_day_to_words (lia_day_today ());
  g_autofree char *done = g_strdup_printf ("Done %s", today_words);
  GtkWidget *check;

  show_view (page, "plan");
  check = scene_await (page, is_check, NULL);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  scene_await_value (&fixture->base, &fixture->scene.task, "done", today);
  scene_await (page, scene_is_label, done);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  scene_await_value (&fixture->base, &fixture->scene.task, "done", NULL);
}

typedef struct {
  GtkWidget *page;
  const char *label;
} Gone;

static gboolean
is_gone (gpointer data)
{
  Gone *gone = data;

  return scene_find (gone->page, scene_is_label, gone->label) == NULL;
}

static gboolean
is_attendance (GtkWidget *widget, gconstpointer data)
{
  return LIA_IS_ATTENDANCE_LIST (widget);
}

static void
test_take_off (SceneFixture *fixture, gconstpointer data)
{
  GtkWidget *page = open_sofia (fixture);
  g_autofree char *id = lia_id_to_text (&fixture->scene.participation);
  Gone gone = { page, "Bulgaria · Chairs" };

  show_view (page, "plan");
  scene_await (page, scene_is_label, gone.label);
  gtk_widget_activate_action (scene_await (page, is_attendance, NULL), "attendance.take-off", "s",
                              id);
  scene_run_until (is_gone, &gone);
  scene_await_value (&fixture->base, &fixture->scene.participation, "archived", "1");
}

static gboolean
is_action_points_button (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_MENU_BUTTON (widget) &&
         g_strcmp0 (gtk_widget_get_tooltip_text (widget), "Add to “Action points”") == 0;
}

/* What was agreed is taken down in the page: a new record and its link are one edit. */
static void
test_take_down (SceneFixture *fixture, gconstpointer data)
{
  GtkWidget *page = open_sofia (fixture);
  GtkWidget *button = scene_await (page, is_action_points_button, NULL);
  GtkPopover *chooser = gtk_menu_button_get_popover (GTK_MENU_BUTTON (button));
  g_autoptr (LiaReader) reader = NULL;
  g_autoptr (LiaRecord) made = NULL;

  g_assert_true (LIA_IS_RECORD_CHOOSER (chooser));
  g_signal_emit_by_name (chooser, "create", "Send the terms of reference");
  scene_await (page, is_row_to, "Send the terms of reference");
  reader = lia_register_read (fixture->base.reg);
  made = lia_reader_find (reader, lia_record_type_find ("commitment"),
                          "Send the terms of reference", NULL);
  g_assert_cmpstr (lia_record_get (made, "kind"), ==, "action point");
}

static void
test_nothing (SceneFixture *fixture, gconstpointer data)
{
  GtkWidget *page = open_sofia (fixture);

  lia_record_sheet_show (LIA_RECORD_SHEET (page), NULL);
  scene_await (page, scene_is_label, "No engagement chosen");
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  scene_add_test ("/engagement-page/views", test_views);
  scene_add_test ("/engagement-page/planned", test_planned);
  scene_add_test ("/engagement-page/asked", test_asked);
  scene_add_test ("/engagement-page/invite", test_invite);
  scene_add_test ("/engagement-page/tick-off", test_tick_off);
  scene_add_test ("/engagement-page/take-off", test_take_off);
  scene_add_test ("/engagement-page/take-down", test_take_down);
  scene_add_test ("/engagement-page/nothing", test_nothing);
  return g_test_run ();
}
