#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "command-fixture.h"

/* What the fixture made was made on 5 May 2020. */
static void
move_back (CommandFixture *fixture)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GDateTime) time = g_date_time_new (zone, 2020, 5, 5, 12, 0, 0);
  g_autofree char *sql = g_strdup_printf ("UPDATE edit SET at = %" G_GINT64_FORMAT,
                                          g_date_time_to_unix (time) * G_USEC_PER_SEC);
  sqlite3 *handle;

  g_assert_cmpint (sqlite3_open (fixture->path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
}

static void
test_as_at (CommandFixture *fixture, gconstpointer data)
{
  move_back (fixture);
  command_fixture_succeed (fixture, "set", "C-001", "title=Share every lesson", NULL);
  command_fixture_succeed (fixture, "add", "commitment", "title=Meet again", "kind=commitment",
                           "status=unknown", NULL);

  command_fixture_succeed (fixture, "list", "commitment", "--as-at", "2020-05-05", NULL);
  command_fixture_expect (fixture, "Share lessons");
  g_assert_null (strstr (fixture->out, "Meet again"));
  command_fixture_succeed (fixture, "show", "C-001", "--as-at", "May 2020", NULL);
  command_fixture_expect (fixture, "Share lessons");
  command_fixture_fail (fixture, 1, "C-003", "show", "C-003", "--as-at", "2020", NULL);
  command_fixture_succeed (fixture, "info", "--as-at", "2020-05", NULL);
  command_fixture_expect (fixture, "31 May 2020");
  command_fixture_succeed (fixture, "search", "lesson", "--as-at", "2020-05-05 12:00", NULL);
  command_fixture_expect (fixture, "Share lessons");
  command_fixture_succeed (fixture, "history", "C-001", "--as-at", "2020-05-05", NULL);
  g_assert_null (strstr (fixture->out, "every lesson"));
}

/* C-001 was due on 31 March 2026. */
static void
test_seen_from_that_day (CommandFixture *fixture, gconstpointer data)
{
  move_back (fixture);
  command_fixture_succeed (fixture, "set", "C-001", "due=2020-06-30", "--reason", "Sooner", NULL);
  command_fixture_succeed (fixture, "list", "commitment", "--state", "overdue", NULL);
  command_fixture_expect (fixture, "C-001");
  command_fixture_succeed (fixture, "list", "commitment", "--state", "overdue", "--as-at",
                           "2020-07-01", NULL);
  g_assert_null (strstr (fixture->out, "C-001"));
}

static void
test_before_the_first_edit (CommandFixture *fixture, gconstpointer data)
{
  move_back (fixture);
  command_fixture_run (fixture, "list", "commitment", "--format", "csv", "--as-at", "2019", NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  g_assert_null (strstr (fixture->out, "C-001"));
  g_assert_nonnull (strstr (fixture->err, "nothing was in this register yet"));
}

/* Everything was made on 5 May 2020, and something was done since. */
static void
test_brief_since (CommandFixture *fixture, gconstpointer data)
{
  g_autofree char *changes = command_fixture_file (fixture, "changes.xlsx");
  g_autofree char *period = command_fixture_file (fixture, "period.xlsx");

  move_back (fixture);
  command_fixture_succeed (fixture, "set", "C-001", "title=Share every lesson", NULL);
  command_fixture_succeed (fixture, "brief", "changes", changes, "--since", "2020-05", NULL);
  command_fixture_expect (fixture, "Change log                     1\n");

  /* The next one goes on where that one ended. */
  command_fixture_succeed (fixture, "brief", "changes", changes, NULL);
  g_assert_null (strstr (fixture->out, "Change log"));
  command_fixture_succeed (fixture, "brief", "changes", changes, "--since", "2020-04", NULL);
  command_fixture_expect (fixture, "Added ");
  command_fixture_succeed (fixture, "brief", "period", period, "--period", "2020-05", NULL);
  command_fixture_succeed (fixture, "brief", "period", period, "--period", "2020-H1", NULL);
  command_fixture_succeed (fixture, "brief", "period", period, "--period", "this-year", NULL);
  command_fixture_succeed (fixture, "brief", "period", period, "--since", "2020-05-01", "--as-at",
                           "2020-05-31", NULL);
  command_fixture_succeed (fixture, "brief", "period", period, NULL);
}

static void
test_brief_refused (CommandFixture *fixture, gconstpointer data)
{
  g_autofree char *path = command_fixture_file (fixture, "out.xlsx");

  move_back (fixture);
  command_fixture_fail (fixture, 1, "On 31 March 2020 nothing was in this register yet", "brief",
                        "period", path, "--period", "2020-Q1", NULL);
  command_fixture_fail (fixture, 2, "still to come", "brief", "period", path, "--period", "2999-10",
                        NULL);
  command_fixture_fail (fixture, 2, "no period", "brief", "period", path, "--period", "..2020-05",
                        NULL);
  command_fixture_fail (fixture, 2, "no period", "brief", "period", path, "--period", "soon", NULL);
  command_fixture_fail (fixture, 2, "not both", "brief", "period", path, "--period", "2020-05",
                        "--since", "2020-05", NULL);
  command_fixture_fail (fixture, 2, "not both", "brief", "period", path, "--period", "2020-05",
                        "--as-at", "2020-05", NULL);
  command_fixture_fail (fixture, 2, "--period", "brief", "changes", path, "--period", "2020-05",
                        NULL);
  command_fixture_fail (fixture, 2, "--since", "brief", "register", path, "--since", "2020-05",
                        NULL);
  command_fixture_fail (fixture, 2, "no moment", "brief", "changes", path, "--since", "soon", NULL);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_snapshot (CommandFixture *fixture, gconstpointer data)
{
  command_fixture_succeed (fixture, "snapshot", "as at SOM 37", "--note", "Given to the chairs",
                           NULL);
  command_fixture_expect (fixture, "AT-001  as at SOM 37");
  command_fixture_succeed (fixture, "set", "C-001", "title=Share every lesson", NULL);
  command_fixture_succeed (fixture, "list", "snapshot", NULL);
  command_fixture_expect (fixture, "as at SOM 37");
  command_fixture_succeed (fixture, "show", "C-001", "--as-at", "AT-001", NULL);
  command_fixture_expect (fixture, "Share lessons");
  command_fixture_succeed (fixture, "show", "C-001", "--as-at", "as at SOM 37", NULL);
  command_fixture_expect (fixture, "Share lessons");
  command_fixture_fail (fixture, 1, "taken", "snapshot", "as at SOM 37", NULL);
  command_fixture_fail (fixture, 1, "Name", "snapshot", "", NULL);
}

static void
test_wrong_moments (CommandFixture *fixture, gconstpointer data)
{
  command_fixture_fail (fixture, 1, "no moment", "list", "commitment", "--as-at", "soon", NULL);
  command_fixture_fail (fixture, 1, "still to come", "info", "--as-at", "9999-01-01", NULL);
  command_fixture_fail (fixture, 2, "--as-at", "set", "C-001", "note=x", "--as-at", "2020", NULL);
}

static void
test_brief (CommandFixture *fixture, gconstpointer data)
{
  g_autofree char *path = command_fixture_file (fixture, "then.xlsx");

  move_back (fixture);
  command_fixture_succeed (fixture, "add", "commitment", "title=Meet again", "kind=commitment",
                           "status=unknown", NULL);
  command_fixture_succeed (fixture, "brief", "register", path, NULL);
  command_fixture_expect (fixture, "Commitments                    3");
  command_fixture_succeed (fixture, "brief", "register", path, "--as-at", "2020-05-05", NULL);
  command_fixture_expect (fixture, "Commitments                    2");

  /* A filter is asked of the register as it was then. */
  command_fixture_succeed (fixture, "brief", "register", path, "--where", "title:meet", NULL);
  command_fixture_expect (fixture, "Commitments                    1");
  command_fixture_fail (fixture, 1, "TLP:GREEN", "brief", "register", path, "--where", "title:meet",
                        "--as-at", "2020-05-05", NULL);
}

static void
test_changes (CommandFixture *fixture, gconstpointer data)
{
  move_back (fixture);
  command_fixture_succeed (fixture, "snapshot", "as at SOM 37", NULL);
  command_fixture_succeed (fixture, "set", "C-001", "status=fulfilled", NULL);
  command_fixture_succeed (fixture, "snapshot", "as at SOM 38", NULL);
  command_fixture_succeed (fixture, "set", "X-001", "title=Scam centres, \"online\"", NULL);

  command_fixture_succeed (fixture, "changes", "--since", "as at SOM 37", NULL);
  command_fixture_expect (fixture, "Completed");
  command_fixture_expect (fixture, "Status: In progress → Fulfilled");
  command_fixture_succeed (fixture, "changes", "--since", "2020-05-05", "--format", "csv", NULL);
  command_fixture_expect (fixture, "completed,commitment,C-001,Share lessons,1,Status,"
                                   "In progress,Fulfilled\r\n");
  command_fixture_expect (fixture, "\"Scam centres, \"\"online\"\"\"");
  command_fixture_succeed (fixture, "changes", "--since", "AT-001", "--until", "AT-002", "--format",
                           "json", NULL);
  command_fixture_expect (fixture, "\"C-001\"");
  g_assert_null (strstr (fixture->out, "X-001"));

  command_fixture_fail (fixture, 2, "--since", "changes", NULL);
  command_fixture_fail (fixture, 2, "table, csv, json", "changes", "--since", "AT-001", "--format",
                        "pdf", NULL);
  command_fixture_fail (fixture, 1, "no moment", "changes", "--since", "AT-002", "--until",
                        "AT-001", NULL);
}

static void
add_tests (void)
{
  command_fixture_add ("/commands/past/as-at", test_as_at);
  command_fixture_add ("/commands/past/seen-from-that-day", test_seen_from_that_day);
  command_fixture_add ("/commands/past/before-the-first-edit", test_before_the_first_edit);
  command_fixture_add ("/commands/past/brief-since", test_brief_since);
  command_fixture_add ("/commands/past/brief-refused", test_brief_refused);
  command_fixture_add ("/commands/past/snapshot", test_snapshot);
  command_fixture_add ("/commands/past/wrong-moments", test_wrong_moments);
  command_fixture_add ("/commands/past/brief", test_brief);
  command_fixture_add ("/commands/past/changes", test_changes);
}

int
main (int argc, char **argv)
{
  g_autofree char *cache = g_dir_make_tmp ("liaison-cache-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (cache, "liaison", NULL);
  int status;

  g_setenv ("XDG_CACHE_HOME", cache, TRUE);
  status = command_fixture_main (argc, argv, add_tests);
  g_rmdir (folder);
  g_rmdir (cache);
  return status;
}
