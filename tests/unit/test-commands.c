#include <fcntl.h>
#include <json-glib/json-glib.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "briefing/kinds/kind.h"
#include "command-fixture.h"
#include "commands/plain.h"

static const char *const words[] = { "new",   "info",     "list",    "show",     "add",
                                     "set",   "link",     "archive", "search",   "history",
                                     "log",   "invert",   "undo",    "redo",     "check",
                                     "brief", "snapshot", "changes", "timeline", "briefings",
                                     "recall" };

static void
test_help (CommandFixture *fixture, gconstpointer data)
{
  command_fixture_succeed (fixture, "--help", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
    g_autofree char *line = g_strdup_printf ("\n  %s ", words[i]);

    command_fixture_expect (fixture, line);
  }

  for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
    g_autofree char *usage = g_strdup_printf ("liaison %s [OPTION…]", words[i]);

    command_fixture_succeed (fixture, words[i], "--help", NULL);
    command_fixture_expect (fixture, usage);
    command_fixture_expect (fixture, "--register");
    command_fixture_succeed (fixture, "help", words[i], NULL);
    command_fixture_expect (fixture, usage);
  }

  command_fixture_succeed (fixture, "--version", NULL);
  g_assert_cmpstr (fixture->out, ==, "liaison " LIA_VERSION "\n");
}

static void
test_usage (CommandFixture *fixture, gconstpointer data)
{
  command_fixture_fail (fixture, 2, "no such command", "no-such-command", NULL);
  command_fixture_fail (fixture, 2, "missing", "list", NULL);
  command_fixture_fail (fixture, 2, "missing", "set", "C-001", NULL);
  command_fixture_fail (fixture, 2, "one word too many", "show", "C-001", "C-002", NULL);
  command_fixture_fail (fixture, 2, "--colour", "list", "commitment", "--colour", NULL);
  command_fixture_fail (fixture, 2, "--limit", "search", "x", "--limit", "0", NULL);
  command_fixture_fail (fixture, 2, "crosswalk", "list", "commitmint", NULL);
  command_fixture_fail (fixture, 2, "by_wording", "list", "commitment", "--sort", "dew", NULL);
  command_fixture_fail (fixture, 2, "“due”", "list", "commitment", "--where", "dew=1", NULL);
  command_fixture_fail (fixture, 2, "“(”", "list", "commitment", "--where", "(dew", NULL);
  command_fixture_fail (fixture, 2, "by_wording", "list", "commitment", "--columns", "dew", NULL);
  command_fixture_fail (fixture, 2, "states", "list", "commitment", "--state", "late", NULL);
  command_fixture_fail (fixture, 2, "table, csv, json", "list", "commitment", "--format", "pdf",
                        NULL);
  command_fixture_fail (fixture, 2, "by_wording", "set", "C-001", "dew=2026", NULL);
  command_fixture_fail (fixture, 2, "by_wording", "set", "C-001", "archived=1", NULL);
  command_fixture_fail (fixture, 2, "FIELD=VALUE", "set", "C-001", "due", NULL);
  command_fixture_fail (fixture, 2, "twice", "set", "C-001", "note=a", "note=b", NULL);

  g_free (fixture->path);
  fixture->path = g_strdup ("");
  command_fixture_fail (fixture, 2, "LIAISON_REGISTER", "info", NULL);
}

static void
test_info (CommandFixture *fixture, gconstpointer data)
{
  command_fixture_succeed (fixture, "info", NULL);
  command_fixture_expect (fixture, fixture->path);
  command_fixture_expect (fixture, "Fill for a test");
  command_fixture_expect (fixture, "Fill for a test  Test, RSO\n");
  command_fixture_expect (fixture, "Commitments                2\n");
}

