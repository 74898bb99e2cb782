#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/mount.h>
#include <unistd.h>

#include "briefing/briefing.h"
#include "fixture.h"
#include "records/reference-ranges.h"
#include "records/date.h"
#include "records/types.h"
#include "register/issues.h"
#include "register/past.h"

/* What is in a file that must not be replaced. */
#define OLD "the old file"

typedef struct {
  LiaId green;
  LiaId red;
  LiaId challenge;
} Records;

static Records
fill (Fixture *fixture)
{
  LiaId wide = fixture_add (fixture, "mark", "label", "TLP:GREEN", "rank", "1", NULL);
  LiaId narrow = fixture_add (fixture, "mark", "label", "TLP:RED", "rank", "3", NULL);
  g_autofree char *green = lia_id_to_text (&wide);
  g_autofree char *red = lia_id_to_text (&narrow);
  Records records;

  records.green = fixture_add (fixture, "commitment", "title", "Learn from it", "kind",
                               "commitment", "status", "in_progress", "mark", green, NULL);
  records.red = fixture_add (fixture, "commitment", "title", "Whisper", "kind", "commitment",
                             "status", "in_progress", "mark", red, NULL);
  records.challenge = fixture_add_challenge (fixture, "Scam centres");

  return records;
}

static char *
file_of (Fixture *fixture)
{
  return g_build_filename (fixture->folder, "briefing.xlsx", NULL);
}

static gboolean
export_from (Fixture *fixture,
             LiaRegister *reg,
             LiaBriefingProgress progress,
             LiaBriefingReport **report,
             GError **error)
{
  LiaBriefingOptions options = { .title = "For the Co-Chairs",
                                 .author = "The Office",
                                 .audience = "The Co-Chairs",
                                 .ceiling = "TLP:GREEN" };
  g_autofree char *path = file_of (fixture);

  return lia_briefing_export (reg, &options, path, NULL, progress, path, report, error);
}

static void export(Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  export_from (fixture, fixture->reg, NULL, NULL, &error);
  g_assert_no_error (error);
}

static GPtrArray *
all_issues (LiaRegister *reg)
{
  g_autoptr (LiaReader) reader = lia_register_read (reg);
  g_autoptr (LiaQuery) query = lia_query_new (&lia_issue_type);
  g_autoptr (GError) error = NULL;
  GPtrArray *issues = lia_reader_list_records (reader, query, NULL, &error);

  g_assert_no_error (error);
  return issues;
}

static LiaRecord *
only_issue (Fixture *fixture)
{
  g_autoptr (GPtrArray) issues = all_issues (fixture->reg);

  g_assert_cmpuint (issues->len, ==, 1);
  return g_object_ref (g_ptr_array_index (issues, 0));
}

static guint
n_holding (LiaRegister *reg, LiaRecord *record)
{
  g_autoptr (LiaReader) reader = lia_register_read (reg);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) issues = lia_issues_holding (reader, record, &error);

  g_assert_no_error (error);
  return issues->len;
}

static void
assert_held (Fixture *fixture, const LiaId *id, guint n)
{
  g_autoptr (LiaRecord) record = fixture_get (fixture, id);

  g_assert_cmpuint (n_holding (fixture->reg, record), ==, n);
}

static void
assert_sound (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaCheck) check = lia_register_check (fixture->reg, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (check->problems->len, ==, 0);
}

