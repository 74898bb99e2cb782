#include <sqlite3.h>

#include "fixture.h"
#include "insight/changes.h"
#include "records/date.h"
#include "register/past.h"

typedef struct {
  LiaMoment then;
  GPtrArray *found;
} Changes;

static void
changes_clear (Changes *changes)
{
  g_clear_pointer (&changes->found, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Changes, changes_clear)

/* The moment after the last edit, a year ago as far as the day is concerned. */
static Changes
begin (Fixture *fixture)
{
  return (Changes) { .then = { .serial = fixture->serial, .day = lia_day_today () - 365 } };
}

static void
read_changes (Fixture *fixture, Changes *changes)
{
  g_autoptr (LiaReader) reader = lia_register_read (fixture->reg);
  g_autoptr (GError) error = NULL;

  changes_clear (changes);
  changes->found = lia_changes_read (reader, &changes->then, NULL, &error);
  g_assert_no_error (error);
}

static LiaChangedRecord *
find (Changes *changes, const LiaId *id)
{
  LiaChangedRecord *found = NULL;

  for (guint i = 0; i < changes->found->len; i++) {
    LiaChangedRecord *changed = g_ptr_array_index (changes->found, i);

    if (lia_id_equal (lia_record_get_id (lia_changed_record_get_record (changed)), id)) {
      g_assert_null (found);
      found = changed;
    }
  }

  return found;
}

static void
assert_found (Changes *changes,
              const LiaId *id,
              LiaChangedKind kind,
              guint n_edits,
              const char *lines)
{
  LiaChangedRecord *changed = find (changes, id);
  g_autofree char *told = NULL;

  g_assert_nonnull (changed);
  told = lia_changed_record_get_lines (changed);
  g_assert_cmpstr (lia_changed_kind_name (lia_changed_record_get_kind (changed)), ==,
                   lia_changed_kind_name (kind));
  g_assert_cmpuint (lia_changed_record_get_n_edits (changed), ==, n_edits);
  g_assert_cmpstr (told, ==, lines);
}

static LiaId
add_engagement (Fixture *fixture, const char *title)
{
  LiaId process = fixture_add (fixture, "process", "name", title, "short_name", title, NULL);
  g_autofree char *text = lia_id_to_text (&process);

  return fixture_add (fixture, "engagement", "title", title, "process", text, "state", "confirmed",
                      NULL);
}

static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  g_auto (Changes) changes = { 0 };
  g_autofree char *past = lia_day_to_edtf (lia_day_today () - 800);

  fixture_add_commitment (fixture, "Late then as now", past);
  changes = begin (fixture);
  read_changes (fixture, &changes);
  g_assert_cmpuint (changes.found->len, ==, 0);
}

static void
test_added (Fixture *fixture, gconstpointer data)
{
  g_auto (Changes) changes = begin (fixture);
  LiaId commitment = fixture_add_commitment (fixture, "New", NULL);
  LiaId challenge = fixture_add_challenge (fixture, "New too");
  LiaId put_away = fixture_add_challenge (fixture, "Never mind");

  fixture_add_update (fixture, &commitment, "2024-01-01", "Done already");
  fixture_set (fixture, &commitment, "status", "fulfilled", NULL);
  fixture_set (fixture, &put_away, "archived", "1", NULL);
  read_changes (fixture, &changes);
  assert_found (&changes, &commitment, LIA_CHANGED_ADDED, 3, "");
  assert_found (&changes, &challenge, LIA_CHANGED_ADDED, 1, "");
  g_assert_null (find (&changes, &put_away));
}

static void
test_changed (Fixture *fixture, gconstpointer data)
{
  LiaId id = fixture_add_commitment (fixture, "Share lessons", NULL);
  LiaId challenge = fixture_add_challenge (fixture, "Online scam centres");
  LiaId update = fixture_add_update (fixture, &id, "2024-01-01", "Begun");
  g_auto (Changes) changes = begin (fixture);

  fixture_set (fixture, &id, "title", "Share all lessons", NULL);
  fixture_set (fixture, &id, "title", "Share every lesson", NULL);
  fixture_set (fixture, &id, "note", "Asked twice", NULL);
  fixture_add_update (fixture, &id, "2024-02-01", "Went on");
  fixture_set (fixture, &update, "narrative", "Begun in earnest", NULL);
  fixture_link (fixture, "addresses", &id, &challenge);
  read_changes (fixture, &changes);
  assert_found (&changes, &id, LIA_CHANGED_OTHERWISE, 6,
                "Title: Share lessons → Share every lesson\nNote: Asked twice\n"
                "Updates: 1 added, 1 changed\nLinks: 1 added");
  g_assert_cmpuint (changes.found->len, ==, 1);
}

