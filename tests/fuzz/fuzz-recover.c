#include <glib/gstdio.h>

#include "damage.h"
#include "ground.h"
#include "register/recover.h"
#include "target.h"

/* As the first version wrote it, as this one does, one with everything in it, and one with a log
 * that is still to be taken in. */
enum {
  FIRST,
  NOW,
  FULL,
  LOGGED,
  N_BASES,
};

static GBytes *bases[N_BASES];
static GBytes *base_log;
static char *folder;
static char *damaged;
static char *recovered;

static void
write_something (LiaRegister *reg)
{
  g_autoptr (LiaEdit) edit = lia_edit_new ("Add a challenge");
  const LiaRecordType *type = lia_record_type_find ("challenge");
  LiaId id = lia_edit_create (edit, type);
  g_autoptr (GError) error = NULL;

  lia_edit_set (edit, type, &id, "title", NULL, "What stands in the log");
  lia_register_apply (reg, edit, &error);
  g_assert_no_error (error);
}

static void
make_bases (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaRegister) reg = NULL;

  bases[FIRST] = ground_read_file (path);
  reg = lia_register_open (path, &error);
  g_assert_no_error (error);
  g_clear_object (&reg);
  bases[NOW] = ground_read_file (path);

  reg = lia_register_open (path, &error);
  g_assert_no_error (error);
  write_something (reg);
  bases[LOGGED] = ground_read_file (path);
  base_log = ground_read_file (log);
}

int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  g_autofree char *path = NULL;
  g_autofree char *full = NULL;

  folder = ground_make_folder ();
  damaged = g_build_filename (folder, "damaged.liaison", NULL);
  recovered = g_build_filename (folder, "recovered.liaison", NULL);
  path = ground_unpack_base (folder);
  make_bases (path);
  full = ground_unpack ("../unit/registers/2.liaison.gz", folder);
  bases[FULL] = ground_read_file (full);
  return 0;
}

/* What was recovered is as sound as what was never damaged, and as many records as it tells. */
static void
check_recovered (const LiaRecovery *recovery)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaRegister) reg = lia_register_open (recovered, &error);
  g_autoptr (LiaReader) reader = NULL;
  g_autoptr (LiaCheck) check = NULL;
  g_autofree char *words = lia_recovery_tell (recovery);

  g_assert_no_error (error);
  g_assert_true (g_utf8_validate (words, -1, NULL));
  check = lia_register_check (reg, NULL, &error);
  g_assert_no_error (error);
  if (check->problems->len > 0)
    g_error ("%s", (char *) check->problems->pdata[0]);

  reader = lia_register_read (reg);
  for (guint i = 0; i < recovery->counts->len; i++) {
    const LiaRecoveryCount *count = &g_array_index (recovery->counts, LiaRecoveryCount, i);
    g_autoptr (LiaQuery) query = lia_query_new (count->type);

    lia_query_include_archived (query, FALSE);
    g_assert_cmpint (lia_reader_count (reader, query, &error), ==,
                     count->n_saved + count->n_rebuilt);
    g_assert_no_error (error);
  }
}

/* Nothing is left of a recovery that could not be. */
static void
check_refused (GError *error)
{
  g_autoptr (GDir) left = g_dir_open (folder, 0, NULL);
  const char *name;

  if (!g_error_matches (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_TOO_NEW))
    g_assert_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_DAMAGED);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  while ((name = g_dir_read_name (left)) != NULL)
    g_assert_false (g_str_has_prefix (name, "recovered"));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  guint base = size > 0 ? data[0] % N_BASES : FIRST;
  g_autofree char *log = g_strconcat (damaged, "-wal", NULL);
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) log_before = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GBytes) log_after = NULL;
  g_autoptr (LiaRecovery) recovery = NULL;
  g_autoptr (GError) error = NULL;

  if (size == 0)
    return 0;
  damage_register (damaged, bases[base], base == LOGGED ? base_log : NULL, data, size);
  before = ground_read_file (damaged);
  log_before = g_file_test (log, G_FILE_TEST_EXISTS) ? ground_read_file (log) : NULL;
  ground_remove_register (recovered);

  recovery = lia_recover (damaged, recovered, NULL, NULL, NULL, &error);
  after = ground_read_file (damaged);
  g_assert_true (g_bytes_equal (before, after));
  if (log_before != NULL) {
    log_after = ground_read_file (log);
    g_assert_true (g_bytes_equal (log_before, log_after));
  }

  if (recovery != NULL)
    check_recovered (recovery);
  else
    check_refused (error);
  return 0;
}
