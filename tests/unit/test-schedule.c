#include "briefing/document/schedule.h"
#include "records/date.h"

static LiaSchedule *
make_schedule (gint32 first_day, gint32 last_day, gint32 today)
{
  LiaSchedule *schedule = lia_schedule_new ("Process", "Status", today);

  lia_schedule_add_bar (schedule, &(LiaBar) { .reference = "C-001",
                                              .title = "Title",
                                              .group = "Bali Process",
                                              .first_day = first_day,
                                              .last_day = last_day });
  return schedule;
}

static gint32
step_at (GArray *steps, guint index)
{
  return g_array_index (steps, gint32, index);
}

static void
assert_day (gint32 day, const char *edtf)
{
  g_autofree char *text = lia_day_to_edtf (day);

  g_assert_cmpstr (text, ==, edtf);
}

static void
test_weeks (void)
{
  gint32 today = lia_day_from_civil (2026, 11, 25);
  g_autoptr (LiaSchedule) schedule = make_schedule (today, today + 365, today);
  g_autoptr (GArray) steps = lia_schedule_make_steps (schedule);

  g_assert_cmpint (lia_schedule_find_step (schedule), ==, LIA_SCHEDULE_WEEKS);
  assert_day (step_at (steps, 0), "2026-11-23");
  assert_day (step_at (steps, 1), "2026-11-30");
  g_assert_cmpuint (steps->len, ==, 53);
}

static void
test_months (void)
{
  gint32 first_day = lia_day_from_civil (2025, 11, 30);
  g_autoptr (LiaSchedule) schedule =
      make_schedule (first_day, lia_day_from_civil (2028, 1, 1), first_day);
  g_autoptr (GArray) steps = lia_schedule_make_steps (schedule);

  g_assert_cmpint (lia_schedule_find_step (schedule), ==, LIA_SCHEDULE_MONTHS);
  assert_day (step_at (steps, 0), "2025-11-01");
  assert_day (step_at (steps, 1), "2025-12-01");
  assert_day (step_at (steps, 2), "2026-01-01");
  g_assert_cmpuint (steps->len, ==, 27);
}

static void
test_quarters (void)
{
  gint32 first_day = lia_day_from_civil (2019, 12, 31);
  g_autoptr (LiaSchedule) schedule =
      make_schedule (first_day, lia_day_from_civil (2027, 5, 1), first_day);
  g_autoptr (GArray) steps = lia_schedule_make_steps (schedule);

  g_assert_cmpint (lia_schedule_find_step (schedule), ==, LIA_SCHEDULE_QUARTERS);
  assert_day (step_at (steps, 0), "2019-10-01");
  assert_day (step_at (steps, 1), "2020-01-01");
  assert_day (step_at (steps, steps->len - 1), "2027-04-01");
}

/* However far apart, no more steps than go on a page. */
static void
test_years (void)
{
  gint32 first_day = lia_day_from_civil (1, 1, 1);
  g_autoptr (LiaSchedule) schedule =
      make_schedule (first_day, lia_day_from_civil (9999, 12, 31), first_day);
  g_autoptr (GArray) steps = lia_schedule_make_steps (schedule);

  g_assert_cmpint (lia_schedule_find_step (schedule), ==, LIA_SCHEDULE_YEARS);
  g_assert_cmpuint (steps->len, ==, LIA_SCHEDULE_MOST_STEPS);
  assert_day (step_at (steps, 1), "0002-01-01");
}

/* Before 1970 a day is below 0, and its week begins on a Monday all the same. */
static void
test_early (void)
{
  gint32 first_day = lia_day_from_civil (1969, 12, 31);
  g_autoptr (LiaSchedule) schedule = make_schedule (first_day, first_day, first_day);
  g_autoptr (GArray) steps = lia_schedule_make_steps (schedule);

  g_assert_cmpuint (steps->len, ==, 1);
  assert_day (step_at (steps, 0), "1969-12-29");
}

/* A bar that began long ago leaves room for what is near. */
static void
test_window (void)
{
  gint32 today = lia_day_from_civil (2026, 11, 25);
  g_autoptr (LiaSchedule) schedule = make_schedule (today - 9000, today + 9000, today);
  g_autoptr (GArray) steps = NULL;

  lia_schedule_set_window (schedule, today - 100, today + 200);
  steps = lia_schedule_make_steps (schedule);
  g_assert_cmpint (lia_schedule_find_step (schedule), ==, LIA_SCHEDULE_WEEKS);
  g_assert_cmpint (step_at (steps, 0), <=, today - 100);
  g_assert_cmpint (step_at (steps, 0), >, today - 107);
  g_assert_cmpint (step_at (steps, steps->len - 1), <=, today + 200);
}

/* Without any bar there is still today. */
static void
test_empty (void)
{
  g_autoptr (LiaSchedule) schedule = lia_schedule_new ("Process", "Status", 20000);
  g_autoptr (GArray) steps = lia_schedule_make_steps (schedule);

  g_assert_cmpuint (steps->len, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/schedule/weeks", test_weeks);
  g_test_add_func ("/schedule/months", test_months);
  g_test_add_func ("/schedule/quarters", test_quarters);
  g_test_add_func ("/schedule/years", test_years);
  g_test_add_func ("/schedule/early", test_early);
  g_test_add_func ("/schedule/window", test_window);
  g_test_add_func ("/schedule/empty", test_empty);
  return g_test_run ();
}
