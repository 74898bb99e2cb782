#include <string.h>

#include "brief-fixture.h"
#include "briefing-fixture.h"
#include "briefing/error.h"
#include "briefing/since.h"
#include "records/date.h"
#include "records/types.h"
#include "records/year-part.h"
#include "register/filter-period.h"
#include "register/past.h"

static gint32
day (const char *text)
{
  g_autoptr (LiaDate) date = lia_date_parse (text, NULL);

  return lia_date_last_day (date);
}

static LiaDocument *
compose (LiaRegister *reg, const char *since, const char *today, GError **error)
{
  LiaBriefingOptions options = { .kind = &lia_period_briefing, .since = since };

  return briefing_compose (reg, &options, day (today), error);
}

static char *
report (LiaRegister *reg, const char *since, const char *today)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaDocument) document = compose (reg, since, today, &error);

  g_assert_no_error (error);
  return briefing_to_text (document);
}

static LiaId
add_engagement (Fixture *fixture, const char *title, const char *date, const char *state)
{
  LiaId process = fixture_add (fixture, "process", "name", title, "short_name", title, NULL);
  g_autofree char *text = lia_id_to_text (&process);

  return fixture_add (fixture, "engagement", "title", title, "process", text, "state", state,
                      "date", date, NULL);
}

/* What there was before October 2020, and what happened in it. */
static void
fill (Fixture *fixture)
{
  LiaId done = fixture_add_commitment (fixture, "Done", "2020-12");
  LiaId late = fixture_add_commitment (fixture, "Late", "2020-10-21");
  LiaId moved = fixture_add_commitment (fixture, "Moved", "2020-11-01");
  LiaId held = add_engagement (fixture, "Held late", "2020-09-20", "confirmed");
  LiaId made;
  gint64 serial = fixture->serial;

  briefing_set_time (fixture, 0, "2020-09-05");
  fixture_set (fixture, &done, "status", "fulfilled", NULL);
  fixture_set (fixture, &moved, "due", "2020-11-15", "Asked for");
  fixture_set (fixture, &held, "state", "held", NULL);
  fixture_add_update (fixture, &late, "2020-10-07", "Begun");
  made = add_engagement (fixture, "In October", "2020-10-08", "held");
  fixture_set (fixture, &made, "outcome", "Agreed to share", NULL);
  add_engagement (fixture, "Next", "2020-12-01", "confirmed");
  fixture_add_commitment (fixture, "New", "2021-03");
  briefing_set_time (fixture, serial, "2020-10-10");
}

static void
test_sections (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  fill (fixture);
  text = report (fixture->reg, NULL, "2020-10-31");
  g_assert_true (g_str_has_prefix (text, "Report: October 2020\n"));
  brief_assert_has (text, "Engagements held: 2\nCommitments added: 1\nUpdates received: 1\n"
                          "Commitments fulfilled: 1\nBecame overdue: 1\nDates moved: 1\n");
  brief_assert_has (text, "# Engagements held\n== \n"
                          "|E-001|Held late|2020-09-20|Held late|No outcome is recorded.|0\n"
                          "|E-002|In October|2020-10-08|In October|Agreed to share|0\n");
  brief_assert_has (text,
                    "# Commitments added\n== \n|C-004|New||Commitment|Mar 2021|In progress\n");
  brief_assert_has (text, "# Updates received\n== \n|C-002|Late|2020-10-07|Begun|\n");
  brief_assert_has (text, "# Completed\n== \n|C-001|Done||Dec 2020|2020-10-10\n");
  brief_assert_has (text, "== Became overdue in the period\n|C-002|Late||2020-10-21|10\n"
                          "== Overdue\n|C-002|Late||2020-10-21|10\n"
                          "== Moved dates\n|C-003|Commitment|Moved|2020-11-01|2020-11-15|14\n");
  brief_assert_has (text, "== In the next 90 days\n|C-003|Moved||2020-11-15|Due\n|E-003|Next|");
  brief_assert_has (text,
                    "== Engagements: Held, and no outcome is recorded (1)\n|E-001|Held late\n");
  g_assert_null (strstr (text, "Month by month"));
}

