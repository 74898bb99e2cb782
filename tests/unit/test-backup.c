#include "register/backup.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utime.h>

#include "fixture.h"
#include "register/copying.h"
#include "register/rotation.h"

static char *
make (Fixture *fixture, LiaBackupOccasion occasion)
{
  g_autoptr (GError) error = NULL;
  char *path = lia_backup_make (fixture->path, occasion, NULL, &error);

  g_assert_no_error (error);
  return path;
}

static guint
n_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

static void
assert_mode (const char *path, guint mode)
{
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmphex (status.st_mode & 0777, ==, mode);
}

/* What was just written stands in the log, and belongs to the backup. */
static void
test_make (Fixture *fixture, gconstpointer data)
{
  LiaId id = fixture_add_challenge (fixture, "Online scam centres");
  g_autofree char *folder = lia_backup_folder (fixture->path);
  g_autofree char *path = NULL;
  g_autoptr (LiaRegister) reg = NULL;
  g_autoptr (LiaReader) reader = NULL;
  g_autoptr (LiaRecord) record = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  const LiaBackup *backup;
  GError *error = NULL;

  g_assert_cmpint (g_chmod (fixture->path, 0600), ==, 0);
  path = make (fixture, LIA_BACKUP_USE);
  g_assert_true (g_str_has_suffix (folder, "/test.backups"));
  g_assert_true (g_str_has_prefix (path, folder));
  assert_mode (folder, 0700);
  assert_mode (path, 0600);
  g_assert_cmpuint (n_files (folder), ==, 1);

  backups = lia_backup_list (fixture->path);
  g_assert_cmpuint (backups->len, ==, 1);
  backup = g_ptr_array_index (backups, 0);
  g_assert_cmpstr (backup->path, ==, path);
  g_assert_cmpint (backup->serial, ==, 1);
  g_assert_cmpstr (backup->label, ==, "Add a challenge");

  reg = lia_register_open (path, &error);
  g_assert_no_error (error);
  reader = lia_register_read (reg);
  record = lia_reader_get (reader, &id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (lia_record_get (record, "title"), ==, "Online scam centres");
}

static void
test_daily (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = lia_backup_folder (fixture->path);
  g_autofree char *path = NULL;
  g_autofree char *old = g_build_filename (folder, "test 2001-02-03 04-05-06.liaison", NULL);

  fixture_add_challenge (fixture, "One");
  g_assert_true (lia_backup_daily (fixture->path, NULL, NULL));
  fixture_add_challenge (fixture, "Two");
  g_assert_true (lia_backup_daily (fixture->path, NULL, NULL));
  g_assert_cmpuint (n_files (folder), ==, 1);

  /* As if the day had passed: once without a change, once with one. */
  path = make (fixture, LIA_BACKUP_USE);
  g_assert_cmpint (g_rename (path, old), ==, 0);
  {
    g_autoptr (GPtrArray) backups = lia_backup_list (fixture->path);

    for (guint i = 0; i < backups->len; i++) {
      LiaBackup *backup = g_ptr_array_index (backups, i);

      if (!g_str_equal (backup->path, old))
        g_assert_cmpint (g_unlink (backup->path), ==, 0);
    }
  }
  g_assert_true (lia_backup_daily (fixture->path, NULL, NULL));
  g_assert_cmpuint (n_files (folder), ==, 1);
  fixture_add_challenge (fixture, "Three");
  g_assert_true (lia_backup_daily (fixture->path, NULL, NULL));
  g_assert_cmpuint (n_files (folder), ==, 2);
}

static LiaBackup *
add_backup (GPtrArray *backups, LiaBackupOccasion occasion, gint64 at)
{
  LiaBackup *backup = g_new0 (LiaBackup, 1);

  backup->occasion = occasion;
  backup->at = at;
  g_ptr_array_add (backups, backup);
  return backup;
}

/* One backup at each noon for three years back. */
static void
test_rotation (void)
{
  g_autoptr (GPtrArray) backups = g_ptr_array_new_with_free_func ((GDestroyNotify) lia_backup_free);
  g_autoptr (GDateTime) now = g_date_time_new_local (2026, 11, 23, 12, 0, 0);
  g_autoptr (GPtrArray) gone = NULL;
  guint n_days = 0;

  for (int day = 0; day < 3 * 365; day++) {
    g_autoptr (GDateTime) at = g_date_time_add_days (now, -day);

    add_backup (backups, LIA_BACKUP_USE, g_date_time_to_unix (at));
  }
  for (int i = 0; i < 5; i++)
    add_backup (backups, LIA_BACKUP_UPGRADE, i);
  for (int i = 0; i < 2; i++)
    add_backup (backups, LIA_BACKUP_RESTORE, i);

  gone = lia_rotation_choose (backups, g_date_time_to_unix (now), G_MAXOFFSET);
  /* Seven days; of four weeks, the last two are still days of their own; of twelve months, eleven
   * ended before. */
  for (guint i = 0; i < 7; i++)
    g_assert_false (g_ptr_array_find (gone, g_ptr_array_index (backups, i), NULL));
  for (guint i = 0; i < backups->len; i++)
    n_days += !g_ptr_array_find (gone, g_ptr_array_index (backups, i), NULL) && i < 3 * 365;
  g_assert_cmpuint (n_days, >=, 7 + 2 + 11);
  g_assert_cmpuint (n_days, <=, 7 + 4 + 12);
  g_assert_cmpuint (backups->len - gone->len, ==, n_days + 3 + 2);
}

/* A register that nobody used for years keeps what it had, and what was made today stays whole. */
static void
test_rotation_gap (void)
{
  g_autoptr (GPtrArray) backups = g_ptr_array_new_with_free_func ((GDestroyNotify) lia_backup_free);
  g_autoptr (GDateTime) now = g_date_time_new_local (2026, 11, 23, 12, 0, 0);
  g_autoptr (GDateTime) long_ago = g_date_time_new_local (2019, 5, 6, 12, 0, 0);
  g_autoptr (GPtrArray) gone = NULL;

  for (int i = 0; i < 10; i++)
    add_backup (backups, LIA_BACKUP_USE, g_date_time_to_unix (now) - 60 * i);
  for (int i = 0; i < 3; i++)
    add_backup (backups, LIA_BACKUP_USE, g_date_time_to_unix (long_ago) - 60 * i);

  gone = lia_rotation_choose (backups, g_date_time_to_unix (now), G_MAXOFFSET);
  g_assert_cmpuint (gone->len, ==, 2);
  g_assert_true (g_ptr_array_index (gone, 0) == g_ptr_array_index (backups, 11));
}

/* Of a large register there are fewer, but they still reach a year back. */
static void
test_rotation_room (void)
{
  g_autoptr (GPtrArray) backups = g_ptr_array_new_with_free_func ((GDestroyNotify) lia_backup_free);
  g_autoptr (GDateTime) now = g_date_time_new_local (2026, 11, 23, 12, 0, 0);
  guint n_before = G_MAXUINT;

  for (int day = 0; day < 365; day++) {
    g_autoptr (GDateTime) at = g_date_time_add_days (now, -day);

    add_backup (backups, LIA_BACKUP_USE, g_date_time_to_unix (at))->size = 100;
  }
  add_backup (backups, LIA_BACKUP_UPGRADE, 1)->size = 100;

  for (goffset room = 2500; room >= 0; room -= 100) {
    g_autoptr (GPtrArray) gone = lia_rotation_choose (backups, g_date_time_to_unix (now), room);
    guint n = backups->len - gone->len;

    g_assert_cmpuint (n, <=, MAX (room / 100, 2));
    g_assert_cmpuint (n, >=, 2);
    g_assert_cmpuint (n, <=, n_before);
    g_assert_false (g_ptr_array_find (gone, g_ptr_array_index (backups, 0), NULL));
    g_assert_false (g_ptr_array_find (gone, g_ptr_array_index (backups, 365), NULL));
    /* Three months back there is still one. */
    if (room >= 600)
      g_assert_cmpint (((LiaBackup *) g_ptr_array_index (gone, gone->len - 1))->at, <,
                       g_date_time_to_unix (now) - 90 * 24 * 60 * 60);
    n_before = n;
  }
}

/* A file with holes takes no room itself. */
static void
test_no_room (Fixture *fixture, gconstpointer data)
{
  g_autofree char *large = g_build_filename (fixture->folder, "large.liaison", NULL);
  g_autofree char *folder = lia_backup_folder (large);
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (large, bytes, length, NULL));
  if (truncate (large, (goffset) 8 << 40) != 0) {
    g_test_skip ("no files of that size here");
    return;
  }

  g_assert_null (lia_backup_make (large, LIA_BACKUP_USE, NULL, &error));
  g_assert_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_FULL);
  g_assert_nonnull (strstr (error->message, "8.8"));
  g_assert_cmpuint (n_files (folder), ==, 0);
}

