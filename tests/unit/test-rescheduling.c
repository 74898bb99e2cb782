#include "fixture.h"

#include "insight/moved-date.h"
#include "insight/rescheduling.h"
#include "records/error.h"
#include "records/types.h"

/* A meeting of two days with all that can hang on it. */
typedef struct {
  LiaId meeting;
  LiaId before, after, fixed, done;
  LiaId second_day;
  LiaId commitment;
} World;

static gint32
day (const char *text)
{
  g_autoptr (LiaDate) date = lia_date_parse (text, NULL);

  return lia_date_first_day (date);
}

static LiaId
add_meeting (Fixture *fixture, const char *title, const char *date)
{
  LiaId process = fixture_add (fixture, "process", "name", title, "short_name", title, NULL);
  g_autofree char *key = lia_id_to_text (&process);

  return fixture_add (fixture, "engagement", "title", title, "process", key, "state", "confirmed",
                      "date", date, NULL);
}

static LiaId
add_task (Fixture *fixture, const LiaId *meeting, const char *field, const char *value)
{
  g_autofree char *key = lia_id_to_text (meeting);

  return fixture_add (fixture, "task", "engagement", key, "title", "A task", "kind", "preparation",
                      field, value, NULL);
}

static World
build_world (Fixture *fixture, const char *date)
{
  World world = { .meeting = add_meeting (fixture, "A dialogue", date) };
  g_autofree char *key = lia_id_to_text (&world.meeting);

  world.before = add_task (fixture, &world.meeting, "offset_days", "-3");
  world.after = add_task (fixture, &world.meeting, "offset_days", "7");
  world.fixed = add_task (fixture, &world.meeting, "due", "2026-12-01");
  world.done = add_task (fixture, &world.meeting, "offset_days", "-5");
  fixture_set (fixture, &world.done, "done", "2026-11-03", NULL);
  world.second_day = fixture_add (fixture, "agenda_item", "engagement", key, "title", "Visits",
                                  "day", "2026-12-17", NULL);
  world.commitment = fixture_add_commitment (fixture, "Learn from COLEP", "2026-12-20");
  fixture_link (fixture, "followed_up_at", &world.commitment, &world.meeting);
  return world;
}

static LiaEdit *
move (Fixture *fixture, const LiaId *id, LiaDateEnd end, const char *first, const char *last)
{
  g_autoptr (LiaReader) reader = lia_register_read (fixture->reg);
  g_autoptr (GError) error = NULL;
  LiaEdit *edit = lia_moved_date_edit (reader, id, end, day (first), day (last), &error);

  g_assert_no_error (error);
  return edit;
}

static LiaRescheduling *
look (Fixture *fixture, LiaEdit *edit)
{
  g_autoptr (LiaReader) reader = lia_register_read (fixture->reg);

  return lia_rescheduling_read (reader, edit);
}

static void
assert_moved (const char *date, LiaDateEnd end, const char *first, const char *last, const char *is)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *moved = lia_moved_date (date, end, day (first), day (last), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (moved, ==, is);
}

/* Only what somebody took hold of becomes known to the day. */
static void
test_dates (void)
{
  g_autoptr (GError) error = NULL;

  assert_moved ("2026-12-16", LIA_DATE_WHOLE, "2027-01-06", "2027-01-06", "2027-01-06");
  assert_moved ("2026-12-16/2026-12-17", LIA_DATE_WHOLE, "2027-01-06", "2027-01-07",
                "2027-01-06/2027-01-07");
  assert_moved ("2026-12-16", LIA_DATE_LAST, "2026-12-16", "2026-12-18", "2026-12-16/2026-12-18");
  assert_moved ("2026-12-16", LIA_DATE_FIRST, "2026-12-14", "2026-12-16", "2026-12-14/2026-12-16");
  assert_moved ("2026-12-16/2026-12-17", LIA_DATE_LAST, "2026-12-16", "2026-12-16", "2026-12-16");
  assert_moved ("2026-12", LIA_DATE_WHOLE, "2026-12-08", "2026-12-08", "2026-12-08");
  assert_moved ("2026-12", LIA_DATE_LAST, "2026-12-01", "2027-01-05", "2026-12/2027-01-05");
  assert_moved ("2026-12~/2027-03-04", LIA_DATE_LAST, "2026-12-01", "2027-03-09",
                "2026-12~/2027-03-09");
  assert_moved ("2026-12/..", LIA_DATE_FIRST, "2026-12-08", "2026-12-08", "2026-12-08/..");

  g_assert_null (lia_moved_date ("2026-12-16", LIA_DATE_LAST, 0, day ("2026-12-10"), &error));
  g_assert_error (error, LIA_RECORD_ERROR, LIA_RECORD_ERROR_DATE);
}