static void
test_new (CommandFixture *fixture, gconstpointer data)
{
  g_autofree char *path = command_fixture_file (fixture, "new.liaison");
  g_autofree char *sample = command_fixture_file (fixture, "sample.liaison");
  g_autofree char *lost = command_fixture_file (fixture, "absent/new.liaison");

  command_fixture_succeed (fixture, "new", path, "--office", "ICMPD", NULL);
  command_fixture_succeed (fixture, "info", "-r", path, NULL);
  command_fixture_expect (fixture, "ICMPD");
  command_fixture_succeed (fixture, "show", "bali", "-r", path, NULL);
  command_fixture_succeed (fixture, "list", "engagement", "-r", path, NULL);
  g_assert_null (strstr (fixture->out, "E-001"));
  command_fixture_succeed (fixture, "check", "-r", path, NULL);

  command_fixture_succeed (fixture, "new", sample, "--sample", NULL);
  command_fixture_succeed (fixture, "show", "E-121", "-r", sample, NULL);
  command_fixture_expect (fixture, "Sofia");
  command_fixture_succeed (fixture, "check", "-r", sample, NULL);

  command_fixture_fail (fixture, 1, "new.liaison", "new", path, NULL);
  command_fixture_fail (fixture, 1, "absent", "new", lost, NULL);
}

static void
test_list (CommandFixture *fixture, gconstpointer data)
{
  command_fixture_succeed (fixture, "list", "commitments", NULL);
  command_fixture_expect (fixture, "C-001  Share lessons");
  command_fixture_expect (fixture, "In progress");
  command_fixture_expect (fixture, "C-002  Call the secretariat");

  command_fixture_succeed (fixture, "list", "commitment", "--where", "status=In progress", NULL);
  command_fixture_expect (fixture, "C-001");
  g_assert_null (strstr (fixture->out, "C-002"));

  command_fixture_succeed (fixture, "list", "commitment", "--where",
                           "-status:fulfilled made_at:none or updates>99", NULL);
  command_fixture_succeed (fixture, "filters", "commitment", NULL);
  command_fixture_expect (fixture, "updates");
  command_fixture_succeed (fixture, "add", "view", "name=Going on", "shows=commitment",
                           "filter=status:in_progress", "columns=title;status", NULL);
  command_fixture_succeed (fixture, "list", "--view", "Going on", NULL);
  command_fixture_expect (fixture, "C-001");
  g_assert_null (strstr (fixture->out, "C-002"));
  command_fixture_fail (fixture, 2, "leave the type out", "list", "lesson", "--view", "Going on",
                        NULL);
  command_fixture_fail (fixture, 1, "Nowhere", "list", "--view", "Nowhere", NULL);
  command_fixture_succeed (fixture, "list", "engagement", "--where", "process=bali", NULL);
  command_fixture_expect (fixture, "E-001");
  command_fixture_fail (fixture, 1, "budapest", "list", "engagement", "--where", "process=budapest",
                        NULL);

  command_fixture_succeed (fixture, "list", "participant", "--text", "turkiye", NULL);
  command_fixture_expect (fixture, "Türkiye");
  g_assert_null (strstr (fixture->out, "Australia"));

  command_fixture_succeed (fixture, "list", "participant", "--sort", "-code", "--columns", "code",
                           NULL);
  g_assert_cmpstr (fixture->out, ==, "Ref    Code\nP-002  TUR\nP-001  AUS\n");
}

static void
test_list_states (CommandFixture *fixture, gconstpointer data)
{
  command_fixture_succeed (fixture, "set", "C-002", "due=2020-01-31", NULL);
  command_fixture_succeed (fixture, "list", "commitment", "--state", "overdue", NULL);
  command_fixture_expect (fixture, "C-002");

  command_fixture_succeed (fixture, "set", "C-002", "status=fulfilled", NULL);
  command_fixture_succeed (fixture, "list", "commitment", "--state", "overdue", NULL);
  g_assert_null (strstr (fixture->out, "C-002"));
  command_fixture_succeed (fixture, "list", "commitment", "--state", "open", NULL);
  command_fixture_expect (fixture, "C-001");
  g_assert_null (strstr (fixture->out, "C-002"));
}

