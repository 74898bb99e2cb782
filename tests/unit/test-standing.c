#include "fixture.h"
#include "insight/standing.h"
#include "records/limits.h"
#include "records/types.h"

static gint32
day (const char *text)
{
  g_autoptr (LiaDate) date = lia_date_parse (text, NULL);

  return lia_date_first_day (date);
}

static LiaRecord *
commitment_new (const char *kind, const char *status, const char *due)
{
  LiaId id = lia_id_new ();
  LiaRecord *record = lia_record_new (&lia_commitment_type, &id);
  const LiaRecordType *type = &lia_commitment_type;

  lia_record_set_nth (record, lia_record_type_index (type, "kind"), kind);
  lia_record_set_nth (record, lia_record_type_index (type, "status"), status);
  lia_record_set_nth (record, lia_record_type_index (type, "due"), due);
  return record;
}

static LiaStanding
standing_of (const char *kind, const char *status, const char *due, const char *today)
{
  g_autoptr (LiaRecord) record = commitment_new (kind, status, due);

  return lia_standing_at (record, LIA_DAY_NONE, day (today));
}

static void
test_overdue (void)
{
  LiaStanding standing = standing_of ("commitment", "in_progress", "2023-10", "2023-11-03");

  g_assert_true (standing.open);
  g_assert_true (standing.overdue);
  g_assert_false (standing.due_soon);
  g_assert_cmpint (standing.days_late, ==, 3);
  g_assert_cmpint (standing.days_to_go, ==, 0);

  standing = standing_of ("commitment", "unknown", "2023-10", "2023-10-31");
  g_assert_false (standing.overdue);
  g_assert_true (standing.due_soon);
  standing = standing_of ("commitment", "fulfilled", "2023-10", "2024-01-01");
  g_assert_false (standing.open);
  g_assert_false (standing.overdue);
  standing = standing_of ("commitment", "withdrawn", "2023-10", "2024-01-01");
  g_assert_false (standing.overdue);
  standing = standing_of ("proposal", "unknown", "2023-10", "2024-01-01");
  g_assert_true (standing.open);
  g_assert_false (standing.overdue);
}

static void
test_due_soon (void)
{
  LiaStanding standing = standing_of ("action point", "not_started", "2023-10-04", "2023-09-30");

  g_assert_true (standing.due_soon);
  g_assert_cmpint (standing.days_to_go, ==, 4);

  standing = standing_of ("commitment", "not_started", "2023-03-02", "2023-01-01");
  g_assert_true (standing.due_soon);
  standing = standing_of ("commitment", "not_started", "2023-03-03", "2023-01-01");
  g_assert_false (standing.due_soon);
  g_assert_cmpint (standing.days_to_go, ==, LIA_SOON_DAYS + 1);
  standing = standing_of ("commitment", "not_started", "XXXX-03", "2023-01-01");
  g_assert_false (standing.due_soon);
  g_assert_cmpint (standing.due, ==, LIA_DAY_NONE);
  standing = standing_of ("commitment", "not_started", NULL, "2023-01-01");
  g_assert_cmpint (standing.due, ==, LIA_DAY_NONE);
}

static void
test_silent (void)
{
  g_autoptr (LiaRecord) record = commitment_new ("commitment", "in_progress", NULL);
  g_autoptr (LiaRecord) done = commitment_new ("commitment", "fulfilled", NULL);
  gint32 today = day ("2023-10-04");

  g_assert_false (lia_standing_at (record, today - LIA_SILENT_DAYS, today).silent);
  g_assert_true (lia_standing_at (record, today - LIA_SILENT_DAYS - 1, today).silent);
  g_assert_false (lia_standing_at (record, LIA_DAY_NONE, today).silent);
  g_assert_false (lia_standing_at (done, today - 1000, today).silent);
}

static void
assert_standing_words (const char *due, const char *today, const char *expected)
{
  LiaStanding standing = standing_of ("commitment", "in_progress", due, today);
  g_autofree char *words = lia_standing_to_words (&standing);

  g_assert_cmpstr (words, ==, expected);
}

