#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include "fixture.h"
#include "register/purge.h"
#include "register/recover.h"

/* Recovery where something is in its way. Whatever it is, the damaged file stays as it is, and
 * there is a sound register or none. */

#define PAGE 4096
#define GONE "Zörblatt"
#define STAYS "Quintessa"

typedef struct {
  Fixture base;
  char *damaged;
  char *log;
  char *path;
} Limits;

static void
set_up (Limits *limits, gconstpointer data)
{
  fixture_set_up (&limits->base, data);
  limits->damaged = g_build_filename (limits->base.folder, "damaged.liaison", NULL);
  limits->log = g_strconcat (limits->damaged, "-wal", NULL);
  limits->path = g_build_filename (limits->base.folder, "new.liaison", NULL);
}

static void
tear_down (Limits *limits, gconstpointer data)
{
  fixture_tear_down (&limits->base, data);
  g_free (limits->damaged);
  g_free (limits->log);
  g_free (limits->path);
}

/* By another process, because the register is open in this one. */
static void
copy (const char *from, const char *to)
{
  const char *command[] = { "cp", from, to, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

static void
take_copy (Limits *limits)
{
  g_autofree char *log = g_strconcat (limits->base.path, "-wal", NULL);

  copy (limits->base.path, limits->damaged);
  if (g_file_test (log, G_FILE_TEST_EXISTS))
    copy (log, limits->log);
}

static GBytes *
read_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *content;
  gsize size;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return g_bytes_new (NULL, 0);
  g_file_get_contents (path, &content, &size, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (content, size);
}

static void
change (const char *path, gsize from, gsize length)
{
  g_autoptr (GBytes) bytes = read_file (path);
  g_autoptr (GByteArray) changed = g_bytes_unref_to_array (g_steal_pointer (&bytes));
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (from + length, <=, changed->len);
  memset (changed->data + from, 0xa5, length);
  g_file_set_contents (path, (const char *) changed->data, changed->len, &error);
  g_assert_no_error (error);
}

static gsize
size_of (const char *path)
{
  g_autoptr (GBytes) bytes = read_file (path);

  return g_bytes_get_size (bytes);
}

/* Nothing but what was there. */
static void
assert_nothing_left (Limits *limits)
{
  g_autofree char *name = g_path_get_basename (limits->path);
  g_autoptr (GDir) folder = g_dir_open (limits->base.folder, 0, NULL);
  const char *found;

  while ((found = g_dir_read_name (folder)) != NULL)
    g_assert_false (g_str_has_prefix (found, name));
}

static LiaRecovery *
try (Limits *limits,
     GCancellable *cancellable,
     LiaRecoverProgress progress,
     gpointer user_data,
     GError **error)
{
  g_autoptr (GBytes) before = read_file (limits->damaged);
  g_autoptr (GBytes) log_before = read_file (limits->log);
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GBytes) log_after = NULL;
  LiaRecovery *recovery =
      lia_recover (limits->damaged, limits->path, cancellable, progress, user_data, error);

  after = read_file (limits->damaged);
  log_after = read_file (limits->log);
  g_assert_true (g_bytes_equal (before, after));
  g_assert_true (g_bytes_equal (log_before, log_after));

  return recovery;
}

static void
open_recovered (Limits *limits, LiaRegister **reg, LiaCheck **check)
{
  g_autoptr (GError) error = NULL;

  *reg = lia_register_open (limits->path, &error);
  g_assert_no_error (error);
  *check = lia_register_check (*reg, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < (*check)->problems->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index ((*check)->problems, i));
  g_assert_cmpuint ((*check)->problems->len, ==, 0);
}

static gint64
count (LiaRegister *reg, const char *type)
{
  g_autoptr (LiaReader) reader = lia_register_read (reg);
  g_autoptr (LiaQuery) query = lia_query_new (lia_record_type_find (type));
  gint64 n;

  lia_query_include_archived (query, FALSE);
  n = lia_reader_count (reader, query, NULL);
  return n;
}

/* Recovers, and tells how many commitments there are. */
static gint64
recover (Limits *limits)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaRecovery) recovery = try (limits, NULL, NULL, NULL, &error);
  g_autoptr (LiaRegister) reg = NULL;
  g_autoptr (LiaCheck) check = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (recovery);
  open_recovered (limits, &reg, &check);
  return count (reg, "commitment");
}

