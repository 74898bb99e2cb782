#include <errno.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <unistd.h>

#include "fixture.h"

/* Whatever is wrong with a file: one clear error, and not a byte of it changes. */

static char *
sum_of (const char *path)
{
  g_autofree char *contents = NULL;
  gsize length;

  if (!g_file_get_contents (path, &contents, &length, NULL))
    return g_strdup ("missing");
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) contents, length);
}

static void
assert_refused (const char *path, LiaRegisterError code)
{
  g_autofree char *before = sum_of (path);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaRegister) reg = lia_register_open (path, &error);

  g_assert_null (reg);
  g_assert_error (error, LIA_REGISTER_ERROR, (int) code);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_null (strchr (error->message, '\n'));
  after = sum_of (path);
  g_assert_cmpstr (after, ==, before);
}

/* The file as it lies on the disk once nobody has it open, with @length bytes at @offset replaced.
 */
static void
write_changed (Fixture *fixture, goffset offset, const void *bytes, gsize length)
{
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  g_assert_finalize_object (fixture->reg);
  fixture->reg = NULL;
  g_file_get_contents (fixture->path, &contents, &size, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (offset + length, <=, size);
  memcpy (contents + offset, bytes, length);
  g_file_set_contents (fixture->path, contents, size, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->reg == NULL) {
    g_remove (fixture->path);
    fixture->reg = lia_register_create (fixture->path, "RSO", NULL);
  }
  fixture_tear_down (fixture, data);
}

static void
test_missing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "none.liaison", NULL);

  assert_refused (path, LIA_REGISTER_ERROR_MISSING);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_not_a_register (Fixture *fixture, gconstpointer data)
{
  static const char *const contents[] = { "", "hello", "SQLite format 3",
                                          "PK\x03\x04 a workbook, say" };
  g_autofree char *path = g_build_filename (fixture->folder, "other", NULL);
  sqlite3 *db;

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++) {
    g_assert_true (g_file_set_contents (path, contents[i], -1, NULL));
    assert_refused (path, LIA_REGISTER_ERROR_NOT_A_REGISTER);
  }
  assert_refused (fixture->folder, LIA_REGISTER_ERROR_NOT_A_REGISTER);

  g_remove (path);
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "CREATE TABLE t (a)", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
  assert_refused (path, LIA_REGISTER_ERROR_NOT_A_REGISTER);
}

static void
test_too_new (Fixture *fixture, gconstpointer data)
{
  write_changed (fixture, 60, "\0\0\0\x63", 4);
  assert_refused (fixture->path, LIA_REGISTER_ERROR_TOO_NEW);
}

static void
test_cut_short (Fixture *fixture, gconstpointer data)
{
  write_changed (fixture, 0, "S", 1);
  g_assert_cmpint (truncate (fixture->path, 20000), ==, 0);
  assert_refused (fixture->path, LIA_REGISTER_ERROR_DAMAGED);
}

static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  g_autofree char *noise = g_malloc (4096 - 100);

  memset (noise, 0xa5, 4096 - 100);
  write_changed (fixture, 100, noise, 4096 - 100);
  assert_refused (fixture->path, LIA_REGISTER_ERROR_DAMAGED);
}

/* Damage further in is met when it is read, or when it is looked for. */
static void
test_damaged_inside (Fixture *fixture, gconstpointer data)
{
  g_autofree char *noise = g_malloc (4096);
  g_autofree char *contents = NULL;
  g_autoptr (LiaRegister) reg = NULL;
  g_autoptr (LiaCheck) check = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;
  char *found;

  fixture_add_challenge (fixture, "Needle in the pages");
  g_assert_finalize_object (fixture->reg);
  fixture->reg = NULL;
  g_assert_true (g_file_get_contents (fixture->path, &contents, &size, NULL));
  found = memmem (contents, size, "Needle", 6);
  g_assert_nonnull (found);
  memset (contents + (found - contents) / 4096 * 4096, 0x5a, 4096);
  g_assert_true (g_file_set_contents (fixture->path, contents, size, NULL));

  reg = lia_register_open (fixture->path, &error);
  g_assert_no_error (error);
  check = lia_register_check (reg, NULL, &error);
  if (check != NULL)
    g_assert_cmpuint (check->problems->len, >, 0);
  else
    g_assert_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_DAMAGED);
}

static void
test_create_where_nothing_can_be (Fixture *fixture, gconstpointer data)
{
  g_autofree char *nowhere = g_build_filename (fixture->folder, "no", "such", "a.liaison", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (lia_register_create (nowhere, "RSO", &error));
  g_assert_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_MISSING);
}

