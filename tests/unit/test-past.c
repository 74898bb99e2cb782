#include <string.h>

#include "fixture.h"
#include "records/date.h"
#include "records/types.h"
#include "register/past.h"
#include "register/register-private.h"

#define N_EDITS 160

static void
dump_table (GString *out, sqlite3 *handle, const char *table, const char *order)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\" ORDER BY %s", table, order);
  sqlite3_stmt *rows;

  g_string_append_printf (out, "%s\n", table);
  g_assert_cmpint (sqlite3_prepare_v2 (handle, sql, -1, &rows, NULL), ==, SQLITE_OK);
  while (sqlite3_step (rows) == SQLITE_ROW) {
    for (int i = 0; i < sqlite3_column_count (rows); i++) {
      const guint8 *bytes = sqlite3_column_blob (rows, i);
      int n = sqlite3_column_bytes (rows, i);

      g_string_append_printf (out, "%d:", sqlite3_column_type (rows, i));
      for (int j = 0; j < n; j++)
        g_string_append_printf (out, "%02x", bytes[j]);
      g_string_append_c (out, '|');
    }
    g_string_append_c (out, '\n');
  }
  sqlite3_finalize (rows);
}

static int
compare_text (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static void
dump_search (GString *out, LiaRegister *reg)
{
  static const char *const words[] = { "alpha", "beta", "gamma", "delta", "progress" };
  g_autoptr (LiaReader) reader = lia_register_read (reg);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
    g_autoptr (GPtrArray) hits = lia_reader_search (reader, words[i], 1000, NULL, NULL);
    g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

    for (guint j = 0; j < hits->len; j++)
      g_ptr_array_add (lines, g_strdup (((LiaHit *) g_ptr_array_index (hits, j))->reference));
    g_ptr_array_sort (lines, compare_text);
    for (guint j = 0; j < lines->len; j++)
      g_string_append_printf (out, "%s ", (char *) g_ptr_array_index (lines, j));
    g_string_append_c (out, '\n');
  }
}

/* Everything that stands in a register: its records, byte for byte, its journal, what search finds.
 */