static void
test_list_csv (CommandFixture *fixture, gconstpointer data)
{
  command_fixture_succeed (fixture, "set", "P-001", "note==1+1, \"so\"\nand on", "aliases=-x",
                           NULL);
  command_fixture_succeed (fixture, "list", "participant", "--format", "csv", "--columns",
                           "code,name,note,aliases", "--sort", "code", NULL);
  g_assert_cmpstr (fixture->out, ==,
                   "reference,code,name,note,aliases\r\n"
                   "P-001,AUS,Australia,\"=1+1, \"\"so\"\"\nand on\",-x\r\n"
                   "P-002,TUR,Türkiye,,\r\n");

  command_fixture_succeed (fixture, "list", "participant", "--format", "csv", "--columns",
                           "code,note,aliases", "--sort", "code", "--guard-formulas", NULL);
  g_assert_cmpstr (fixture->out, ==,
                   "reference,code,note,aliases\r\n"
                   "P-001,AUS,\"'=1+1, \"\"so\"\"\nand on\",\"'-x\"\r\n"
                   "P-002,TUR,,\r\n");

  /* A record is written by its key, as `add` takes it back. */
  command_fixture_succeed (fixture, "list", "engagement", "--format", "csv", "--columns",
                           "process,date", NULL);
  g_assert_cmpstr (fixture->out, ==, "reference,process,date\r\nE-001,bali,2023-10\r\n");
}

static JsonObject *
get_object (JsonObject *object, const char *name)
{
  g_assert_true (json_object_has_member (object, name));

  return json_object_get_object_member (object, name);
}

static void
test_list_json (CommandFixture *fixture, gconstpointer data)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  JsonObject *record;
  JsonObject *fields;
  JsonObject *process;

  command_fixture_succeed (fixture, "list", "engagement", "--format", "json", NULL);
  json_parser_load_from_data (parser, fixture->out, -1, &error);
  g_assert_no_error (error);
  record = json_array_get_object_element (json_node_get_array (json_parser_get_root (parser)), 0);
  fields = get_object (record, "fields");
  process = get_object (fields, "process");

  g_assert_cmpstr (json_object_get_string_member (record, "reference"), ==, "E-001");
  g_assert_cmpstr (json_object_get_string_member (record, "title"), ==,
                   "Senior officials’ meeting");
  g_assert_cmpuint (strlen (json_object_get_string_member (process, "value")), ==, 36);
  g_assert_cmpstr (json_object_get_string_member (process, "reference"), ==, "PR-001");
  g_assert_cmpstr (json_object_get_string_member (process, "text"), ==, "Bali Process");
  g_assert_cmpstr (json_object_get_string_member (get_object (fields, "date"), "value"), ==,
                   "2023-10");
  g_assert_true (json_object_get_null_member (fields, "outcome"));

  command_fixture_succeed (fixture, "list", "lesson", "--format", "json", NULL);
  g_assert_cmpstr (fixture->out, ==, "[]\n");
}

static void
test_show (CommandFixture *fixture, gconstpointer data)
{
  command_fixture_succeed (fixture, "link", "C-001", "made_at", "E-001", "--note", "Page 2", NULL);
  command_fixture_succeed (fixture, "add", "update", "commitment=C-001", "date=2025-11-12",
                           "narrative=A call was held.", NULL);
  g_assert_cmpstr (fixture->out, ==, "U-001\n");

  command_fixture_succeed (fixture, "show", "C-001", NULL);
  command_fixture_expect (fixture, "Share lessons");
  command_fixture_expect (fixture, "In progress");
  command_fixture_expect (fixture, "Made at  E-001  Senior officials’ meeting (LK-001)");
  command_fixture_expect (fixture, "Updates  U-001  ");

  command_fixture_succeed (fixture, "show", "E-001", NULL);
  command_fixture_expect (fixture, "C-001  Share lessons");
  command_fixture_expect (fixture, "Bali Process");

  command_fixture_succeed (fixture, "show", "AUS", "--json", NULL);
  command_fixture_expect (fixture, "\"P-001\"");
  command_fixture_fail (fixture, 1, "C-099", "show", "C-099", NULL);
}

