#include "fixture.h"
#include "records/types.h"
#include "register/settling.h"

static void
archive (Fixture *fixture, const LiaId *id)
{
  g_autoptr (LiaRecord) record = fixture_get (fixture, id);
  g_autoptr (LiaEdit) edit = lia_edit_new ("Archive");

  lia_edit_archive (edit, record);
  fixture_apply (fixture, edit);
}

static const LiaConflict *
assert_conflict (Fixture *fixture, LiaEdit *edit)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (lia_register_apply (fixture->reg, edit, &error));
  g_assert_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_CONFLICT);
  g_assert_cmpuint (lia_edit_get_conflicts (edit)->len, >, 0);
  return g_ptr_array_index (lia_edit_get_conflicts (edit), 0);
}

static LiaEdit *
settle_without (LiaEdit *edit, const LiaId *id)
{
  g_autoptr (GHashTable) dropped = g_hash_table_new (lia_id_hash, lia_id_equal);

  if (id != NULL)
    g_hash_table_add (dropped, (gpointer) id);
  return lia_edit_settle (edit, dropped);
}

/* Who changes a record that somebody archived is told so, and can bring it back. */
static void
test_archived_meanwhile (Fixture *fixture, gconstpointer data)
{
  LiaId id = fixture_add_challenge (fixture, "Title");
  g_autoptr (LiaRecord) seen = fixture_get (fixture, &id);
  g_autoptr (LiaEdit) edit = lia_edit_new ("Mine");
  g_autoptr (LiaEdit) dropped = NULL;
  g_autoptr (LiaEdit) kept = NULL;
  const LiaConflict *conflict;

  archive (fixture, &id);
  lia_edit_change (edit, seen, "title", "My title");
  conflict = assert_conflict (fixture, edit);
  g_assert_true (lia_edit_is_premise (edit, conflict->change));
  g_assert_cmpstr (conflict->found, ==, "1");
  fixture_assert_value (fixture, &id, "title", "Title");

  dropped = settle_without (edit, &id);
  g_assert_true (lia_edit_is_empty (dropped));

  kept = settle_without (edit, NULL);
  lia_edit_set (kept, conflict->change->type, &id, "archived", conflict->found, NULL);
  fixture_apply (fixture, kept);
  fixture_assert_value (fixture, &id, "title", "My title");
  fixture_assert_value (fixture, &id, "archived", NULL);
}

static void
test_archived_before (Fixture *fixture, gconstpointer data)
{
  LiaId id = fixture_add_challenge (fixture, "Title");
  g_autoptr (LiaRecord) seen = NULL;
  g_autoptr (LiaEdit) edit = lia_edit_new ("Mine");

  archive (fixture, &id);
  seen = fixture_get (fixture, &id);
  lia_edit_change (edit, seen, "title", "My title");
  fixture_apply (fixture, edit);
  fixture_assert_value (fixture, &id, "title", "My title");
  fixture_assert_value (fixture, &id, "archived", "1");
}

/* A part goes where its whole goes; what else the edit does is done. */
static void
test_whole_archived_meanwhile (Fixture *fixture, gconstpointer data)
{
  LiaId id = fixture_add_commitment (fixture, "Whole", NULL);
  LiaId other = fixture_add_challenge (fixture, "Title");
  g_autoptr (LiaRecord) seen = fixture_get (fixture, &id);
  g_autoptr (LiaRecord) seen_other = fixture_get (fixture, &other);
  g_autoptr (LiaEdit) edit = lia_edit_new ("Mine");
  g_autoptr (LiaEdit) settled = NULL;
  g_autofree char *whole = lia_id_to_text (&id);
  LiaId part;

  lia_edit_rely_on (edit, seen);
  part = lia_edit_create (edit, &lia_update_type);
  lia_edit_set (edit, &lia_update_type, &part, "commitment", NULL, whole);
  lia_edit_set (edit, &lia_update_type, &part, "date", NULL, "2026-03-01");
  lia_edit_set (edit, &lia_update_type, &part, "narrative", NULL, "It was learnt");
  lia_edit_change (edit, seen_other, "title", "My title");
  archive (fixture, &id);
  g_assert_true (lia_edit_is_premise (edit, assert_conflict (fixture, edit)->change));

  settled = settle_without (edit, &id);
  fixture_apply (fixture, settled);
  fixture_assert_missing (fixture, &part);
  fixture_assert_value (fixture, &other, "title", "My title");
}

/* While one decides on one record, another one may be archived. */
static void
test_settled_still_relies (Fixture *fixture, gconstpointer data)
{
  LiaId id = fixture_add_challenge (fixture, "Title");
  g_autoptr (LiaRecord) seen = fixture_get (fixture, &id);
  g_autoptr (LiaEdit) edit = lia_edit_new ("Mine");
  g_autoptr (LiaEdit) settled = NULL;

  fixture_set (fixture, &id, "title", "Their title", NULL);
  lia_edit_change (edit, seen, "title", "My title");
  assert_conflict (fixture, edit);
  settled = settle_without (edit, NULL);
  g_assert_true (lia_edit_is_empty (settled));
  lia_edit_set (settled, lia_record_get_record_type (seen), &id, "title", "Their title",
                "My title");
  archive (fixture, &id);
  assert_conflict (fixture, settled);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_add_test ("/conflict/archived-meanwhile", test_archived_meanwhile);
  fixture_add_test ("/conflict/archived-before", test_archived_before);
  fixture_add_test ("/conflict/whole-archived-meanwhile", test_whole_archived_meanwhile);
  fixture_add_test ("/conflict/settled-still-relies", test_settled_still_relies);
  return g_test_run ();
}