/* What left, and which records it told; of those that were held back it says nothing. */
static void
test_remembered (Fixture *fixture, gconstpointer data)
{
  Records records = fill (fixture);
  g_autofree char *path = file_of (fixture);
  g_autofree char *bytes = NULL;
  g_autofree char *hash = NULL;
  g_autoptr (LiaRecord) issue = NULL;
  gsize size;

  export(fixture);
  issue = only_issue (fixture);
  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  hash = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *) bytes, size);

  g_assert_cmpstr (lia_record_get (issue, "title"), ==, "For the Co-Chairs");
  g_assert_cmpstr (lia_record_get (issue, "kind"), ==, "register");
  g_assert_cmpstr (lia_record_get (issue, "audience"), ==, "The Co-Chairs");
  g_assert_cmpstr (lia_record_get (issue, "prepared_by"), ==, "The Office");
  g_assert_cmpstr (lia_record_get (issue, "ceiling"), ==, "TLP:GREEN");
  g_assert_cmpstr (lia_record_get (issue, "format"), ==, "xlsx");
  g_assert_cmpstr (lia_record_get (issue, "file_name"), ==, "briefing.xlsx");
  g_assert_cmpstr (lia_record_get (issue, "hash"), ==, hash);
  g_assert_cmpstr (lia_record_get (issue, "records"), ==, "C-001;X-001");
  g_assert_cmpstr (lia_record_get (issue, "held"), ==, "2");
  g_assert_nonnull (lia_record_get (issue, "mark"));
  g_assert_nonnull (lia_record_get (issue, "made"));
  assert_held (fixture, &records.green, 1);
  assert_held (fixture, &records.challenge, 1);
  assert_held (fixture, &records.red, 0);
  assert_sound (fixture);
}

static void
change (Fixture *fixture, const char *field, const char *value, GError **error)
{
  g_autoptr (LiaRecord) issue = only_issue (fixture);
  g_autoptr (LiaEdit) edit = lia_edit_new ("Change");

  lia_edit_change (edit, issue, field, value);
  lia_register_apply (fixture->reg, edit, error);
}

/* What has left stays as it left; what became of it can be told. */
static void
test_fixed (Fixture *fixture, gconstpointer data)
{
  static const char *const fixed[] = { "title", "audience", "hash", "records", "language" };

  fill (fixture);
  export(fixture);
  for (guint i = 0; i < G_N_ELEMENTS (fixed); i++) {
    g_autoptr (GError) error = NULL;

    change (fixture, fixed[i], "other", &error);
    g_assert_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_INVALID);
  }
  change (fixture, "recalled", "2026-11-12", NULL);
  change (fixture, "note", "Given to two people", NULL);
  {
    g_autoptr (LiaRecord) issue = only_issue (fixture);

    g_assert_cmpstr (lia_record_get (issue, "recalled"), ==, "2026-11-12");
    g_assert_cmpstr (lia_record_get (issue, "note"), ==, "Given to two people");
  }
}

/* Undo takes back what somebody did to the register, and never that something left. */
static void
test_undo (Fixture *fixture, gconstpointer data)
{
  Records records = fill (fixture);
  g_autoptr (LiaEdit) undone = NULL;
  g_autoptr (LiaEdit) redone = NULL;
  g_autoptr (LiaEdit) taken = NULL;
  g_autoptr (LiaReader) reader = NULL;
  g_autoptr (GError) error = NULL;

  fixture_set (fixture, &records.green, "title", "Learn more from it", NULL);
  export(fixture);
  undone = lia_register_undo (fixture->reg, &error);
  g_assert_no_error (error);
  fixture_assert_value (fixture, &records.green, "title", "Learn from it");
  assert_held (fixture, &records.green, 1);

  export(fixture);
  redone = lia_register_redo (fixture->reg, &error);
  g_assert_no_error (error);
  fixture_assert_value (fixture, &records.green, "title", "Learn more from it");
  assert_held (fixture, &records.green, 2);

  reader = lia_register_read (fixture->reg);
  taken = lia_register_invert (fixture->reg, lia_reader_get_serial (reader) - 1, &error);
  g_assert_null (taken);
  g_assert_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_LEFT);
}

/* A note on what left is an edit like any other. */
static void
test_undo_note (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaEdit) undone = NULL;
  g_autoptr (LiaRecord) issue = NULL;

  fill (fixture);
  export(fixture);
  change (fixture, "note", "Given to two people", NULL);
  undone = lia_register_undo (fixture->reg, NULL);
  issue = only_issue (fixture);
  g_assert_nonnull (undone);
  g_assert_null (lia_record_get (issue, "note"));
}