static gboolean
has_file (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
set_age (const char *path, int days)
{
  gint64 then = g_get_real_time () / G_USEC_PER_SEC - days * G_GINT64_CONSTANT (86400);
  struct utimbuf times = { then, then };

  g_assert_cmpint (g_utime (path, &times), ==, 0);
}

/* What a power cut left behind goes after a day; what somebody may be at work on stays. */
static void
test_remains (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = {
    "test 2003-03-03 01-00-00.liaison.AbCdEf",
    "test 2003-03-03 02-00-00.liaison.AbCdEf",
    "other 2003-03-03 01-00-00.liaison.AbCdEf",
    "test 2003-03-03 03-00-00.liaison.bak",
    "test letter.liaison.AbCdEf",
  };
  g_autofree char *folder = lia_backup_folder (fixture->path);
  g_autofree char *first = make (fixture, LIA_BACKUP_USE);
  g_autofree char *second = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *path = g_build_filename (folder, names[i], NULL);

    g_assert_true (g_file_set_contents (path, "half of it", -1, NULL));
    set_age (path, i == 1 ? 0 : 2);
  }
  second = make (fixture, LIA_BACKUP_USE);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_true (has_file (folder, names[i]) == (i > 0));
}

static void
copy_as (const char *path, const char *folder, const char *name)
{
  g_autofree char *copy = g_build_filename (folder, name, NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (copy, bytes, length, NULL));
}

