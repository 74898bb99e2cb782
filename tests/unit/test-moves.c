#include "fixture.h"
#include "insight/moves-words.h"
#include "register/moves.h"

static LiaMoves *
read_moves (Fixture *fixture, const LiaId *id)
{
  g_autoptr (LiaRecord) record = fixture_get (fixture, id);
  g_autoptr (LiaReader) reader = lia_register_read (fixture->reg);

  return lia_reader_moves (reader, record);
}

/* The one record and the whole type have to tell the same. */
static void
assert_moves (Fixture *fixture, const LiaId *id, const char *original, guint n)
{
  g_autoptr (LiaMoves) moves = read_moves (fixture, id);
  g_autoptr (LiaReader) reader = lia_register_read (fixture->reg);
  g_autoptr (GHashTable) all = lia_reader_all_moves (reader, lia_record_type_find ("commitment"));
  const LiaMoves *same = g_hash_table_lookup (all, id);

  g_assert_cmpstr (moves->original, ==, original);
  g_assert_cmpuint (moves->moves->len, ==, n);
  g_assert_cmpuint (same != NULL ? same->moves->len : 0, ==, n);
  if (same != NULL && n > 0)
    g_assert_cmpstr (same->original, ==, original);
}

static void
undo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaEdit) edit = lia_register_undo (fixture->reg, &error);

  g_assert_no_error (error);
}

static void
redo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaEdit) edit = lia_register_redo (fixture->reg, &error);

  g_assert_no_error (error);
}

static void
test_counted (Fixture *fixture, gconstpointer data)
{
  LiaId id = fixture_add_commitment (fixture, "Promise", "2026-03-31");
  g_autoptr (LiaMoves) moves = NULL;
  const LiaMove *first;

  assert_moves (fixture, &id, "2026-03-31", 0);
  fixture_set (fixture, &id, "due", "2026-06-30", "The host asked for it");
  fixture_set (fixture, &id, "title", "Another title", NULL);
  fixture_set (fixture, &id, "due", "2026-12", "No funds");
  assert_moves (fixture, &id, "2026-03-31", 2);
  moves = read_moves (fixture, &id);
  first = g_ptr_array_index (moves->moves, 0);
  g_assert_cmpstr (first->to, ==, "2026-06-30");
  g_assert_cmpstr (first->reason, ==, "The host asked for it");
  g_assert_cmpstr (first->person, ==, "Tester");
}

static void
test_first_and_last (Fixture *fixture, gconstpointer data)
{
  LiaId id = fixture_add_commitment (fixture, "Promise", NULL);

  assert_moves (fixture, &id, NULL, 0);
  fixture_set (fixture, &id, "due", "2026-03-31", NULL);
  assert_moves (fixture, &id, "2026-03-31", 0);
  fixture_set (fixture, &id, "due", NULL, "No date any more");
  assert_moves (fixture, &id, "2026-03-31", 0);
  fixture_set (fixture, &id, "due", "2026-03-31", NULL);
  assert_moves (fixture, &id, "2026-03-31", 0);
  fixture_set (fixture, &id, "due", NULL, "No date any more");
  fixture_set (fixture, &id, "due", "2027", NULL);
  assert_moves (fixture, &id, "2026-03-31", 1);
}

static void
test_undone (Fixture *fixture, gconstpointer data)
{
  LiaId id = fixture_add_commitment (fixture, "Promise", "2026-03-31");

  fixture_set (fixture, &id, "due", "2026-06-30", "Later");
  undo (fixture);
  assert_moves (fixture, &id, "2026-03-31", 0);
  redo (fixture);
  assert_moves (fixture, &id, "2026-03-31", 1);
  undo (fixture);
  fixture_set (fixture, &id, "due", "2026-07-31", "Later still");
  assert_moves (fixture, &id, "2026-03-31", 1);
}

/* A first date that was undone never stood. */
static void
test_first_undone (Fixture *fixture, gconstpointer data)
{
  LiaId id = fixture_add_commitment (fixture, "Promise", NULL);

  fixture_set (fixture, &id, "due", "2025", NULL);
  undo (fixture);
  fixture_set (fixture, &id, "due", "2026", NULL);
  assert_moves (fixture, &id, "2026", 0);
  fixture_set (fixture, &id, "due", "2027", "Later");
  assert_moves (fixture, &id, "2026", 1);
}

static void
test_taken_back (Fixture *fixture, gconstpointer data)
{
  LiaId id = fixture_add_commitment (fixture, "Promise", "2026-03-31");
  gint64 serial = fixture_set (fixture, &id, "due", "2026-06-30", "Later");
  g_autoptr (LiaEdit) inverse = lia_register_invert (fixture->reg, serial, NULL);

  g_assert_nonnull (inverse);
  assert_moves (fixture, &id, "2026-03-31", 2);
}

static void
test_columns (Fixture *fixture, gconstpointer data)
{
  LiaId id = fixture_add_commitment (fixture, "Promise", "2026-03-31");
  g_autoptr (LiaRecord) record = NULL;
  g_autoptr (LiaReader) reader = NULL;
  g_autofree char *original = NULL;
  g_autofree char *moves = NULL;
  g_autofree char *due = NULL;

  fixture_set (fixture, &id, "due", "2026-06-30", "Later");
  record = fixture_get (fixture, &id);
  reader = lia_register_read (fixture->reg);
  original = lia_reader_value (reader, record, "original_due");
  moves = lia_reader_value (reader, record, "moves");
  due = lia_reader_value (reader, record, "due");
  g_assert_cmpstr (original, ==, "2026-03-31");
  g_assert_cmpstr (moves, ==, "1");
  g_assert_cmpstr (due, ==, "2026-06-30");
  for (const LiaRecordType *const *type = lia_record_types (); *type != NULL; type++)
    g_assert_true ((*type)->derived == NULL || lia_moves_field (*type) != NULL);
}

static void
test_words (Fixture *fixture, gconstpointer data)
{
  LiaId id = fixture_add_commitment (fixture, "Promise", "2026-03-31");
  g_autoptr (LiaMoves) moves = NULL;
  g_autofree char *words = NULL;
  g_autofree char *lines = NULL;

  fixture_set (fixture, &id, "due", "2026-06-30", "The host asked");
  fixture_set (fixture, &id, "due", "2026-07-31", "Once more");
  moves = read_moves (fixture, &id);
  words = lia_moves_to_words (moves);
  lines = lia_moves_to_lines (moves);
  g_assert_cmpstr (words, ==, "Moved 2 times; first 31 March 2026");
  g_assert_nonnull (strstr (lines, "31 March 2026 → 30 June 2026: The host asked (Tester, "));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_add_test ("/moves/counted", test_counted);
  fixture_add_test ("/moves/first-and-last", test_first_and_last);
  fixture_add_test ("/moves/undone", test_undone);
  fixture_add_test ("/moves/first-undone", test_first_undone);
  fixture_add_test ("/moves/taken-back", test_taken_back);
  fixture_add_test ("/moves/columns", test_columns);
  fixture_add_test ("/moves/words", test_words);
  return g_test_run ();
}