static void
block (double fraction, gpointer path)
{
  if (fraction > 0.9)
    g_mkdir (path, 0700);
}

/* Where the file can't take its name after all, nothing has left, and there is nothing to undo of
 * that either. */
static void
test_not_put_in_place (Fixture *fixture, gconstpointer data)
{
  Records records = fill (fixture);
  g_autofree char *path = file_of (fixture);
  g_autofree char *label = NULL;
  g_autofree char *label_after = NULL;
  g_autoptr (GPtrArray) issues = NULL;
  g_autoptr (GError) error = NULL;

  label = lia_register_get_undo_label (fixture->reg);
  g_assert_false (export_from (fixture, fixture->reg, block, NULL, &error));
  g_assert_error (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_NOT_WRITABLE);
  g_assert_cmpint (g_rmdir (path), ==, 0);

  issues = all_issues (fixture->reg);
  g_assert_cmpuint (issues->len, ==, 0);
  assert_held (fixture, &records.green, 0);
  label_after = lia_register_get_undo_label (fixture->reg);
  g_assert_cmpstr (label_after, ==, label);
  assert_sound (fixture);
}

static void
execute (Fixture *fixture, const char *sql)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

/* Nothing leaves that the register couldn't remember. */
static void
test_not_noted (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = file_of (fixture);
  g_autofree char *left = NULL;
  g_autoptr (GError) error = NULL;

  fill (fixture);
  g_assert_true (g_file_set_contents (path, OLD, -1, NULL));
  execute (fixture, "CREATE TRIGGER never BEFORE INSERT ON issue"
                    " BEGIN SELECT RAISE (ABORT, 'never'); END");

  g_assert_false (export_from (fixture, fixture->reg, NULL, NULL, &error));
  g_assert_error (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_FAILED);
  g_assert_true (g_file_get_contents (path, &left, NULL, NULL));
  g_assert_cmpstr (left, ==, OLD);
}

/* To look at pages is no departure; to print them is one, however often the report is shown. */
static void
test_print (Fixture *fixture, gconstpointer data)
{
  Records records = fill (fixture);
  LiaBriefingOptions options = { .ceiling = "TLP:GREEN", .audience = "The Co-Chairs" };
  g_autoptr (LiaBriefingReport) report = NULL;
  g_autoptr (LiaRecord) issue = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pages =
      lia_briefing_render_pages (fixture->reg, &options, &report, NULL, &error);

  g_assert_no_error (error);
  assert_held (fixture, &records.green, 0);
  g_assert_true (lia_briefing_note_print (report, pages, &error));
  g_assert_true (lia_briefing_note_print (report, pages, &error));
  g_assert_no_error (error);
  issue = only_issue (fixture);
  g_assert_cmpstr (lia_record_get (issue, "format"), ==, "print");
  g_assert_null (lia_record_get (issue, "file_name"));
  g_assert_nonnull (lia_record_get (issue, "hash"));
  assert_held (fixture, &records.green, 1);
  assert_held (fixture, &records.red, 0);
}