static void
fill (Limits *limits, guint n)
{
  for (guint i = 0; i < n; i++)
    fixture_add_commitment (&limits->base, "Share lessons", "2031-05-01");
}

/* What stands in the log counts; one that can't be read counts as far as it goes. */
static void
test_log (Limits *limits, gconstpointer data)
{
  gsize size;

  fill (limits, 5);
  fixture_reopen (&limits->base);
  fill (limits, 20);
  take_copy (limits);
  size = size_of (limits->log);
  g_assert_cmpuint (size, >, 0);
  g_assert_cmpint (recover (limits), ==, 25);

  g_remove (limits->path);
  change (limits->log, size / 2, 100);
  g_assert_cmpint (recover (limits), >=, 5);

  g_remove (limits->path);
  change (limits->log, 0, 24);
  g_assert_cmpint (recover (limits), ==, 5);

  g_remove (limits->path);
  g_remove (limits->log);
  g_assert_cmpint (recover (limits), ==, 5);
}

/* The log of a file that is damaged itself. */
static void
test_log_over_damage (Limits *limits, gconstpointer data)
{
  fill (limits, 40);
  fixture_reopen (&limits->base);
  fill (limits, 3);
  take_copy (limits);
  change (limits->damaged, size_of (limits->damaged) / 8 * 7, 8192);
  g_assert_cmpint (recover (limits), >=, 3);
}

static void
test_earlier_version (Limits *limits, gconstpointer data)
{
  g_autoptr (LiaRegister) old = NULL;
  gint64 n;

  fixture_unpack ("1.liaison.gz", limits->damaged);
  n = recover (limits);
  g_assert_cmpint (n, >, 0);

  /* As many as an upgrade finds. */
  old = lia_register_open (limits->damaged, NULL);
  g_assert_nonnull (old);
  g_assert_cmpint (count (old, "commitment"), ==, n);
}

static void
purge (Limits *limits, const LiaId *id, const char *field, gboolean former_only)
{
  LiaPurge what = { *id, field, former_only };
  g_autoptr (GError) error = NULL;

  lia_register_purge (limits->base.reg, &what, &error);
  g_assert_no_error (error);
}

static void
assert_purged (Limits *limits, guint64 n_purged)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaRecovery) recovery = try (limits, NULL, NULL, NULL, &error);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (LiaRegister) reg = NULL;
  g_autoptr (LiaCheck) check = NULL;

  g_assert_no_error (error);
  open_recovered (limits, &reg, &check);
  g_assert_cmpuint (check->n_purged, ==, n_purged);
  g_clear_object (&reg);
  bytes = read_file (limits->path);
  if (g_bytes_get_size (bytes) > 0)
    g_assert_null (
        memmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), GONE, strlen (GONE)));
  g_assert_nonnull (
      memmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), STAYS, strlen (STAYS)));
  g_remove (limits->path);
}

/* Whatever else is lost, what was purged doesn't come back. */
static void
assert_gone (Limits *limits)
{
  g_autoptr (LiaRecovery) recovery = try (limits, NULL, NULL, NULL, NULL);
  g_autoptr (GBytes) bytes = read_file (limits->path);
  g_autoptr (LiaRegister) reg = NULL;
  g_autoptr (LiaCheck) check = NULL;

  if (g_bytes_get_size (bytes) > 0)
    g_assert_null (
        memmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), GONE, strlen (GONE)));
  if (recovery != NULL)
    open_recovered (limits, &reg, &check);
  g_clear_object (&reg);
  g_remove (limits->path);
}

