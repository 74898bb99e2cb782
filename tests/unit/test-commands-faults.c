#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "command-fixture.h"
#include "register/register.h"

/* The word with which this program becomes a writer: it changes the note of a record again and
 * again, and prints the number it wrote each time the register has taken it. */
#define AS_WRITER "writer"

static void
write_note (LiaRegister *reg, const char *reference, guint number)
{
  g_autoptr (LiaReader) reader = lia_register_read (reg);
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaRecord) record = lia_reader_find (reader, NULL, reference, &error);
  g_autoptr (LiaEdit) edit = lia_edit_new ("Count");
  g_autofree char *note = g_strdup_printf ("%u", number);

  g_assert_no_error (error);
  lia_edit_change (edit, record, "note", note);
  g_clear_pointer (&reader, lia_reader_free);
  lia_register_apply (reg, edit, &error);
  g_assert_no_error (error);

  printf ("%u\n", number);
  fflush (stdout);
}

static int
be_writer (const char *reference, guint first, guint last)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaRegister) reg = lia_register_open (g_getenv ("LIAISON_REGISTER"), &error);

  g_assert_no_error (error);
  for (guint i = first; i <= last; i++)
    write_note (reg, reference, i);

  return 0;
}

static GSubprocess *
start_writer (CommandFixture *fixture, const char *reference, guint first, guint last)
{
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_auto (GStrv) environment = command_fixture_environment (fixture);
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *from = g_strdup_printf ("%u", first);
  g_autofree char *until = g_strdup_printf ("%u", last);
  g_autoptr (GError) error = NULL;
  GSubprocess *writer;

  g_subprocess_launcher_set_environ (launcher, environment);
  writer = g_subprocess_launcher_spawn (launcher, &error, program, AS_WRITER, reference, from,
                                        until, NULL);
  g_assert_no_error (error);

  return writer;
}

static guint
read_note (CommandFixture *fixture, const char *reference)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaRegister) reg = lia_register_open (fixture->path, &error);
  g_autoptr (LiaReader) reader = NULL;
  g_autoptr (LiaRecord) record = NULL;
  const char *note;

  g_assert_no_error (error);
  reader = lia_register_read (reg);
  record = lia_reader_find (reader, NULL, reference, &error);
  g_assert_no_error (error);
  note = lia_record_get (record, "note");

  return note != NULL ? (guint) g_ascii_strtoull (note, NULL, 10) : 0;
}

static guint
kill_after (GSubprocess *writer, guint lines)
{
  g_autoptr (GDataInputStream) out =
      g_data_input_stream_new (g_subprocess_get_stdout_pipe (writer));
  guint acknowledged = 0;
  char *line;

  for (guint n = 0; (line = g_data_input_stream_read_line (out, NULL, NULL, NULL)) != NULL;) {
    acknowledged = g_ascii_strtoull (line, NULL, 10);
    g_free (line);
    if (++n == lines)
      g_subprocess_send_signal (writer, SIGKILL);
  }
  g_subprocess_wait (writer, NULL, NULL);
  g_assert_true (g_subprocess_get_if_signaled (writer));

  return acknowledged;
}

/* What was acknowledged is there after a kill -9; at most the one edit under way has come too. */
static void
test_killed (CommandFixture *fixture, gconstpointer data)
{
  guint last = 0;

  for (guint round = 0; round < 25; round++) {
    g_autoptr (GSubprocess) writer = start_writer (fixture, "C-002", last + 1, last + 1000000);
    guint acknowledged = kill_after (writer, g_test_rand_int_range (1, 40));
    guint found = read_note (fixture, "C-002");

    g_assert_cmpuint (acknowledged, >, last);
    g_assert_cmpuint (found, >=, acknowledged);
    g_assert_cmpuint (found, <=, acknowledged + 1);
    last = found;
  }

  command_fixture_succeed (fixture, "check", NULL);
}

