#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "briefing/briefing.h"
#include "briefing/delivery.h"
#include "briefing/document/reading.h"
#include "fixture.h"
#include "records/types.h"
#include "support/test-locale.h"

/* Every way to make a file of a briefing, in everything that goes wrong with files: the old file
 * stays whole, nothing else remains beside it, the register doesn't say that anything left, and one
 * sentence tells why. */

/* What is in the file that a briefing would replace. */
#define OLD "the old file"

/* What a file may not grow beyond where the disk is full. */
#define NO_ROOM 1000

typedef struct {
  Fixture base;
  const LiaRenderer *renderer;
  char *folder;
  char *path;
} Scene;

/* What happens at one tick of the progress, counted from 0. */
typedef struct {
  Scene *scene;
  void (*happen) (Scene *scene, gpointer data);
  gpointer data;
  guint at;
  guint n;
} Mishap;

static void
fill (Fixture *fixture)
{
  LiaId wide = fixture_add (fixture, "mark", "label", "TLP:GREEN", "rank", "1", NULL);
  LiaId narrow = fixture_add (fixture, "mark", "label", "TLP:RED", "rank", "3", NULL);
  g_autofree char *green = lia_id_to_text (&wide);
  g_autofree char *red = lia_id_to_text (&narrow);

  fixture_add (fixture, "commitment", "title", "Learn from it", "kind", "commitment", "status",
               "in_progress", "mark", green, NULL);
  fixture_add (fixture, "commitment", "title", "Whisper", "kind", "commitment", "status",
               "in_progress", "mark", red, NULL);
  fixture_add_challenge (fixture, "Scam centres");
}

static void
put_old_file (Scene *scene)
{
  g_assert_true (g_file_set_contents (scene->path, OLD, -1, NULL));
}

static void
set_up (Scene *scene, gconstpointer renderer)
{
  g_autofree char *name = NULL;

  fixture_set_up (&scene->base, NULL);
  fill (&scene->base);
  scene->renderer = renderer;
  name = g_strdup_printf ("briefing.%s", scene->renderer->name);
  scene->folder = g_build_filename (scene->base.folder, "out", NULL);
  scene->path = g_build_filename (scene->folder, name, NULL);
  g_assert_cmpint (g_mkdir (scene->folder, 0700), ==, 0);
  put_old_file (scene);
}

static void
tear_down (Scene *scene, gconstpointer renderer)
{
  fixture_remove_folder (scene->folder);
  g_free (scene->folder);
  g_free (scene->path);
  fixture_tear_down (&scene->base, NULL);
}

static gboolean
export_to (Scene *scene,
           const char *path,
           GCancellable *cancellable,
           LiaBriefingProgress progress,
           gpointer user_data,
           GError **error)
{
  LiaBriefingOptions options = { .renderer = scene->renderer, .ceiling = "TLP:GREEN" };

  return lia_briefing_export (scene->base.reg, &options, path, cancellable, progress, user_data,
                              NULL, error);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  g_assert_nonnull (dir);
  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

static guint
count_issues (Scene *scene)
{
  g_autoptr (LiaReader) reader = lia_register_read (scene->base.reg);
  g_autoptr (LiaQuery) query = lia_query_new (&lia_issue_type);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) issues = lia_reader_list_records (reader, query, NULL, &error);

  g_assert_no_error (error);
  return issues->len;
}

static void
assert_contents (const char *path, const char *wanted)
{
  g_autofree char *contents = NULL;

  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, wanted);
}

/* Nothing came of it. */
static void
assert_nothing (Scene *scene)
{
  assert_contents (scene->path, OLD);
  g_assert_cmpuint (count_files (scene->folder), ==, 1);
  g_assert_cmpuint (count_issues (scene), ==, 0);
}

static void
assert_sentence (const GError *error, const char *names)
{
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_null (strchr (error->message, '\n'));
  if (names != NULL)
    g_assert_nonnull (strstr (error->message, names));
}

/* There is a new file, which is remembered, and no other. */
static void
assert_made (Scene *scene, guint n_issues)
{
  g_autofree char *contents = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (scene->path, &contents, &size, NULL));
  g_assert_cmpuint (size, >, strlen (OLD));
  g_assert_cmpuint (count_files (scene->folder), ==, 1);
  g_assert_cmpuint (count_issues (scene), ==, n_issues);
}

static void
tick (double fraction, gpointer user_data)
{
  Mishap *mishap = user_data;

  if (mishap->n++ == mishap->at)
    mishap->happen (mishap->scene, mishap->data);
}

static void
nothing (Scene *scene, gpointer data)
{
}

