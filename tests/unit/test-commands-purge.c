#include <string.h>

#include "command-fixture.h"
#include "register/backup.h"

static gboolean
file_has (const char *path, const char *text)
{
  g_autofree char *contents = NULL;
  gsize size = 0;

  g_assert_true (g_file_get_contents (path, &contents, &size, NULL));
  return memmem (contents, size, text, strlen (text)) != NULL;
}

/* Without the word that means it nothing happens. */
static void
test_asks_first (CommandFixture *fixture, gconstpointer data)
{
  command_fixture_fail (fixture, 1, "--yes", "purge", "C-001", NULL);
  command_fixture_expect (fixture, "1 text that stands in the record now goes for good.");
  command_fixture_expect (fixture, "archive");
  command_fixture_expect (fixture, "can’t be undone");
  command_fixture_succeed (fixture, "show", "C-001", NULL);
  command_fixture_expect (fixture, "Share lessons");
}

static void
test_purges (CommandFixture *fixture, gconstpointer data)
{
  command_fixture_succeed (fixture, "set", "C-001", "title=Quintessa Zorblatt", NULL);
  command_fixture_succeed (fixture, "purge", "C-001", "--yes", NULL);
  command_fixture_expect (fixture, "Purged C-001");
  g_assert_false (file_has (fixture->path, "Quintessa"));
  command_fixture_succeed (fixture, "show", "C-001", NULL);
  command_fixture_expect (fixture, "(purged)");
  command_fixture_succeed (fixture, "search", "quintessa", NULL);
  g_assert_null (strstr (fixture->out, "C-001"));
  command_fixture_succeed (fixture, "check", NULL);
  command_fixture_expect (fixture, "texts were purged from the journal");
  command_fixture_fail (fixture, 1, "purged", "undo", NULL);
}

static void
test_former_only (CommandFixture *fixture, gconstpointer data)
{
  command_fixture_succeed (fixture, "set", "C-001", "title=Quintessa Zorblatt", NULL);
  command_fixture_succeed (fixture, "set", "C-001", "title=Something else", NULL);
  command_fixture_succeed (fixture, "purge", "C-001", "--field", "title", "--former-only", "--yes",
                           NULL);
  g_assert_false (file_has (fixture->path, "Quintessa"));
  command_fixture_succeed (fixture, "show", "C-001", NULL);
  command_fixture_expect (fixture, "Something else");
}

static void
test_refused (CommandFixture *fixture, gconstpointer data)
{
  command_fixture_fail (fixture, 2, "missing", "purge", NULL);
  command_fixture_fail (fixture, 2, "by_wording", "purge", "C-001", "--field", "dew", NULL);
  command_fixture_fail (fixture, 1, "holds no text", "purge", "C-001", "--field", "due", "--yes",
                        NULL);
  command_fixture_fail (fixture, 1, "no such text", "purge", "C-001", "--field", "note", "--yes",
                        NULL);
}

/* What is gone from the register would come back with any of them. */
static void
test_backups (CommandFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) backups = NULL;

  command_fixture_succeed (fixture, "set", "C-001", "title=Quintessa Zorblatt", NULL);
  command_fixture_succeed (fixture, "backup", NULL);
  command_fixture_succeed (fixture, "backup", NULL);
  command_fixture_fail (fixture, 1, "--yes", "purge", "C-001", NULL);
  command_fixture_expect (fixture, "of these backups lie");
  g_assert_cmpuint (lia_backup_count (fixture->path), >=, 2);

  command_fixture_succeed (fixture, "purge", "C-001", "--yes", "--field", "title", "--former-only",
                           NULL);
  command_fixture_expect (fixture, "backups beside the register were made before");
  command_fixture_succeed (fixture, "purge", "C-001", "--yes", "--backups", NULL);
  g_assert_null (strstr (fixture->out, "beside the register"));
  backups = lia_backup_list (fixture->path);
  g_assert_cmpuint (backups->len, ==, 1);
  g_assert_false (file_has (((LiaBackup *) g_ptr_array_index (backups, 0))->path, "Quintessa"));
}

static void
add_tests (void)
{
  command_fixture_add ("/commands/purge/asks-first", test_asks_first);
  command_fixture_add ("/commands/purge/purges", test_purges);
  command_fixture_add ("/commands/purge/former-only", test_former_only);
  command_fixture_add ("/commands/purge/refused", test_refused);
  command_fixture_add ("/commands/purge/backups", test_backups);
}

int
main (int argc, char *argv[])
{
  return command_fixture_main (argc, argv, add_tests);
}