/* Only what bears our name and our mark is ever deleted. */
static void
test_strangers (Fixture *fixture, gconstpointer data)
{
  static const char *const ours[] = { "test 2003-03-03 01-00-00.liaison",
                                      "test 2003-03-03 02-00-00.liaison" };
  static const char *const theirs[] = {
    "other 2003-03-03 01-00-00.liaison",   "test 2003-03-03.liaison",
    "test 2003-13-03 01-00-00.liaison",    "test 2003-03-03 01-00-00.txt",
    "test 2003-03-03 01-00-00 my.liaison", "test.liaison",
  };
  g_autofree char *folder = lia_backup_folder (fixture->path);
  g_autofree char *first = make (fixture, LIA_BACKUP_USE);
  g_autofree char *stranger = g_build_filename (folder, "test 2003-03-03 00-30-00.liaison", NULL);
  g_autofree char *second = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (ours); i++)
    copy_as (first, folder, ours[i]);
  for (guint i = 0; i < G_N_ELEMENTS (theirs); i++)
    copy_as (first, folder, theirs[i]);
  g_assert_true (g_file_set_contents (stranger, "a letter", -1, NULL));

  second = make (fixture, LIA_BACKUP_USE);
  g_assert_false (has_file (folder, ours[0]));
  g_assert_true (has_file (folder, ours[1]));
  for (guint i = 0; i < G_N_ELEMENTS (theirs); i++)
    g_assert_true (has_file (folder, theirs[i]));
  g_assert_true (g_file_test (stranger, G_FILE_TEST_EXISTS));
}