static void
test_changed_back (Fixture *fixture, gconstpointer data)
{
  LiaId id = fixture_add_commitment (fixture, "Share lessons", NULL);
  LiaId update = fixture_add_update (fixture, &id, "2024-01-01", "Begun");
  g_auto (Changes) changes = begin (fixture);
  g_autoptr (LiaEdit) first = NULL;
  g_autoptr (LiaEdit) second = NULL;

  fixture_set (fixture, &id, "title", "Share all lessons", NULL);
  fixture_set (fixture, &id, "title", "Share lessons", NULL);
  fixture_set (fixture, &update, "archived", "1", NULL);
  fixture_set (fixture, &update, "archived", NULL, NULL);
  fixture_set (fixture, &id, "status", "fulfilled", NULL);
  first = lia_register_undo (fixture->reg, NULL);
  fixture_add_challenge (fixture, "Taken back");
  second = lia_register_undo (fixture->reg, NULL);
  read_changes (fixture, &changes);
  g_assert_cmpuint (changes.found->len, ==, 0);
}

static void
test_completed (Fixture *fixture, gconstpointer data)
{
  LiaId commitment = fixture_add_commitment (fixture, "Share lessons", NULL);
  LiaId engagement = add_engagement (fixture, "Sofia");
  g_auto (Changes) changes = begin (fixture);

  fixture_set (fixture, &commitment, "status", "fulfilled", NULL);
  fixture_set (fixture, &engagement, "state", "held", NULL);
  read_changes (fixture, &changes);
  assert_found (&changes, &commitment, LIA_CHANGED_COMPLETED, 1, "Status: In progress → Fulfilled");
  assert_found (&changes, &engagement, LIA_CHANGED_COMPLETED, 1, "State: Confirmed → Held");
}

static void
test_overdue (Fixture *fixture, gconstpointer data)
{
  g_autofree char *long_ago = lia_day_to_edtf (lia_day_today () - 800);
  g_autofree char *lately = lia_day_to_edtf (lia_day_today () - 30);
  g_autofree char *ahead = lia_day_to_edtf (lia_day_today () + 30);
  LiaId untouched = fixture_add_commitment (fixture, "Nobody touched it", lately);
  LiaId late_then = fixture_add_commitment (fixture, "It was late then", long_ago);
  LiaId put_off = fixture_add_commitment (fixture, "Put off", lately);
  LiaId brought_forward = fixture_add_commitment (fixture, "Brought forward", ahead);
  LiaId undertaken = fixture_add_commitment (fixture, "Would be late", lately);
  g_auto (Changes) changes = { 0 };

  fixture_set (fixture, &undertaken, "kind", "proposal", NULL);
  changes = begin (fixture);
  fixture_set (fixture, &late_then, "note", "Still", NULL);
  fixture_set (fixture, &put_off, "due", ahead, "Busy");
  fixture_set (fixture, &brought_forward, "due", lately, "Sooner");
  read_changes (fixture, &changes);
  assert_found (&changes, &untouched, LIA_CHANGED_OVERDUE, 0, "");
  g_assert_cmpint (lia_changed_record_get_kind (find (&changes, &late_then)), ==,
                   LIA_CHANGED_OTHERWISE);
  g_assert_cmpint (lia_changed_record_get_kind (find (&changes, &put_off)), ==,
                   LIA_CHANGED_OTHERWISE);
  g_assert_cmpint (lia_changed_record_get_kind (find (&changes, &brought_forward)), ==,
                   LIA_CHANGED_OVERDUE);
  g_assert_null (find (&changes, &undertaken));
}

