#include <string.h>

#include "command-fixture.h"
#include "fixture.h"
#include "register/backup.h"

static char *
back_up (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *backup = lia_backup_make (path, LIA_BACKUP_USE, NULL, &error);

  g_assert_no_error (error);
  return backup;
}

static void
on_replaced (guint *n)
{
  (*n)++;
}

/* Until the watch has told; the deadline only ends a test that fails. */
static void
wait_for (const guint *n)
{
  gint64 deadline = g_get_monotonic_time () + 20 * G_TIME_SPAN_SECOND;

  while (*n == 0 && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (*n, >, 0);
}

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

static void
test_restore (Fixture *fixture, gconstpointer data)
{
  LiaId id = fixture_add_challenge (fixture, "As it was");
  g_autofree char *backup = back_up (fixture->path);
  g_autofree char *label = NULL;
  g_autoptr (LiaRegister) other = lia_register_open (fixture->path, NULL);
  g_autoptr (LiaReader) reader = NULL;
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (LiaEdit) undone = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0, n_other = 0;
  LiaId later;

  g_signal_connect_swapped (fixture->reg, "replaced", G_CALLBACK (on_replaced), &n);
  g_signal_connect_swapped (other, "replaced", G_CALLBACK (on_replaced), &n_other);
  fixture_set (fixture, &id, "title", "As it became", NULL);
  later = fixture_add_challenge (fixture, "Added since");

  lia_register_restore (fixture->reg, backup, NULL, &error);
  g_assert_no_error (error);
  fixture_assert_value (fixture, &id, "title", "As it was");
  fixture_assert_missing (fixture, &later);
  wait_for (&n);
  wait_for (&n_other);
  assert_sound (fixture->reg);

  /* The journal tells, and what is taken back is what was done before. */
  reader = lia_register_read (other);
  g_assert_null (lia_reader_get (reader, &later, NULL));
  label = lia_register_get_undo_label (fixture->reg);
  g_assert_cmpstr (label, ==, "Add a challenge");
  undone = lia_register_undo (fixture->reg, &error);
  g_assert_no_error (error);
  fixture_assert_missing (fixture, &id);
  assert_sound (fixture->reg);

  /* What was there is kept. */
  backups = lia_backup_list (fixture->path);
  g_assert_cmpuint (backups->len, ==, 2);
  g_assert_cmpint (((LiaBackup *) g_ptr_array_index (backups, 0))->occasion, ==,
                   LIA_BACKUP_RESTORE);
  lia_register_restore (fixture->reg, ((LiaBackup *) g_ptr_array_index (backups, 0))->path, NULL,
                        &error);
  g_assert_no_error (error);
  fixture_assert_value (fixture, &id, "title", "As it became");
  fixture_assert_value (fixture, &later, "title", "Added since");
}

static void
test_old_backup (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "old.liaison", NULL);
  g_autofree char *backup = g_build_filename (fixture->folder, "backup.liaison", NULL);
  g_autoptr (LiaRegister) reg = NULL;
  g_autoptr (GError) error = NULL;

  fixture_unpack ("1.liaison.gz", path);
  fixture_unpack ("1.liaison.gz", backup);
  reg = lia_register_open (path, &error);
  g_assert_no_error (error);
  lia_register_restore (reg, backup, NULL, &error);
  g_assert_no_error (error);
  assert_sound (reg);
}

static void
assert_refused (Fixture *fixture, const char *backup, LiaRegisterError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) backups = NULL;

  g_assert_false (lia_register_restore (fixture->reg, backup, NULL, &error));
  g_assert_error (error, LIA_REGISTER_ERROR, (int) code);
  backups = lia_backup_list (fixture->path);
  g_assert_cmpuint (backups->len, <=, 1);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  LiaId id = fixture_add_challenge (fixture, "As it is");
  g_autofree char *nowhere = g_build_filename (fixture->folder, "nowhere.liaison", NULL);
  g_autofree char *letter = g_build_filename (fixture->folder, "letter.liaison", NULL);
  g_autofree char *stranger = g_build_filename (fixture->folder, "stranger.liaison", NULL);
  g_autofree char *backup = back_up (fixture->path);
  g_autofree char *bytes = NULL;
  g_autoptr (LiaRegister) other = NULL;
  gsize length;

  g_assert_true (g_file_set_contents (letter, "Dear colleague", -1, NULL));
  fixture_unpack ("1.liaison.gz", stranger);
  assert_refused (fixture, nowhere, LIA_REGISTER_ERROR_MISSING);
  assert_refused (fixture, letter, LIA_REGISTER_ERROR_NOT_A_REGISTER);
  assert_refused (fixture, stranger, LIA_REGISTER_ERROR_INVALID);
  assert_refused (fixture, fixture->path, LIA_REGISTER_ERROR_INVALID);

  /* A page in the middle is gone. */
  g_assert_true (g_file_get_contents (backup, &bytes, &length, NULL));
  memset (bytes + length / 4096 / 2 * 4096, 0x5a, 4096);
  g_assert_true (g_file_set_contents (backup, bytes, length, NULL));
  assert_refused (fixture, backup, LIA_REGISTER_ERROR_DAMAGED);
  fixture_assert_value (fixture, &id, "title", "As it is");
}

/* What another process restores shows here. */
static void
test_two_processes (CommandFixture *fixture, gconstpointer data)
{
  g_autofree char *backup = command_fixture_file (fixture, "saved.liaison");
  g_autoptr (LiaRegister) reg = NULL;
  g_autoptr (LiaReader) reader = NULL;
  g_autoptr (LiaRecord) record = NULL;
  guint n = 0;

  command_fixture_succeed (fixture, "backup", backup, NULL);
  command_fixture_succeed (fixture, "set", "C-001", "title=Changed since", NULL);
  reg = lia_register_open (fixture->path, NULL);
  g_signal_connect_swapped (reg, "replaced", G_CALLBACK (on_replaced), &n);

  command_fixture_succeed (fixture, "restore", backup, NULL);
  wait_for (&n);
  reader = lia_register_read (reg);
  record = lia_reader_find (reader, lia_record_type_find ("commitment"), "C-001", NULL);
  g_assert_cmpstr (lia_record_get (record, "title"), ==, "Share lessons");
  assert_sound (reg);

  command_fixture_succeed (fixture, "backups", NULL);
  command_fixture_expect (fixture, "before a restore");
  command_fixture_fail (fixture, 1, "nothing.liaison", "restore", "nothing.liaison", NULL);
}

static void
add_tests (void)
{
  fixture_add_test ("/restoring/restore", test_restore);
  fixture_add_test ("/restoring/old-backup", test_old_backup);
  fixture_add_test ("/restoring/refused", test_refused);
  command_fixture_add ("/restoring/two-processes", test_two_processes);
}

int
main (int argc, char **argv)
{
  return command_fixture_main (argc, argv, add_tests);
}