static void
test_no_folder (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = lia_backup_folder (fixture->path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) backups = lia_backup_list (fixture->path);

  g_assert_cmpuint (backups->len, ==, 0);
  g_assert_true (g_file_set_contents (folder, "in the way", -1, NULL));
  g_assert_null (lia_backup_make (fixture->path, LIA_BACKUP_USE, NULL, &error));
  g_assert_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, folder));
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = lia_backup_folder (fixture->path);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (lia_backup_make (fixture->path, LIA_BACKUP_USE, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (n_files (folder), ==, 0);
}

typedef struct {
  const char *path;
  GCancellable *cancellable;
  gboolean done;
} Interrupted;

static gpointer
back_up_in_thread (gpointer data)
{
  Interrupted *work = data;

  g_free (lia_backup_make (work->path, LIA_BACKUP_USE, work->cancellable, NULL));
  g_atomic_int_set (&work->done, TRUE);

  return NULL;
}

/* Whoever closes the window in the midst of it leaves no half of a backup behind. */
static void
test_interrupted (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = lia_backup_folder (fixture->path);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (LiaEdit) edit = lia_edit_new ("Add many");
  g_autoptr (GDir) dir = NULL;
  Interrupted work = { fixture->path, cancellable, FALSE };
  const LiaRecordType *type = lia_record_type_find ("challenge");
  GThread *thread;
  const char *name;

  for (guint i = 0; i < 3000; i++) {
    LiaId id = lia_edit_create (edit, type);

    lia_edit_set (edit, type, &id, "title", NULL, "Trafficking into online scam centres");
  }
  fixture_apply (fixture, edit);

  thread = g_thread_new ("backup", back_up_in_thread, &work);
  while (n_files (folder) == 0 && !g_atomic_int_get (&work.done))
    g_thread_yield ();
  g_cancellable_cancel (cancellable);
  g_thread_join (thread);

  dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_true (g_str_has_suffix (name, ".liaison"));
}

static void
test_upgrade (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "old.liaison", NULL);
  g_autofree char *folder = lia_backup_folder (path);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (LiaRegister) reg = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GError) error = NULL;
  gsize n_before, n_after;

  fixture_unpack ("1.liaison.gz", path);
  g_assert_true (g_file_get_contents (path, &before, &n_before, NULL));

  /* Without a backup, nothing is upgraded. */
  g_assert_true (g_file_set_contents (folder, "in the way", -1, NULL));
  g_assert_null (lia_register_open (path, &error));
  g_assert_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, "backup"));
  g_clear_error (&error);
  g_assert_true (g_file_get_contents (path, &after, &n_after, NULL));
  g_assert_cmpmem (before, n_before, after, n_after);

  g_assert_cmpint (g_unlink (folder), ==, 0);
  reg = lia_register_open (path, &error);
  g_assert_no_error (error);
  backups = lia_backup_list (path);
  g_assert_cmpuint (backups->len, ==, 1);
  g_assert_cmpint (((LiaBackup *) g_ptr_array_index (backups, 0))->occasion, ==,
                   LIA_BACKUP_UPGRADE);

  /* It is of the earlier version, and is not backed up a second time. */
  g_clear_object (&reg);
  reg = lia_register_open (path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_files (folder), ==, 1);
}