static void
test_withdrawn (Fixture *fixture, gconstpointer data)
{
  LiaId withdrawn = fixture_add_commitment (fixture, "Withdrawn", NULL);
  LiaId archived = fixture_add_challenge (fixture, "Put away");
  LiaId cancelled = add_engagement (fixture, "Sofia");
  LiaId unmade = fixture_add_challenge (fixture, "Unmade");
  g_auto (Changes) changes = begin (fixture);
  g_autoptr (LiaEdit) undone = lia_register_undo (fixture->reg, NULL);

  fixture_set (fixture, &withdrawn, "status", "withdrawn", NULL);
  fixture_set (fixture, &archived, "archived", "1", NULL);
  fixture_set (fixture, &cancelled, "state", "cancelled", "No visas");
  read_changes (fixture, &changes);
  g_assert_cmpuint (changes.found->len, ==, 4);
  for (guint i = 0; i < changes.found->len; i++)
    g_assert_cmpint (lia_changed_record_get_kind (changes.found->pdata[i]), ==,
                     LIA_CHANGED_WITHDRAWN);
  g_assert_false (lia_changed_record_exists (find (&changes, &unmade)));
  g_assert_cmpstr (lia_changed_record_get_title (find (&changes, &unmade)), ==, "Unmade");
  g_assert_true (lia_changed_record_exists (find (&changes, &archived)));
}

/* What was purged is gone, here as everywhere, and nothing else with it. */
static void
test_purged (Fixture *fixture, gconstpointer data)
{
  LiaId id = fixture_add_commitment (fixture, "Share lessons", NULL);
  g_auto (Changes) changes = { 0 };
  sqlite3 *handle;

  fixture_set (fixture, &id, "note", "A secret", NULL);
  changes = begin (fixture);
  fixture_set (fixture, &id, "note", "No secret", NULL);
  fixture_set (fixture, &id, "title", "Share all lessons", NULL);
  g_assert_cmpint (sqlite3_open (fixture->path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle,
                                 "UPDATE change SET saw = NULL, saw_digest = x'00'"
                                 " WHERE saw IN ('A secret', 'Share lessons')",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  sqlite3_close (handle);
  read_changes (fixture, &changes);
  assert_found (&changes, &id, LIA_CHANGED_OTHERWISE, 2,
                "Title: (purged) → Share all lessons\nNote: No secret");
}

/* The report for an earlier time is the one that was made then. */
static void
test_until (Fixture *fixture, gconstpointer data)
{
  g_autofree char *lately = lia_day_to_edtf (lia_day_today () - 30);
  LiaId first = fixture_add_commitment (fixture, "First", lately);
  g_auto (Changes) changes = begin (fixture);
  g_autoptr (LiaRegister) past = NULL;
  g_autoptr (LiaReader) reader = NULL;
  LiaMoment until = { .day = lia_day_today () - 100 };

  fixture_set (fixture, &first, "title", "First of all", NULL);
  until.serial = fixture->serial;
  fixture_set (fixture, &first, "status", "fulfilled", NULL);
  fixture_add_commitment (fixture, "Second", NULL);

  past = lia_register_open_past (fixture->reg, &until, NULL, NULL, NULL, NULL);
  reader = lia_register_read (past);
  changes.found = lia_changes_read (reader, &changes.then, NULL, NULL);
  g_assert_cmpuint (changes.found->len, ==, 1);
  assert_found (&changes, &first, LIA_CHANGED_OTHERWISE, 1, "Title: First → First of all");
}

int
main (int argc, char **argv)
{
  g_autofree char *cache = g_dir_make_tmp ("liaison-cache-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (cache, "liaison", NULL);
  int status;

  g_setenv ("XDG_CACHE_HOME", cache, TRUE);
  g_test_init (&argc, &argv, NULL);
  fixture_add_test ("/changes/nothing", test_nothing);
  fixture_add_test ("/changes/added", test_added);
  fixture_add_test ("/changes/changed", test_changed);
  fixture_add_test ("/changes/changed-back", test_changed_back);
  fixture_add_test ("/changes/completed", test_completed);
  fixture_add_test ("/changes/overdue", test_overdue);
  fixture_add_test ("/changes/withdrawn", test_withdrawn);
  fixture_add_test ("/changes/purged", test_purged);
  fixture_add_test ("/changes/until", test_until);

  status = g_test_run ();
  g_rmdir (folder);
  g_rmdir (cache);
  return status;
}