static void
test_add (CommandFixture *fixture, gconstpointer data)
{
  command_fixture_succeed (fixture, "add", "commitment", "title=Přehled ≥ 3 – Việt Nam",
                           "kind=Action point", "status=not_started", "lead=TUR", "due=2027-01~",
                           "mark=TLP:GREEN", NULL);
  g_assert_cmpstr (fixture->out, ==, "C-003\n");

  command_fixture_succeed (fixture, "list", "commitment", "--format", "csv", "--columns",
                           "title,kind,lead,due,mark", "--text", "prehled", NULL);
  g_assert_cmpstr (fixture->out, ==,
                   "reference,title,kind,lead,due,mark\r\n"
                   "C-003,Přehled ≥ 3 – Việt Nam,action point,TUR,2027-01~,TLP:GREEN\r\n");

  command_fixture_fail (fixture, 1, "Title", "add", "commitment", "kind=commitment",
                        "status=unknown", NULL);
  command_fixture_fail (fixture, 1, "XYZ", "add", "commitment", "title=x", "lead=XYZ", NULL);
  command_fixture_succeed (fixture, "list", "commitment", NULL);
  g_assert_null (strstr (fixture->out, "C-004"));
}

static void
test_set (CommandFixture *fixture, gconstpointer data)
{
  command_fixture_succeed (fixture, "set", "C-001", "status=fulfilled", NULL);
  command_fixture_expect (fixture, "C-001");
  command_fixture_succeed (fixture, "set", "C-001", "status=Fulfilled", NULL);
  command_fixture_expect (fixture, "Nothing to change");

  command_fixture_fail (fixture, 1, "--reason", "set", "C-001", "due=2026-06-30", NULL);
  command_fixture_succeed (fixture, "set", "C-001", "due=2026-06-30", "--reason",
                           "The host asked for it", NULL);
  command_fixture_succeed (fixture, "set", "C-001", "due=", "--reason", "Dropped", NULL);
  command_fixture_succeed (fixture, "list", "commitment", "--format", "csv", "--columns",
                           "status,due", "--where", "status=fulfilled", NULL);
  g_assert_cmpstr (fixture->out, ==, "reference,status,due\r\nC-001,fulfilled,\r\n");
}

static void
test_set_wrong_values (CommandFixture *fixture, gconstpointer data)
{
  command_fixture_fail (fixture, 1, "Due", "set", "C-002", "due=2026-02-30", NULL);
  command_fixture_fail (fixture, 1, "Status", "set", "C-002", "status=done", NULL);
  command_fixture_fail (fixture, 1, "Title", "set", "C-002", "title=", NULL);
  command_fixture_fail (fixture, 1, "control character", "set", "C-002", "title=a\033[31mb", NULL);
  command_fixture_fail (fixture, 1, "control character", "set", "C-002", "note=a\ab", NULL);
  command_fixture_fail (fixture, 1, "UTF-8", "set", "C-002", "note=a\377b", NULL);
  command_fixture_fail (fixture, 1, "UTF-8", "set", "C-002", "note=a", "--reason", "\303(", NULL);
  command_fixture_fail (fixture, 1, "Lead", "set", "C-002", "lead=E-001", NULL);
  /* One wrong value, and nothing is changed. */
  command_fixture_fail (fixture, 1, "Due", "set", "C-002", "note=a", "due=soon", NULL);

  command_fixture_succeed (fixture, "history", "C-002", NULL);
  g_assert_null (strstr (fixture->out, "A. Tester"));
}

static void
test_link (CommandFixture *fixture, gconstpointer data)
{
  command_fixture_succeed (fixture, "link", "C-001", "addresses", "X-001", NULL);
  command_fixture_fail (fixture, 1, "already", "link", "C-001", "addresses", "X-001", NULL);
  command_fixture_fail (fixture, 1, "made_at", "link", "C-001", "addresses", "E-001", NULL);
  command_fixture_fail (fixture, 1, "No relation", "link", "X-001", "addresses", "C-001", NULL);
  command_fixture_fail (fixture, 1, "X-009", "link", "C-001", "addresses", "X-009", NULL);
}

static void
test_archive (CommandFixture *fixture, gconstpointer data)
{
  command_fixture_succeed (fixture, "archive", "C-001", NULL);
  command_fixture_succeed (fixture, "list", "commitment", NULL);
  g_assert_null (strstr (fixture->out, "C-001"));
  command_fixture_succeed (fixture, "list", "commitment", "--archived", NULL);
  command_fixture_expect (fixture, "C-001");
  g_assert_null (strstr (fixture->out, "C-002"));
  command_fixture_succeed (fixture, "archive", "C-001", NULL);
  command_fixture_expect (fixture, "already");

  command_fixture_succeed (fixture, "archive", "C-001", "--restore", NULL);
  command_fixture_succeed (fixture, "list", "commitment", NULL);
  command_fixture_expect (fixture, "C-001");
}