/* How often it is told how far it is; the last time when all is done. */
static guint
count_ticks (Scene *scene)
{
  Mishap none = { scene, nothing, NULL, 0, 0 };
  g_autoptr (GError) error = NULL;

  export_to (scene, scene->path, NULL, tick, &none, &error);
  g_assert_no_error (error);
  assert_made (scene, 1);
  g_assert_cmpuint (none.n, >, 3);

  return none.n;
}

static void
limit (rlim_t size)
{
  struct rlimit limits;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limits), ==, 0);
  limits.rlim_cur = size;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limits), ==, 0);
}

static void
fill_disk (Scene *scene, gpointer data)
{
  limit (NO_ROOM);
}

/* The room that a file will take is asked for before anything is written. */
static void
test_full (Scene *scene, gconstpointer data)
{
  Mishap none = { scene, nothing, NULL, 0, 0 };
  g_autoptr (GError) error = NULL;

  limit (1);
  export_to (scene, scene->path, NULL, tick, &none, &error);
  limit (RLIM_INFINITY);
  g_assert_cmpuint (none.n, ==, 1);
  g_assert_error (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_FULL);
  assert_sentence (error, scene->path);
  assert_nothing (scene);
}

/* The issues that are counted afterwards are those of what was made in between. */
static void
forget (Scene *scene, guint *n_issues)
{
  put_old_file (scene);
  *n_issues = count_issues (scene);
}

static void
assert_kept (Scene *scene, guint n_issues)
{
  assert_contents (scene->path, OLD);
  g_assert_cmpuint (count_files (scene->folder), ==, 1);
  g_assert_cmpuint (count_issues (scene), ==, n_issues);
}

/* Does the same at every tick but the last, each time from the start. */
static void
at_every_tick (Scene *scene,
               void (*happen) (Scene *scene, gpointer data),
               void (*mend) (Scene *scene),
               GQuark domain,
               int code)
{
  guint n_ticks = count_ticks (scene);
  guint n_issues;

  forget (scene, &n_issues);
  for (guint at = 0; at + 1 < n_ticks; at++) {
    Mishap mishap = { scene, happen, NULL, at, 0 };
    g_autoptr (GError) error = NULL;

    g_assert_false (export_to (scene, scene->path, NULL, tick, &mishap, &error));
    mend (scene);
    g_test_message ("tick %u of %u", at, n_ticks);
    assert_sentence (error, NULL);
    g_assert_cmpstr (g_quark_to_string (error->domain), ==, g_quark_to_string (domain));
    if (code >= 0)
      g_assert_cmpint (error->code, ==, code);
    assert_kept (scene, n_issues);
  }
}

static void
empty_disk (Scene *scene)
{
  limit (RLIM_INFINITY);
}

/* Whenever the disk gets full: where the file itself still has room, the register has none to
 * remember it. */
static void
test_filling (Scene *scene, gconstpointer data)
{
  at_every_tick (scene, fill_disk, empty_disk, LIA_BRIEFING_ERROR, -1);
}

static void
cancel (Scene *scene, gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
}

/* Not begun, and at every tick; what is done is not cancelled any more. */
static void
test_cancelled (Scene *scene, gconstpointer data)
{
  g_autoptr (GCancellable) early = g_cancellable_new ();
  g_autoptr (GError) early_error = NULL;
  guint n_ticks, n_issues;

  g_cancellable_cancel (early);
  g_assert_false (export_to (scene, scene->path, early, NULL, NULL, &early_error));
  g_assert_error (early_error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_nothing (scene);

  n_ticks = count_ticks (scene);
  forget (scene, &n_issues);
  for (guint at = 0; at < n_ticks; at++) {
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();
    Mishap mishap = { scene, cancel, cancellable, at, 0 };
    g_autoptr (GError) error = NULL;
    gboolean made = export_to (scene, scene->path, cancellable, tick, &mishap, &error);

    g_test_message ("tick %u of %u", at, n_ticks);
    if (at + 1 < n_ticks) {
      g_assert_false (made);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      assert_kept (scene, n_issues);
    } else {
      g_assert_no_error (error);
      assert_made (scene, n_issues + 1);
    }
  }
}

/* Takes away all that is beside the old file, as one who tidies up would. */
static void
tidy_up (Scene *scene, gpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (scene->folder, 0, NULL);
  g_autofree char *own = g_path_get_basename (scene->path);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (scene->folder, name, NULL);

    if (!g_str_equal (name, own))
      g_assert_cmpint (g_unlink (path), ==, 0);
  }
}

/* From the first tick after there is something to be taken away. */
static void
test_taken_away (Scene *scene, gconstpointer data)
{
  guint n_ticks = count_ticks (scene);
  guint n_issues;

  forget (scene, &n_issues);
  for (guint at = 1; at + 1 < n_ticks; at++) {
    Mishap mishap = { scene, tidy_up, NULL, at, 0 };
    g_autoptr (GError) error = NULL;

    g_test_message ("tick %u of %u", at, n_ticks);
    if (export_to (scene, scene->path, NULL, tick, &mishap, &error)) {
      assert_made (scene, n_issues + 1);
      forget (scene, &n_issues);
      continue;
    }
    assert_sentence (error, NULL);
    g_assert_cmpstr (g_quark_to_string (error->domain), ==, g_quark_to_string (LIA_BRIEFING_ERROR));
    assert_kept (scene, n_issues);
  }
}