static char *
dump (LiaRegister *reg)
{
  GString *out = g_string_new (NULL);
  const char *path = reg->copy != NULL ? lia_private_copy_get_path (reg->copy) : reg->path;
  sqlite3 *handle;

  g_assert_cmpint (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  dump_table (out, handle, "record", "id");
  for (const LiaRecordType *const *type = lia_record_types (); *type != NULL; type++)
    dump_table (out, handle, (*type)->name, "id");
  dump_table (out, handle, "edit", "serial");
  dump_table (out, handle, "change", "serial, step");
  dump_table (out, handle, "setting", "name");
  sqlite3_close (handle);
  dump_search (out, reg);

  return g_string_free (out, FALSE);
}

static LiaRegister *
open_at (Fixture *fixture, gint64 serial)
{
  LiaMoment moment = { .serial = serial, .day = 20000 };
  g_autoptr (GError) error = NULL;
  LiaRegister *past = lia_register_open_past (fixture->reg, &moment, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return past;
}

static const char *
pick (const char *const *choices)
{
  return choices[g_test_rand_int_range (0, g_strv_length ((char **) choices))];
}

static const char *const titles[] = { "alpha", "beta gamma", "gamma", "delta", "Émigré", NULL };
static const char *const dates[] = { "2023", "2023-10", "2024-01-05/2024-01-07", "XXXX-10", NULL };
static const char *const statuses[] = { "in_progress", "fulfilled", "unknown", NULL };

static LiaId
pick_id (GArray *ids)
{
  return g_array_index (ids, LiaId, g_test_rand_int_range (0, ids->len));
}

static void
apply_somehow (Fixture *fixture, LiaEdit *edit)
{
  lia_edit_set_reason (edit, "Because");
  lia_register_apply (fixture->reg, edit, NULL);
}

/* Two records may exchange their keys, one after the other through a third value. */
static void
rename_participant (Fixture *fixture, GArray *participants)
{
  static const char *const codes[] = { "AUS", "TUR", "IDN", "PAK", "ZZZ", NULL };
  g_autoptr (LiaEdit) edit = lia_edit_new ("Rename");
  LiaId id = pick_id (participants);
  g_autoptr (LiaReader) reader = lia_register_read (fixture->reg);
  g_autoptr (LiaRecord) record = lia_reader_get (reader, &id, NULL);

  if (record == NULL)
    return;
  lia_edit_change (edit, record, "code", pick (codes));
  lia_edit_change (edit, record, "name", pick (titles));
  apply_somehow (fixture, edit);
}

static void
change_commitment (Fixture *fixture, const LiaId *id)
{
  g_autoptr (LiaEdit) edit = lia_edit_new ("Change");
  g_autoptr (LiaReader) reader = lia_register_read (fixture->reg);
  g_autoptr (LiaRecord) record = lia_reader_get (reader, id, NULL);

  if (record == NULL)
    return;
  switch (g_test_rand_int_range (0, 4)) {
  case 0:
    lia_edit_change (edit, record, "title", pick (titles));
    break;
  case 1:
    lia_edit_change (edit, record, "due", g_test_rand_bit () ? pick (dates) : NULL);
    lia_edit_change (edit, record, "status", pick (statuses));
    break;
  case 2:
    lia_edit_change (edit, record, "note", pick (titles));
    lia_edit_change (edit, record, "evidence", NULL);
    break;
  default:
    lia_edit_change (edit, record, "archived", lia_record_is_archived (record) ? NULL : "1");
  }
  apply_somehow (fixture, edit);
}

static void
add_many (Fixture *fixture, GArray *commitments, const LiaId *challenge)
{
  g_autoptr (LiaEdit) edit = lia_edit_new ("Add some");

  for (int n = g_test_rand_int_range (1, 4); n > 0; n--) {
    LiaId id = lia_edit_create (edit, &lia_commitment_type);

    lia_edit_set (edit, &lia_commitment_type, &id, "title", NULL, pick (titles));
    lia_edit_set (edit, &lia_commitment_type, &id, "kind", NULL, "commitment");
    lia_edit_set (edit, &lia_commitment_type, &id, "status", NULL, pick (statuses));
    lia_edit_link (edit, "addresses", &id, challenge, "p. 4");
    g_array_append_val (commitments, id);
  }
  apply_somehow (fixture, edit);
}

static void
edit_somehow (Fixture *fixture, GArray *commitments, GArray *participants, const LiaId *challenge)
{
  g_autoptr (LiaEdit) undone = NULL;
  LiaId id = pick_id (commitments);

  switch (g_test_rand_int_range (0, 9)) {
  case 0:
    add_many (fixture, commitments, challenge);
    break;
  case 1:
  case 2:
    undone = lia_register_undo (fixture->reg, NULL);
    break;
  case 3:
    undone = lia_register_redo (fixture->reg, NULL);
    break;
  case 4:
    rename_participant (fixture, participants);
    break;
  case 5:
    undone = lia_register_invert (fixture->reg, g_test_rand_int_range (1, 20), NULL);
    break;
  default:
    change_commitment (fixture, &id);
  }
}

static gint64
last_serial (Fixture *fixture)
{
  g_autoptr (LiaReader) reader = lia_register_read (fixture->reg);
  g_autoptr (GPtrArray) entries = lia_reader_history (reader, NULL, 1, NULL);

  return entries->len > 0 ? ((LiaHistoryEntry *) g_ptr_array_index (entries, 0))->serial : 0;
}

static void
test_equals_what_was (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) commitments = g_array_new (FALSE, FALSE, sizeof (LiaId));
  g_autoptr (GArray) participants = g_array_new (FALSE, FALSE, sizeof (LiaId));
  g_autoptr (GPtrArray) dumps = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) serials = g_array_new (FALSE, FALSE, sizeof (gint64));
  LiaId challenge, id;

  g_ptr_array_add (dumps, dump (fixture->reg));
  g_array_append_val (serials, (gint64) { 0 });
  challenge = fixture_add_challenge (fixture, "gamma");
  id = fixture_add_participant (fixture, "AUS", "Australia");
  g_array_append_val (participants, id);
  id = fixture_add_participant (fixture, "TUR", "Türkiye");
  g_array_append_val (participants, id);
  add_many (fixture, commitments, &challenge);
  for (guint i = 0; i < N_EDITS; i++) {
    gint64 serial;

    edit_somehow (fixture, commitments, participants, &challenge);
    serial = last_serial (fixture);
    if (i % 9 != 0 || serial == g_array_index (serials, gint64, serials->len - 1))
      continue;
    g_ptr_array_add (dumps, dump (fixture->reg));
    g_array_append_val (serials, serial);
  }

  for (guint i = 0; i < serials->len; i++) {
    gint64 serial = g_array_index (serials, gint64, i);
    g_autoptr (LiaRegister) past = open_at (fixture, serial);
    g_autofree char *found = dump (past);

    if (g_strcmp0 (found, g_ptr_array_index (dumps, i)) != 0)
      g_test_message ("Serial %" G_GINT64_FORMAT " of %" G_GINT64_FORMAT, serial,
                      last_serial (fixture));
    g_assert_cmpstr (found, ==, g_ptr_array_index (dumps, i));
  }
}