/* What was purged stays away, and the journal still says that it was. */
static void
test_purged (Limits *limits, gconstpointer data)
{
  LiaId former = fixture_add_commitment (&limits->base, "Call", NULL);
  LiaId whole = fixture_add_commitment (&limits->base, "Write", NULL);
  gsize size;

  fixture_set (&limits->base, &former, "note", GONE " of old", NULL);
  fixture_set (&limits->base, &former, "note", STAYS, NULL);
  fixture_set (&limits->base, &whole, "wording", "Of " GONE, NULL);
  purge (limits, &former, "note", TRUE);
  purge (limits, &whole, "wording", FALSE);
  fill (limits, 30);
  fixture_reopen (&limits->base);
  take_copy (limits);
  g_remove (limits->log);
  assert_purged (limits, 4);

  size = size_of (limits->damaged);
  for (gsize at = 8 * PAGE; at < size; at += 7 * PAGE) {
    g_test_message ("page %" G_GSIZE_FORMAT, at / PAGE + 1);
    take_copy (limits);
    g_remove (limits->log);
    change (limits->damaged, at, PAGE);
    assert_gone (limits);
  }
}

typedef struct {
  GCancellable *cancellable;
  double at;
  double last;
  rlim_t room;
} Watch;

/* Cancels, or lets the disk run full, when it has come so far. */
static void
watch_progress (double fraction, gpointer user_data)
{
  Watch *watch = user_data;
  struct rlimit limit;

  g_assert_cmpfloat (fraction, >=, watch->last);
  g_assert_cmpfloat (fraction, <=, 1.0);
  watch->last = fraction;
  if (fraction < watch->at)
    return;

  if (watch->cancellable != NULL) {
    g_cancellable_cancel (watch->cancellable);
  } else {
    g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
    limit.rlim_cur = watch->room;
    g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  }
}

static void
test_cancelled (Limits *limits, gconstpointer data)
{
  fill (limits, 20);
  fixture_reopen (&limits->base);
  take_copy (limits);
  for (double at = 0; at < 0.85; at += 0.1) {
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();
    g_autoptr (GError) error = NULL;
    Watch watch = { .cancellable = cancellable, .at = at };
    g_autoptr (LiaRecovery) recovery = try (limits, cancellable, watch_progress, &watch, &error);

    g_assert_null (recovery);
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    assert_nothing_left (limits);
  }
}

static void
test_full_disk (Limits *limits, gconstpointer data)
{
  struct rlimit usual;

  fill (limits, 20);
  fixture_reopen (&limits->base);
  take_copy (limits);
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &usual), ==, 0);
  for (rlim_t room = 5000; room < 200000; room *= 3) {
    g_autoptr (GError) error = NULL;
    Watch watch = { .at = 0.2, .room = room };
    g_autoptr (LiaRecovery) recovery = try (limits, NULL, watch_progress, &watch, &error);

    g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &usual), ==, 0);
    g_assert_null (recovery);
    g_assert_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_FULL);
    assert_nothing_left (limits);
  }
}

static void
test_in_the_way (Limits *limits, gconstpointer data)
{
  g_autofree char *missing = g_build_filename (limits->base.folder, "no", "new.liaison", NULL);
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  take_copy (limits);
  g_assert_true (g_file_set_contents (limits->path, "Notes", -1, NULL));
  g_assert_null (try (limits, NULL, NULL, NULL, &error));
  g_assert_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_EXISTS);
  g_assert_true (g_file_get_contents (limits->path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "Notes");
  g_clear_error (&error);

  g_assert_null (lia_recover (limits->damaged, limits->damaged, NULL, NULL, NULL, &error));
  g_assert_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_null (lia_recover (limits->damaged, missing, NULL, NULL, NULL, &error));
  g_assert_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_MISSING);
  g_clear_error (&error);
  g_remove (limits->path);
  g_assert_null (lia_recover (missing, limits->path, NULL, NULL, NULL, &error));
  g_assert_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_MISSING);
  assert_nothing_left (limits);
}

#define add(path, func) g_test_add (path, Limits, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("/recover-limits/log", test_log);
  add ("/recover-limits/log-over-damage", test_log_over_damage);
  add ("/recover-limits/earlier-version", test_earlier_version);
  add ("/recover-limits/purged", test_purged);
  add ("/recover-limits/cancelled", test_cancelled);
  add ("/recover-limits/full-disk", test_full_disk);
  add ("/recover-limits/in-the-way", test_in_the_way);

  return g_test_run ();
}