static void
test_history (CommandFixture *fixture, gconstpointer data)
{
  command_fixture_succeed (fixture, "set", "C-001", "due=2026-06-30", "--reason", "Host asked",
                           "--person", "Zoë", "--office", "ICMPD", NULL);
  command_fixture_succeed (fixture, "history", "C-001", NULL);
  command_fixture_expect (fixture, "Change “Due” of C-001");
  command_fixture_expect (fixture, "Zoë, ICMPD");
  command_fixture_expect (fixture, "Reason: Host asked");
  command_fixture_expect (fixture, " → ");
  command_fixture_expect (fixture, "Fill for a test");

  /* What is linked to it belongs to its history, told by one line. */
  command_fixture_succeed (fixture, "link", "C-001", "made_at", "E-001", NULL);
  command_fixture_succeed (fixture, "history", "C-001", NULL);
  command_fixture_expect (fixture, "  Made at “Senior officials’ meeting”: added\n");
  g_assert_null (strstr (fixture->out, "Relation"));
  command_fixture_succeed (fixture, "history", "C-001", "--field", "due", NULL);
  command_fixture_expect (fixture, "Reason: Host asked");
  g_assert_null (strstr (fixture->out, "Made at"));
  command_fixture_fail (fixture, 2, "no field", "history", "C-001", "--field", "colour", NULL);
  command_fixture_succeed (fixture, "show", "C-001", NULL);
  command_fixture_expect (fixture, "Moved once; first ");
  command_fixture_succeed (fixture, "undo", NULL);
  command_fixture_succeed (fixture, "undo", NULL);
  command_fixture_succeed (fixture, "history", "C-001", NULL);
  command_fixture_expect (fixture, "  Undone\n");
}

static void
test_search (CommandFixture *fixture, gconstpointer data)
{
  command_fixture_succeed (fixture, "search", "scam", "centres", NULL);
  command_fixture_expect (fixture, "X-001  Challenge  Online scam centres");
  command_fixture_expect (fixture, "Title: Online *scam* *centres*");
  command_fixture_succeed (fixture, "search", "x1", NULL);
  command_fixture_expect (fixture, "Reference: *X-001*");
  command_fixture_succeed (fixture, "search", "--format", "json", "scam", NULL);
  command_fixture_expect (fixture, "\"field\" : \"title\"");
  command_fixture_expect (fixture, "\"matches\" : [\n      \"scam\"");
  command_fixture_succeed (fixture, "search", "--", "-\"*(", NULL);
  command_fixture_succeed (fixture, "search", "nothing-has-this", NULL);
  g_assert_null (strstr (fixture->out, "-001"));
}

/* Each step is a process of its own. */
static void
test_undo (CommandFixture *fixture, gconstpointer data)
{
  command_fixture_succeed (fixture, "set", "C-001", "note=first", NULL);
  command_fixture_succeed (fixture, "set", "C-001", "note=second", NULL);

  command_fixture_succeed (fixture, "undo", NULL);
  command_fixture_succeed (fixture, "show", "C-001", NULL);
  command_fixture_expect (fixture, "first");
  command_fixture_succeed (fixture, "undo", NULL);
  command_fixture_succeed (fixture, "show", "C-001", NULL);
  g_assert_null (strstr (fixture->out, "first"));

  command_fixture_succeed (fixture, "redo", NULL);
  command_fixture_succeed (fixture, "redo", NULL);
  command_fixture_succeed (fixture, "show", "C-001", NULL);
  command_fixture_expect (fixture, "second");
  command_fixture_fail (fixture, 1, "redo", "redo", NULL);
}

static void
test_check (CommandFixture *fixture, gconstpointer data)
{
  command_fixture_succeed (fixture, "check", NULL);
  command_fixture_expect (fixture, "sound");
}