static LiaRegister *
open_past (Fixture *fixture, gint64 serial)
{
  LiaMoment moment = { .serial = serial, .at = g_get_real_time (), .day = lia_day_today () };
  g_autoptr (GError) error = NULL;
  LiaRegister *past = lia_register_open_past (fixture->reg, &moment, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return past;
}

/* The register as it is remembers what left of it as it was, and knows whose state that is. */
static void
test_past (Fixture *fixture, gconstpointer data)
{
  Records records = fill (fixture);
  gint64 serial = fixture->serial;
  g_autofree char *edit = g_strdup_printf ("%" G_GINT64_FORMAT, serial);
  g_autoptr (LiaRegister) past = NULL;
  g_autoptr (LiaBriefingReport) report = NULL;
  g_autoptr (LiaRecord) issue = NULL;
  g_autoptr (GError) error = NULL;

  fixture_set (fixture, &records.green, "title", "Learn more from it", NULL);
  past = open_past (fixture, serial);
  export_from (fixture, past, NULL, &report, &error);
  g_assert_no_error (error);
  g_assert_null (report->unremembered);
  issue = only_issue (fixture);
  g_assert_cmpstr (lia_record_get (issue, "edit"), ==, edit);
}

/* Before it left nothing held the record. */
static void
test_before (Fixture *fixture, gconstpointer data)
{
  Records records = fill (fixture);
  gint64 serial = fixture->serial;
  g_autoptr (LiaRegister) past = NULL;
  g_autoptr (LiaRecord) record = fixture_get (fixture, &records.green);

  export(fixture);
  past = open_past (fixture, serial);
  g_assert_cmpuint (n_holding (past, record), ==, 0);
  g_assert_cmpuint (n_holding (fixture->reg, record), ==, 1);
}

static gboolean
make_read_only (Fixture *fixture)
{
  if (mount (fixture->folder, fixture->folder, NULL, MS_BIND, NULL) == 0 &&
      mount (NULL, fixture->folder, NULL, MS_REMOUNT | MS_BIND | MS_RDONLY, NULL) == 0)
    return TRUE;

  g_chmod (fixture->path, 0444);
  g_chmod (fixture->folder, 0555);
  if (geteuid () != 0)
    return TRUE;

  g_test_skip ("root may write everywhere, and mounting isn't allowed");
  g_chmod (fixture->folder, 0755);
  return FALSE;
}

/* What lies where it can't be written is briefed from, and whoever does it is told what that means.
 */
static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaBriefingReport) report = NULL;
  g_autoptr (GPtrArray) issues = NULL;
  g_autoptr (GError) error = NULL;

  g_autofree char *folder = g_dir_make_tmp ("liaison-issue-XXXXXX", NULL);
  LiaBriefingOptions options = { .ceiling = "TLP:GREEN" };
  g_autofree char *path = g_build_filename (folder, "briefing.xlsx", NULL);

  fill (fixture);
  g_assert_finalize_object (g_steal_pointer (&fixture->reg));
  if (!make_read_only (fixture))
    return;

  fixture->reg = lia_register_open (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_true (lia_register_is_read_only (fixture->reg));
  lia_briefing_export (fixture->reg, &options, path, NULL, NULL, NULL, &report, &error);
  g_assert_no_error (error);
  g_assert_nonnull (report->unremembered);
  issues = all_issues (fixture->reg);
  g_assert_cmpuint (issues->len, ==, 0);

  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  umount2 (fixture->folder, MNT_DETACH);
  g_chmod (fixture->folder, 0755);
}

static LiaIssueAge
age_of (Fixture *fixture)
{
  g_autoptr (LiaReader) reader = lia_register_read (fixture->reg);
  g_autoptr (LiaRecord) issue = only_issue (fixture);
  g_autoptr (GError) error = NULL;
  LiaIssueAge age;

  lia_issues_age (reader, issue, &age, NULL, &error);
  g_assert_no_error (error);
  return age;
}

static gboolean
is_changed (Fixture *fixture, const LiaId *id)
{
  g_autoptr (LiaReader) reader = lia_register_read (fixture->reg);
  g_autoptr (LiaRecord) issue = only_issue (fixture);
  g_autoptr (LiaRecord) record = fixture_get (fixture, id);
  g_autoptr (GError) error = NULL;
  gint64 since;

  lia_issues_changed_in (reader, issue, record, &since, &error);
  g_assert_no_error (error);
  return since > 0;
}

