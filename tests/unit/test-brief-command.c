#include <string.h>

#include "command-fixture.h"

/* What is written wrongly is told as that, and nothing is written or kept. */

static void
refuse (CommandFixture *fixture,
        int status,
        const char *complaint,
        const char *kind,
        const char *option,
        const char *value)
{
  g_autofree char *path = command_fixture_file (fixture, "briefing.xlsx");

  command_fixture_fail (fixture, status, complaint, "brief", kind, path, option, value, NULL);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  command_fixture_fail (fixture, status, complaint, "brief", kind, "--save-as", "Kept", option,
                        value, NULL);
  command_fixture_fail (fixture, 1, "BR-001", "show", "BR-001", NULL);
}

static void
test_form (CommandFixture *fixture, gconstpointer data)
{
  g_autofree char *pages = command_fixture_file (fixture, "tracker.pdf");

  refuse (fixture, 2, "there are: xlsx, pdf, txt", "register", "--format", "docx");
  refuse (fixture, 2, "no section", "register", "--sections", "");
  refuse (fixture, 2, "no section", "register", "--sections", "commitment,");
  refuse (fixture, 2, "twice", "register", "--sections", "commitment, commitment");
  refuse (fixture, 2, "no column", "register", "--columns", "");
  refuse (fixture, 2, "commitment.due", "register", "--columns", "commitment.dew");
  refuse (fixture, 2, "doesn't take --columns", "tracker", "--columns", "commitment.due");
  refuse (fixture, 2, ".xlsx", "tracker", "--format", "pdf");
  command_fixture_fail (fixture, 2, ".xlsx", "brief", "tracker", pages, NULL);
  g_assert_false (g_file_test (pages, G_FILE_TEST_EXISTS));
}

/* A mark that there isn't must not become the usual one. */
static void
test_ceiling (CommandFixture *fixture, gconstpointer data)
{
  refuse (fixture, 1, "it has: TLP:", "register", "--ceiling", "TLP:PINK");
  refuse (fixture, 1, "it has: TLP:", "register", "--ceiling", "");
}

static void
test_subject (CommandFixture *fixture, gconstpointer data)
{
  refuse (fixture, 2, "colour", "register", "--where", "colour:blue");
  refuse (fixture, 1, "X-099", "register", "--where", "addresses:X-099");
  refuse (fixture, 2, "can't be narrowed", "changes", "--view", "Nowhere");
}

static void
test_time (CommandFixture *fixture, gconstpointer data)
{
  g_autofree char *path = command_fixture_file (fixture, "briefing.xlsx");

  refuse (fixture, 2, "no period", "period", "--period", "soon");
  refuse (fixture, 2, "no period", "period", "--period", "2020-05..2020-01");
  refuse (fixture, 2, "no moment", "changes", "--since", "soon");
  command_fixture_fail (fixture, 1, "nothing was in this register yet", "brief", "country", path,
                        "--state", "AUS", "--as-at", "2019", NULL);
}

static void
add_tests (void)
{
  command_fixture_add ("/brief-command/form", test_form);
  command_fixture_add ("/brief-command/ceiling", test_ceiling);
  command_fixture_add ("/brief-command/subject", test_subject);
  command_fixture_add ("/brief-command/time", test_time);
}

int
main (int argc, char **argv)
{
  return command_fixture_main (argc, argv, add_tests);
}