static void
test_brief (CommandFixture *fixture, gconstpointer data)
{
  g_autofree char *path = command_fixture_file (fixture, "briefing.xlsx");
  g_autofree char *folder = command_fixture_file (fixture, "absent/briefing.xlsx");
  g_autofree char *contents = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize before_length;
  gsize after_length;

  command_fixture_succeed (fixture, "add", "mark", "label=TLP:RED", "rank=4", NULL);
  command_fixture_succeed (fixture, "set", "C-002", "mark=TLP:RED", NULL);

  command_fixture_succeed (fixture, "brief", "register", path, NULL);
  command_fixture_expect (fixture, "marked TLP:GREEN");
  command_fixture_expect (fixture, "Held back:\n  Commitments                    1\n");
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpmem (contents, 2, "PK", 2);
  command_fixture_succeed (fixture, "brief", "register", path, "--ceiling", "TLP:RED", NULL);
  command_fixture_expect (fixture, "Nothing was held back");

  command_fixture_fail (fixture, 1, "TLP:PINK", "brief", "register", path, "--ceiling", "TLP:PINK",
                        NULL);
  command_fixture_fail (fixture, 1, "absent", "brief", "register", folder, NULL);
  command_fixture_fail (fixture, 2, "register", "brief", "postcard", path, NULL);
  command_fixture_fail (fixture, 2, "--state", "brief", "country", path, NULL);

  /* The register itself is never taken for the workbook. */
  g_assert_true (g_file_get_contents (fixture->path, &before, &before_length, NULL));
  command_fixture_fail (fixture, 2, ".xlsx", "brief", "register", fixture->path, NULL);
  g_assert_true (g_file_get_contents (fixture->path, &after, &after_length, NULL));
  g_assert_cmpmem (before, before_length, after, after_length);
}

static void
test_timeline (CommandFixture *fixture, gconstpointer data)
{
  g_autofree char *path = command_fixture_file (fixture, "years.svg");
  g_autofree char *pages = command_fixture_file (fixture, "years.pdf");
  g_autofree char *folder = command_fixture_file (fixture, "absent/years.svg");
  g_autofree char *contents = NULL;

  command_fixture_succeed (fixture, "add", "mark", "label=TLP:RED", "rank=4", NULL);
  command_fixture_succeed (fixture, "set", "C-002", "mark=TLP:RED", NULL);

  command_fixture_succeed (fixture, "timeline", path, NULL);
  command_fixture_expect (fixture, "years.svg”, marked TLP:");
  command_fixture_expect (fixture, "Held back:\n  Commitments                    1\n");
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_nonnull (strstr (contents, "</svg>"));
  command_fixture_succeed (fixture, "timeline", path, "--ceiling", "TLP:RED", "--lanes",
                           "challenge", "--title", "Ours", NULL);
  command_fixture_expect (fixture, "Nothing was held back");
  command_fixture_succeed (fixture, "timeline", pages, "--format", "poster", NULL);

  command_fixture_fail (fixture, 1, "TLP:PINK", "timeline", path, "--ceiling", "TLP:PINK", NULL);
  command_fixture_fail (fixture, 1, "nothing to draw", "timeline", path, "--from", "1950", "--to",
                        "1951", NULL);
  command_fixture_fail (fixture, 1, "absent", "timeline", folder, NULL);
  command_fixture_fail (fixture, 2, "process, body", "timeline", path, "--lanes", "country", NULL);
  command_fixture_fail (fixture, 2, "2027-03", "timeline", path, "--from", "soon", NULL);
  command_fixture_fail (fixture, 2, "poster", "timeline", path, "--format", "gif", NULL);
  command_fixture_fail (fixture, 2, ".svg", "timeline", path, "--format", "png", NULL);
  command_fixture_fail (fixture, 2, ".svg", "timeline", fixture->path, NULL);
}

static void
assert_begins (const char *path, const char *beginning)
{
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (contents, beginning));
}

/* The name of the file says as what it is written, and another language than Liaison knows is said.
 */
