#include <sqlite3.h>

#include "fixture.h"
#include "records/relation.h"

static LiaHistoryEntry *
entry (GPtrArray *history, guint i)
{
  g_assert_cmpuint (i, <, history->len);
  return g_ptr_array_index (history, i);
}

/* Writes past the register, as nothing but a fault would. */
static void
spoil (Fixture *fixture, const char *sql)
{
  sqlite3 *handle;

  g_assert_cmpint (sqlite3_open (fixture->path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
}

static void
test_who_when_why (Fixture *fixture, gconstpointer data)
{
  LiaId id = fixture_add_commitment (fixture, "Promise", "2026-03-31");
  g_autoptr (LiaReader) reader = NULL;
  g_autoptr (GPtrArray) history = NULL;
  gint64 before = g_get_real_time ();

  fixture_set (fixture, &id, "due", "2026-06-30", "The host asked for it");
  reader = lia_register_read (fixture->reg);
  history = lia_reader_history (reader, &id, 100, NULL);
  g_assert_cmpstr (entry (history, 0)->field, ==, "due");
  g_assert_cmpstr (entry (history, 0)->saw, ==, "2026-03-31");
  g_assert_cmpstr (entry (history, 0)->wants, ==, "2026-06-30");
  g_assert_cmpstr (entry (history, 0)->reason, ==, "The host asked for it");
  g_assert_cmpstr (entry (history, 0)->person, ==, "Tester");
  g_assert_cmpstr (entry (history, 0)->office, ==, "RSO");
  g_assert_cmpstr (entry (history, 0)->label, ==, "Set due");
  g_assert_cmpint (entry (history, 0)->at, >=, before);
  g_assert_cmpint (entry (history, 0)->at, <=, g_get_real_time ());
  g_assert_cmpstr (entry (history, 1)->field, ==, LIA_CHANGE_EXISTENCE);
  g_assert_cmpstr (entry (history, 1)->wants, ==, "RSO:1");
}

static void
test_parts_and_links_belong (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaReader) reader = NULL;
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GPtrArray) of_challenge = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (LiaEdit) edit = lia_edit_new ("Link");
  LiaId challenge = fixture_add_challenge (fixture, "Challenge");
  LiaId commitment = fixture_add_commitment (fixture, "Promise", NULL);

  fixture_add_update (fixture, &commitment, "2026-01-01", "A step");
  lia_edit_link (edit, "addresses", &commitment, &challenge, NULL);
  fixture_apply (fixture, edit);

  reader = lia_register_read (fixture->reg);
  history = lia_reader_history (reader, &commitment, 100, NULL);
  g_assert_cmpstr (entry (history, 0)->type->name, ==, "link");
  g_assert_cmpstr (entry (history, 4)->type->name, ==, "update");
  of_challenge = lia_reader_history (reader, &challenge, 100, NULL);
  g_assert_cmpstr (entry (of_challenge, 0)->type->name, ==, "link");
  all = lia_reader_history (reader, NULL, 1000, NULL);
  g_assert_cmpuint (all->len, >, history->len);
}

static void
test_undone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaReader) reader = NULL;
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (LiaEdit) undone = NULL;
  LiaId id = fixture_add_challenge (fixture, "Title");
  gint64 serial = fixture_set (fixture, &id, "title", "New", NULL);

  undone = lia_register_undo (fixture->reg, NULL);
  reader = lia_register_read (fixture->reg);
  history = lia_reader_history (reader, &id, 100, NULL);
  g_assert_cmpint (entry (history, 0)->undoes, ==, serial);
  g_assert_cmpstr (entry (history, 0)->wants, ==, "Title");
}

static void
test_missing (Fixture *fixture, gconstpointer data)
{
  LiaId id = lia_id_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaReader) reader = lia_register_read (fixture->reg);

  g_assert_null (lia_reader_history (reader, &id, 10, &error));
  g_assert_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_NOT_FOUND);
  g_assert_null (lia_register_invert (fixture->reg, 4711, NULL));
}

static void
assert_display (LiaReader *reader,
                const char *type,
                const char *field,
                const char *value,
                const char *expected)
{
  g_autofree char *text = lia_reader_display (reader, lia_record_type_find (type), field, value);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_display (Fixture *fixture, gconstpointer data)
{
  LiaId id = fixture_add_participant (fixture, "AUS", "Australia");
  LiaId none = lia_id_new ();
  g_autofree char *text = lia_id_to_text (&id);
  g_autofree char *missing = lia_id_to_text (&none);
  g_autoptr (LiaReader) reader = lia_register_read (fixture->reg);

  assert_display (reader, "commitment", "due", "2023-10-04/2023-10-05", "4–5 October 2023");
  assert_display (reader, "commitment", "status", "in_progress", "In progress");
  assert_display (reader, "commitment", "lead", text, "Australia");
  assert_display (reader, "commitment", "lead", missing, "Missing record");
  assert_display (reader, "commitment", "lead", NULL, "");
  assert_display (reader, "challenge", "themes", "a;b", "a, b");
  assert_display (reader, "link", "relation", "made_at", "Made at");
  assert_display (reader, "engagement", "chatham_house", "1", "Yes");
}

static void
test_titles (Fixture *fixture, gconstpointer data)
{
  LiaId commitment = fixture_add_commitment (fixture, "Promise", NULL);
  g_autofree char *story = g_strnfill (400, 'w');
  LiaId update = fixture_add_update (fixture, &commitment, "2026-01", story);
  g_autoptr (LiaReader) reader = lia_register_read (fixture->reg);
  g_autofree char *title = lia_reader_title (reader, &commitment);
  g_autofree char *composed = lia_reader_title (reader, &update);

  g_assert_cmpstr (title, ==, "Promise");
  g_assert_true (g_str_has_prefix (composed, "January 2026: www"));
  g_assert_true (g_str_has_suffix (composed, "…"));
  g_assert_cmpint (g_utf8_strlen (composed, -1), <=, 120);
}

/* Found by the fuzzer: a line about no kind of record, as only damage leaves it. */
static void
test_line_about_nothing (Fixture *fixture, gconstpointer data)
{
  LiaId id = fixture_add_commitment (fixture, "Promise", "2026-03-31");
  g_autoptr (LiaReader) reader = NULL;
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (LiaEdit) undone = NULL;
  g_autoptr (GError) error = NULL;

  spoil (fixture, "UPDATE change SET type = 'wish' WHERE field = 'due'");
  reader = lia_register_read (fixture->reg);
  history = lia_reader_history (reader, &id, 100, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < history->len; i++)
    g_assert_cmpstr (entry (history, i)->field, !=, "due");

  undone = lia_register_undo (fixture->reg, &error);
  g_assert_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_DAMAGED);
  g_assert_null (undone);
  fixture_assert_value (fixture, &id, "title", "Promise");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_add_test ("/history/who-when-why", test_who_when_why);
  fixture_add_test ("/history/parts-and-links", test_parts_and_links_belong);
  fixture_add_test ("/history/undone", test_undone);
  fixture_add_test ("/history/missing", test_missing);
  fixture_add_test ("/history/display", test_display);
  fixture_add_test ("/history/titles", test_titles);
  fixture_add_test ("/history/line-about-nothing", test_line_about_nothing);

  return g_test_run ();
}
