#include "fixture.h"
#include "insight/history.h"

static GPtrArray *
read_history (Fixture *fixture, const LiaId *id)
{
  g_autoptr (LiaReader) reader = lia_register_read (fixture->reg);
  g_autoptr (GError) error = NULL;
  GPtrArray *events = lia_history_read (reader, id, 100, &error);

  g_assert_no_error (error);
  return events;
}

static void
assert_lines (LiaHistoryEvent *event, const char *expected)
{
  g_autofree char *lines = lia_history_event_get_lines (event);

  g_assert_cmpstr (lines, ==, expected);
}

static void
test_lines (Fixture *fixture, gconstpointer data)
{
  LiaId id = fixture_add_commitment (fixture, "Train officers", "2026-03-31");
  g_autoptr (GPtrArray) events = NULL;
  g_autofree char *author = NULL;

  fixture_set (fixture, &id, "due", "2026-06-30", "The host asked for it");
  fixture_set (fixture, &id, "note", "See the file", NULL);
  fixture_set (fixture, &id, "note", NULL, NULL);
  fixture_set (fixture, &id, "archived", "1", NULL);
  events = read_history (fixture, &id);

  g_assert_cmpuint (events->len, ==, 5);
  assert_lines (events->pdata[0], "Archived");
  assert_lines (events->pdata[1], "Note: See the file → nothing");
  assert_lines (events->pdata[2], "Note: See the file");
  assert_lines (events->pdata[3], "Due: 31 March 2026 → 30 June 2026");
  assert_lines (events->pdata[4], "Recorded");
  g_assert_cmpstr (lia_history_event_get_reason (events->pdata[3]), ==, "The host asked for it");
  author = lia_history_event_get_author (events->pdata[3]);
  g_assert_cmpstr (author, ==, "Tester, RSO");
}

static void
test_undone (Fixture *fixture, gconstpointer data)
{
  LiaId id = fixture_add_commitment (fixture, "Train officers", NULL);
  g_autoptr (LiaEdit) undone = NULL;
  g_autoptr (LiaEdit) redone = NULL;
  g_autoptr (GPtrArray) events = NULL;

  fixture_set (fixture, &id, "note", "See the file", NULL);
  undone = lia_register_undo (fixture->reg, NULL);
  redone = lia_register_redo (fixture->reg, NULL);
  events = read_history (fixture, &id);
  g_assert_cmpstr (lia_history_event_get_manner (events->pdata[0]), ==, "Done again");
  g_assert_cmpstr (lia_history_event_get_manner (events->pdata[1]), ==, "Undone");
  g_assert_null (lia_history_event_get_manner (events->pdata[2]));
}

static void
test_one_edit (Fixture *fixture, gconstpointer data)
{
  LiaId id = fixture_add_commitment (fixture, "Train officers", NULL);
  g_autoptr (LiaRecord) record = fixture_get (fixture, &id);
  g_autoptr (LiaEdit) edit = lia_edit_new ("Two at once");
  g_autoptr (GPtrArray) events = NULL;
  g_autofree char *lines = NULL;

  lia_edit_change (edit, record, "title", "Train all officers");
  lia_edit_change (edit, record, "status", "fulfilled");
  fixture_apply (fixture, edit);
  events = read_history (fixture, &id);

  g_assert_cmpuint (events->len, ==, 2);
  g_assert_cmpint (lia_history_event_get_serial (events->pdata[0]), ==, fixture->serial);
  lines = lia_history_event_get_lines (events->pdata[0]);
  g_assert_nonnull (strstr (lines, "Title: Train officers → Train all officers"));
  g_assert_nonnull (strstr (lines, "Status: In progress → Fulfilled"));
}

/* A link is told as it reads at either of its ends, and what was changed with it is told as well.
 */
static void
test_belonging (Fixture *fixture, gconstpointer data)
{
  LiaId id = fixture_add_commitment (fixture, "Train officers", NULL);
  LiaId challenge = fixture_add_challenge (fixture, "Scam centres");
  g_autoptr (LiaRecord) record = fixture_get (fixture, &id);
  g_autoptr (LiaEdit) edit = lia_edit_new ("Address it, and tell how far it is");
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GPtrArray) others = NULL;

  lia_edit_change (edit, record, "status", "fulfilled");
  lia_edit_link (edit, "addresses", &id, &challenge, NULL);
  fixture_apply (fixture, edit);
  fixture_add_update (fixture, &id, "2026-03-31", "All trained");
  events = read_history (fixture, &id);
  assert_lines (events->pdata[0], "Update “31 March 2026: All trained” · Recorded");
  assert_lines (events->pdata[1], "Status: In progress → Fulfilled\n"
                                  "Addresses “Scam centres” · Recorded");
  others = read_history (fixture, &challenge);
  assert_lines (others->pdata[0], "Commitments about it “Train officers” · Recorded");
}

static void
assert_ago (gint64 seconds, const char *expected)
{
  g_autofree char *words = lia_moment_ago (0, seconds * G_USEC_PER_SEC);

  g_assert_cmpstr (words, ==, expected);
}

static void
test_ago (void)
{
  assert_ago (-5, "Just now");
  assert_ago (59, "Just now");
  assert_ago (60, "1 minute ago");
  assert_ago (3 * 3600, "3 hours ago");
  assert_ago (24 * 3600, "1 day ago");
  assert_ago (62 * 86400, "2 months ago");
  assert_ago (800 * 86400, "2 years ago");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_add_test ("/history/lines", test_lines);
  fixture_add_test ("/history-event/undone", test_undone);
  fixture_add_test ("/history/one-edit", test_one_edit);
  fixture_add_test ("/history/belonging", test_belonging);
  g_test_add_func ("/history/ago", test_ago);
  return g_test_run ();
}