static void
test_brief_formats (CommandFixture *fixture, gconstpointer data)
{
  g_autofree char *pages = command_fixture_file (fixture, "briefing.pdf");
  g_autofree char *text = command_fixture_file (fixture, "briefing.txt");

  command_fixture_succeed (fixture, "brief", "register", pages, NULL);
  assert_begins (pages, "%PDF-");
  command_fixture_succeed (fixture, "brief", "register", text, "--format", "txt", NULL);
  assert_begins (text, "TLP:GREEN\n");
  command_fixture_run (fixture, "brief", "register", text, "--language", "fr", NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  g_assert_nonnull (strstr (fixture->err, "isn’t translated into “fr”"));
  command_fixture_run (fixture, "brief", "register", text, "--language", "tlh", NULL);
  g_assert_nonnull (strstr (fixture->err, "all is in English"));
  command_fixture_succeed (fixture, "brief", "register", text, "--language", "en", NULL);
  command_fixture_fail (fixture, 2, "xx", "brief", "register", text, "--language", "xx", NULL);
}

/* Whoever asks for help learns what there is. */
static void
test_brief_help (CommandFixture *fixture, gconstpointer data)
{
  command_fixture_succeed (fixture, "brief", "--help", NULL);
  for (const LiaBriefingKind *const *kind = lia_briefing_kinds (); *kind != NULL; kind++)
    g_assert_nonnull (strstr (fixture->out, (*kind)->name));
}

static void
test_brief_about (CommandFixture *fixture, gconstpointer data)
{
  g_autofree char *path = command_fixture_file (fixture, "briefing.xlsx");

  command_fixture_fail (fixture, 1, "fits", "brief", "register", path, "--where",
                        "status:withdrawn", NULL);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  command_fixture_succeed (fixture, "set", "C-001", "status=fulfilled", NULL);
  command_fixture_succeed (fixture, "brief", "register", path, "--where", "status:fulfilled", NULL);
  command_fixture_expect (fixture, "Commitments: Status: Fulfilled\n");
  command_fixture_expect (fixture, "Commitments                    1");
  command_fixture_succeed (fixture, "brief", "register", path, "--of", "challenge", "--where",
                           "addresses:none", NULL);
  command_fixture_expect (fixture, "Challenges                     1");

  command_fixture_succeed (fixture, "add", "view", "name=Done", "shows=commitment",
                           "filter=status:fulfilled", NULL);
  command_fixture_succeed (fixture, "brief", "register", path, "--view", "Done", NULL);
  command_fixture_expect (fixture, "Commitments                    1");
  command_fixture_fail (fixture, 1, "fits", "brief", "register", path, "--view", "Done", "--where",
                        "status:unknown", NULL);

  command_fixture_fail (fixture, 1, "Undone", "brief", "register", path, "--view", "Undone", NULL);
  command_fixture_fail (fixture, 2, "--of", "brief", "register", path, "--view", "Done", "--of",
                        "challenge", NULL);
  command_fixture_fail (fixture, 2, "Handling", "brief", "register", path, "--of", "mark", NULL);
  command_fixture_fail (fixture, 2, "colour", "brief", "register", path, "--where", "colour:blue",
                        NULL);
}

/* Without a locale that knows UTF-8, texts come in and go out as UTF-8 all the same. */
static void
test_plain_locale (CommandFixture *fixture, gconstpointer data)
{
  g_auto (GStrv) program = command_fixture_words ("search", "türkiye", NULL);
  g_auto (GStrv) environment =
      g_environ_setenv (command_fixture_environment (fixture), "LC_ALL", "C", TRUE);
  g_autofree char *out = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, program, environment, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  g_assert_nonnull (strstr (out, "Türkiye"));
}

static void
test_full_output (CommandFixture *fixture, gconstpointer data)
{
  g_auto (GStrv) program = command_fixture_words ("list", "commitment", NULL);
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_auto (GStrv) environment = command_fixture_environment (fixture);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *complaint = NULL;

  if (!g_file_test ("/dev/full", G_FILE_TEST_EXISTS)) {
    g_test_skip ("there is no /dev/full");
    return;
  }

  g_subprocess_launcher_set_environ (launcher, environment);
  g_subprocess_launcher_set_stdout_file_path (launcher, "/dev/full");
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) program, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, NULL, &complaint, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 1);
  g_assert_nonnull (strstr (complaint, "could not be written"));
}

