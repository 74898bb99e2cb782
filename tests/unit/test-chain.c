#include <sqlite3.h>

#include "fixture.h"

/* A register with a story, then somebody goes at its file with another program. */

typedef struct {
  const char *name;
  const char *sql;
  const char *finds; /* a pattern that some sentence of the check must match */
} Tampering;

/* The commitment is C-001; edits 1 to 6 as set_up() makes them. */
static const Tampering tamperings[] = {
  { "text-of-line", "UPDATE change SET wants = '2027-01-01' WHERE serial = 3",
    "Edit 3 *Move* C-001, “Due”*changed*" },
  { "text-taken-out-of-line", "UPDATE change SET saw = NULL WHERE serial = 3",
    "Edit 3 *Move* C-001, “Due”*changed*" },
  { "field-of-line", "UPDATE change SET field = 'start' WHERE serial = 3",
    "Edit 3 *Move* C-001, “Start”*changed*" },
  { "record-of-line", "UPDATE change SET record = (SELECT id FROM challenge) WHERE serial = 3",
    "Edit 3 *Move* X-001, *changed*" },
  { "first-line-removed", "DELETE FROM change WHERE serial = 2 AND step = 0",
    "Edit 2 *line 1 was removed*" },
  { "last-line-removed",
    "DELETE FROM change WHERE serial = 2 AND step ="
    " (SELECT max (step) FROM change WHERE serial = 2)",
    "Edit 2 *line * was removed*" },
  { "all-lines-removed", "DELETE FROM change WHERE serial = 4", "Edit 4 *line 1 was removed*" },
  { "line-added",
    "INSERT INTO change (serial, step, type, record, field, wants)"
    " SELECT 3, 1, type, record, 'note', 'Never said' FROM change WHERE serial = 3",
    "Edit 3 *line was added*C-001, “Note”*" },
  { "line-of-no-edit",
    "INSERT INTO change (serial, step, type, record, field, wants)"
    " SELECT 99, 0, type, record, 'note', 'Never said' FROM change WHERE serial = 3",
    "Edit 99 is missing*C-001, “Note”*" },
  { "steps-swapped",
    "UPDATE change SET step = 90 WHERE serial = 2 AND step = 1;"
    "UPDATE change SET step = 1 WHERE serial = 2 AND step = 2;"
    "UPDATE change SET step = 2 WHERE serial = 2 AND step = 90",
    "Edit 2 *line for C-001*changed*" },
  { "author", "UPDATE edit SET person = 'Somebody else' WHERE serial = 4",
    "Edit 4 *what it says of itself*" },
  { "reason", "UPDATE edit SET reason = 'Quite another' WHERE serial = 3",
    "Edit 3 *what it says of itself*" },
  { "reason-taken-out", "UPDATE edit SET reason = NULL WHERE serial = 3",
    "Edit 3 *what it says of itself*" },
  { "label", "UPDATE edit SET label = 'Nothing much' WHERE serial = 3",
    "Edit 3 *what it says of itself*" },
  { "office", "UPDATE edit SET office = 'ICMPD' WHERE serial = 3",
    "Edit 3 *what it says of itself*" },
  { "time", "UPDATE edit SET at = at - 86400000000 WHERE serial = 3",
    "Edit 3 *what it says of itself*" },
  { "undoes", "UPDATE edit SET undoes = 1 WHERE serial = 4", "Edit 4 *what it says of itself*" },
  { "edit-removed", "DELETE FROM change WHERE serial = 4; DELETE FROM edit WHERE serial = 4",
    "Edit 4 is missing*" },
  { "edits-removed",
    "DELETE FROM change WHERE serial IN (3, 4); DELETE FROM edit WHERE serial IN (3, 4)",
    "The edits 3 to 4 are missing*" },
  { "last-edit-removed", "DELETE FROM change WHERE serial = 6; DELETE FROM edit WHERE serial = 6",
    "C-001: “Title” is not what*" },
  { "edits-swapped",
    "UPDATE edit SET serial = 99 WHERE serial = 4; UPDATE change SET serial = 99 WHERE serial = 4;"
    "UPDATE edit SET serial = 4 WHERE serial = 5; UPDATE change SET serial = 4 WHERE serial = 5;"
    "UPDATE edit SET serial = 5 WHERE serial = 99; UPDATE change SET serial = 5 WHERE serial = 99",
    "Edit 5 *what it says of itself*" },
  { "seal", "UPDATE edit SET hash = zeroblob (32) WHERE serial = 3", "Edit 3 *" },
  { "seal-taken-away", "UPDATE edit SET hash = NULL WHERE serial = 3", "Edit 3 *seal is missing*" },
  { "checks", "UPDATE edit SET checks = zeroblob (8) WHERE serial = 3",
    "Edit 3 *its seal was changed*" },
  { "salt", "UPDATE edit SET salt = NULL WHERE serial = 3", "Edit 3 *C-001, “Due”*changed*" },
  { "row", "UPDATE commitment SET title = 'Softer'", "C-001: “Title” is not what*" },
  { "row-emptied", "UPDATE commitment SET due = NULL, due_first = NULL, due_last = NULL",
    "C-001: “Due” is not what*" },
  { "row-renumbered", "UPDATE commitment SET ref_number = 7", "C-007 was numbered otherwise*" },
  { "row-removed",
    "DELETE FROM challenge; DELETE FROM search_doc WHERE id IN"
    " (SELECT id FROM record WHERE type = 'challenge'); DELETE FROM record WHERE type = "
    "'challenge'",
    "Challenge RSO:1 is missing*" },
  { "row-added",
    "INSERT INTO record VALUES (randomblob (16), 'challenge');"
    "INSERT INTO challenge (id, ref_office, ref_number, title)"
    " SELECT id, 'RSO', 50, 'From nowhere' FROM record WHERE id NOT IN (SELECT record FROM change)",
    "X-050 is there, but no edit*" },
};