/* What left grows old by what happens to the records in it, to their parts and to their links. */
static void
test_age (Fixture *fixture, gconstpointer data)
{
  Records records = fill (fixture);
  LiaIssueAge age;

  export(fixture);
  age = age_of (fixture);
  g_assert_cmpuint (age.n_changed, ==, 0);
  g_assert_cmpint (age.since, ==, 0);

  fixture_set (fixture, &records.red, "title", "Shout", NULL);
  g_assert_cmpuint (age_of (fixture).n_changed, ==, 0);

  fixture_add_update (fixture, &records.green, "2026-11-12", "Call held");
  age = age_of (fixture);
  g_assert_cmpuint (age.n_changed, ==, 1);
  g_assert_cmpint (age.since, >, 0);
  g_assert_true (is_changed (fixture, &records.green));
  g_assert_false (is_changed (fixture, &records.challenge));

  fixture_link (fixture, "addresses", &records.green, &records.challenge);
  g_assert_cmpuint (age_of (fixture).n_changed, ==, 2);
  g_assert_cmpint (age_of (fixture).since, ==, age.since);
  g_assert_true (is_changed (fixture, &records.challenge));
}

static LiaId
add_issue (Fixture *fixture, const char *kind, const char *scope, const char *edit)
{
  g_autoptr (LiaEdit) add = lia_edit_new ("Add");
  LiaId id = lia_edit_create (add, &lia_issue_type);

  lia_edit_set (add, &lia_issue_type, &id, "kind", NULL, kind);
  lia_edit_set (add, &lia_issue_type, &id, "made", NULL, "2026-11-12");
  lia_edit_set (add, &lia_issue_type, &id, "scope", NULL, scope);
  lia_edit_set (add, &lia_issue_type, &id, "edit", NULL, edit);
  fixture_apply (fixture, add);
  return id;
}

static void
test_last (Fixture *fixture, gconstpointer data)
{
  LiaId second, other;
  g_autoptr (LiaReader) reader = NULL;
  g_autoptr (LiaRecord) last = NULL;
  g_autoptr (LiaRecord) of_other = NULL;
  g_autoptr (LiaRecord) of_none = NULL;
  g_autoptr (LiaMoment) moment = NULL;
  g_autoptr (GError) error = NULL;

  fill (fixture);
  second = add_issue (fixture, "changes", NULL, "3");
  add_issue (fixture, "changes", NULL, "2");
  other = add_issue (fixture, "changes", "P-001", "4");
  reader = lia_register_read (fixture->reg);
  last = lia_issues_last (reader, "changes", NULL, &error);
  of_other = lia_issues_last (reader, "changes", "P-001", &error);
  of_none = lia_issues_last (reader, "country", "P-001", &error);
  g_assert_no_error (error);
  g_assert_true (lia_id_equal (lia_record_get_id (last), &second));
  g_assert_true (lia_id_equal (lia_record_get_id (of_other), &other));
  g_assert_null (of_none);

  moment = lia_moment_of (reader, last, &error);
  g_assert_no_error (error);
  g_assert_cmpint (moment->serial, ==, 3);
}

static void
assert_mended (Fixture *fixture, const char *damage, const char *sentence)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaCheck) check = NULL;

  execute (fixture, damage);
  check = lia_register_check (fixture->reg, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (check->problems->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (check->problems, 0), sentence));

  g_assert_true (lia_register_mend (fixture->reg, &error));
  g_assert_no_error (error);
  assert_sound (fixture);
}

/* What is found by the index is what the briefings say, or the check tells it and it is mended. */
static void
test_mend (Fixture *fixture, gconstpointer data)
{
  Records records = fill (fixture);

  export(fixture);
  export(fixture);
  assert_sound (fixture);
  assert_mended (fixture, "DELETE FROM held WHERE prefix = 'C'", "2 briefings that left");
  assert_held (fixture, &records.green, 2);
  assert_mended (fixture,
                 "INSERT INTO held SELECT prefix, office, level, 2, issue FROM held"
                 " WHERE prefix = 'C' LIMIT 1",
                 "that wasn’t in it");
  assert_held (fixture, &records.red, 0);
  assert_mended (fixture,
                 "INSERT INTO held (prefix, office, level, block, issue)"
                 " VALUES ('C', '', 0, 2, zeroblob (16))",
                 "that wasn’t in it");
}