/* As on a computer whose folder lies on another one. */
static void
test_network (Fixture *fixture, gconstpointer data)
{
  g_autofree char *mounts = g_build_filename (fixture->folder, "mounts", NULL);
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.liaison", NULL);
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);
  g_autofree char *why = NULL;
  g_autoptr (LiaRegister) reg = NULL;
  g_autoptr (LiaRegister) copied = NULL;
  g_autoptr (LiaEdit) edit = lia_edit_new ("Change");
  g_autoptr (GError) error = NULL;
  LiaId id = fixture_add_challenge (fixture, "Online scam centres");

  g_assert_null (lia_register_explain_read_only (fixture->reg));
  g_assert_true (g_file_set_contents (mounts, "1 0 0:1 / / rw - nfs4 s:/ rw\n", -1, NULL));
  g_setenv ("LIAISON_MOUNTS", mounts, TRUE);

  /* Somebody is at work on it there, so that the file alone doesn't tell how things stand. */
  g_assert_true (g_file_test (log, G_FILE_TEST_EXISTS));
  reg = lia_register_open (fixture->path, &error);
  g_assert_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_READ_ONLY);
  g_clear_error (&error);
  lia_copy_register (fixture->path, copy, NULL, &error);
  g_assert_no_error (error);

  reg = lia_register_open (copy, &error);
  g_assert_no_error (error);
  g_assert_true (lia_register_is_read_only (reg));
  why = lia_register_explain_read_only (reg);
  g_assert_nonnull (strstr (why, "another computer"));
  lia_edit_create (edit, lia_record_type_find ("challenge"));
  g_assert_false (lia_register_apply (reg, edit, &error));
  g_assert_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_READ_ONLY);
  g_clear_error (&error);
  {
    g_autoptr (LiaReader) reader = lia_register_read (reg);
    g_autoptr (LiaRecord) record = lia_reader_get (reader, &id, &error);

    g_assert_no_error (error);
  }

  g_unsetenv ("LIAISON_MOUNTS");
  copied = lia_register_open (copy, &error);
  g_assert_no_error (error);
  g_assert_false (lia_register_is_read_only (copied));
}

/* Whether another process finds the register in use: what SQLite locks while a connection has
 * looked at a file with a log (its file format, and "File Locking And Concurrency"). */
static gboolean
is_in_use (const char *path)
{
  pid_t child = fork ();
  int status;

  if (child == 0) {
    struct flock lock = {
      .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 0x40000002, .l_len = 510
    };
    int fd = open (path, O_RDWR | O_CLOEXEC);

    _exit (fd >= 0 && fcntl (fd, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK ? 0 : 1);
  }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);

  return WIFEXITED (status) && WEXITSTATUS (status) == 0;
}

/* Else the next process that ends takes the log away, and what is written goes nowhere. */
static void
test_locks_stay (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.liaison", NULL);
  g_autoptr (LiaRegister) again = NULL;
  g_autoptr (GError) error = NULL;

  fixture_add_challenge (fixture, "One");
  g_assert_true (is_in_use (fixture->path));
  g_assert_true (lia_backup_daily (fixture->path, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (is_in_use (fixture->path));
  g_assert_true (lia_copy_register (fixture->path, copy, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (is_in_use (fixture->path));
  again = lia_register_open (fixture->path, &error);
  g_assert_no_error (error);
  g_clear_object (&again);
  g_assert_true (is_in_use (fixture->path));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_add_test ("/backup/make", test_make);
  fixture_add_test ("/backup/daily", test_daily);
  fixture_add_test ("/backup/locks-stay", test_locks_stay);
  g_test_add_func ("/backup/rotation", test_rotation);
  g_test_add_func ("/backup/rotation-gap", test_rotation_gap);
  g_test_add_func ("/backup/rotation-room", test_rotation_room);
  fixture_add_test ("/backup/no-room", test_no_room);
  fixture_add_test ("/backup/remains", test_remains);
  fixture_add_test ("/backup/strangers", test_strangers);
  fixture_add_test ("/backup/no-folder", test_no_folder);
  fixture_add_test ("/backup/cancelled", test_cancelled);
  fixture_add_test ("/backup/interrupted", test_interrupted);
  fixture_add_test ("/backup/upgrade", test_upgrade);
  fixture_add_test ("/backup/network", test_network);

  return g_test_run ();
}