/* What hangs on the first and on the last day moves with that; the rest stays. */
static void
test_meeting (Fixture *fixture, gconstpointer data)
{
  World world = build_world (fixture, "2026-12-16/2026-12-17");
  g_autoptr (LiaEdit) edit =
      move (fixture, &world.meeting, LIA_DATE_WHOLE, "2027-01-06", "2027-01-08");
  g_autoptr (LiaRescheduling) result = look (fixture, edit);
  g_autofree char *summary = lia_rescheduling_summary (result);
  const LiaRescheduled *moved;

  g_assert_cmpuint (result->along->len, ==, 3);
  g_assert_cmpstr (summary, ==, "2 tasks, 1 agenda item");
  moved = result->along->pdata[0];
  g_assert_true (moved->type == &lia_agenda_item_type);
  g_assert_cmpstr (moved->to, ==, "7 January 2027");
  moved = result->along->pdata[1];
  g_assert_cmpstr (moved->from, ==, "13 December 2026");
  g_assert_cmpstr (moved->to, ==, "3 January 2027");
  moved = result->along->pdata[2];
  g_assert_cmpstr (moved->from, ==, "24 December 2026");
  g_assert_cmpstr (moved->to, ==, "15 January 2027");

  g_assert_cmpuint (result->staying->len, ==, 2);
  moved = result->staying->pdata[0];
  g_assert_true (moved->type == &lia_task_type);
  g_assert_null (moved->to);
  moved = result->staying->pdata[1];
  g_assert_true (moved->type == &lia_commitment_type);
  g_assert_nonnull (moved->note);

  lia_rescheduling_complete (result, edit);
  lia_edit_set_reason (edit, "The host has no room");
  fixture_apply (fixture, edit);
  fixture_assert_value (fixture, &world.meeting, "date", "2027-01-06/2027-01-08");
  fixture_assert_value (fixture, &world.second_day, "day", "2027-01-07");
  fixture_assert_value (fixture, &world.fixed, "due", "2026-12-01");
}

/* One undo takes back all that moved. */
static void
test_undo (Fixture *fixture, gconstpointer data)
{
  World world = build_world (fixture, "2026-12-16/2026-12-17");
  g_autoptr (LiaEdit) edit =
      move (fixture, &world.meeting, LIA_DATE_WHOLE, "2027-01-06", "2027-01-07");
  g_autoptr (LiaRescheduling) result = look (fixture, edit);
  g_autoptr (LiaEdit) undone = NULL;

  lia_rescheduling_complete (result, edit);
  lia_edit_set_reason (edit, "The host has no room");
  fixture_apply (fixture, edit);
  undone = lia_register_undo (fixture->reg, NULL);
  g_assert_nonnull (undone);
  fixture_assert_value (fixture, &world.meeting, "date", "2026-12-16/2026-12-17");
  fixture_assert_value (fixture, &world.second_day, "day", "2026-12-17");
}

/* A meeting that only becomes shorter takes nothing along, and tells what is left outside. */
static void
test_shorter (Fixture *fixture, gconstpointer data)
{
  World world = build_world (fixture, "2026-12-16/2026-12-17");
  g_autoptr (LiaEdit) edit =
      move (fixture, &world.meeting, LIA_DATE_LAST, "2026-12-16", "2026-12-16");
  g_autoptr (LiaRescheduling) result = look (fixture, edit);
  const LiaRescheduled *item = result->staying->pdata[0];

  g_assert_cmpuint (result->days->len, ==, 0);
  g_assert_cmpuint (result->along->len, ==, 1);
  g_assert_true (item->type == &lia_agenda_item_type);
  g_assert_nonnull (item->note);
}

static void
test_vague (Fixture *fixture, gconstpointer data)
{
  World world = build_world (fixture, "2026-12");
  g_autoptr (LiaEdit) edit =
      move (fixture, &world.meeting, LIA_DATE_WHOLE, "2027-01-06", "2027-01-06");
  g_autoptr (LiaRescheduling) result = look (fixture, edit);

  g_assert_cmpuint (result->days->len, ==, 0);
  g_assert_cmpuint (result->along->len, ==, 2);
}

