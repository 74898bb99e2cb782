#include <glib/gstdio.h>
#include <string.h>

#include "command-fixture.h"

/* What left is remembered, and asked for by what it held. */
static void
test_recall (CommandFixture *fixture, gconstpointer data)
{
  g_autofree char *path = command_fixture_file (fixture, "briefing.xlsx");
  g_autofree char *bytes = NULL;
  g_autofree char *hash = NULL;
  gsize size;

  command_fixture_succeed (fixture, "recall", "C-001", NULL);
  command_fixture_expect (fixture, "No briefing that left held C-001.");
  command_fixture_succeed (fixture, "add", "mark", "label=TLP:RED", "rank=4", NULL);
  command_fixture_succeed (fixture, "set", "C-002", "mark=TLP:RED", NULL);
  command_fixture_succeed (fixture, "brief", "register", path, "--for", "The Co-Chairs", NULL);
  g_assert_null (strstr (fixture->out, "does not remember"));

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  hash = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *) bytes, size);
  command_fixture_succeed (fixture, "recall", "C-001", NULL);
  command_fixture_expect (fixture, "IS-001");
  command_fixture_expect (fixture, "TLP:GREEN");
  command_fixture_expect (fixture, "For: The Co-Chairs");
  command_fixture_expect (fixture, "File: briefing.xlsx");
  command_fixture_expect (fixture, hash);
  g_assert_null (strstr (fixture->out, "Outdated"));
  command_fixture_succeed (fixture, "recall", "AUS", NULL);
  command_fixture_succeed (fixture, "recall", "C-002", NULL);
  command_fixture_expect (fixture, "No briefing that left held C-002.");

  command_fixture_succeed (fixture, "set", "C-001", "title=Share every lesson", NULL);
  command_fixture_succeed (fixture, "recall", "C-001", NULL);
  command_fixture_expect (fixture, "Outdated: C-001 changed on");
  command_fixture_succeed (fixture, "set", "IS-001", "recalled=2026-11-12", NULL);
  command_fixture_succeed (fixture, "recall", "C-001", NULL);
  command_fixture_expect (fixture, "Recalled: 12 November 2026");

  command_fixture_fail (fixture, 1, "C-099", "recall", "C-099", NULL);
  command_fixture_fail (fixture, 1, "stays as it is", "set", "IS-001", "audience=Others", NULL);
}

static void
test_briefings (CommandFixture *fixture, gconstpointer data)
{
  g_autofree char *path = command_fixture_file (fixture, "briefing.xlsx");

  command_fixture_succeed (fixture, "brief", "register", path, "--for", "The Co-Chairs", NULL);
  command_fixture_succeed (fixture, "set", "C-001", "title=Share every lesson", NULL);
  command_fixture_succeed (fixture, "briefings", NULL);
  command_fixture_expect (fixture, "IS-001");
  command_fixture_expect (fixture, "briefing.xlsx");
  command_fixture_expect (fixture, "1 changed since");
  command_fixture_succeed (fixture, "list", "issue", "--format", "csv", "--columns",
                           "kind,audience,held", NULL);
  command_fixture_expect (fixture, "IS-001,register,The Co-Chairs,");
}

/* A briefing that was kept is made again as it was, but for what is said beside its name. */
static void
test_named (CommandFixture *fixture, gconstpointer data)
{
  g_autofree char *path = command_fixture_file (fixture, "briefing.xlsx");
  g_autofree char *other = command_fixture_file (fixture, "other.xlsx");

  command_fixture_succeed (fixture, "brief", "register", "--save-as", "Monthly", "--for",
                           "The Co-Chairs", "--title", "What became of it", "--where",
                           "status:in_progress", NULL);
  command_fixture_expect (fixture, "Kept as “Monthly” (BR-001)");
  g_assert_null (strstr (fixture->out, "Wrote"));
  command_fixture_succeed (fixture, "briefings", NULL);
  command_fixture_expect (fixture, "Monthly");

  command_fixture_succeed (fixture, "brief", "--named", "Monthly", path, NULL);
  command_fixture_expect (fixture, "Commitments                    1\n");
  command_fixture_succeed (fixture, "show", "IS-001", NULL);
  command_fixture_expect (fixture, "What became of it");
  command_fixture_expect (fixture, "The Co-Chairs");
  command_fixture_expect (fixture, "BR-001");

  command_fixture_succeed (fixture, "brief", "--named", "Monthly", other, "--for", "ICMPD", NULL);
  command_fixture_succeed (fixture, "recall", "C-001", NULL);
  command_fixture_expect (fixture, "For: ICMPD");
  command_fixture_expect (fixture, "For: The Co-Chairs");

  command_fixture_fail (fixture, 1, "Weekly", "brief", "--named", "Weekly", path, NULL);
  command_fixture_fail (fixture, 2, "--save-as", "brief", "register", NULL);
  command_fixture_fail (fixture, 2, "--named", "brief", "--named", "Monthly", "register", path,
                        NULL);

  command_fixture_succeed (fixture, "archive", "BR-001", NULL);
  command_fixture_succeed (fixture, "brief", "register", other, "--made-from", "BR-001", NULL);
  command_fixture_succeed (fixture, "show", "IS-003", NULL);
  command_fixture_expect (fixture, "BR-001");
}

