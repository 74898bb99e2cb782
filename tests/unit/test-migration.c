#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/resource.h>

#include "fixture.h"

/* A register as each released version wrote it: 1.liaison.gz, 2.liaison.gz ... A release adds the
 * register that it writes, and nothing here need change. */

typedef struct {
  char *folder;
  char *path;
} Old;

static void
set_up (Old *old, gconstpointer name)
{
  old->folder = g_dir_make_tmp ("liaison-test-XXXXXX", NULL);
  old->path = g_build_filename (old->folder, "old.liaison", NULL);
  fixture_unpack (name, old->path);
}

static void
tear_down (Old *old, gconstpointer name)
{
  fixture_remove_folder (old->folder);
  g_free (old->folder);
  g_free (old->path);
}

static LiaRegister *
open_register (Old *old)
{
  g_autoptr (GError) error = NULL;
  LiaRegister *reg = lia_register_open (old->path, &error);

  g_assert_no_error (error);
  lia_register_set_author (reg, "Tester", "RSO");
  return reg;
}

/* What a query yields, a line for each row, by SQLite itself. */
static char *
ask (const char *path, const char *sql)
{
  GString *answer = g_string_new (NULL);
  sqlite3_stmt *statement;
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW) {
    for (int i = 0; i < sqlite3_column_count (statement); i++) {
      const unsigned char *text = sqlite3_column_text (statement, i);

      g_string_append_printf (answer, "%s|", text != NULL ? (const char *) text : "");
    }
    g_string_append_c (answer, '\n');
  }
  sqlite3_finalize (statement);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);

  return g_string_free (answer, FALSE);
}

#define COUNTS "SELECT type, count (*) FROM record GROUP BY type ORDER BY type"
#define JOURNAL                                                                                    \
  "SELECT serial, hex (uuid), at, label, reason, person, office, undoes, redoes, step, type,"      \
  " hex (record), field, saw, wants FROM edit JOIN change USING (serial) ORDER BY serial, step"
#define MOVED                                                                                      \
  "SELECT hex (record) FROM change WHERE field = 'due' AND saw IS NOT NULL AND wants IS NOT NULL"  \
  " ORDER BY serial LIMIT 1"

static void
assert_sound (LiaRegister *reg)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaCheck) check = lia_register_check (reg, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < check->problems->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (check->problems, i));
  g_assert_cmpuint (check->problems->len, ==, 0);
}

/* The schema of a register that is made today is the newest. */
static char *
newest_version (Old *old)
{
  g_autofree char *path = g_build_filename (old->folder, "new.liaison", NULL);
  g_autoptr (LiaRegister) reg = lia_register_create (path, "RSO", NULL);

  g_assert_nonnull (reg);
  return ask (path, "PRAGMA user_version");
}

static void
test_opened (Old *old, gconstpointer name)
{
  g_autofree char *counts = ask (old->path, COUNTS);
  g_autofree char *journal = ask (old->path, JOURNAL);
  g_autofree char *newest = newest_version (old);
  g_autofree char *version = NULL;
  g_autofree char *counts_after = NULL;
  g_autofree char *journal_after = NULL;
  LiaRegister *reg = open_register (old);

  assert_sound (reg);
  g_assert_finalize_object (reg);

  version = ask (old->path, "PRAGMA user_version");
  counts_after = ask (old->path, COUNTS);
  journal_after = ask (old->path, JOURNAL);
  g_assert_cmpstr (version, ==, newest);
  g_assert_cmpstr (counts_after, ==, counts);
  g_assert_cmpstr (journal_after, ==, journal);
}

static LiaId
moved_record (Old *old)
{
  g_autofree char *hex = ask (old->path, MOVED);
  LiaId id = { 0 };

  g_assert_cmpuint (strlen (hex), ==, 2 * sizeof id.bytes + 2);
  for (guint i = 0; i < sizeof id.bytes; i++)
    id.bytes[i] = g_ascii_xdigit_value (hex[2 * i]) << 4 | g_ascii_xdigit_value (hex[2 * i + 1]);

  return id;
}