/* What was done later makes no difference to the report of an earlier month. */
static void
test_earlier (Fixture *fixture, gconstpointer data)
{
  LiaId id;
  gint64 serial;
  g_autofree char *then = NULL;
  g_autofree char *again = NULL;
  g_autofree char *later = NULL;
  g_autoptr (LiaReader) reader = NULL;
  g_autoptr (LiaMoment) moment = NULL;
  g_autoptr (LiaRegister) past = NULL;
  g_autoptr (GError) error = NULL;

  fill (fixture);
  then = report (fixture->reg, "2020-10", "2020-10-31");
  serial = fixture->serial;
  id = fixture_add_commitment (fixture, "In November", "2020-10-15");
  fixture_add_update (fixture, &id, "2020-10-20", "Too late for October");
  fixture_set (fixture, &id, "archived", "1", NULL);
  briefing_set_time (fixture, serial, "2020-11-10");

  reader = lia_register_read (fixture->reg);
  moment = lia_moment_find (reader, "2020-10-31", &error);
  g_assert_no_error (error);
  past = lia_register_open_past (fixture->reg, moment, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  again = report (past, "2020-10-01", "2020-10-31");
  g_assert_cmpstr (again, ==, then);
  later = report (fixture->reg, "2020-11", "2020-11-30");
  g_assert_cmpstr (later, !=, then);
}

static void
test_half_year (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  fill (fixture);
  text = report (fixture->reg, "2020-H2", "2020-12-31");
  g_assert_true (g_str_has_prefix (text, "Report: second half of 2020\n"));
  brief_assert_has (text, "== Month by month\n"
                          "|July 2020|0|0|0|0|0|0\n"
                          "|August 2020|0|0|0|0|0|0\n"
                          "|September 2020|1|3|0|0|0|0\n"
                          "|October 2020|1|1|1|1|1|1\n"
                          "|November 2020|0|0|0|0|1|0\n"
                          "|December 2020|0|0|0|0|0|0\n");
}

static void
test_snapshot (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaEdit) edit = lia_moment_take ("Then", NULL);
  g_autofree char *text = NULL;

  fixture_add_commitment (fixture, "Before", NULL);
  fixture_apply (fixture, edit);
  briefing_set_time (fixture, 0, "2020-10-10");
  fixture_add_commitment (fixture, "After", NULL);
  text = report (fixture->reg, "Then", "2020-10-31");
  brief_assert_has (text, "Report: 10–31 October 2020\n");
  brief_assert_has (text, "|After|");
  brief_assert_has (text, "Commitments added: 1\n");
  g_assert_null (strstr (text, "Then"));
}

static void
assert_refused (Fixture *fixture,
                const char *since,
                const char *today,
                GQuark domain,
                int code,
                const char *part)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (compose (fixture->reg, since, today, &error));
  g_assert_error (error, domain, code);
  brief_assert_has (error->message, part);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  fill (fixture);
  assert_refused (fixture, NULL, "2020-08-31", LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_EMPTY,
                  "On 31 August 2020 nothing was in this register yet");
  assert_refused (fixture, "2020-11", "2020-10-31", LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_INVALID,
                  "“2020-11”");
  assert_refused (fixture, "soon", "2020-10-31", LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_INVALID,
                  "“soon”");
}