/* What has left stays remembered, and doesn't stand in the way of what was done before it. */
static void
test_undo_named (CommandFixture *fixture, gconstpointer data)
{
  g_autofree char *path = command_fixture_file (fixture, "briefing.xlsx");

  command_fixture_succeed (fixture, "brief", "register", "--save-as", "Monthly", NULL);
  command_fixture_succeed (fixture, "brief", "--named", "Monthly", path, NULL);
  command_fixture_succeed (fixture, "undo", NULL);
  command_fixture_fail (fixture, 1, "BR-001", "show", "BR-001", NULL);
  command_fixture_succeed (fixture, "show", "IS-001", NULL);
}

/* A report that is kept is of another period when it is made again; what began on a day goes on. */
static void
test_named_period (CommandFixture *fixture, gconstpointer data)
{
  g_autofree char *path = command_fixture_file (fixture, "report.txt");
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *on = g_strconcat (today, "..", NULL);

  command_fixture_succeed (fixture, "brief", "period", "--save-as", "Months", "--period",
                           "this-month", NULL);
  command_fixture_succeed (fixture, "show", "BR-001", NULL);
  command_fixture_expect (fixture, "this-month");
  command_fixture_succeed (fixture, "brief", "period", "--save-as", "Days", "--since", today, NULL);
  command_fixture_succeed (fixture, "show", "BR-002", NULL);
  command_fixture_expect (fixture, on);
  command_fixture_succeed (fixture, "brief", "--named", "Months", path, NULL);
  command_fixture_succeed (fixture, "brief", "--named", "Days", path, NULL);
}

/* A briefing of the register as it was leaves today. */
static void
test_as_at (CommandFixture *fixture, gconstpointer data)
{
  g_autofree char *path = command_fixture_file (fixture, "briefing.xlsx");

  command_fixture_succeed (fixture, "snapshot", "before", NULL);
  command_fixture_succeed (fixture, "set", "C-001", "title=Share every lesson", NULL);
  command_fixture_succeed (fixture, "brief", "register", path, "--as-at", "before", NULL);
  command_fixture_succeed (fixture, "recall", "C-001", NULL);
  command_fixture_expect (fixture, "IS-001");
  command_fixture_expect (fixture, "Outdated");
}

/* What has left is not forgotten by whoever undoes what they did. */
static void
test_undo (CommandFixture *fixture, gconstpointer data)
{
  g_autofree char *path = command_fixture_file (fixture, "briefing.xlsx");

  command_fixture_succeed (fixture, "set", "C-001", "title=Share every lesson", NULL);
  command_fixture_succeed (fixture, "brief", "register", path, NULL);
  command_fixture_succeed (fixture, "undo", NULL);
  command_fixture_expect (fixture, "C-001");
  command_fixture_succeed (fixture, "recall", "C-001", NULL);
  command_fixture_expect (fixture, "IS-001");
  command_fixture_fail (fixture, 1, "can’t be taken back", "invert", "3", NULL);
}

/* Words that must not be kept go from there as well; which records left is no word of anybody. */
static void
test_purge (CommandFixture *fixture, gconstpointer data)
{
  g_autofree char *path = command_fixture_file (fixture, "briefing.xlsx");

  command_fixture_succeed (fixture, "brief", "register", path, "--for", "Somebody", NULL);
  command_fixture_succeed (fixture, "purge", "IS-001", "--field", "audience", "--yes", NULL);
  command_fixture_succeed (fixture, "recall", "C-001", NULL);
  command_fixture_expect (fixture, "IS-001");
  g_assert_null (strstr (fixture->out, "Somebody"));
  command_fixture_succeed (fixture, "check", NULL);
}

/* To share it more widely needs whoever it came from. */
static void
test_widening (CommandFixture *fixture, gconstpointer data)
{
  command_fixture_succeed (fixture, "add", "mark", "label=TLP:RED", "rank=4", NULL);
  command_fixture_succeed (fixture, "set", "C-001", "mark=TLP:RED", "originator=AUS", NULL);
  command_fixture_fail (fixture, 1, "given by Australia as TLP:RED", "set", "C-001",
                        "mark=TLP:GREEN", NULL);
  command_fixture_fail (fixture, 1, "--reason", "set", "C-001", "mark=", NULL);
  command_fixture_succeed (fixture, "set", "C-001", "mark=TLP:GREEN", "--reason",
                           "Australia agreed on 12 November", NULL);
  command_fixture_succeed (fixture, "history", "C-001", NULL);
  command_fixture_expect (fixture, "Reason: Australia agreed on 12 November");
}

static void
add_tests (void)
{
  command_fixture_add ("/commands/memory/recall", test_recall);
  command_fixture_add ("/commands/memory/briefings", test_briefings);
  command_fixture_add ("/commands/memory/named", test_named);
  command_fixture_add ("/commands/memory/named-period", test_named_period);
  command_fixture_add ("/commands/memory/undo-named", test_undo_named);
  command_fixture_add ("/commands/memory/as-at", test_as_at);
  command_fixture_add ("/commands/memory/undo", test_undo);
  command_fixture_add ("/commands/memory/purge", test_purge);
  command_fixture_add ("/commands/memory/widening", test_widening);
}

int
main (int argc, char *argv[])
{
  return command_fixture_main (argc, argv, add_tests);
}