/* The same with the program itself, killed anywhere between its start and its end. */
static void
test_killed_set (CommandFixture *fixture, gconstpointer data)
{
  guint acknowledged = 0;

  for (guint round = 1; round <= 40; round++) {
    g_autofree char *note = g_strdup_printf ("note=%u", round);
    g_auto (GStrv) words = command_fixture_words ("set", "C-002", note, NULL);
    g_auto (GStrv) environment = command_fixture_environment (fixture);
    g_autoptr (GSubprocessLauncher) launcher =
        g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE);
    g_autoptr (GSubprocess) process = NULL;
    g_autoptr (GError) error = NULL;

    g_subprocess_launcher_set_environ (launcher, environment);
    process = g_subprocess_launcher_spawnv (launcher, (const char *const *) words, &error);
    g_assert_no_error (error);
    g_usleep (g_test_rand_int_range (0, 25000));
    g_subprocess_send_signal (process, SIGKILL);
    g_subprocess_wait (process, NULL, NULL);
    if (g_subprocess_get_if_exited (process)) {
      g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
      acknowledged = round;
    }
    g_assert_cmpuint (read_note (fixture, "C-002"), >=, acknowledged);
  }

  command_fixture_succeed (fixture, "check", NULL);
}

/* Two processes that write at once wait for each other; neither loses an edit. */
static void
test_two_writers (CommandFixture *fixture, gconstpointer data)
{
  g_autoptr (GSubprocess) first = start_writer (fixture, "C-001", 1, 100);
  g_autoptr (GSubprocess) second = start_writer (fixture, "C-002", 1, 100);
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaRegister) reg = NULL;
  g_autoptr (LiaReader) reader = NULL;
  const char *const references[] = { "C-001", "C-002" };

  g_subprocess_wait_check (first, NULL, &error);
  g_assert_no_error (error);
  g_subprocess_wait_check (second, NULL, &error);
  g_assert_no_error (error);

  reg = lia_register_open (fixture->path, &error);
  g_assert_no_error (error);
  reader = lia_register_read (reg);
  for (guint i = 0; i < G_N_ELEMENTS (references); i++) {
    g_autoptr (LiaRecord) record = lia_reader_find (reader, NULL, references[i], &error);
    g_autoptr (GPtrArray) history = NULL;
    guint counted = 0;

    g_assert_no_error (error);
    history = lia_reader_history (reader, lia_record_get_id (record), 1000, &error);
    g_assert_no_error (error);
    for (guint j = 0; j < history->len; j++)
      counted += g_str_equal (((LiaHistoryEntry *) g_ptr_array_index (history, j))->field, "note");
    g_assert_cmpuint (counted, ==, 100);
  }
  command_fixture_succeed (fixture, "check", NULL);
}

static void
test_missing (CommandFixture *fixture, gconstpointer data)
{
  g_autofree char *path = command_fixture_file (fixture, "absent.liaison");

  command_fixture_fail (fixture, 1, "absent.liaison", "info", "--register", path, NULL);
  command_fixture_fail (fixture, 1, "absent.liaison", "set", "C-001", "note=x", "-r", path, NULL);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* Every command refuses such a file with one line, and leaves every byte of it. */
static void
check_refused (CommandFixture *fixture, const char *path, const char *complaint)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize before_length;
  gsize after_length;

  g_assert_true (g_file_get_contents (path, &before, &before_length, NULL));
  command_fixture_fail (fixture, 1, complaint, "info", "-r", path, NULL);
  command_fixture_fail (fixture, 1, complaint, "list", "commitment", "-r", path, NULL);
  command_fixture_fail (fixture, 1, complaint, "set", "C-001", "note=x", "-r", path, NULL);
  command_fixture_fail (fixture, 1, complaint, "undo", "-r", path, NULL);
  command_fixture_fail (fixture, 1, complaint, "check", "-r", path, NULL);
  g_assert_true (g_file_get_contents (path, &after, &after_length, NULL));
  g_assert_cmpmem (before, before_length, after, after_length);
}

static void
execute (const char *path, const char *sql)
{
  sqlite3 *database = NULL;

  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (database, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (database), ==, SQLITE_OK);
}