static void
test_missing_folder (Scene *scene, gconstpointer data)
{
  g_autofree char *path = g_build_filename (scene->folder, "nowhere", "briefing", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (export_to (scene, path, NULL, NULL, NULL, &error));
  g_assert_error (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_NOT_WRITABLE);
  assert_sentence (error, path);
  assert_nothing (scene);
}

static void
test_unwritable_folder (Scene *scene, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  if (geteuid () == 0) {
    g_test_skip ("root may write anywhere");
    return;
  }

  g_assert_cmpint (g_chmod (scene->folder, 0500), ==, 0);
  g_assert_false (export_to (scene, scene->path, NULL, NULL, NULL, &error));
  g_assert_cmpint (g_chmod (scene->folder, 0700), ==, 0);
  g_assert_error (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_NOT_WRITABLE);
  assert_sentence (error, scene->path);
  assert_nothing (scene);
}

static void
test_folder (Scene *scene, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (export_to (scene, scene->folder, NULL, NULL, NULL, &error));
  g_assert_error (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_NOT_WRITABLE);
  assert_sentence (error, scene->folder);
  assert_nothing (scene);
}

static void
put_folder (Scene *scene, gpointer data)
{
  g_unlink (scene->path);
  g_assert_cmpint (g_mkdir (scene->path, 0700), ==, 0);
}

/* What comes in between at the last moment: then it was remembered already, and is forgotten. */
static void
test_folder_comes (Scene *scene, gconstpointer data)
{
  guint n_ticks = count_ticks (scene);
  guint n_issues = count_issues (scene);
  Mishap mishap = { scene, put_folder, NULL, n_ticks - 2, 0 };
  g_autoptr (GError) error = NULL;

  g_assert_false (export_to (scene, scene->path, NULL, tick, &mishap, &error));
  g_assert_error (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_NOT_WRITABLE);
  assert_sentence (error, scene->path);
  g_assert_cmpuint (count_files (scene->path), ==, 0);
  g_assert_cmpuint (count_files (scene->folder), ==, 1);
  g_assert_cmpuint (count_issues (scene), ==, n_issues);
}

static void
assert_spared (Scene *scene, const char *path)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize before_length, after_length;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_get_contents (scene->base.path, &before, &before_length, NULL));
  g_assert_false (export_to (scene, path, NULL, NULL, NULL, &error));
  g_assert_error (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_NOT_WRITABLE);
  assert_sentence (error, path);
  g_assert_true (g_file_get_contents (scene->base.path, &after, &after_length, NULL));
  g_assert_cmpmem (before, before_length, after, after_length);
  g_assert_cmpuint (count_issues (scene), ==, 0);
}

/* However it is named, and what SQLite keeps beside it. */
static void
test_register (Scene *scene, gconstpointer data)
{
  g_autofree char *roundabout = g_build_filename (scene->folder, "..", "test.liaison", NULL);
  g_autofree char *link = g_build_filename (scene->folder, "link", NULL);
  g_autofree char *other = g_build_filename (scene->folder, "other", NULL);
  g_autofree char *log = g_strconcat (scene->base.path, "-wal", NULL);

  assert_spared (scene, scene->base.path);
  g_assert_true (g_file_test (roundabout, G_FILE_TEST_EXISTS));
  assert_spared (scene, roundabout);
  g_assert_cmpint (symlink (scene->base.path, link), ==, 0);
  assert_spared (scene, link);
  g_assert_cmpint (linkat (AT_FDCWD, scene->base.path, AT_FDCWD, other, 0), ==, 0);
  assert_spared (scene, other);
  g_assert_true (g_file_test (log, G_FILE_TEST_EXISTS));
  assert_spared (scene, log);
}

