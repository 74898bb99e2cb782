#include <string.h>

#include "fixture.h"
#include "records/date.h"
#include "records/types.h"

static char *
titles (Fixture *fixture, LiaQuery *query)
{
  g_autoptr (LiaReader) reader = lia_register_read (fixture->reg);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = lia_reader_list_records (reader, query, NULL, &error);
  g_autoptr (GArray) ids = NULL;
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  ids = lia_reader_list (reader, query, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, records->len);
  g_assert_cmpint (lia_reader_count (reader, query, &error), ==, records->len);
  for (guint i = 0; i < records->len; i++) {
    LiaRecord *record = g_ptr_array_index (records, i);

    g_assert_true (lia_id_equal (&g_array_index (ids, LiaId, i), lia_record_get_id (record)));
    g_string_append_printf (text, "%s%s", i > 0 ? "," : "", lia_record_get (record, "title"));
  }

  return g_string_free (text, FALSE);
}

#define assert_titles(fixture, query, expected)                                                    \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *found = titles (fixture, query);                                              \
    g_assert_cmpstr (found, ==, expected);                                                         \
  }                                                                                                \
  G_STMT_END

static LiaQuery *
commitments (void)
{
  return lia_query_new (lia_record_type_find ("commitment"));
}

static void
test_dates_sort_by_what_they_mean (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaQuery) query = commitments ();

  fixture_add_commitment (fixture, "unknown year", "XXXX-10");
  fixture_add_commitment (fixture, "no date", NULL);
  fixture_add_commitment (fixture, "interval", "2023-10-04/2023-10-05");
  fixture_add_commitment (fixture, "month", "2023-10");
  fixture_add_commitment (fixture, "year", "2023");
  fixture_add_commitment (fixture, "day", "2022-12-31");

  assert_titles (fixture, query, "day,year,month,interval,unknown year,no date");
  lia_query_sort_by (query, "due", TRUE);
  assert_titles (fixture, query, "interval,month,year,day,no date,unknown year");
}

static void
test_text_sorts_whatever_case_and_accents (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaQuery) query = commitments ();

  fixture_add_commitment (fixture, "zebra", NULL);
  fixture_add_commitment (fixture, "Éclair", NULL);
  fixture_add_commitment (fixture, "apple", NULL);
  fixture_add_commitment (fixture, "Istanbul", NULL);
  lia_query_sort_by (query, "title", FALSE);
  assert_titles (fixture, query, "apple,Éclair,Istanbul,zebra");
}

static void
test_conditions (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaQuery) query = commitments ();
  g_autoptr (LiaQuery) both = NULL;
  LiaId a = fixture_add_commitment (fixture, "a", NULL);
  LiaId b = fixture_add_commitment (fixture, "b", NULL);

  fixture_add_commitment (fixture, "c", NULL);
  fixture_set (fixture, &a, "status", "fulfilled", NULL);
  fixture_set (fixture, &b, "status", "withdrawn", NULL);
  lia_query_where (query, "status", "fulfilled");
  assert_titles (fixture, query, "a");
  lia_query_where (query, "status", "withdrawn");
  both = lia_query_copy (query);
  assert_titles (fixture, both, "a,b");
  lia_query_where (both, "kind", "proposal");
  assert_titles (fixture, both, "");
  assert_titles (fixture, query, "a,b");
}

static void
test_nothing_known (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaQuery) query = commitments ();

  fixture_add_commitment (fixture, "dated", "2026");
  fixture_add_commitment (fixture, "undated", NULL);
  lia_query_where (query, "due", NULL);
  assert_titles (fixture, query, "undated");
}

static void
test_archived (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaQuery) all = commitments ();
  g_autoptr (LiaQuery) query = commitments ();
  LiaId id = fixture_add_commitment (fixture, "put away", NULL);
  g_autoptr (LiaRecord) record = fixture_get (fixture, &id);
  g_autoptr (LiaEdit) edit = lia_edit_new ("Archive");

  fixture_add_commitment (fixture, "kept", NULL);
  lia_edit_archive (edit, record);
  fixture_apply (fixture, edit);
  assert_titles (fixture, query, "kept");
  lia_query_include_archived (all, FALSE);
  assert_titles (fixture, all, "put away,kept");
  lia_query_include_archived (query, TRUE);
  assert_titles (fixture, query, "put away");
}