static void
test_not_a_register (CommandFixture *fixture, gconstpointer data)
{
  g_autofree char *text = command_fixture_file (fixture, "text.liaison");
  g_autofree char *empty = command_fixture_file (fixture, "empty.liaison");
  g_autofree char *other = command_fixture_file (fixture, "other.liaison");

  g_file_set_contents (text, "Minutes of a meeting, in words. ", -1, NULL);
  g_file_set_contents (empty, "", 0, NULL);
  execute (other, "CREATE TABLE bookmark (address TEXT)");

  check_refused (fixture, text, "text.liaison");
  check_refused (fixture, empty, "empty.liaison");
  check_refused (fixture, other, "other.liaison");
  command_fixture_fail (fixture, 1, fixture->folder, "info", "-r", fixture->folder, NULL);
}

static void
test_newer (CommandFixture *fixture, gconstpointer data)
{
  execute (fixture->path, "PRAGMA user_version = 900");
  check_refused (fixture, fixture->path, "test.liaison");
  g_assert_nonnull (strstr (fixture->err, "newer"));
}

static void
overwrite (const char *path, gsize from, gsize length)
{
  g_autofree char *contents = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &contents, &size, NULL));
  g_assert_cmpuint (size, >, from + length);
  memset (contents + from, 0x5a, length);
  g_assert_true (g_file_set_contents (path, contents, size, NULL));
}

/* Damage at the start is seen when the file is opened, damage further in by `check`. */
static void
test_damaged (CommandFixture *fixture, gconstpointer data)
{
  for (gsize page = 1; page < 40; page += 4) {
    g_autofree char *path = command_fixture_file (fixture, "damaged.liaison");
    g_autofree char *contents = NULL;
    gsize size;

    g_assert_true (g_file_get_contents (fixture->path, &contents, &size, NULL));
    g_assert_true (g_file_set_contents (path, contents, size, NULL));
    overwrite (path, page * 4096, 4096);
    command_fixture_fail (fixture, 1, "damaged.liaison", "check", "-r", path, NULL);
  }
}

/* Whole pages, but not what belongs in them. */
static void
test_tampered (CommandFixture *fixture, gconstpointer data)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db,
                                 "DELETE FROM search_doc;"
                                 "UPDATE commitment SET status = 'finished';",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
  command_fixture_fail (fixture, 1, "test.liaison", "check", NULL);
  command_fixture_expect (fixture, "C-001: Status: “finished” is not among the choices");
  command_fixture_expect (fixture, "Search does not know");
}

static void
test_cut_off (CommandFixture *fixture, gconstpointer data)
{
  g_autofree char *contents = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (fixture->path, &contents, &size, NULL));
  g_assert_true (g_file_set_contents (fixture->path, contents, size / 2, NULL));
  command_fixture_fail (fixture, 1, "test.liaison", "check", NULL);
}

static void
test_read_only_folder (CommandFixture *fixture, gconstpointer data)
{
  g_autofree char *path = command_fixture_file (fixture, "new.liaison");

  fixture->unprivileged = TRUE;
  g_chmod (fixture->path, 0444);
  g_chmod (fixture->folder, 0555);

  command_fixture_succeed (fixture, "list", "commitment", NULL);
  command_fixture_expect (fixture, "C-001");
  command_fixture_fail (fixture, 1, "test.liaison", "set", "C-001", "note=x", NULL);
  command_fixture_fail (fixture, 1, "test.liaison", "undo", NULL);
  command_fixture_fail (fixture, 1, "new.liaison", "new", path, NULL);

  g_chmod (fixture->folder, 0755);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* An edit that finds no room changes nothing, and says so; with room again it goes through. */
static void
test_full_disk (CommandFixture *fixture, gconstpointer data)
{
  g_autofree char *prose = g_strnfill (32000, 'x');
  g_autofree char *note = g_strconcat ("note=", prose, NULL);

  fixture->file_limit = 40000;
  command_fixture_fail (fixture, 1, "test.liaison", "set", "C-001", note, NULL);
  fixture->file_limit = 0;

  command_fixture_succeed (fixture, "history", "C-001", NULL);
  g_assert_null (strstr (fixture->out, "Change"));
  command_fixture_succeed (fixture, "check", NULL);
  command_fixture_succeed (fixture, "set", "C-001", note, NULL);
}

static const char *const formats[] = { "xlsx", "pdf", "txt" };

/* A briefing that finds no room, or may not be written, leaves the old one and is not noted. */
static void
refuse_briefings (CommandFixture *fixture, const char *complaint, const char *introduction)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++) {
    g_autofree char *name = g_strdup_printf ("briefing.%s", formats[i]);
    g_autofree char *path = command_fixture_file (fixture, name);

    command_fixture_fail (fixture, 1, complaint, "brief", "register", path, "--introduction",
                          introduction, NULL);
    g_assert_nonnull (strstr (fixture->err, name));
  }
}

