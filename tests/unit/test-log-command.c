#include <string.h>

#include "command-fixture.h"

static void
test_log (CommandFixture *fixture, gconstpointer data)
{
  command_fixture_succeed (fixture, "set", "C-001", "due=2026-06-30", "--reason", "Host asked",
                           "--person", "Zoë", "--office", "ICMPD", NULL);
  command_fixture_succeed (fixture, "log", NULL);
  command_fixture_expect (fixture, "Change “Due” of C-001");
  command_fixture_expect (fixture, "Fill for a test");
  command_fixture_succeed (fixture, "log", "--moved", "--by", "ZOE", NULL);
  command_fixture_expect (fixture, "Host asked");
  g_assert_null (strstr (fixture->out, "Fill for a test"));
  command_fixture_succeed (fixture, "log", "--limit", "1", "--format", "csv", NULL);
  command_fixture_expect (fixture,
                          "serial,at,label,person,office,records,fields,reason,undoes,redoes\r\n");
  command_fixture_expect (fixture, ",Zoë,ICMPD,1,1,Host asked,,\r\n");
  command_fixture_succeed (fixture, "log", "--record", "C-001", "--format", "json", NULL);
  command_fixture_expect (fixture, "\"reason\":\"Host asked\"");
  command_fixture_succeed (fixture, "log", "--until", "2001", "--format", "json", NULL);
  g_assert_cmpstr (fixture->out, ==, "[]\n");
}

static void
test_wrong (CommandFixture *fixture, gconstpointer data)
{
  command_fixture_fail (fixture, 2, "format", "log", "--format", "xml", NULL);
  command_fixture_fail (fixture, 1, "nonsense", "log", "--since", "nonsense", NULL);
  command_fixture_fail (fixture, 2, "no year", "log", "--since", "XXXX-10", NULL);
  command_fixture_fail (fixture, 1, "C-999", "log", "--record", "C-999", NULL);
  command_fixture_fail (fixture, 2, "number", "invert", "last", NULL);
  command_fixture_fail (fixture, 1, "no edit", "invert", "4711", NULL);
}

/* The number of the newest edit, as the log prints it. */
static char *
last_number (CommandFixture *fixture)
{
  g_auto (GStrv) lines = NULL;

  command_fixture_succeed (fixture, "log", "--limit", "1", "--format", "csv", NULL);
  lines = g_strsplit (fixture->out, "\r\n", -1);
  return g_strndup (lines[1], strchr (lines[1], ',') - lines[1]);
}

static void
test_invert (CommandFixture *fixture, gconstpointer data)
{
  g_autofree char *serial = NULL;

  command_fixture_succeed (fixture, "set", "C-001", "title=Other", NULL);
  serial = last_number (fixture);
  command_fixture_succeed (fixture, "set", "C-001", "note=Kept", NULL);
  command_fixture_succeed (fixture, "invert", serial, NULL);
  command_fixture_succeed (fixture, "show", "C-001", NULL);
  g_assert_null (strstr (fixture->out, "Other"));
  command_fixture_expect (fixture, "Kept");

  /* What was changed since is named with who did it, and nothing is done. */
  command_fixture_succeed (fixture, "set", "C-001", "title=Third", "--person", "Zoë", NULL);
  command_fixture_fail (fixture, 1, "in the meantime", "invert", serial, NULL);
  command_fixture_expect (fixture, "became Other, and is now Third (Zoë");
  command_fixture_succeed (fixture, "show", "C-001", NULL);
  command_fixture_expect (fixture, "Third");
}

/* What was added isn't taken away with what was written into it since: it and who did that is
 * named. */
static void
test_invert_addition (CommandFixture *fixture, gconstpointer data)
{
  g_autofree char *serial = NULL;

  command_fixture_succeed (fixture, "add", "challenge", "title=New", NULL);
  serial = last_number (fixture);
  command_fixture_succeed (fixture, "set", "X-002", "note=More", "--person", "Zoë", NULL);
  command_fixture_fail (fixture, 1, "in the meantime", "invert", serial, NULL);
  command_fixture_expect (fixture, "X-002: the record itself was changed since (Zoë, ");
  command_fixture_succeed (fixture, "undo", NULL);
  command_fixture_succeed (fixture, "log", "--limit", "1", NULL);
  command_fixture_expect (fixture, "(Undone)");
}

static void
add_tests (void)
{
  command_fixture_add ("/log-command/log", test_log);
  command_fixture_add ("/log-command/wrong", test_wrong);
  command_fixture_add ("/log-command/invert", test_invert);
  command_fixture_add ("/log-command/invert-addition", test_invert_addition);
}

int
main (int argc, char **argv)
{
  return command_fixture_main (argc, argv, add_tests);
}