static void
run_sql (const char *path, const char *sql)
{
  sqlite3 *db;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

static void
tell_story (Fixture *fixture)
{
  LiaId commitment;

  fixture_add_challenge (fixture, "A challenge");
  commitment = fixture_add_commitment (fixture, "A commitment", "2026-03-01");
  {
    g_autoptr (LiaRecord) record = fixture_get (fixture, &commitment);
    g_autoptr (LiaEdit) edit = lia_edit_new ("Move the date");

    lia_edit_set_reason (edit, "The venue is not free");
    lia_edit_change (edit, record, "due", "2026-04-01");
    fixture_apply (fixture, edit);
  }
  fixture_set (fixture, &commitment, "note", "First", NULL);
  fixture_set (fixture, &commitment, "note", "Second", NULL);
  fixture_set (fixture, &commitment, "title", "A firm commitment", NULL);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture_set_up (fixture, data);
  tell_story (fixture);
}

static LiaCheck *
check (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  LiaCheck *found = lia_register_check (fixture->reg, NULL, &error);

  g_assert_no_error (error);
  return found;
}

static gboolean
is_found (const LiaCheck *found, const char *pattern)
{
  for (guint i = 0; i < found->problems->len; i++) {
    g_test_message ("%s", (char *) g_ptr_array_index (found->problems, i));
    if (g_pattern_match_simple (pattern, g_ptr_array_index (found->problems, i)))
      return TRUE;
  }

  return FALSE;
}

static void
test_sound (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaEdit) undone = lia_register_undo (fixture->reg, NULL);
  g_autoptr (LiaEdit) redone = lia_register_redo (fixture->reg, NULL);
  g_autoptr (LiaCheck) found = NULL;

  g_assert_nonnull (undone);
  g_assert_nonnull (redone);
  fixture_reopen (fixture);
  fixture_add_challenge (fixture, "Another challenge");
  found = check (fixture);
  g_assert_cmpuint (found->problems->len, ==, 0);
  g_assert_cmpuint (found->n_edits, ==, 9);
  g_assert_cmpuint (found->n_purged, ==, 0);
  g_assert_cmpuint (strlen (found->seal), ==, 64);
}

static void
test_tampering (Fixture *fixture, gconstpointer data)
{
  const Tampering *tampering = data;
  g_autoptr (LiaCheck) found = NULL;

  run_sql (fixture->path, tampering->sql);
  found = check (fixture);
  g_assert_true (is_found (found, tampering->finds));
}

/* One change is one sentence, so that nobody looks for the fault where there is none. */
static void
test_only_that (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaCheck) found = NULL;

  run_sql (fixture->path, "UPDATE change SET wants = 'Secnod' WHERE serial = 4");
  found = check (fixture);
  g_assert_cmpuint (found->problems->len, ==, 1);
}

/* Whoever noted the seal can tell that what was cut off at the end had been there. */
static void
test_end_cut_off (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaCheck) before = check (fixture);
  g_autoptr (LiaCheck) after = NULL;

  run_sql (fixture->path, "UPDATE commitment SET title = 'A commitment';"
                          "DELETE FROM change WHERE serial = 6; DELETE FROM edit WHERE serial = 6");
  after = check (fixture);
  g_assert_cmpstr (before->seal, !=, after->seal);
  g_assert_cmpuint (after->n_edits, <, before->n_edits);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaCheck) found = NULL;

  g_cancellable_cancel (cancellable);
  found = lia_register_check (fixture->reg, cancellable, &error);
  g_assert_null (found);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  found = check (fixture);
  g_assert_nonnull (found);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/chain/sound", Fixture, NULL, set_up, test_sound, fixture_tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (tamperings); i++) {
    g_autofree char *path = g_strconcat ("/chain/tampering/", tamperings[i].name, NULL);

    g_test_add (path, Fixture, &tamperings[i], set_up, test_tampering, fixture_tear_down);
  }
  g_test_add ("/chain/only-that", Fixture, NULL, set_up, test_only_that, fixture_tear_down);
  g_test_add ("/chain/end-cut-off", Fixture, NULL, set_up, test_end_cut_off, fixture_tear_down);
  g_test_add ("/chain/cancelled", Fixture, NULL, set_up, test_cancelled, fixture_tear_down);
  return g_test_run ();
}