/* A link stays one, and the file that it leads to is the one that is replaced. */
static void
test_link (Scene *scene, gconstpointer data)
{
  g_autofree char *link = g_build_filename (scene->base.folder, "link", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (symlink (scene->path, link), ==, 0);
  export_to (scene, link, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  assert_made (scene, 1);
  g_assert_cmpint (g_unlink (link), ==, 0);
}

/* Whoever has the old file open goes on reading that; the new one has its name. */
static void
test_open_elsewhere (Scene *scene, gconstpointer data)
{
  int fd = g_open (scene->path, O_RDONLY | O_CLOEXEC, 0);
  char read_there[64] = { 0 };
  g_autoptr (GError) error = NULL;

  export_to (scene, scene->path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_made (scene, 1);
  g_assert_cmpint (read (fd, read_there, sizeof read_there - 1), ==, (int) strlen (OLD));
  g_assert_cmpstr (read_there, ==, OLD);
  close (fd);
}

static guint
mode_of (const char *path)
{
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  return status.st_mode & 0777;
}

static void
assert_private (double fraction, gpointer data)
{
  Scene *scene = data;
  g_autoptr (GDir) dir = g_dir_open (scene->folder, 0, NULL);
  const char *name;

  while (fraction < 1.0 && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (scene->folder, name, NULL);

    if (!g_str_equal (path, scene->path))
      g_assert_cmphex (mode_of (path), ==, 0600);
  }
}

/* Nobody else reads what isn't proven yet, and the new file is for whom the old one was. */
static void
test_private (Scene *scene, gconstpointer data)
{
  static const guint modes[] = { 0600, 0640, 0664 };
  mode_t mask = umask (022);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++) {
    g_assert_cmpint (g_chmod (scene->path, modes[i]), ==, 0);
    export_to (scene, scene->path, NULL, assert_private, scene, &error);
    g_assert_no_error (error);
    g_assert_cmphex (mode_of (scene->path), ==, modes[i]);
  }
  g_assert_cmpint (g_unlink (scene->path), ==, 0);
  export_to (scene, scene->path, NULL, assert_private, scene, &error);
  g_assert_no_error (error);
  g_assert_cmphex (mode_of (scene->path), ==, 0644);
  umask (mask);
}

/* Where i and I are no pair, and a comma parts a number. */
static void
test_turkish (Scene *scene, gconstpointer data)
{
  g_autofree char *missing = g_build_filename (scene->folder, "nowhere", "briefing", NULL);
  g_autofree char *shouted = g_ascii_strup (scene->renderer->name, -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) made_error = NULL;

  if (!lia_test_locale_set ("tr_TR"))
    return;

  export_to (scene, missing, NULL, NULL, NULL, &error);
  export_to (scene, scene->path, NULL, NULL, NULL, &made_error);
  g_assert_true (lia_renderer_find (shouted) == scene->renderer);
  lia_test_locale_reset ();
  g_assert_error (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_NOT_WRITABLE);
  assert_sentence (error, missing);
  g_assert_no_error (made_error);
  assert_made (scene, 1);
}

static void
add_row (LiaListing *listing)
{
  lia_listing_add_row (listing, NULL);
  lia_listing_put_empty (listing);
}

/* As many rows as a sheet can't hold, and more than anybody reads on paper. */
static void
test_too_large (Scene *scene, gconstpointer data)
{
  gboolean sheet = g_str_equal (scene->renderer->name, "xlsx");
  guint n_rows = sheet ? 1048576 : LIA_READING_MOST_ROWS;
  g_autoptr (GDateTime) as_at = g_date_time_new_utc (2026, 11, 23, 14, 5, 0);
  g_autoptr (LiaDocument) document = lia_document_new ("Briefing", "What there is", as_at);
  LiaListing *listing = lia_listing_new ();
  LiaDelivery delivery = { .path = scene->path };
  g_autoptr (GError) error = NULL;

  lia_listing_add_column (listing, LIA_COLUMN_TEXT, "Ref", "The reference");
  for (guint i = 0; i < n_rows; i++)
    add_row (listing);
  lia_section_take_listing (lia_document_add_section (document, "list", "List", "All"), listing);
  if (!sheet) {
    g_assert_true (scene->renderer->check (document, &error));
    g_assert_no_error (error);
    add_row (listing);
  }

  g_assert_false (lia_delivery_write (&delivery, scene->renderer, document, &error));
  g_assert_error (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_TOO_LARGE);
  assert_sentence (error, "narrower");
  assert_nothing (scene);
}

static const struct {
  const char *name;
  void (*test) (Scene *scene, gconstpointer data);
} cases[] = {
  { "full", test_full },
  { "filling", test_filling },
  { "cancelled", test_cancelled },
  { "taken-away", test_taken_away },
  { "missing-folder", test_missing_folder },
  { "unwritable-folder", test_unwritable_folder },
  { "folder", test_folder },
  { "folder-comes", test_folder_comes },
  { "register", test_register },
  { "link", test_link },
  { "open-elsewhere", test_open_elsewhere },
  { "private", test_private },
  { "turkish", test_turkish },
  { "too-large", test_too_large },
};

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (const LiaRenderer *const *renderer = lia_renderers (); *renderer != NULL; renderer++)
    for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
      g_autofree char *path =
          g_strdup_printf ("/briefing-faults/%s/%s", (*renderer)->name, cases[i].name);

      g_test_add (path, Scene, *renderer, set_up, cases[i].test, tear_down);
    }

  return g_test_run ();
}
