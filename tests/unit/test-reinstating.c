#include "register/reinstating.h"

#include <string.h>

#include "fixture.h"
#include "register/backup.h"

typedef struct {
  Fixture *fixture;
  char *backup;
  char *path;
} Damage;

static void
write_file (const char *path, const char *text)
{
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
assert_text (const char *path, const char *text)
{
  g_autofree char *found = NULL;

  g_assert_true (g_file_get_contents (path, &found, NULL, NULL));
  g_assert_cmpstr (found, ==, text);
}

/* A backup with a challenge in it, and the place of a register that is lost. */
static void
set_up (Damage *damage, Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture_add_challenge (fixture, "As it was");
  damage->backup = lia_backup_make (fixture->path, LIA_BACKUP_USE, NULL, &error);
  g_assert_no_error (error);
  damage->path = g_build_filename (fixture->folder, "office.liaison", NULL);
}

static void
tear_down (Damage *damage)
{
  g_free (damage->backup);
  g_free (damage->path);
}

static void
assert_restored (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaRegister) reg = lia_register_open (path, &error);
  g_autoptr (LiaReader) reader = NULL;
  g_autoptr (LiaQuery) query = lia_query_new (lia_record_type_find ("challenge"));
  g_autoptr (GPtrArray) records = NULL;

  g_assert_no_error (error);
  reader = lia_register_read (reg);
  records = lia_reader_list_records (reader, query, NULL, NULL);
  g_assert_cmpuint (records->len, ==, 1);
  g_assert_cmpstr (lia_record_get (records->pdata[0], "title"), ==, "As it was");
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* (transfer full) (element-type filename): what was set aside, in order. */
static GPtrArray *
list_aside (const char *folder)
{
  GPtrArray *aside = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, "office damaged "))
      g_ptr_array_add (aside, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (aside, compare_names);

  return aside;
}

/* What is damaged is set aside with its log, and the log doesn't get into what takes its place. */
static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  Damage damage;
  g_autofree char *log = NULL;
  g_autoptr (GPtrArray) aside = NULL;
  g_autoptr (GError) error = NULL;

  set_up (&damage, fixture);
  log = g_strconcat (damage.path, "-wal", NULL);
  write_file (damage.path, "No longer a register");
  write_file (log, "What was written last");
  lia_reinstate (damage.path, damage.backup, NULL, &error);
  g_assert_no_error (error);

  aside = list_aside (fixture->folder);
  g_assert_cmpuint (aside->len, ==, 2);
  g_assert_true (g_str_has_suffix (aside->pdata[0], ".liaison"));
  assert_text (aside->pdata[0], "No longer a register");
  g_assert_true (g_str_has_suffix (aside->pdata[1], ".liaison-wal"));
  assert_text (aside->pdata[1], "What was written last");
  assert_restored (damage.path);
  tear_down (&damage);
}

static void
test_missing (Fixture *fixture, gconstpointer data)
{
  Damage damage;
  g_autoptr (GPtrArray) aside = NULL;
  g_autoptr (GError) error = NULL;

  set_up (&damage, fixture);
  lia_reinstate (damage.path, damage.backup, NULL, &error);
  g_assert_no_error (error);
  aside = list_aside (fixture->folder);
  g_assert_cmpuint (aside->len, ==, 0);
  assert_restored (damage.path);
  tear_down (&damage);
}

/* Twice within a second: the first that was set aside is still there. */
static void
test_twice (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = { "The first", "The second", "The third" };
  Damage damage;
  g_autoptr (GPtrArray) aside = NULL;

  set_up (&damage, fixture);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GError) error = NULL;

    write_file (damage.path, texts[i]);
    lia_reinstate (damage.path, damage.backup, NULL, &error);
    g_assert_no_error (error);
  }
  aside = list_aside (fixture->folder);
  g_assert_cmpuint (aside->len, ==, 3);
  assert_restored (damage.path);
  tear_down (&damage);
}

static void
assert_refused (Damage *damage, GCancellable *cancellable, GQuark domain, int code)
{
  g_autoptr (GPtrArray) aside = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *fresh = g_strconcat (damage->path, ".restored", NULL);

  g_assert_false (lia_reinstate (damage->path, damage->backup, cancellable, &error));
  g_assert_error (error, domain, code);
  assert_text (damage->path, "No longer a register");
  aside = list_aside (damage->fixture->folder);
  g_assert_cmpuint (aside->len, ==, 0);
  g_assert_false (g_file_test (fresh, G_FILE_TEST_EXISTS));
}

/* Where the backup is no good either, or somebody thought better of it, nothing is moved. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  Damage damage = { .fixture = fixture };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  set_up (&damage, fixture);
  write_file (damage.path, "No longer a register");
  g_cancellable_cancel (cancellable);
  assert_refused (&damage, cancellable, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  write_file (damage.backup, "No backup either");
  assert_refused (&damage, NULL, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_NOT_A_REGISTER);
  g_assert_cmpint (g_unlink (damage.backup), ==, 0);
  assert_refused (&damage, NULL, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_MISSING);
  tear_down (&damage);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_add_test ("/reinstating/damaged", test_damaged);
  fixture_add_test ("/reinstating/missing", test_missing);
  fixture_add_test ("/reinstating/twice", test_twice);
  fixture_add_test ("/reinstating/refused", test_refused);

  return g_test_run ();
}