static LiaRecord *
numbered (gint64 number)
{
  LiaId id = lia_id_new ();
  LiaRecord *record = lia_record_new (&lia_commitment_type, &id);

  lia_record_set_number (record, NULL, number);
  return record;
}

static void
hold (Fixture *fixture, GArray *ranges)
{
  g_autoptr (LiaEdit) edit = lia_edit_new ("Leave");
  LiaId id = lia_edit_create (edit, &lia_issue_type);
  g_autofree char *records = lia_reference_ranges_write (ranges);

  g_test_message ("%u ranges, %zu bytes", ranges->len, strlen (records));
  lia_edit_set (edit, &lia_issue_type, &id, "kind", NULL, "register");
  lia_edit_set (edit, &lia_issue_type, &id, "made", NULL, "2026-11-12");
  lia_edit_set (edit, &lia_issue_type, &id, "records", NULL, records);
  fixture_apply (fixture, edit);
}

/* Whatever was held, exactly that is found. */
static void
test_any_ranges (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  gboolean held[200] = { FALSE };
  g_autoptr (GArray) ranges = lia_reference_ranges_new ();

  for (guint i = 0; i < 9; i++) {
    gint64 first = g_rand_int_range (random, 1, G_N_ELEMENTS (held));
    gint64 last = MIN (first + g_rand_int_range (random, 0, 20), (gint64) G_N_ELEMENTS (held) - 1);

    for (gint64 n = first; n <= last; n++) {
      held[n] = TRUE;
      lia_reference_ranges_add (ranges, &lia_commitment_type, NULL, n);
    }
  }
  hold (fixture, ranges);
  for (guint n = 1; n < G_N_ELEMENTS (held); n++) {
    g_autoptr (LiaRecord) record = numbered (n);

    g_assert_cmpuint (n_holding (fixture->reg, record), ==, held[n] ? 1 : 0);
  }
}

/* Where every second record is held back there are no ranges to shorten it by. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) ranges = lia_reference_ranges_new ();
  g_autoptr (LiaRecord) odd = numbered (199999);
  g_autoptr (LiaRecord) even = numbered (100000);

  for (guint i = 0; i < 100000; i++)
    lia_reference_ranges_add (ranges, &lia_commitment_type, NULL, 2 * i + 1);
  g_test_timer_start ();
  hold (fixture, ranges);
  g_test_message ("noted in %.2f s", g_test_timer_elapsed ());
  g_assert_cmpuint (n_holding (fixture->reg, odd), ==, 1);
  g_assert_cmpuint (n_holding (fixture->reg, even), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_add_test ("/issue/remembered", test_remembered);
  fixture_add_test ("/issue/fixed", test_fixed);
  fixture_add_test ("/issue/undo", test_undo);
  fixture_add_test ("/issue/undo-note", test_undo_note);
  fixture_add_test ("/issue/not-put-in-place", test_not_put_in_place);
  fixture_add_test ("/issue/not-noted", test_not_noted);
  fixture_add_test ("/issue/print", test_print);
  fixture_add_test ("/issue/past", test_past);
  fixture_add_test ("/issue/before", test_before);
  fixture_add_test ("/issue/read-only", test_read_only);
  fixture_add_test ("/issue/age", test_age);
  fixture_add_test ("/issue/last", test_last);
  fixture_add_test ("/issue/mend", test_mend);
  fixture_add_test ("/issue/any-ranges", test_any_ranges);
  fixture_add_test ("/issue/many", test_many);
  return g_test_run ();
}
