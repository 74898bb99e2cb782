#include <glib/gstdio.h>
#include <string.h>

#include "damage.h"
#include "ground.h"
#include "insight/dossier.h"
#include "insight/history.h"
#include "insight/overview.h"
#include "insight/timeline-source.h"
#include "target.h"

#define TODAY 20500
#define MAX_RECORDS 4
#define MAX_LINES 20

static GBytes *bases[2]; /* as the first version wrote it, and as this one does */
static char *path;

int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  g_autofree char *folder = ground_make_folder ();
  g_autofree char *base = ground_unpack_base (folder);
  g_autoptr (LiaRegister) reg = NULL;
  g_autoptr (GError) error = NULL;

  path = g_build_filename (folder, "fuzz.liaison", NULL);
  bases[0] = ground_read_file (base);
  reg = lia_register_open (base, &error);
  g_assert_no_error (error);
  g_clear_object (&reg);
  bases[1] = ground_read_file (base);
  return 0;
}

static void
check_error (GError *error)
{
  if (error != NULL)
    g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
look_at (LiaReader *reader, LiaRecord *record)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaDossier) dossier = NULL;
  g_autoptr (GPtrArray) history = NULL;
  g_autofree char *title = lia_reader_record_title (reader, record);

  g_assert_nonnull (title);
  dossier = lia_dossier_read (reader, lia_record_get_id (record), NULL, &error);
  g_assert_true ((dossier == NULL) == (error != NULL));
  check_error (error);
  g_clear_error (&error);
  history = lia_history_read (reader, lia_record_get_id (record), MAX_LINES, &error);
  check_error (error);
}

static void
list (LiaReader *reader, const LiaRecordType *type)
{
  g_autoptr (LiaQuery) query = lia_query_new (type);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = NULL;

  if (type->order != NULL)
    lia_query_sort_by (query, type->order, type->descending);
  records = lia_reader_list_records (reader, query, NULL, &error);
  g_assert_true ((records == NULL) == (error != NULL));
  check_error (error);
  for (guint i = 0; records != NULL && i < MIN (records->len, MAX_RECORDS); i++)
    look_at (reader, records->pdata[i]);
}

static void
read_all (LiaRegister *reg)
{
  g_autoptr (LiaReader) reader = lia_register_read (reg);
  g_autoptr (LiaOverview) overview = NULL;
  g_autoptr (LiaTimelineIndex) timeline = NULL;
  g_autoptr (GPtrArray) hits = NULL;

  overview = lia_overview_read (reader, TODAY, NULL, NULL);
  timeline = lia_timeline_source_read (reader, LIA_TIMELINE_BY_PROCESS, TODAY, NULL, NULL);
  hits = lia_reader_search (reader, "co", MAX_LINES, NULL, NULL);

  for (const LiaRecordType *const *type = lia_record_types (); *type != NULL; type++)
    list (reader, *type);
}

/* An edit is applied or refused with a reason, whatever it meets. */
static void
write_something (LiaRegister *reg)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaEdit) undone = NULL;
  g_autoptr (LiaEdit) edit = lia_edit_new ("Add a challenge");
  const LiaRecordType *type = lia_record_type_find ("challenge");
  LiaId id = lia_edit_create (edit, type);

  lia_edit_set (edit, type, &id, "title", NULL, "What is still to be seen");
  if (!lia_register_apply (reg, edit, &error))
    g_assert_nonnull (error);
  check_error (error);
  g_clear_error (&error);
  for (guint i = 0; i < 3; i++) {
    g_clear_object (&undone);
    undone = lia_register_undo (reg, &error);
    g_assert_true ((undone == NULL) == (error != NULL));
    check_error (error);
    g_clear_error (&error);
  }
}

/* A register that can't be opened is never touched. */
static void
check_untouched (GBytes *before, GError *error)
{
  g_autoptr (GBytes) after = ground_read_file (path);

  g_assert_nonnull (error);
  check_error (error);
  g_assert_true (g_bytes_equal (before, after));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (LiaRegister) reg = NULL;
  g_autoptr (LiaCheck) check = NULL;
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GError) error = NULL;

  if (size == 0)
    return 0;
  damage_register (path, bases[data[0] % 2], NULL, data, size);
  before = ground_read_file (path);

  reg = lia_register_open (path, &error);
  if (reg == NULL) {
    check_untouched (before, error);
    return 0;
  }
  read_all (reg);
  check = lia_register_check (reg, NULL, &error);
  g_assert_true ((check == NULL) == (error != NULL));
  check_error (error);
  write_something (reg);

  return 0;
}