/* Returns -1 where the system has no terminals to give. */
static int
open_terminal (int *terminal, unsigned short columns)
{
  struct winsize size = { .ws_row = 24, .ws_col = columns };
  int screen = posix_openpt (O_RDWR | O_NOCTTY);

  if (screen < 0)
    return -1;

  g_assert_cmpint (grantpt (screen), ==, 0);
  g_assert_cmpint (unlockpt (screen), ==, 0);
  *terminal = open (ptsname (screen), O_RDWR | O_NOCTTY);
  g_assert_cmpint (*terminal, >=, 0);
  g_assert_cmpint (ioctl (*terminal, TIOCSWINSZ, &size), ==, 0);

  return screen;
}

/* Reads all that was written to a terminal that nobody holds open any more, in however many writes.
 */
static char *
read_screen (int screen)
{
  g_autoptr (GString) out = g_string_new (NULL);
  char part[4096];
  ssize_t n;

  while ((n = read (screen, part, sizeof part)) > 0)
    g_string_append_len (out, part, n);
  close (screen);

  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* On a terminal the table is cut to its width; the same table in a pipe is whole. */
static void
test_terminal (CommandFixture *fixture, gconstpointer data)
{
  g_auto (GStrv) program = command_fixture_words ("list", "commitment", NULL);
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_auto (GStrv) environment = command_fixture_environment (fixture);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = NULL;
  g_autofree char *out = NULL;
  int terminal;
  int screen = open_terminal (&terminal, 70);

  if (screen < 0) {
    g_test_skip ("this machine gives out no terminals");
    return;
  }

  command_fixture_succeed (fixture, "set", "C-001",
                           "title=Share the lessons from setting up the community", NULL);
  environment = g_environ_unsetenv (g_steal_pointer (&environment), "COLUMNS");
  g_subprocess_launcher_set_environ (launcher, environment);
  g_subprocess_launcher_take_stdout_fd (launcher, terminal);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) program, &error);
  g_assert_no_error (error);
  g_subprocess_wait_check (process, NULL, &error);
  g_assert_no_error (error);

  g_clear_object (&launcher);
  out = read_screen (screen);
  lines = g_strsplit (out, "\r\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  for (guint i = 0; lines[i] != NULL; i++)
    g_assert_cmpuint (lia_plain_width (lines[i]), <=, 70);
  g_assert_nonnull (strstr (out, "31 March 2026"));
  g_assert_nonnull (strstr (out, "…"));

  command_fixture_succeed (fixture, "list", "commitment", NULL);
  g_assert_null (strstr (fixture->out, "…"));
}

static void
add_tests (void)
{
  command_fixture_add ("/commands/help", test_help);
  command_fixture_add ("/commands/usage", test_usage);
  command_fixture_add ("/commands/new", test_new);
  command_fixture_add ("/commands/info", test_info);
  command_fixture_add ("/commands/list", test_list);
  command_fixture_add ("/commands/list/states", test_list_states);
  command_fixture_add ("/commands/list/csv", test_list_csv);
  command_fixture_add ("/commands/list/json", test_list_json);
  command_fixture_add ("/commands/show", test_show);
  command_fixture_add ("/commands/add", test_add);
  command_fixture_add ("/commands/set", test_set);
  command_fixture_add ("/commands/set/wrong-values", test_set_wrong_values);
  command_fixture_add ("/commands/link", test_link);
  command_fixture_add ("/commands/archive", test_archive);
  command_fixture_add ("/commands/history", test_history);
  command_fixture_add ("/commands/search", test_search);
  command_fixture_add ("/commands/undo", test_undo);
  command_fixture_add ("/commands/check", test_check);
  command_fixture_add ("/commands/brief", test_brief);
  command_fixture_add ("/commands/timeline", test_timeline);
  command_fixture_add ("/commands/brief-formats", test_brief_formats);
  command_fixture_add ("/commands/brief-about", test_brief_about);
  command_fixture_add ("/commands/brief-help", test_brief_help);
  command_fixture_add ("/commands/plain-locale", test_plain_locale);
  command_fixture_add ("/commands/full-output", test_full_output);
  command_fixture_add ("/commands/terminal", test_terminal);
}

int
main (int argc, char **argv)
{
  return command_fixture_main (argc, argv, add_tests);
}
