#include "fixture.h"
#include "register/log.h"

static LiaLogEntry *
entry (GPtrArray *log, guint i)
{
  g_assert_cmpuint (i, <, log->len);
  return g_ptr_array_index (log, i);
}

static GPtrArray *
read_log (Fixture *fixture, const LiaLogFilter *filter)
{
  g_autoptr (LiaReader) reader = lia_register_read (fixture->reg);
  g_autoptr (GError) error = NULL;
  GPtrArray *log = lia_reader_log (reader, filter, 0, 0, 100, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (lia_reader_count_log (reader, filter, NULL, NULL), ==, log->len);
  return log;
}

static void
assert_labels (Fixture *fixture, const LiaLogFilter *filter, const char *first, guint n)
{
  g_autoptr (GPtrArray) log = read_log (fixture, filter);

  g_assert_cmpuint (log->len, ==, n);
  if (n > 0)
    g_assert_cmpstr (entry (log, 0)->label, ==, first);
}

static void
test_newest_first (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaLogFilter) all = lia_log_filter_new ();
  LiaId id = fixture_add_commitment (fixture, "Promise", "2026-03-31");
  gint64 serial = fixture_set (fixture, &id, "due", "2026-06-30", "The host asked for it");
  g_autoptr (GPtrArray) log = read_log (fixture, all);
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (LiaReader) reader = lia_register_read (fixture->reg);

  g_assert_cmpint (entry (log, 0)->serial, ==, serial);
  g_assert_cmpstr (entry (log, 0)->label, ==, "Set due");
  g_assert_cmpstr (entry (log, 0)->reason, ==, "The host asked for it");
  g_assert_cmpstr (entry (log, 0)->person, ==, "Tester");
  g_assert_cmpstr (entry (log, 0)->office, ==, "RSO");
  g_assert_cmpint (entry (log, 0)->n_changes, ==, 1);
  g_assert_cmpint (entry (log, 0)->n_records, ==, 1);
  changes = lia_reader_log_changes (reader, serial, 10, NULL);
  g_assert_cmpuint (changes->len, ==, 1);
}

static void
test_pages (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaLogFilter) all = lia_log_filter_new ();
  g_autoptr (LiaReader) reader = NULL;
  LiaId id = fixture_add_challenge (fixture, "Title");
  gint64 before = 0;
  gint64 expected;

  for (guint i = 0; i < 25; i++) {
    g_autofree char *title = g_strdup_printf ("Title %u", i);

    fixture_set (fixture, &id, "title", title, NULL);
  }
  expected = fixture->serial;
  reader = lia_register_read (fixture->reg);
  for (;;) {
    g_autoptr (GPtrArray) page = lia_reader_log (reader, all, 0, before, 10, NULL, NULL);

    for (guint i = 0; i < page->len; i++)
      g_assert_cmpint (entry (page, i)->serial, ==, expected--);
    if (page->len < 10)
      break;
    before = entry (page, 9)->serial;
  }
  g_assert_cmpint (expected, ==, 0);
}

static void
test_filters (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaLogFilter) filter = lia_log_filter_new ();
  LiaId commitment = fixture_add_commitment (fixture, "Promise", "2026-03-31");
  LiaId challenge = fixture_add_challenge (fixture, "Challenge");
  gint64 first = g_get_real_time ();

  fixture_set (fixture, &commitment, "due", "2026-06-30", "The host asked for it");
  fixture_set (fixture, &challenge, "title", "Another", NULL);
  fixture_add_update (fixture, &commitment, "2026-01-01", "A step");

  filter->type = lia_record_type_find ("challenge");
  assert_labels (fixture, filter, "Set title", 2);
  filter->field = g_strdup ("trend");
  assert_labels (fixture, filter, NULL, 0);
  g_clear_pointer (&filter->field, g_free);
  filter->type = NULL;
  filter->moved = TRUE;
  assert_labels (fixture, filter, "Set due", 1);
  filter->record = challenge;
  assert_labels (fixture, filter, NULL, 0);
  filter->moved = FALSE;
  filter->record = commitment;
  /* Its making, its move, and the update that is a part of it. */
  {
    g_autoptr (GPtrArray) log = read_log (fixture, filter);

    g_assert_cmpuint (log->len, ==, 3);
  }
  filter->record = (LiaId) { { 0 } };
  filter->words = g_strdup ("HOST asked");
  assert_labels (fixture, filter, "Set due", 1);
  g_clear_pointer (&filter->words, g_free);
  filter->since = first;
  {
    g_autoptr (GPtrArray) log = read_log (fixture, filter);

    g_assert_cmpuint (log->len, ==, 3);
  }
  filter->until = first;
  assert_labels (fixture, filter, NULL, 0);
}

static void
test_authors (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaLogFilter) filter = lia_log_filter_new ();
  g_auto (GStrv) persons = NULL;
  g_auto (GStrv) offices = NULL;
  g_autoptr (LiaReader) reader = NULL;

  fixture_add_challenge (fixture, "Ours");
  lia_register_set_author (fixture->reg, "Somebody Else", "ICMPD");
  fixture_add_challenge (fixture, "Theirs");
  reader = lia_register_read (fixture->reg);
  persons = lia_reader_log_authors (reader, FALSE, NULL);
  offices = lia_reader_log_authors (reader, TRUE, NULL);
  g_assert_cmpstr (persons[0], ==, "Somebody Else");
  g_assert_cmpstr (persons[1], ==, "Tester");
  g_assert_cmpstr (offices[0], ==, "ICMPD");
  filter->person = g_strdup ("somebody");
  {
    g_autoptr (GPtrArray) log = read_log (fixture, filter);

    g_assert_cmpuint (log->len, ==, 1);
  }
}

static void
test_last_change (Fixture *fixture, gconstpointer data)
{
  LiaId id = fixture_add_challenge (fixture, "Title");
  gint64 serial = fixture_set (fixture, &id, "title", "New", NULL);
  g_autoptr (LiaReader) reader = NULL;
  g_autoptr (LiaHistoryEntry) last = NULL;
  g_autoptr (LiaHistoryEntry) never = NULL;

  fixture_set (fixture, &id, "note", "A note", NULL);
  reader = lia_register_read (fixture->reg);
  last = lia_reader_last_change (reader, &id, "title");
  never = lia_reader_last_change (reader, &id, "wording");
  g_assert_cmpint (last->serial, ==, serial);
  g_assert_null (never);
}

/* The index on moved dates names the fields; the descriptions say which they are. */
static void
test_index_knows_the_dates (void)
{
  for (const LiaRecordType *const *type = lia_record_types (); *type != NULL; type++)
    for (const LiaField *field = (*type)->fields; field->name != NULL; field++)
      if (field->kind == LIA_FIELD_DATE && (field->flags & LIA_FIELD_REASONED))
        g_assert_true (g_str_equal (field->name, "due") || g_str_equal (field->name, "date"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_add_test ("/log/newest-first", test_newest_first);
  fixture_add_test ("/log/pages", test_pages);
  fixture_add_test ("/log/filters", test_filters);
  fixture_add_test ("/log/authors", test_authors);
  fixture_add_test ("/log/last-change", test_last_change);
  g_test_add_func ("/log/index-knows-the-dates", test_index_knows_the_dates);
  return g_test_run ();
}
