#include "fixture.h"
#include "insight/holidays.h"
#include "insight/overview.h"
#include "records/date.h"
#include "register/filter.h"

/* The day from which everything here is seen. */
#define TODAY (lia_day_from_civil (2026, 10, 1))

static LiaOverview *
read_overview (Fixture *fixture)
{
  g_autoptr (LiaReader) reader = lia_register_read (fixture->reg);
  g_autoptr (GError) error = NULL;
  LiaOverview *overview = lia_overview_read (reader, TODAY, NULL, &error);

  g_assert_no_error (error);
  return overview;
}

static LiaId
add_process (Fixture *fixture, const char *name, const char *short_name, const char *hue)
{
  return fixture_add (fixture, "process", "name", name, "short_name", short_name, "hue", hue, NULL);
}

static LiaId
add_meeting (Fixture *fixture,
             const char *title,
             const LiaId *process,
             const LiaId *with,
             const char *state,
             const char *date)
{
  g_autofree char *process_text = lia_id_to_text (process);
  g_autofree char *with_text = with == NULL ? NULL : lia_id_to_text (with);

  return fixture_add (fixture, "engagement", "title", title, "process", process_text,
                      "with_process", with_text, "state", state, "date", date, NULL);
}

static void
add_membership (Fixture *fixture,
                const LiaId *who,
                const LiaId *process,
                const char *standing,
                const char *until)
{
  g_autofree char *participant = lia_id_to_text (who);
  g_autofree char *process_text = lia_id_to_text (process);

  fixture_add (fixture, "membership", "participant", participant, "process", process_text,
               "standing", standing, "until", until, NULL);
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaOverview) overview = read_overview (fixture);

  g_assert_cmpuint (overview->n_commitments, ==, 0);
  g_assert_cmpuint (overview->n_overdue, ==, 0);
  g_assert_cmpuint (overview->n_upcoming, ==, 0);
  g_assert_cmpuint (overview->meetings->len, ==, 0);
  g_assert_cmpuint (overview->bars->len, ==, 0);
  g_assert_cmpuint (overview->columns->len, ==, 0);
  g_assert_cmpuint (overview->rows->len, ==, 0);
}

static void
test_counts (Fixture *fixture, gconstpointer data)
{
  LiaId bali = add_process (fixture, "Bali Process", "bali", "teal");
  LiaId heard;
  g_autoptr (LiaOverview) overview = NULL;

  fixture_add_commitment (fixture, "Late", "2026-09");
  heard = fixture_add_commitment (fixture, "Soon", "2026-11");
  fixture_add_commitment (fixture, "Far", "2028");
  fixture_add_update (fixture, &heard, "2026-01-01", "Half a year and more ago");
  fixture_add_challenge (fixture, "Nobody acts on this");
  add_meeting (fixture, "Held", &bali, NULL, "held", "2026-05-04");
  add_meeting (fixture, "Forgotten", &bali, NULL, "confirmed", "2026-09-30");
  add_meeting (fixture, "Ahead", &bali, NULL, "proposed", "2026-10-01");
  overview = read_overview (fixture);

  g_assert_cmpuint (overview->n_commitments, ==, 3);
  g_assert_cmpuint (overview->n_open, ==, 3);
  g_assert_cmpuint (overview->n_overdue, ==, 1);
  g_assert_cmpuint (overview->n_due_soon, ==, 1);
  g_assert_cmpuint (overview->n_silent, ==, 1);
  g_assert_cmpuint (overview->n_engagements, ==, 3);
  g_assert_cmpuint (overview->n_no_outcome, ==, 1);
  g_assert_cmpuint (overview->n_passed, ==, 1);
  g_assert_cmpuint (overview->n_upcoming, ==, 1);
  g_assert_cmpuint (overview->n_challenges, ==, 1);
  g_assert_cmpuint (overview->n_uncovered, ==, 1);
}

static void
add_task (Fixture *fixture, const LiaId *meeting, const char *offset, const char *done)
{
  g_autofree char *engagement = lia_id_to_text (meeting);

  fixture_add (fixture, "task", "engagement", engagement, "title", "Invitations", "kind",
               "preparation", "offset_days", offset, "done", done, NULL);
}

