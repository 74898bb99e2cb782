#include "pages/overview-page.h"
#include "records/date.h"
#include "scene.h"
#include "widgets/meeting-row.h"

/* What the page asked the window to open last. */
typedef struct {
  SceneFixture base;
  GtkWidget *page;
  char *opened;
} PageFixture;

static void
on_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PageFixture *fixture = data;

  g_free (fixture->opened);
  fixture->opened = g_variant_print (parameter, FALSE);
}

static void
add_actions (PageFixture *fixture)
{
  const GActionEntry entries[] = {
    { .name = "open-list", .activate = on_action, .parameter_type = "(ss)" },
    { .name = "open-record", .activate = on_action, .parameter_type = "s" },
    { .name = "new-record", .activate = on_action, .parameter_type = "s" },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), fixture);
  gtk_widget_insert_action_group (GTK_WIDGET (fixture->base.window), "win", G_ACTION_GROUP (group));
}

static void
page_set_up (PageFixture *fixture, gconstpointer data)
{
  scene_set_up (&fixture->base, NULL);
  add_actions (fixture);
  fixture->page = g_object_new (LIA_TYPE_OVERVIEW_PAGE, "register", fixture->base.base.reg, NULL);
  gtk_window_set_child (fixture->base.window, fixture->page);
}

static void
page_tear_down (PageFixture *fixture, gconstpointer data)
{
  scene_tear_down (&fixture->base, NULL);
  g_free (fixture->opened);
}

static char *
days_from_now (int days)
{
  return lia_day_to_edtf (lia_day_today () + days);
}

static LiaId
add_meeting (PageFixture *fixture, const char *title, int days)
{
  g_autofree char *date = days_from_now (days);

  return scene_add (&fixture->base.base, "engagement", "title", title, "process", "@",
                    &fixture->base.scene.bali, "state", "confirmed", "date", date, NULL);
}

static gboolean
is_row_titled (GtkWidget *widget, gconstpointer title)
{
  return ADW_IS_ACTION_ROW (widget) &&
         g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0;
}

static gboolean
is_button_called (GtkWidget *widget, gconstpointer tooltip)
{
  return GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_widget_get_tooltip_text (widget), tooltip) == 0;
}

static gboolean
is_button_labelled (GtkWidget *widget, gconstpointer label)
{
  return GTK_IS_BUTTON (widget) &&
         g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0;
}

static gboolean
is_meeting (GtkWidget *widget, gconstpointer title)
{
  return LIA_IS_MEETING_ROW (widget) && scene_find (widget, scene_is_label, title) != NULL;
}

static gboolean
was_opened (gpointer data)
{
  return ((PageFixture *) data)->opened != NULL;
}

static void
assert_opens (PageFixture *fixture, GtkWidget *widget, const char *expected)
{
  g_clear_pointer (&fixture->opened, g_free);
  g_assert_true (gtk_widget_activate (widget));
  scene_run_until (was_opened, fixture);
  g_assert_cmpstr (fixture->opened, ==, expected);
}

static void
test_attention (PageFixture *fixture, gconstpointer data)
{
  g_autofree char *yesterday = days_from_now (-1);
  GtkWidget *row;

  fixture_add_commitment (&fixture->base.base, "Late", yesterday);
  row = scene_await (fixture->page, is_row_titled, "Overdue commitments");
  assert_opens (fixture, row, "('commitment', 'state:overdue')");
  row = scene_await (fixture->page, is_row_titled, "Held without an outcome");
  scene_await (row, scene_is_label, "2");
  assert_opens (fixture, row, "('engagement', 'state:no-outcome')");
  g_assert_null (scene_find (fixture->page, is_row_titled, "Challenges nobody acts on"));
}

static void
test_meetings (PageFixture *fixture, gconstpointer data)
{
  LiaId id = add_meeting (fixture, "Constructive dialogue", 12);
  g_autofree char *text = lia_id_to_text (&id);
  g_autofree char *expected = g_strdup_printf ("'%s'", text);
  GtkWidget *row;

  add_meeting (fixture, "Border forum", 12);
  row = scene_await (fixture->page, is_meeting, "Constructive dialogue");
  scene_await (row, scene_is_label, "in 12 days");
  scene_await (row, scene_is_label, "Bali Process");
  scene_await (row, scene_is_label, "Same days as “Border forum”");
  assert_opens (fixture, row, expected);
}