static void
test_is_private_and_read_only (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaEdit) edit = lia_edit_new ("Too late");
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *folder = NULL;
  LiaRegister *past;
  GStatBuf status;
  LiaId id = fixture_add_challenge (fixture, "First");

  past = open_at (fixture, fixture->serial);
  path = g_strdup (lia_private_copy_get_path (past->copy));
  folder = g_path_get_dirname (path);
  g_assert_cmpstr (lia_register_get_path (past), ==, lia_register_get_path (fixture->reg));
  g_assert_cmpint (g_stat (folder, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);

  lia_edit_set (edit, &lia_challenge_type, &id, "title", "First", "Second");
  g_assert_true (lia_register_is_read_only (past));
  g_assert_false (lia_register_apply (past, edit, &error));
  g_assert_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_READ_ONLY);

  g_assert_finalize_object (past);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}

static void
test_left_behind (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder =
      g_build_filename (g_get_user_cache_dir (), "liaison", "past-abcdef", NULL);
  g_autofree char *file = g_build_filename (folder, "past.liaison", NULL);
  g_autoptr (LiaRegister) first = NULL;
  g_autoptr (LiaRegister) second = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, "x", 1, NULL));
  first = open_at (fixture, 0);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));

  second = open_at (fixture, 0);
  g_assert_true (g_file_test (lia_private_copy_get_path (first->copy), G_FILE_TEST_EXISTS));
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  LiaMoment moment = { 0 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 200; i++)
    fixture_add_challenge (fixture, "A challenge");
  g_cancellable_cancel (cancellable);
  g_assert_null (lia_register_open_past (fixture->reg, &moment, cancellable, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

typedef struct {
  double last;
  double longest;
} Steps;

static void
take_step (double fraction, gpointer data)
{
  Steps *steps = data;

  g_assert_cmpfloat (fraction, >=, steps->last);
  steps->longest = MAX (steps->longest, fraction - steps->last);
  steps->last = fraction;
}

/* Where much was written since, a bar goes on while it is taken back. */
static void
test_progress (Fixture *fixture, gconstpointer data)
{
  LiaId id = fixture_add_challenge (fixture, "The first");
  LiaMoment moment = { .serial = fixture->serial };
  g_autoptr (LiaRegister) past = NULL;
  g_autoptr (GError) error = NULL;
  Steps steps = { 0 };

  for (guint i = 0; i < 200; i++)
    fixture_add_challenge (fixture, "A challenge");
  fixture_set (fixture, &id, "title", "Another", NULL);
  past = lia_register_open_past (fixture->reg, &moment, NULL, take_step, &steps, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (steps.last, ==, 1);
  g_assert_cmpfloat (steps.longest, <, 0.3);
}

/* Moves edits to the days that the test tells of. */
static void
date_edit (Fixture *fixture, gint64 serial, const char *local)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (local, zone);
  g_autofree char *sql = NULL;
  sqlite3 *handle;

  g_assert_nonnull (time);
  sql =
      g_strdup_printf ("UPDATE edit SET at = %" G_GINT64_FORMAT " WHERE serial = %" G_GINT64_FORMAT,
                       g_date_time_to_unix (time) * G_USEC_PER_SEC, serial);
  g_assert_cmpint (sqlite3_open (fixture->path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
}

static void
assert_moment (Fixture *fixture, const char *text, gint64 serial, const char *day)
{
  g_autoptr (LiaReader) reader = lia_register_read (fixture->reg);
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaMoment) moment = lia_moment_find (reader, text, &error);
  g_autofree char *found = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (moment->serial, ==, serial);
  found = lia_day_to_edtf (moment->day);
  g_assert_cmpstr (found, ==, day);
}

static void
assert_no_moment (Fixture *fixture, const char *text)
{
  g_autoptr (LiaReader) reader = lia_register_read (fixture->reg);
  g_autoptr (GError) error = NULL;

  g_assert_null (lia_moment_find (reader, text, &error));
  g_assert_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_INVALID);
}

static void
test_moments (Fixture *fixture, gconstpointer data)
{
  g_autofree char *tomorrow = lia_day_to_edtf (lia_day_today () + 1);
  g_autofree char *today = lia_day_to_edtf (lia_day_today ());
  LiaId snapshot;

  fixture_add_challenge (fixture, "First");
  fixture_add_challenge (fixture, "Second");
  snapshot = fixture_add (fixture, "snapshot", "name", "as at SOM 37", NULL);
  fixture_add_challenge (fixture, "Third");
  fixture_assert_value (fixture, &snapshot, "edit", "2");
  date_edit (fixture, 1, "2020-05-05T23:59:59");
  date_edit (fixture, 2, "2020-05-06T14:30:20");
  date_edit (fixture, 3, "2020-06-01T09:00:00");

  assert_moment (fixture, "2020-05-04", 0, "2020-05-04");
  assert_moment (fixture, "2020-05-05", 1, "2020-05-05");
  assert_moment (fixture, "2020-05-06 14:29", 1, "2020-05-06");
  assert_moment (fixture, "2020-05-06 14:30", 2, "2020-05-06");
  assert_moment (fixture, "2020-05-06T14:30:19", 1, "2020-05-06");
  assert_moment (fixture, "2020-05-06T14:30:20", 2, "2020-05-06");
  assert_moment (fixture, "2020-05", 2, "2020-05-31");
  assert_moment (fixture, "2020", 3, "2020-12-31");
  assert_moment (fixture, "as at SOM 37", 2, "2020-06-01");
  assert_moment (fixture, "AT-001", 2, "2020-06-01");
  assert_moment (fixture, today, 4, today);

  assert_no_moment (fixture, "XXXX-05");
  assert_no_moment (fixture, "AT-002");
  assert_no_moment (fixture, "2020-05-06 25:00");
  assert_no_moment (fixture, "the other day");
  assert_no_moment (fixture, "");
  assert_no_moment (fixture, tomorrow);
}

static void
test_today (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaRegister) past = NULL;
  g_autoptr (LiaReader) reader = NULL;

  past = open_at (fixture, 0);
  reader = lia_register_read (past);
  g_assert_cmpint (lia_register_get_today (fixture->reg), ==, lia_day_today ());
  g_assert_cmpint (lia_register_get_today (past), ==, 20000);
  g_assert_cmpint (lia_reader_get_today (reader), ==, 20000);
}

static void
test_snapshot_comes_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaEdit) undone = NULL;
  g_autoptr (LiaEdit) redone = NULL;
  LiaId snapshot;

  fixture_add_challenge (fixture, "First");
  snapshot = fixture_add (fixture, "snapshot", "name", "Before", NULL);
  undone = lia_register_undo (fixture->reg, NULL);
  redone = lia_register_redo (fixture->reg, NULL);
  g_assert_nonnull (redone);
  fixture_assert_value (fixture, &snapshot, "edit", "1");
}

int
main (int argc, char **argv)
{
  g_autofree char *cache = g_dir_make_tmp ("liaison-cache-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (cache, "liaison", NULL);
  int status;

  g_setenv ("XDG_CACHE_HOME", cache, TRUE);
  g_test_init (&argc, &argv, NULL);
  fixture_add_test ("/past/equals-what-was", test_equals_what_was);
  fixture_add_test ("/past/is-private-and-read-only", test_is_private_and_read_only);
  fixture_add_test ("/past/left-behind", test_left_behind);
  fixture_add_test ("/past/cancel", test_cancel);
  fixture_add_test ("/past/progress", test_progress);
  fixture_add_test ("/past/moments", test_moments);
  fixture_add_test ("/past/today", test_today);
  fixture_add_test ("/past/snapshot-comes-back", test_snapshot_comes_back);

  status = g_test_run ();
  g_rmdir (folder);
  g_rmdir (cache);
  return status;
}