static void
test_meetings (Fixture *fixture, gconstpointer data)
{
  LiaId bali = add_process (fixture, "Bali Process", "bali", "teal");
  LiaId budapest = add_process (fixture, "Budapest Process", "budapest", "plum");
  LiaId first =
      add_meeting (fixture, "First", &budapest, &bali, "confirmed", "2026-10-13/2026-10-14");
  g_autofree char *first_text = lia_id_to_text (&first);
  g_autoptr (LiaOverview) overview = NULL;
  const LiaOverviewMeeting *meeting;

  fixture_set (fixture, &first, "city", "Vienna", NULL);
  add_meeting (fixture, "Second", &bali, NULL, "proposed", "2026-10-14");
  add_meeting (fixture, "Third", &bali, NULL, "proposed", "2026-10");
  add_meeting (fixture, "Cancelled", &bali, NULL, "cancelled", "2026-10-14");
  add_task (fixture, &first, "-28", NULL);
  add_task (fixture, &first, "-2", NULL);
  add_task (fixture, &first, "-42", "2026-09-01");
  overview = read_overview (fixture);

  g_assert_cmpuint (overview->meetings->len, ==, 3);
  meeting = overview->meetings->pdata[0];
  g_assert_cmpstr (meeting->title, ==, "Third");
  g_assert_cmpstr (meeting->away, ==, "no day yet");
  g_assert_cmpuint (meeting->n_clashes, ==, 0);

  meeting = overview->meetings->pdata[1];
  g_assert_cmpstr (meeting->id, ==, first_text);
  g_assert_cmpstr (meeting->away, ==, "in 12 days");
  g_assert_cmpstr (meeting->when, ==, "13–14 Oct 2026");
  g_assert_cmpstr (meeting->where, ==, "Vienna");
  g_assert_cmpstr (meeting->process, ==, "Budapest Process");
  g_assert_cmpstr (meeting->hue, ==, "plum");
  g_assert_cmpstr (meeting->with, ==, "Bali Process");
  g_assert_cmpstr (meeting->with_hue, ==, "teal");
  g_assert_cmpuint (meeting->n_tasks, ==, 3);
  g_assert_cmpuint (meeting->n_open, ==, 2);
  g_assert_cmpuint (meeting->n_late, ==, 1);
  g_assert_cmpstr (meeting->clashes, ==, "Second");
  g_assert_cmpuint (meeting->n_clashes, ==, 1);
}

static void
test_holidays (Fixture *fixture, gconstpointer data)
{
  LiaId bali = add_process (fixture, "Bali Process", "bali", "teal");
  LiaId turkiye = fixture_add_participant (fixture, "TUR", "Türkiye");
  LiaId meeting =
      add_meeting (fixture, "In Ankara", &bali, NULL, "confirmed", "2026-10-28/2026-10-29");
  g_autofree char *country = lia_id_to_text (&turkiye);
  g_autoptr (LiaOverview) overview = NULL;
  g_autofree char *day_before = lia_holidays_between ("TUR", lia_day_from_civil (2026, 10, 27),
                                                      lia_day_from_civil (2026, 10, 27));

  fixture_set (fixture, &meeting, "country", country, NULL);
  overview = read_overview (fixture);

  g_assert_cmpstr (((LiaOverviewMeeting *) overview->meetings->pdata[0])->holiday, ==,
                   "Republic Day");
  g_assert_null (day_before);
  g_assert_null (lia_holidays_between (NULL, 0, 1));
  g_assert_null (lia_holidays_between ("ZZZ", TODAY, TODAY + 400));
}

static void
assert_filter_counts (Fixture *fixture, const char *filter, guint n)
{
  g_autoptr (LiaReader) reader = lia_register_read (fixture->reg);
  g_autoptr (LiaQuery) query = lia_query_new (lia_record_type_find ("commitment"));
  g_autoptr (GError) error = NULL;

  lia_filter_apply (filter, query, reader, TODAY, &error);
  g_assert_no_error (error);
  g_assert_cmpint (lia_reader_count (reader, query, &error), ==, n);
}

static void
test_bars (Fixture *fixture, gconstpointer data)
{
  const char *const labels[] = { "Bali Process", "Budapest Process", "Both processes" };
  const guint totals[] = { 2, 1, 1 };
  LiaId bali = add_process (fixture, "Bali Process", "bali", "teal");
  LiaId budapest = add_process (fixture, "Budapest Process", "budapest", "plum");
  LiaId alone = add_meeting (fixture, "Alone", &bali, NULL, "held", "2025-01-01");
  LiaId joint = add_meeting (fixture, "Joint", &budapest, &bali, "held", "2025-02-01");
  LiaId a = fixture_add_commitment (fixture, "A", NULL);
  LiaId b = fixture_add_commitment (fixture, "B", NULL);
  g_autoptr (LiaOverview) overview = NULL;

  fixture_add_commitment (fixture, "Made nowhere", NULL);
  fixture_link (fixture, "made_at", &a, &alone);
  fixture_link (fixture, "made_at", &b, &joint);
  overview = read_overview (fixture);

  g_assert_cmpuint (overview->bars->len, ==, 3);
  for (guint i = 0; i < 3; i++) {
    const LiaOverviewBar *bar = overview->bars->pdata[i];

    g_assert_cmpstr (bar->label, ==, labels[i]);
    g_assert_cmpuint (bar->total, ==, totals[i]);
    g_assert_cmpuint (bar->counts[2], ==, totals[i]);
    assert_filter_counts (fixture, bar->filter, totals[i]);
  }
}