static void
test_bars (PageFixture *fixture, gconstpointer data)
{
  GtkWidget *label = scene_await (fixture->page, scene_is_label, "Both processes");
  GtkWidget *segment = scene_await (fixture->page, is_button_called, "In progress: 1");

  assert_opens (fixture, gtk_widget_get_parent (label),
                "('commitment', 'process:bali process:budapest')");
  assert_opens (fixture, segment, "('commitment', 'process:bali status:in_progress')");
  g_assert_null (scene_find (fixture->page, is_button_called, "Withdrawn: 0"));
}

static void
test_coverage (PageFixture *fixture, gconstpointer data)
{
  GtkWidget *cell = scene_await (fixture->page, is_button_called,
                                 "Trafficking into online scam centres, Pakistan: 1 commitment");
  GtkWidget *all = scene_await (fixture->page, is_button_called,
                                "Trafficking into online scam centres, all: 1 commitment");

  assert_opens (fixture, cell, "('commitment', 'addresses:X-001 participant:PAK')");
  assert_opens (fixture, all, "('commitment', 'addresses:X-001')");
}

static void
test_many_challenges (PageFixture *fixture, gconstpointer data)
{
  GtkWidget *more;

  for (guint i = 2; i <= 14; i++) {
    g_autofree char *title = g_strdup_printf ("Challenge %u", i);

    fixture_add_challenge (&fixture->base.base, title);
  }
  more = scene_await (fixture->page, is_button_labelled, "Show all challenges");
  scene_await (fixture->page, scene_is_label, "Challenge 12");
  g_assert_null (scene_find (fixture->page, scene_is_label, "Challenge 13"));
  g_signal_emit_by_name (more, "clicked");
  scene_await (fixture->page, scene_is_label, "Challenge 14");
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (more)), ==, "Show fewer");
}

/* A row that is still there is not made anew, so that the focus stays on it. */
static void
test_change (PageFixture *fixture, gconstpointer data)
{
  LiaId id = add_meeting (fixture, "Constructive dialogue", 12);
  GtkWidget *row = scene_await (fixture->page, is_meeting, "Constructive dialogue");

  fixture_set (&fixture->base.base, &id, "title", "Dialogue, renamed", NULL);
  g_assert_true (scene_await (fixture->page, is_meeting, "Dialogue, renamed") == row);
}

static void
test_empty (PageFixture *fixture, gconstpointer data)
{
  Fixture other;
  GtkWidget *button;

  fixture_set_up (&other, NULL);
  g_object_set (fixture->page, "register", other.reg, NULL);
  button = scene_await (fixture->page, is_button_labelled, "New engagement…");
  assert_opens (fixture, button, "'engagement'");
  g_object_set (fixture->page, "register", NULL, NULL);
  fixture_tear_down (&other, NULL);
}

static gboolean
is_gone (gpointer data)
{
  return *(GtkWidget **) data == NULL;
}

/* A page that goes away while it reads takes its reading with it. */
static void
test_closed_while_reading (PageFixture *fixture, gconstpointer data)
{
  GtkWidget *page = fixture->page;

  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  gtk_window_set_child (fixture->base.window, NULL);
  scene_run_until (is_gone, &page);
}

#define page_add_test(path, func)                                                                  \
  g_test_add (path, PageFixture, NULL, page_set_up, func, page_tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  page_add_test ("/overview-page/attention", test_attention);
  page_add_test ("/overview-page/meetings", test_meetings);
  page_add_test ("/overview-page/bars", test_bars);
  page_add_test ("/overview-page/coverage", test_coverage);
  page_add_test ("/overview-page/many-challenges", test_many_challenges);
  page_add_test ("/overview-page/change", test_change);
  page_add_test ("/overview-page/empty", test_empty);
  page_add_test ("/overview-page/closed-while-reading", test_closed_while_reading);
  return g_test_run ();
}