static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaEdit) edit = NULL;
  g_autoptr (LiaRecord) record = NULL;
  LiaId id = fixture_add_challenge (fixture, "Title");

  g_assert_finalize_object (fixture->reg);
  fixture->reg = NULL;
  if (mount (fixture->folder, fixture->folder, NULL, MS_BIND, NULL) != 0 ||
      mount (NULL, fixture->folder, NULL, MS_REMOUNT | MS_BIND | MS_RDONLY, NULL) != 0) {
    g_chmod (fixture->path, 0444);
    g_chmod (fixture->folder, 0555);
    if (geteuid () == 0) {
      g_test_skip ("root may write everywhere, and mounting isn't allowed");
      g_chmod (fixture->folder, 0755);
      return;
    }
  }

  fixture->reg = lia_register_open (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_true (lia_register_is_read_only (fixture->reg));
  record = fixture_get (fixture, &id);
  g_assert_cmpstr (lia_record_get (record, "title"), ==, "Title");
  edit = lia_edit_new ("Change");
  lia_edit_change (edit, record, "title", "Other");
  g_assert_false (lia_register_apply (fixture->reg, edit, &error));
  g_assert_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_null (lia_register_undo (fixture->reg, &error));
  g_assert_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_READ_ONLY);

  umount2 (fixture->folder, MNT_DETACH);
  g_chmod (fixture->folder, 0755);
  g_chmod (fixture->path, 0644);
}

/* A limit on the size of files stands in for a full disk: the write fails in the same place. */
static void
test_full (Fixture *fixture, gconstpointer data)
{
  struct rlimit before;
  struct rlimit small;
  g_autofree char *large = g_strnfill (30000, 'x');
  LiaId id = fixture_add_challenge (fixture, "Title");
  gboolean failed = FALSE;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  small = before;
  small.rlim_cur = 1000000;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  for (guint i = 0; i < 200 && !failed; i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (LiaEdit) edit = lia_edit_new ("Grow");
    const LiaRecordType *type = lia_record_type_find ("challenge");
    LiaId added = lia_edit_create (edit, type);

    lia_edit_set (edit, type, &added, "title", NULL, "Large");
    lia_edit_set (edit, type, &added, "wording", NULL, large);
    if (!lia_register_apply (fixture->reg, edit, &error)) {
      g_assert_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_FULL);
      fixture_assert_missing (fixture, &added);
      failed = TRUE;
    }
  }
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);

  g_assert_true (failed);
  fixture_assert_value (fixture, &id, "title", "Title");
  fixture_set (fixture, &id, "title", "There is room again", NULL);
  fixture_reopen (fixture);
  fixture_assert_value (fixture, &id, "title", "There is room again");
}

static void
test_create_on_full_disk (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "new.liaison", NULL);
  struct rlimit before;
  struct rlimit small;
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaRegister) reg = NULL;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  small = before;
  small.rlim_cur = 20000;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  reg = lia_register_create (path, "RSO", &error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);

  g_assert_null (reg);
  g_assert_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_FULL);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_lost (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaQuery) query = lia_query_new (lia_record_type_find ("challenge"));
  g_autofree char *away = g_strconcat (fixture->path, ".away", NULL);
  g_autoptr (GPtrArray) readers = g_ptr_array_new_with_free_func ((GDestroyNotify) lia_reader_free);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_rename (fixture->path, away), ==, 0);
  /* Those that are still open go on; sooner or later one has to be opened anew. */
  for (guint i = 0; i < 8; i++)
    g_ptr_array_add (readers, lia_register_read (fixture->reg));
  g_assert_null (lia_reader_list (g_ptr_array_index (readers, 7), query, NULL, &error));
  g_assert_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_FAILED);
  g_ptr_array_set_size (readers, 0);
  g_assert_cmpint (g_rename (away, fixture->path), ==, 0);
}

#define add(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("/opening/missing", test_missing);
  add ("/opening/not-a-register", test_not_a_register);
  add ("/opening/too-new", test_too_new);
  add ("/opening/cut-short", test_cut_short);
  add ("/opening/damaged", test_damaged);
  add ("/opening/damaged-inside", test_damaged_inside);
  add ("/opening/create-where-nothing-can-be", test_create_where_nothing_can_be);
  add ("/opening/read-only", test_read_only);
  add ("/opening/lost", test_lost);
  add ("/opening/full", test_full);
  add ("/opening/create-on-full-disk", test_create_on_full_disk);
  return g_test_run ();
}
