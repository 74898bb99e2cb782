#include <sqlite3.h>

#include "briefing/briefing.h"
#include "fixture.h"
#include "records/types.h"

/* That a briefing leaves is noted in a register that others write to as well. Nobody waits here: a
 * connection that finds another writer asks this program what to do, and is told to give up. */

/* As often as app/briefing/memory/departure.c tries. */
#define TRIES 6

/* What is in a file that must not be replaced. */
#define OLD "the old file"

/* Another writer, and how often it was met. */
static struct {
  sqlite3 *other;
  guint n_met;
  guint leaves_at; /* the meeting after which it is gone; 0 for never */
  GCancellable *cancellable;
  guint cancels_at;
} scene;

static int
meet (void *data, int count)
{
  if (scene.other == NULL)
    return 0;

  scene.n_met++;
  if (scene.n_met == scene.leaves_at)
    g_assert_cmpint (sqlite3_exec (scene.other, "ROLLBACK", NULL, NULL, NULL), ==, SQLITE_OK);
  if (scene.n_met == scene.cancels_at)
    g_cancellable_cancel (scene.cancellable);
  return 0;
}

/* Takes the place of SQLite's own, by which a connection says how long it waits for others. */
int
sqlite3_busy_timeout (sqlite3 *database, int milliseconds)
{
  return sqlite3_busy_handler (database, meet, NULL);
}

static char *
file_of (Fixture *fixture)
{
  return g_build_filename (fixture->folder, "briefing.txt", NULL);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;

  fixture_set_up (fixture, data);
  fixture_add_challenge (fixture, "Scam centres");
  path = file_of (fixture);
  g_assert_true (g_file_set_contents (path, OLD, -1, NULL));

  scene.n_met = scene.leaves_at = scene.cancels_at = 0;
  scene.cancellable = g_cancellable_new ();
  g_assert_cmpint (sqlite3_open (fixture->path, &scene.other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (scene.other, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (sqlite3_close (g_steal_pointer (&scene.other)), ==, SQLITE_OK);
  g_clear_object (&scene.cancellable);
  fixture_tear_down (fixture, data);
}

static void export(Fixture *fixture, GError **error)
{
  LiaBriefingOptions options = { .renderer = &lia_plain_text_renderer };
  g_autofree char *path = file_of (fixture);

  lia_briefing_export (fixture->reg, &options, path, scene.cancellable, NULL, NULL, NULL, error);
}

static void
assert_left (Fixture *fixture, gboolean left)
{
  g_autofree char *path = file_of (fixture);
  g_autofree char *contents = NULL;
  g_autoptr (LiaReader) reader = lia_register_read (fixture->reg);
  g_autoptr (LiaQuery) query = lia_query_new (&lia_issue_type);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) issues = lia_reader_list_records (reader, query, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (issues->len, ==, left ? 1 : 0);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpint (g_str_equal (contents, OLD), ==, !left);
}

/* Another writer that takes a while costs nothing of what was made. */
static void
test_other_leaves (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  scene.leaves_at = TRIES - 1;
  export(fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (scene.n_met, ==, TRIES - 1);
  assert_left (fixture, TRUE);
}

/* One that stays is not waited for without end. */
static void
test_other_stays (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  export(fixture, &error);
  g_assert_error (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_FAILED);
  g_assert_cmpuint (scene.n_met, ==, TRIES);
  assert_left (fixture, FALSE);
}

/* Whoever doesn't want to wait for it needn't. */
static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  scene.cancels_at = 2;
  export(fixture, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (scene.n_met, ==, 2);
  assert_left (fixture, FALSE);
}

#define add_test(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_test ("/departure/other-leaves", test_other_leaves);
  add_test ("/departure/other-stays", test_other_stays);
  add_test ("/departure/cancelled", test_cancelled);
  return g_test_run ();
}