static void
test_parts_go_with_their_whole (Fixture *fixture, gconstpointer data)
{
  LiaId id = fixture_add_commitment (fixture, "put away", NULL);
  g_autoptr (LiaQuery) updates = lia_query_new (lia_record_type_find ("update"));
  g_autoptr (LiaRecord) record = fixture_get (fixture, &id);
  g_autoptr (LiaEdit) edit = lia_edit_new ("Archive");
  g_autoptr (LiaReader) before = NULL;
  g_autoptr (LiaReader) after = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GPtrArray) parts = NULL;

  fixture_add_update (fixture, &id, "2026-03-01", "Needle");
  before = lia_register_read (fixture->reg);
  g_assert_cmpint (lia_reader_count (before, updates, NULL), ==, 1);
  lia_edit_archive (edit, record);
  fixture_apply (fixture, edit);

  after = lia_register_read (fixture->reg);
  g_assert_cmpint (lia_reader_count (after, updates, NULL), ==, 0);
  hits = lia_reader_search (after, "needle", 10, NULL, NULL);
  g_assert_cmpuint (hits->len, ==, 0);
  parts = lia_reader_parts (after, &id, lia_record_type_find ("update"));
  g_assert_cmpuint (parts->len, ==, 1);
}

static void
test_states (Fixture *fixture, gconstpointer data)
{
  gint32 today = lia_day_from_civil (2026, 3, 1);
  g_autoptr (LiaQuery) overdue = commitments ();
  g_autoptr (LiaQuery) soon = commitments ();
  g_autoptr (LiaQuery) silent = commitments ();
  g_autoptr (LiaQuery) open = commitments ();
  LiaId late = fixture_add_commitment (fixture, "late", "2026-02");
  LiaId done = fixture_add_commitment (fixture, "done", "2025");
  LiaId idea = fixture_add_commitment (fixture, "idea", "2025");

  fixture_add_commitment (fixture, "today", "2026-03-01");
  fixture_add_commitment (fixture, "some day", "XXXX-10");
  fixture_set (fixture, &done, "status", "fulfilled", NULL);
  fixture_set (fixture, &idea, "kind", "proposal", NULL);
  fixture_add_update (fixture, &late, "2025-08-01", "A step");

  g_assert_true (lia_query_where_state (overdue, "overdue", today));
  g_assert_true (lia_query_where_state (soon, "due-soon", today));
  g_assert_true (lia_query_where_state (silent, "silent", today));
  g_assert_true (lia_query_where_state (open, "open", today));
  g_assert_false (lia_query_where_state (open, "lost", today));
  assert_titles (fixture, overdue, "late");
  assert_titles (fixture, soon, "today");
  assert_titles (fixture, silent, "late");
  assert_titles (fixture, open, "idea,late,today,some day");
}

static void
test_linked (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaQuery) query = commitments ();
  g_autoptr (LiaEdit) edit = lia_edit_new ("Link");
  g_autoptr (LiaReader) reader = NULL;
  g_autoptr (GPtrArray) linked = NULL;
  LiaId challenge = fixture_add_challenge (fixture, "Challenge");
  LiaId about = fixture_add_commitment (fixture, "about it", NULL);

  fixture_add_commitment (fixture, "about something else", NULL);
  lia_edit_link (edit, "addresses", &about, &challenge, "page 2");
  fixture_apply (fixture, edit);
  lia_query_where_linked (query, "addresses", FALSE, &challenge);
  assert_titles (fixture, query, "about it");

  reader = lia_register_read (fixture->reg);
  linked = lia_reader_linked (reader, &challenge, "addresses", TRUE);
  g_assert_cmpuint (linked->len, ==, 1);
  g_assert_true (lia_id_equal (
      lia_record_get_id (((LiaLinked *) g_ptr_array_index (linked, 0))->record), &about));
}

static LiaId
add_mark (Fixture *fixture, const char *label, const char *rank)
{
  g_autoptr (LiaEdit) edit = lia_edit_new ("Add a mark");
  const LiaRecordType *type = lia_record_type_find ("mark");
  LiaId id = lia_edit_create (edit, type);

  lia_edit_set (edit, type, &id, "label", NULL, label);
  lia_edit_set (edit, type, &id, "rank", NULL, rank);
  fixture_apply (fixture, edit);
  return id;
}