static void
test_words (void)
{
  g_autofree char *ago = lia_days_away_to_words (10, 13);
  g_autofree char *tomorrow = lia_days_away_to_words (11, 10);

  assert_standing_words ("2023-10-04", "2023-10-05", "1 day late");
  assert_standing_words ("2023-10-04", "2023-10-07", "3 days late");
  assert_standing_words ("2023-10-04", "2023-10-04", "today");
  assert_standing_words ("2023-10-04", "2023-10-02", "in 2 days");
  assert_standing_words (NULL, "2023-10-02", NULL);
  g_assert_cmpstr (ago, ==, "3 days ago");
  g_assert_cmpstr (tomorrow, ==, "tomorrow");
}

static LiaRecord *
task_new (const char *due, const char *offset)
{
  LiaId id = lia_id_new ();
  LiaRecord *record = lia_record_new (&lia_task_type, &id);

  lia_record_set_nth (record, lia_record_type_index (&lia_task_type, "due"), due);
  lia_record_set_nth (record, lia_record_type_index (&lia_task_type, "offset_days"), offset);
  return record;
}

static gint32
task_due (const char *due, const char *offset, const char *date)
{
  LiaId id = lia_id_new ();
  g_autoptr (LiaRecord) task = task_new (due, offset);
  g_autoptr (LiaRecord) engagement = lia_record_new (&lia_engagement_type, &id);

  lia_record_set_nth (engagement, lia_record_type_index (&lia_engagement_type, "date"), date);
  return lia_task_due_day (task, engagement);
}

static void
test_task (void)
{
  g_autoptr (LiaRecord) task = task_new (NULL, "7");

  g_assert_cmpint (task_due (NULL, "-28", "2023-10-04/2023-10-05"), ==, day ("2023-09-06"));
  g_assert_cmpint (task_due (NULL, "7", "2023-10-04/2023-10-05"), ==, day ("2023-10-12"));
  g_assert_cmpint (task_due ("2023-09-01", "-28", "2023-10-04"), ==, day ("2023-09-01"));
  g_assert_cmpint (task_due ("2023-09-01", "-28", NULL), ==, day ("2023-09-01"));
  g_assert_cmpint (task_due (NULL, "-28", "XXXX-10"), ==, LIA_DAY_NONE);
  g_assert_cmpint (task_due (NULL, NULL, "2023-10-04"), ==, LIA_DAY_NONE);

  g_assert_true (lia_task_is_open (task));
  lia_record_set_nth (task, lia_record_type_index (&lia_task_type, "done"), "2023-10-01");
  g_assert_false (lia_task_is_open (task));
}

static void
test_last_heard (Fixture *fixture, gconstpointer data)
{
  LiaId process = fixture_add (fixture, "process", "name", "A", "short_name", "a", NULL);
  g_autofree char *process_text = lia_id_to_text (&process);
  LiaId meeting = fixture_add (fixture, "engagement", "title", "M", "process", process_text,
                               "state", "held", "date", "2023-10-04/2023-10-05", NULL);
  LiaId id = fixture_add (fixture, "commitment", "title", "C", "kind", "commitment", "status",
                          "unknown", "start", "2020-01", NULL);
  g_autoptr (LiaRecord) record = fixture_get (fixture, &id);
  g_autoptr (LiaReader) before = lia_register_read (fixture->reg);
  g_autoptr (LiaReader) linked = NULL;
  g_autoptr (LiaReader) updated = NULL;

  g_assert_cmpint (lia_standing_last_heard (before, record), ==, day ("2020-01-01"));

  fixture_link (fixture, "made_at", &id, &meeting);
  linked = lia_register_read (fixture->reg);
  g_assert_cmpint (lia_standing_last_heard (linked, record), ==, day ("2023-10-05"));

  fixture_add_update (fixture, &id, "2022-05", "Some news");
  fixture_add_update (fixture, &id, "2021-05", "Older news");
  updated = lia_register_read (fixture->reg);
  g_assert_cmpint (lia_standing_last_heard (updated, record), ==, day ("2022-05-31"));
}

static const char *
pick (const char *const *choices, guint n)
{
  return choices[g_test_rand_int_range (0, n)];
}

