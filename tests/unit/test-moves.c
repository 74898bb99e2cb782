#include "fixture.h"
#include "insight/moves-words.h"
#include "register/filter.h"
#include "register/moves.h"

static LiaMoves *
read_moves (Fixture *fixture, const LiaId *id)
{
  g_autoptr (LiaRecord) record = fixture_get (fixture, id);
  g_autoptr (LiaReader) reader = lia_register_read (fixture->reg);

  return lia_reader_moves (reader, record);
}

static gboolean
is_let_through (Fixture *fixture, const LiaId *id, const char *filter)
{
  g_autoptr (LiaReader) reader = lia_register_read (fixture->reg);
  g_autoptr (LiaQuery) query = lia_query_new (lia_record_type_find ("commitment"));
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  lia_filter_apply (filter, query, reader, 0, &error);
  g_assert_no_error (error);
  ids = lia_reader_list (reader, query, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < ids->len; i++)
    if (lia_id_equal (&g_array_index (ids, LiaId, i), id))
      return TRUE;

  return FALSE;
}

/* What SQL counts is what is told. */
static void
assert_filtered (Fixture *fixture, const LiaId *id, guint n)
{
  g_autofree char *exactly = g_strdup_printf ("moves:%u", n);
  g_autofree char *above = g_strdup_printf ("moves>%u", n);

  g_assert_true (is_let_through (fixture, id, exactly));
  g_assert_false (is_let_through (fixture, id, above));
  g_assert_cmpint (is_let_through (fixture, id, "state:moved"), ==, n > 0);
  g_assert_cmpint (is_let_through (fixture, id, "moves:any"), ==, n > 0);
  g_assert_cmpint (is_let_through (fixture, id, "moves:none"), ==, n == 0);
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
  assert_filtered (fixture, id, n);
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

/* Nor does it count that a date was taken away if that was undone; and what was done again has the
 * reason that it had. */
static void
test_taking_away_undone (Fixture *fixture, gconstpointer data)
{
  LiaId id = fixture_add_commitment (fixture, "Promise", "2026-03-31");
  g_autoptr (LiaMoves) moves = NULL;

  fixture_set (fixture, &id, "due", "2026-06-30", "Later");
  fixture_set (fixture, &id, "due", NULL, "No date any more");
  undo (fixture);
  assert_moves (fixture, &id, "2026-03-31", 1);
  undo (fixture);
  assert_moves (fixture, &id, "2026-03-31", 0);
  redo (fixture);
  assert_moves (fixture, &id, "2026-03-31", 1);
  moves = read_moves (fixture, &id);
  g_assert_cmpstr (((LiaMove *) moves->moves->pdata[0])->reason, ==, "Later");
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
test_sorted (Fixture *fixture, gconstpointer data)
{
  LiaId never = fixture_add_commitment (fixture, "Never", "2026-03-31");
  LiaId twice = fixture_add_commitment (fixture, "Twice", "2026-03-31");
  LiaId once = fixture_add_commitment (fixture, "Once", "2026-03-31");
  const LiaId *const order[] = { &twice, &once, &never };
  g_autoptr (LiaReader) reader = NULL;
  g_autoptr (LiaQuery) query = lia_query_new (lia_record_type_find ("commitment"));
  g_autoptr (GArray) ids = NULL;

  fixture_set (fixture, &twice, "due", "2026-06-30", "Later");
  fixture_set (fixture, &once, "due", "2026-06-30", "Later");
  fixture_set (fixture, &twice, "due", "2026-07-31", "Later still");
  reader = lia_register_read (fixture->reg);
  lia_query_sort_by (query, "moves", TRUE);
  ids = lia_reader_list (reader, query, NULL, NULL);
  g_assert_cmpuint (ids->len, ==, G_N_ELEMENTS (order));
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    g_assert_true (lia_id_equal (&g_array_index (ids, LiaId, i), order[i]));
}

static void
test_once (Fixture *fixture, gconstpointer data)
{
  LiaId id = fixture_add_commitment (fixture, "Promise", "2026-03-31");
  g_autoptr (LiaMoves) moves = NULL;
  g_autofree char *words = NULL;

  fixture_set (fixture, &id, "due", "2026-06-30", "The host asked");
  moves = read_moves (fixture, &id);
  words = lia_moves_to_words (moves);
  g_assert_cmpstr (words, ==, "Moved once; first 31 March 2026");
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
  fixture_add_test ("/moves/taking-away-undone", test_taking_away_undone);
  fixture_add_test ("/moves/first-undone", test_first_undone);
  fixture_add_test ("/moves/taken-back", test_taken_back);
  fixture_add_test ("/moves/columns", test_columns);
  fixture_add_test ("/moves/sorted", test_sorted);
  fixture_add_test ("/moves/once", test_once);
  fixture_add_test ("/moves/words", test_words);
  return g_test_run ();
}