static void
test_history (Old *old, gconstpointer name)
{
  LiaId id = moved_record (old);
  g_autoptr (LiaRegister) reg = open_register (old);
  g_autoptr (LiaReader) reader = lia_register_read (reg);
  g_autoptr (GPtrArray) entries = lia_reader_history (reader, &id, 1000, NULL);
  g_autoptr (LiaRecord) record = lia_reader_get (reader, &id, NULL);
  guint n_moves = 0;
  const char *last = NULL;

  g_assert_nonnull (record);
  for (guint i = 0; i < entries->len; i++) {
    const LiaHistoryEntry *entry = g_ptr_array_index (entries, i);

    if (!g_str_equal (entry->field, "due") || entry->saw == NULL)
      continue;
    n_moves++;
    last = last != NULL ? last : entry->wants;
    if (entry->undoes == 0 && entry->redoes == 0)
      g_assert_nonnull (entry->reason);
  }
  g_assert_cmpuint (n_moves, >, 0);
  g_assert_cmpstr (lia_record_get (record, "due"), ==, last);
}

static void
test_undo (Old *old, gconstpointer name)
{
  g_autoptr (LiaRegister) reg = open_register (old);
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaEdit) undone = lia_register_undo (reg, &error);
  g_autoptr (LiaEdit) redone = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (lia_edit_get_changes (undone)->len, >, 0);
  assert_sound (reg);
  redone = lia_register_redo (reg, &error);
  g_assert_no_error (error);
  assert_sound (reg);
}

/* Without room for the step the register stays as it was, and opens when there is room again. */
static void
test_no_room (Old *old, gconstpointer name)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *mode = NULL;
  g_autofree char *newest = newest_version (old);
  g_autofree char *version = ask (old->path, "PRAGMA user_version");
  struct rlimit usual;
  struct rlimit small;
  gsize size;
  gsize size_after;
  LiaRegister *reg;
  g_autoptr (GError) error = NULL;

  if (g_str_equal (version, newest)) {
    g_test_skip ("This one needs no step.");
    return;
  }

  /* A register in use keeps a log beside it; the one we have was copied without. */
  mode = ask (old->path, "PRAGMA journal_mode = WAL");
  g_assert_cmpstr (mode, ==, "wal|\n");
  g_assert_true (g_file_get_contents (old->path, &before, &size, NULL));
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &usual), ==, 0);
  small = usual;
  small.rlim_cur = 40000;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  reg = lia_register_open (old->path, &error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &usual), ==, 0);

  g_assert_null (reg);
  g_assert_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_FULL);
  g_assert_true (g_file_get_contents (old->path, &after, &size_after, NULL));
  g_assert_true (size == size_after && memcmp (before, after, size) == 0);

  reg = open_register (old);
  assert_sound (reg);
  g_object_unref (reg);
}

static void
add (const char *what, const char *name, void (*func) (Old *, gconstpointer))
{
  g_autofree char *path = g_strdup_printf ("/migration/%s/%s", name, what);

  g_test_add (path, Old, name, set_up, func, tear_down);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *path = NULL;
  g_autoptr (GDir) folder = NULL;
  const char *name;

  g_test_init (&argc, &argv, NULL);
  path = g_test_build_filename (G_TEST_DIST, "unit", "registers", NULL);
  folder = g_dir_open (path, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    if (g_str_has_suffix (name, ".liaison.gz"))
      g_ptr_array_add (names, g_strdup (name));
  g_assert_cmpuint (names->len, >, 0);

  for (guint i = 0; i < names->len; i++) {
    add ("opened", g_ptr_array_index (names, i), test_opened);
    add ("history", g_ptr_array_index (names, i), test_history);
    add ("undo", g_ptr_array_index (names, i), test_undo);
    add ("no-room", g_ptr_array_index (names, i), test_no_room);
  }
  return g_test_run ();
}