static void
put_briefings (CommandFixture *fixture)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++) {
    g_autofree char *name = g_strdup_printf ("briefing.%s", formats[i]);
    g_autofree char *path = command_fixture_file (fixture, name);

    g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  }
}

static void
check_briefings (CommandFixture *fixture)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    g_assert_null (strstr (name, ".briefing"));
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++) {
    g_autofree char *file = g_strdup_printf ("briefing.%s", formats[i]);
    g_autofree char *path = command_fixture_file (fixture, file);
    g_autofree char *contents = NULL;

    g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
    g_assert_cmpstr (contents, ==, "old");
  }
  command_fixture_succeed (fixture, "list", "issue", NULL);
  g_assert_null (strstr (fixture->out, "IS-001"));
  command_fixture_succeed (fixture, "check", NULL);
}

static void
test_briefing_full_disk (CommandFixture *fixture, gconstpointer data)
{
  g_autofree char *prose = g_strnfill (60000, 'x');

  put_briefings (fixture);
  fixture->file_limit = 40000;
  refuse_briefings (fixture, "no room", prose);
  fixture->file_limit = 0;
  check_briefings (fixture);
}

static void
test_briefing_read_only_folder (CommandFixture *fixture, gconstpointer data)
{
  put_briefings (fixture);
  fixture->unprivileged = TRUE;
  g_chmod (fixture->folder, 0555);
  refuse_briefings (fixture, "another folder", "x");
  g_chmod (fixture->folder, 0755);
  fixture->unprivileged = FALSE;
  check_briefings (fixture);
}

/* Not under its own name, and not through a link that promises something else. */
static void
test_briefing_over_register (CommandFixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++) {
    g_autofree char *name = g_strdup_printf ("link.%s", formats[i]);
    g_autofree char *path = command_fixture_file (fixture, name);

    g_assert_cmpint (symlink (fixture->path, path), ==, 0);
    command_fixture_fail (fixture, 1, "the register itself", "brief", "register", path, NULL);
    command_fixture_fail (fixture, 1, "the register itself", "brief", "register", path, "-r", path,
                          NULL);
  }
  command_fixture_succeed (fixture, "check", NULL);
}

static void
add_tests (void)
{
  command_fixture_add ("/commands/killed", test_killed);
  command_fixture_add ("/commands/killed-set", test_killed_set);
  command_fixture_add ("/commands/two-writers", test_two_writers);
  command_fixture_add ("/commands/missing", test_missing);
  command_fixture_add ("/commands/not-a-register", test_not_a_register);
  command_fixture_add ("/commands/newer", test_newer);
  command_fixture_add ("/commands/damaged", test_damaged);
  command_fixture_add ("/commands/tampered", test_tampered);
  command_fixture_add ("/commands/cut-off", test_cut_off);
  command_fixture_add ("/commands/read-only-folder", test_read_only_folder);
  command_fixture_add ("/commands/full-disk", test_full_disk);
  command_fixture_add ("/commands/briefing-full-disk", test_briefing_full_disk);
  command_fixture_add ("/commands/briefing-read-only-folder", test_briefing_read_only_folder);
  command_fixture_add ("/commands/briefing-over-register", test_briefing_over_register);
}

int
main (int argc, char **argv)
{
  if (argc == 5 && g_str_equal (argv[1], AS_WRITER))
    return be_writer (argv[2], g_ascii_strtoull (argv[3], NULL, 10),
                      g_ascii_strtoull (argv[4], NULL, 10));

  return command_fixture_main (argc, argv, add_tests);
}
