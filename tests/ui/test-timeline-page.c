#include "pages/timeline-page.h"
#include "records/date.h"
#include "register/past.h"
#include "register/past.h"
#include "scene.h"
#include "widgets/timeline-compare.h"
#include "widgets/timeline-private.h"

static gboolean
is_timeline (GtkWidget *widget, gconstpointer data)
{
  return LIA_IS_TIMELINE (widget);
}

static gboolean
is_chip (GtkWidget *widget, gconstpointer title)
{
  return GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_widget_get_tooltip_text (widget), title) == 0;
}

static LiaTimeline *
open_page (SceneFixture *fixture)
{
  GtkWidget *page = g_object_new (LIA_TYPE_TIMELINE_PAGE, "register", fixture->base.reg, NULL);

  gtk_window_set_child (fixture->window, page);
  return LIA_TIMELINE (scene_await (page, is_timeline, NULL));
}

typedef struct {
  LiaTimeline *timeline;
  const LiaId *id;
  gint32 first;
} Expected;

static gboolean
begins_there (gpointer data)
{
  Expected *expected = data;
  LiaTimelineIndex *index = lia_timeline_get_index (expected->timeline);
  LiaTimelinePlace place;

  return lia_timeline_index_find (index, expected->id, NULL, &place) &&
         lia_timeline_index_get (index, &place)->first == expected->first;
}

static gboolean
is_gone (gpointer data)
{
  Expected *expected = data;
  LiaTimelinePlace place;

  return !lia_timeline_index_find (lia_timeline_get_index (expected->timeline), expected->id, NULL,
                                   &place);
}

static void
await_day (LiaTimeline *timeline, const LiaId *id, int year, int month, int day)
{
  Expected expected = { timeline, id, lia_day_from_civil (year, month, day) };

  scene_run_until (begins_there, &expected);
}

static void
test_shows_the_register (SceneFixture *fixture, gconstpointer data)
{
  LiaTimeline *timeline = open_page (fixture);

  await_day (timeline, &fixture->scene.engagement, 2023, 10, 4);
  await_day (timeline, &fixture->scene.commitment, 2023, 10, 4);
  await_day (timeline, &fixture->scene.follow_up, 2030, 2, 1);
}

/* A meeting that moves takes along what was made at it; one that is archived leaves. */
static void
test_follows_edits (SceneFixture *fixture, gconstpointer data)
{
  LiaTimeline *timeline = open_page (fixture);
  g_autoptr (LiaRecord) meeting = NULL;
  g_autoptr (LiaEdit) archive = lia_edit_new ("Archive");
  Expected gone = { timeline, &fixture->scene.earlier, 0 };

  fixture_set (&fixture->base, &fixture->scene.engagement, "date", "2023-11-02", "Moved");
  await_day (timeline, &fixture->scene.engagement, 2023, 11, 2);
  await_day (timeline, &fixture->scene.commitment, 2023, 11, 2);

  meeting = fixture_get (&fixture->base, &fixture->scene.earlier);
  lia_edit_archive (archive, meeting);
  fixture_apply (&fixture->base, archive);
  scene_run_until (is_gone, &gone);
}

static gboolean
is_by (gpointer data)
{
  Expected *expected = data;
  LiaTimelineIndex *index = lia_timeline_get_index (expected->timeline);

  return index != NULL && lia_timeline_index_get_lanes (index) == LIA_TIMELINE_BY_PARTICIPANT;
}

static gboolean
is_lanes (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_DROP_DOWN (widget);
}

/* What was chosen is read, followed, and still chosen when the page is opened again. */
static void
test_other_lanes (SceneFixture *fixture, gconstpointer data)
{
  LiaTimeline *timeline = open_page (fixture);
  GtkWidget *window = GTK_WIDGET (fixture->window);
  g_autoptr (GSettings) settings = g_settings_new (LIA_APPLICATION_ID);
  Expected expected = { timeline };

  gtk_drop_down_set_selected (GTK_DROP_DOWN (scene_find (window, is_lanes, NULL)),
                              LIA_TIMELINE_BY_PARTICIPANT);
  scene_run_until (is_by, &expected);
  fixture_set (&fixture->base, &fixture->scene.engagement, "date", "2023-11-02", "Moved");
  await_day (timeline, &fixture->scene.engagement, 2023, 11, 2);

  expected.timeline = open_page (fixture);
  scene_run_until (is_by, &expected);
  g_settings_reset (settings, "timeline-lanes");
}