static void
assert_period (const char *text, const char *since, const char *as_at)
{
  g_autofree char *from = NULL;
  g_autofree char *end = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (lia_since_read_period (text, day ("2020-11-10"), &from, &end, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (from, ==, since);
  g_assert_cmpstr (end, ==, as_at);
}

/* What is over is told as it was at its end, and what is not as it is. */
static void
test_read (void)
{
  static const char *const none[] = { "2020-12", "..2020", "soon" };

  assert_period (LIA_SINCE_USUAL_PERIOD, "2020-10-01", "2020-10-31");
  assert_period ("2020-H1", "2020-01-01", "2020-06-30");
  assert_period ("2020-11", "2020-11-01", NULL);
  assert_period ("2020", "2020-01-01", NULL);
  assert_period ("2020..", "2020-01-01", NULL);
  assert_period ("last-quarter", "2020-07-01", "2020-09-30");
  assert_period ("this-quarter", "2020-10-01", NULL);
  assert_period ("last-half-year", "2020-01-01", "2020-06-30");
  for (guint i = 0; i < G_N_ELEMENTS (none); i++) {
    g_autofree char *from = NULL;
    g_autofree char *end = NULL;
    g_autoptr (GError) error = NULL;

    g_assert_false (lia_since_read_period (none[i], day ("2020-11-10"), &from, &end, &error));
    g_assert_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_INVALID);
    brief_assert_has (error->message, none[i]);
  }
}

static const struct {
  const char *text;
  const char *first;
  const char *last;
  const char *words;
} periods[] = {
  { "2026-10", "2026-10-01", "2026-10-31", "October 2026" },
  { "2026-Q1", "2026-01-01", "2026-03-31", "first quarter of 2026" },
  { "2026-q4", "2026-10-01", "2026-12-31", "fourth quarter of 2026" },
  { "2026-35", "2026-07-01", "2026-09-30", "third quarter of 2026" },
  { "2026-H1", "2026-01-01", "2026-06-30", "first half of 2026" },
  { "2026-h2", "2026-07-01", "2026-12-31", "second half of 2026" },
  { "2026-40", "2026-01-01", "2026-06-30", "first half of 2026" },
  { "2026-41", "2026-07-01", "2026-12-31", "second half of 2026" },
  { "2024", "2024-01-01", "2024-12-31", "2024" },
  { "2024-02", "2024-02-01", "2024-02-29", "February 2024" },
  { "2026-10-05..2026-10-09", "2026-10-05", "2026-10-09", "5–9 October 2026" },
  { "2026-10-05", "2026-10-05", "2026-10-05", "5 October 2026" },
  { "2026-02..2026-04", "2026-02-01", "2026-04-30", "1 February – 30 April 2026" },
};

static void
test_words (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (periods); i++) {
    LiaPeriod period;
    g_autoptr (GError) error = NULL;
    g_autofree char *words = NULL;

    lia_period_read (periods[i].text, 0, &period, &error);
    g_assert_no_error (error);
    g_assert_cmpint (period.first, ==, day (periods[i].first));
    g_assert_cmpint (period.last, ==, day (periods[i].last));
    words = lia_days_to_words (period.first, period.last);
    g_assert_cmpstr (words, ==, periods[i].words);
  }
}

static void
test_no_words (void)
{
  static const char *const none[] = { "2026-Q0", "2026-Q5",  "2026-H3", "2026-42", "2026-37",
                                      "2026-13", "226-Q1",   "2026Q1",  "2026-Q",  "2026-Q11",
                                      "2026-X1", "2026-Q1x", "-Q1",     "" };

  for (guint i = 0; i < G_N_ELEMENTS (none); i++) {
    gint32 first, last;

    g_assert_false (lia_year_part_read (none[i], &first, &last));
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_add_test ("/period/sections", test_sections);
  fixture_add_test ("/period/earlier", test_earlier);
  fixture_add_test ("/period/half-year", test_half_year);
  fixture_add_test ("/period/snapshot", test_snapshot);
  fixture_add_test ("/period/refused", test_refused);
  g_test_add_func ("/period/read", test_read);
  g_test_add_func ("/period/words", test_words);
  g_test_add_func ("/period/no-words", test_no_words);

  return g_test_run ();
}