static void
add_random_commitment (Fixture *fixture)
{
  const char *const kinds[] = { "commitment", "proposal", "action point" };
  const char *const statuses[] = { "unknown", "in_progress", "fulfilled", "withdrawn" };
  const char *const dates[] = { NULL,         "2023",       "2023-09",         "2023-10-04",
                                "2023-10-03", "2023-12-03", "2023-12-04",      "../2023-01",
                                "XXXX-10",    "2023/..",    "2023-11/2023-12", "2023-04-04" };
  const char *const starts[] = { NULL, "2020", "2022-12-01", "XXXX-03" };
  LiaId id = fixture_add (fixture, "commitment", "title", "C", "kind", pick (kinds, 3), "status",
                          pick (statuses, 4), "due", pick (dates, G_N_ELEMENTS (dates)), "start",
                          pick (starts, G_N_ELEMENTS (starts)), NULL);
  const char *date = pick (dates, G_N_ELEMENTS (dates));

  if (date != NULL)
    fixture_add_update (fixture, &id, date, "News");
}

static void
assert_agrees (LiaReader *reader, const char *state, gsize offset, gint32 today)
{
  g_autoptr (LiaQuery) all = lia_query_new (&lia_commitment_type);
  g_autoptr (GPtrArray) records = lia_reader_list_records (reader, all, NULL, NULL);
  g_autoptr (LiaQuery) query = lia_query_new (&lia_commitment_type);
  g_autoptr (GArray) found = NULL;
  g_autoptr (GHashTable) ids = g_hash_table_new (lia_id_hash, lia_id_equal);

  g_assert_true (lia_query_where_state (query, state, today));
  found = lia_reader_list (reader, query, NULL, NULL);
  for (guint i = 0; i < found->len; i++)
    g_hash_table_add (ids, &g_array_index (found, LiaId, i));

  for (guint i = 0; i < records->len; i++) {
    LiaStanding standing = lia_standing_read (reader, records->pdata[i], today);

    g_assert_cmpint (G_STRUCT_MEMBER (gboolean, &standing, offset), ==,
                     g_hash_table_contains (ids, lia_record_get_id (records->pdata[i])));
  }
}

/* What is counted one by one and what the register finds by a query is the same. */
static void
test_agrees_with_query (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaReader) reader = NULL;

  for (guint i = 0; i < 80; i++)
    add_random_commitment (fixture);

  reader = lia_register_read (fixture->reg);
  assert_agrees (reader, "open", G_STRUCT_OFFSET (LiaStanding, open), day ("2023-10-04"));
  assert_agrees (reader, "overdue", G_STRUCT_OFFSET (LiaStanding, overdue), day ("2023-10-04"));
  assert_agrees (reader, "due-soon", G_STRUCT_OFFSET (LiaStanding, due_soon), day ("2023-10-04"));
  assert_agrees (reader, "silent", G_STRUCT_OFFSET (LiaStanding, silent), day ("2023-10-04"));
}

static void
test_reach (Fixture *fixture, gconstpointer data)
{
  LiaId bali = fixture_add (fixture, "process", "name", "A", "short_name", "a", NULL);
  LiaId budapest = fixture_add (fixture, "process", "name", "B", "short_name", "b", NULL);
  g_autofree char *bali_text = lia_id_to_text (&bali);
  g_autofree char *budapest_text = lia_id_to_text (&budapest);
  LiaId meeting = fixture_add (fixture, "engagement", "title", "M", "process", budapest_text,
                               "with_process", bali_text, "state", "held", NULL);
  LiaId challenge = fixture_add_challenge (fixture, "Information sharing");
  LiaId pakistan = fixture_add_participant (fixture, "PAK", "Pakistan");
  LiaId iraq = fixture_add_participant (fixture, "IRQ", "Iraq");
  g_autoptr (LiaReader) reader = NULL;
  LiaReach reach;

  fixture_link (fixture, "concerns", &challenge, &pakistan);
  fixture_link (fixture, "concerns", &challenge, &iraq);
  fixture_link (fixture, "raised_at", &challenge, &meeting);
  reader = lia_register_read (fixture->reg);
  reach = lia_challenge_reach (reader, &challenge);

  g_assert_cmpuint (reach.participants, ==, 2);
  g_assert_cmpuint (reach.bodies, ==, 0);
  g_assert_cmpuint (reach.processes, ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/standing/overdue", test_overdue);
  g_test_add_func ("/standing/due-soon", test_due_soon);
  g_test_add_func ("/standing/silent", test_silent);
  g_test_add_func ("/standing/words", test_words);
  g_test_add_func ("/standing/task", test_task);
  fixture_add_test ("/standing/last-heard", test_last_heard);
  fixture_add_test ("/standing/agrees-with-query", test_agrees_with_query);
  fixture_add_test ("/standing/reach", test_reach);
  return g_test_run ();
}