static void
test_tray_takes_what_has_no_year (SceneFixture *fixture, gconstpointer data)
{
  LiaTimeline *timeline = open_page (fixture);

  g_assert_null (scene_find (GTK_WIDGET (fixture->window), is_chip, "A dialogue"));
  scene_add (&fixture->base, "engagement", "title", "A dialogue", "process", "@",
             &fixture->scene.bali, "state", "held", "date", "XXXX-10", NULL);
  scene_await (GTK_WIDGET (fixture->window), is_chip, "A dialogue");
  g_assert_nonnull (timeline);
}

static gboolean
is_compare (GtkWidget *widget, gconstpointer data)
{
  return LIA_IS_TIMELINE_COMPARE (widget);
}

static gboolean
ends_with (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
         g_str_has_suffix (gtk_label_get_text (GTK_LABEL (widget)), text);
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

/* How much moved is told, and told anew after an edit. */
static void
test_compare (SceneFixture *fixture, gconstpointer data)
{
  g_autoptr (LiaEdit) edit = lia_moment_take ("as at SOM 37", NULL);
  g_autoptr (LiaRegister) past = NULL;
  GtkWidget *root = GTK_WIDGET (fixture->window);
  GtkWidget *compare;

  fixture_apply (&fixture->base, edit);
  fixture_set (&fixture->base, &fixture->scene.follow_up, "date", "2030-03-01", "Moved");
  past = open_at (fixture, "as at SOM 37");

  open_page (fixture);
  compare = scene_find (root, is_compare, NULL);
  lia_timeline_compare_with (LIA_TIMELINE_COMPARE (compare), past);
  scene_await (root, ends_with, ": 1 moved, 0 came since, 0 gone");
  scene_add (&fixture->base, "engagement", "title", "A dialogue", "process", "@",
             &fixture->scene.bali, "state", "held", "date", "2024-10-01", NULL);
  scene_await (root, ends_with, ": 1 moved, 1 came since, 0 gone");
}

/* On the register as it was nothing is moved, and it is said why. */
static void
test_past_is_not_moved (SceneFixture *fixture, gconstpointer data)
{
  g_autoptr (LiaEdit) snapshot = lia_moment_take ("as at SOM 37", NULL);
  g_autoptr (LiaReader) reader = NULL;
  g_autoptr (LiaMoment) moment = NULL;
  g_autoptr (LiaRegister) past = NULL;
  LiaTimeline *timeline = open_page (fixture);

  g_assert_null (timeline->read_only);
  fixture_apply (&fixture->base, snapshot);
  reader = lia_register_read (fixture->base.reg);
  moment = lia_moment_find (reader, "as at SOM 37", NULL);
  past = lia_register_open_past (fixture->base.reg, moment, NULL, NULL, NULL, NULL);
  g_clear_pointer (&reader, lia_reader_free);
  g_object_set (gtk_window_get_child (fixture->window), "register", past, NULL);
  g_assert_nonnull (timeline->read_only);
  g_object_set (gtk_window_get_child (fixture->window), "register", fixture->base.reg, NULL);
  g_assert_null (timeline->read_only);
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *page = g_object_new (LIA_TYPE_TIMELINE_PAGE, "register", fixture->reg, NULL);

  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  scene_await (page, scene_is_label, "Nothing on the timeline yet");
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  scene_add_test ("/timeline-page/shows-the-register", test_shows_the_register);
  scene_add_test ("/timeline-page/follows-edits", test_follows_edits);
  scene_add_test ("/timeline-page/other-lanes", test_other_lanes);
  scene_add_test ("/timeline-page/tray", test_tray_takes_what_has_no_year);
  scene_add_test ("/timeline-page/compare", test_compare);
  scene_add_test ("/timeline-page/past", test_past_is_not_moved);
  fixture_add_test ("/timeline-page/empty", test_empty);
  return g_test_run ();
}