static void
test_clashes (Fixture *fixture, gconstpointer data)
{
  World world = build_world (fixture, "2026-12-16/2026-12-17");
  LiaId other = add_meeting (fixture, "A workshop", "2027-01-07/2027-01-09");
  LiaId turkey = fixture_add_participant (fixture, "TUR", "Türkiye");
  g_autofree char *country = lia_id_to_text (&turkey);
  g_autoptr (LiaEdit) edit =
      move (fixture, &world.meeting, LIA_DATE_WHOLE, "2027-01-06", "2027-01-07");
  g_autoptr (LiaEdit) later =
      move (fixture, &world.meeting, LIA_DATE_WHOLE, "2026-10-29", "2026-10-30");
  g_autoptr (LiaRescheduling) result = NULL;
  g_autoptr (LiaRescheduling) holiday = NULL;

  add_meeting (fixture, "Some time", "2027");
  fixture_set (fixture, &world.meeting, "country", country, NULL);
  result = look (fixture, edit);
  g_assert_cmpuint (result->clashes->len, ==, 1);
  g_assert_cmpstr (result->clashes->pdata[0], ==, "A workshop");
  g_assert_null (result->holiday);

  fixture_set (fixture, &other, "state", "cancelled", "No room");
  holiday = look (fixture, later);
  g_assert_cmpuint (holiday->clashes->len, ==, 0);
  g_assert_cmpstr (holiday->holiday, ==, "Republic Day");
}

/* A commitment has its own start and its own due day, and takes nothing along. */
static void
test_commitment (Fixture *fixture, gconstpointer data)
{
  LiaId id = fixture_add_commitment (fixture, "Learn from COLEP", "2026-12");
  g_autoptr (LiaEdit) due = move (fixture, &id, LIA_DATE_LAST, "2026-12-01", "2027-01-05");
  g_autoptr (LiaEdit) start = move (fixture, &id, LIA_DATE_FIRST, "2026-12-01", "2027-01-05");

  g_assert_null (look (fixture, due));
  lia_edit_set_reason (due, "Not yet ready");
  fixture_apply (fixture, due);
  fixture_apply (fixture, start);
  fixture_assert_value (fixture, &id, "due", "2027-01-05");
  fixture_assert_value (fixture, &id, "start", "2026-12-01");
}

/* A task that is counted from its meeting stays so; one with a date of its own gets another. */
static void
test_task (Fixture *fixture, gconstpointer data)
{
  World world = build_world (fixture, "2026-12-16/2026-12-18");
  g_autoptr (LiaEdit) before =
      move (fixture, &world.before, LIA_DATE_WHOLE, "2026-12-10", "2026-12-10");
  g_autoptr (LiaEdit) after =
      move (fixture, &world.after, LIA_DATE_WHOLE, "2026-12-20", "2026-12-20");
  g_autoptr (LiaEdit) fixed =
      move (fixture, &world.fixed, LIA_DATE_WHOLE, "2026-12-02", "2026-12-02");
  g_autoptr (LiaEdit) amid = NULL;

  fixture_apply (fixture, before);
  fixture_apply (fixture, after);
  fixture_assert_value (fixture, &world.before, "offset_days", "-6");
  fixture_assert_value (fixture, &world.after, "offset_days", "2");
  lia_edit_set_reason (fixed, "Late");
  fixture_apply (fixture, fixed);
  fixture_assert_value (fixture, &world.fixed, "due", "2026-12-02");

  amid = move (fixture, &world.before, LIA_DATE_WHOLE, "2026-12-17", "2026-12-17");
  fixture_apply (fixture, amid);
  fixture_assert_value (fixture, &world.before, "due", "2026-12-17");
}

/* Somebody else gave the agenda item another day meanwhile: that is a conflict, not lost. */
static void
test_conflict (Fixture *fixture, gconstpointer data)
{
  World world = build_world (fixture, "2026-12-16/2026-12-17");
  g_autoptr (LiaEdit) edit =
      move (fixture, &world.meeting, LIA_DATE_WHOLE, "2027-01-06", "2027-01-07");
  g_autoptr (LiaRescheduling) result = look (fixture, edit);
  g_autoptr (GError) error = NULL;

  lia_rescheduling_complete (result, edit);
  lia_edit_set_reason (edit, "The host has no room");
  fixture_set (fixture, &world.second_day, "day", "2026-12-16", NULL);
  g_assert_false (lia_register_apply (fixture->reg, edit, &error));
  g_assert_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_CONFLICT);
  fixture_assert_value (fixture, &world.meeting, "date", "2026-12-16/2026-12-17");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rescheduling/dates", test_dates);
  fixture_add_test ("/rescheduling/meeting", test_meeting);
  fixture_add_test ("/rescheduling/undo", test_undo);
  fixture_add_test ("/rescheduling/shorter", test_shorter);
  fixture_add_test ("/rescheduling/vague", test_vague);
  fixture_add_test ("/rescheduling/clashes", test_clashes);
  fixture_add_test ("/rescheduling/commitment", test_commitment);
  fixture_add_test ("/rescheduling/task", test_task);
  fixture_add_test ("/rescheduling/conflict", test_conflict);
  return g_test_run ();
}