static void
test_coverage (Fixture *fixture, gconstpointer data)
{
  LiaId bali = add_process (fixture, "Bali Process", "bali", "teal");
  LiaId budapest = add_process (fixture, "Budapest Process", "budapest", "plum");
  LiaId pakistan = fixture_add_participant (fixture, "PAK", "Pakistan");
  LiaId iraq = fixture_add_participant (fixture, "IRQ", "Iraq");
  LiaId austria = fixture_add_participant (fixture, "AUT", "Austria");
  LiaId china = fixture_add_participant (fixture, "CHN", "China");
  LiaId empty = fixture_add_challenge (fixture, "Nobody acts on this");
  LiaId shared = fixture_add_challenge (fixture, "Information sharing");
  LiaId commitment = fixture_add_commitment (fixture, "Share", NULL);
  g_autofree char *empty_text = lia_id_to_text (&empty);
  g_autoptr (LiaOverview) overview = NULL;
  const LiaOverviewRow *row;

  add_membership (fixture, &pakistan, &bali, "member", NULL);
  add_membership (fixture, &pakistan, &budapest, "participating", NULL);
  add_membership (fixture, &iraq, &bali, "member", NULL);
  add_membership (fixture, &iraq, &budapest, "participating", NULL);
  add_membership (fixture, &austria, &bali, "observer", NULL);
  add_membership (fixture, &austria, &budapest, "participating", NULL);
  add_membership (fixture, &china, &bali, "member", NULL);
  add_membership (fixture, &china, &budapest, "observer", "2017");
  fixture_link (fixture, "addresses", &commitment, &shared);
  fixture_link (fixture, "made_by", &commitment, &pakistan);
  overview = read_overview (fixture);

  g_assert_cmpuint (overview->columns->len, ==, 2);
  g_assert_cmpstr (((LiaOverviewColumn *) overview->columns->pdata[0])->code, ==, "IRQ");
  g_assert_cmpstr (((LiaOverviewColumn *) overview->columns->pdata[1])->name, ==, "Pakistan");
  g_assert_cmpuint (overview->rows->len, ==, 2);

  row = overview->rows->pdata[0];
  g_assert_cmpstr (row->title, ==, "Information sharing");
  g_assert_cmpuint (row->total, ==, 1);
  g_assert_cmpuint (row->counts[0], ==, 0);
  g_assert_cmpuint (row->counts[1], ==, 1);
  assert_filter_counts (fixture, "addresses:X-002 participant:PAK", 1);
  assert_filter_counts (fixture, "addresses:X-002 participant:IRQ", 0);

  row = overview->rows->pdata[1];
  g_assert_cmpstr (row->id, ==, empty_text);
  g_assert_cmpuint (row->total, ==, 0);
}

typedef struct {
  LiaOverview *overview;
  GError *error;
  GMainLoop *loop;
} Answer;

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  answer->overview = lia_overview_read_finish (result, &answer->error);
  g_main_loop_quit (answer->loop);
}

static void
test_async (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Answer answer = { .loop = loop };

  fixture_add_challenge (fixture, "Information sharing");
  lia_overview_read_async (fixture->reg, NULL, on_read, &answer);
  g_main_loop_run (loop);

  g_assert_no_error (answer.error);
  g_assert_cmpuint (answer.overview->n_challenges, ==, 1);
  g_assert_cmpint (answer.overview->today, ==, lia_day_today ());
  lia_overview_free (answer.overview);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Answer answer = { .loop = loop };

  g_cancellable_cancel (cancellable);
  lia_overview_read_async (fixture->reg, cancellable, on_read, &answer);
  g_main_loop_run (loop);

  g_assert_null (answer.overview);
  g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&answer.error);
}

/* What is asked for days one by one is the same as what is asked for a stretch of them. */
static void
test_holidays_of_several (Fixture *fixture, gconstpointer data)
{
  static const char *const codes[] = { "TUR", "THA", NULL };
  static const char *const none[] = { NULL };
  g_autoptr (GArray) days = lia_holidays_days (codes);
  g_autoptr (GArray) no_days = lia_holidays_days (none);
  g_autoptr (GHashTable) countries = lia_holidays_countries ();

  g_assert_true (g_hash_table_contains (countries, "TUR"));
  g_assert_false (g_hash_table_contains (countries, "cod"));
  g_assert_cmpuint (no_days->len, ==, 0);
  g_assert_cmpuint (days->len, >, 100);
  for (guint i = 0; i < days->len; i++) {
    gint32 day = g_array_index (days, gint32, i);
    g_autofree char *turkish = lia_holidays_between ("TUR", day, day);
    g_autofree char *thai = lia_holidays_between ("THA", day, day);

    g_assert_true (turkish != NULL || thai != NULL);
    g_assert_true (i == 0 || g_array_index (days, gint32, i - 1) <= day);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_add_test ("/overview/empty", test_empty);
  fixture_add_test ("/overview/counts", test_counts);
  fixture_add_test ("/overview/meetings", test_meetings);
  fixture_add_test ("/overview/holidays", test_holidays);
  fixture_add_test ("/overview/holidays-of-several", test_holidays_of_several);
  fixture_add_test ("/overview/bars", test_bars);
  fixture_add_test ("/overview/coverage", test_coverage);
  fixture_add_test ("/overview/async", test_async);
  fixture_add_test ("/overview/cancelled", test_cancelled);
  return g_test_run ();
}