static void
test_ceiling (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaQuery) query = commitments ();
  LiaId clear = add_mark (fixture, "TLP:CLEAR", "0");
  LiaId red = add_mark (fixture, "TLP:RED", "4");
  g_autofree char *clear_text = lia_id_to_text (&clear);
  g_autofree char *red_text = lia_id_to_text (&red);
  LiaId open = fixture_add_commitment (fixture, "clear", NULL);
  LiaId secret = fixture_add_commitment (fixture, "red", NULL);

  add_mark (fixture, "TLP:GREEN", "1");
  fixture_add_commitment (fixture, "default", NULL);
  fixture_set (fixture, &open, "mark", clear_text, "Its originator agreed");
  fixture_set (fixture, &secret, "mark", red_text, NULL);
  lia_query_set_ceiling (query, 4);
  assert_titles (fixture, query, "clear,red,default");
  lia_query_set_ceiling (query, 1);
  assert_titles (fixture, query, "clear,default");
  lia_query_set_ceiling (query, 0);
  assert_titles (fixture, query, "clear");
}

/* What is above a mark: by its own, by that of its whole, or because nobody knows its mark. */
static void
test_floor (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaQuery) query = commitments ();
  g_autoptr (LiaQuery) updates = lia_query_new (&lia_update_type);
  g_autoptr (LiaReader) reader = NULL;
  LiaId clear = add_mark (fixture, "TLP:CLEAR", "0");
  LiaId red = add_mark (fixture, "TLP:RED", "4");
  g_autofree char *clear_text = lia_id_to_text (&clear);
  g_autofree char *red_text = lia_id_to_text (&red);
  LiaId open = fixture_add_commitment (fixture, "clear", NULL);
  LiaId secret = fixture_add_commitment (fixture, "red", NULL);
  LiaId of_open = fixture_add_update (fixture, &open, "2026-01-01", "Open");
  LiaId of_secret = fixture_add_update (fixture, &secret, "2026-01-01", "Secret");

  add_mark (fixture, "TLP:GREEN", "1");
  fixture_add_commitment (fixture, "default", NULL);
  fixture_set (fixture, &open, "mark", clear_text, "Its originator agreed");
  fixture_set (fixture, &secret, "mark", red_text, NULL);
  fixture_set (fixture, &of_open, "mark", clear_text, "Its originator agreed");
  fixture_set (fixture, &of_secret, "mark", clear_text, "Its originator agreed");
  lia_query_set_floor (query, 4);
  assert_titles (fixture, query, "");
  lia_query_set_floor (query, 1);
  assert_titles (fixture, query, "red");
  lia_query_set_floor (query, 0);
  assert_titles (fixture, query, "red,default");
  lia_query_set_floor (updates, 1);
  reader = lia_register_read (fixture->reg);
  g_assert_cmpint (lia_reader_count (reader, updates, NULL), ==, 1);
}

static void
test_limit_and_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaQuery) query = commitments ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (LiaReader) reader = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 300; i++)
    fixture_add_commitment (fixture, "x", NULL);
  reader = lia_register_read (fixture->reg);
  g_cancellable_cancel (cancellable);
  lia_query_sort_by (query, "title", FALSE);
  g_assert_null (lia_reader_list (reader, query, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  lia_query_limit (query, 1);
  {
    g_autoptr (GArray) ids = lia_reader_list (reader, query, NULL, NULL);

    g_assert_cmpuint (ids->len, ==, 1);
  }
}

static void
test_find (Fixture *fixture, gconstpointer data)
{
  LiaId id = fixture_add_participant (fixture, "TUR", "Türkiye");
  g_autofree char *key = lia_id_to_text (&id);
  const char *const names[] = { key, "P-001", "p-1", "P-001@RSO", "tur", "Türkiye" };
  g_autoptr (LiaReader) reader = lia_register_read (fixture->reg);
  const LiaRecordType *type = lia_record_type_find ("participant");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (LiaRecord) record = lia_reader_find (reader, type, names[i], &error);

    g_assert_no_error (error);
    g_assert_true (lia_id_equal (lia_record_get_id (record), &id));
  }
  for (guint i = 0; i < 2; i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (lia_reader_find (reader, i == 0 ? type : NULL, "P-002\xff", &error));
    g_assert_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_NOT_FOUND);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_add_test ("/query/dates", test_dates_sort_by_what_they_mean);
  fixture_add_test ("/query/text", test_text_sorts_whatever_case_and_accents);
  fixture_add_test ("/query/conditions", test_conditions);
  fixture_add_test ("/query/nothing-known", test_nothing_known);
  fixture_add_test ("/query/archived", test_archived);
  fixture_add_test ("/query/parts", test_parts_go_with_their_whole);
  fixture_add_test ("/query/states", test_states);
  fixture_add_test ("/query/linked", test_linked);
  fixture_add_test ("/query/ceiling", test_ceiling);
  fixture_add_test ("/query/floor", test_floor);
  fixture_add_test ("/query/limit-and-cancel", test_limit_and_cancel);
  fixture_add_test ("/query/find", test_find);
  return g_test_run ();
}
