#include "backup-files.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>

#include "database.h"
#include "new-file.h"
#include "rotation.h"
#include "schema.h"

#define SUFFIX ".liaison"
#define MOMENT_FORMAT "%Y-%m-%d %H-%M-%S"
#define MOMENT_LENGTH 19

/* After a day nobody is at work any more on what was not finished. */
#define REMAINS_S (24 * 60 * 60)

/* What follows the moment in the name of a file. Never translated: by these words a backup is told
 * from a file that isn't ours. */
static const char *const occasions[] = {
  [LIA_BACKUP_USE] = "",
  [LIA_BACKUP_UPGRADE] = " before upgrade",
  [LIA_BACKUP_RESTORE] = " before restore",
};

static gboolean
parse_moment (const char *text, gint64 *at)
{
  g_autoptr (GDateTime) moment = NULL;
  int year, month, day, hour, minute, second, n = 0;

  if (sscanf (text, "%4d-%2d-%2d %2d-%2d-%2d%n", &year, &month, &day, &hour, &minute, &second,
              &n) != 6 ||
      n != MOMENT_LENGTH)
    return FALSE;
  moment = g_date_time_new_local (year, month, day, hour, minute, second);
  if (moment == NULL)
    return FALSE;

  *at = g_date_time_to_unix (moment);
  return TRUE;
}

static gboolean
is_register (const char *path)
{
  g_autoptr (GError) error = NULL;

  return lia_schema_check_file (path, &error) ||
         !(g_error_matches (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_NOT_A_REGISTER) ||
           g_error_matches (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_MISSING));
}

/* Whether a file in the folder is one that was to become a backup of the register of that name. */
static gboolean
is_unfinished (const char *name, const char *file)
{
  gsize length = strlen (name);
  const char *end = strstr (file, SUFFIX ".");
  gint64 at;

  return end != NULL && strlen (end) == strlen (SUFFIX) + LIA_NEW_FILE_MARK &&
         strncmp (file, name, length) == 0 && file[length] == ' ' &&
         parse_moment (file + length + 1, &at);
}

/* (nullable): what a file in the folder is, if it is a backup of the register of that name. */
static LiaBackup *
recognize (const char *folder, const char *name, const char *file)
{
  g_autoptr (LiaBackup) backup = g_new0 (LiaBackup, 1);
  gsize length = strlen (name);
  GStatBuf status;

  if (strncmp (file, name, length) != 0 || file[length] != ' ' ||
      strlen (file) < length + 1 + MOMENT_LENGTH + strlen (SUFFIX) ||
      !g_str_has_suffix (file, SUFFIX) || !parse_moment (file + length + 1, &backup->at))
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (occasions); i++) {
    g_autofree char *end = g_strconcat (occasions[i], SUFFIX, NULL);

    if (!g_str_equal (file + length + 1 + MOMENT_LENGTH, end))
      continue;
    backup->path = g_build_filename (folder, file, NULL);
    backup->occasion = i;
  }
  if (backup->path == NULL || g_stat (backup->path, &status) != 0 || !S_ISREG (status.st_mode))
    return NULL;

  backup->size = status.st_size;
  backup->serial = -1;
  return g_steal_pointer (&backup);
}

static int
compare_backups (gconstpointer a, gconstpointer b)
{
  const LiaBackup *first = *(const LiaBackup *const *) a;
  const LiaBackup *second = *(const LiaBackup *const *) b;

  if (first->at != second->at)
    return first->at < second->at ? 1 : -1;
  return -strcmp (first->path, second->path);
}

static char *
path_for (const char *folder, const char *name, GDateTime *moment, LiaBackupOccasion occasion)
{
  g_autofree char *at = g_date_time_format (moment, MOMENT_FORMAT);
  g_autofree char *file = g_strconcat (name, " ", at, occasions[occasion], SUFFIX, NULL);

  return g_build_filename (folder, file, NULL);
}

static gboolean
is_taken (const char *folder, const char *name, GDateTime *moment)
{
  gboolean taken = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (occasions); i++) {
    g_autofree char *path = path_for (folder, name, moment, i);

    taken |= g_file_test (path, G_FILE_TEST_EXISTS);
  }

  return taken;
}

/* (transfer full): what the backups of the register at @path are named after. */
char *
lia_backup_name (const char *path)
{
  char *name = g_path_get_basename (path);

  if (g_str_has_suffix (name, SUFFIX))
    name[strlen (name) - strlen (SUFFIX)] = '\0';

  return name;
}

/**
 * lia_backup_folder:
 * @path: a register file
 *
 * Returns: (transfer full): the folder beside it where its backups are kept, whether or not it is
 *   there yet
 */
char *
lia_backup_folder (const char *path)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *parent = g_path_get_dirname (absolute);
  g_autofree char *name = lia_backup_name (absolute);
  g_autofree char *folder = g_strconcat (name, ".backups", NULL);

  return g_build_filename (parent, folder, NULL);
}

/**
 * lia_backup_free:
 * @self: (transfer full) (nullable): a backup from lia_backup_list()
 *
 * Frees the description; the file stays.
 */
void
lia_backup_free (LiaBackup *self)
{
  if (self == NULL)
    return;

  g_free (self->path);
  g_free (self->label);
  g_free (self);
}

/* (transfer full): the backups, the latest first, by their names alone. */
GPtrArray *
lia_backup_files (const char *path)
{
  GPtrArray *backups = g_ptr_array_new_with_free_func ((GDestroyNotify) lia_backup_free);
  g_autofree char *folder = lia_backup_folder (path);
  g_autofree char *name = lia_backup_name (path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *file;

  while (dir != NULL && (file = g_dir_read_name (dir)) != NULL) {
    LiaBackup *backup = recognize (folder, name, file);

    if (backup != NULL)
      g_ptr_array_add (backups, backup);
  }
  g_ptr_array_sort (backups, compare_backups);

  return backups;
}

/* Looks into a backup for its last edit. */
void
lia_backup_load (LiaBackup *backup)
{
  g_autoptr (LiaDatabase) database = NULL;
  g_autoptr (LiaStatement) statement = NULL;
  LiaStep step;

  if (!is_register (backup->path))
    return;
  database = lia_database_open (backup->path, LIA_DATABASE_IMMUTABLE, NULL);
  if (database != NULL)
    statement = lia_database_prepare (
        database, "SELECT serial, at, label FROM edit ORDER BY serial DESC LIMIT 1", NULL);
  if (statement == NULL || (step = lia_statement_step (statement, NULL)) == LIA_STEP_ERROR)
    return;

  backup->serial = step == LIA_STEP_ROW ? lia_statement_get_integer (statement, 0) : 0;
  if (step == LIA_STEP_ROW) {
    backup->edited_at = lia_statement_get_integer (statement, 1);
    backup->label = g_strdup (lia_statement_get_text (statement, 2));
  }
}

/**
 * lia_backup_list:
 * @path: a register file
 *
 * Looks into each backup for its last edit, so never call it from the window's thread.
 *
 * Returns: (transfer full) (element-type LiaBackup): its backups, the latest first
 */
GPtrArray *
lia_backup_list (const char *path)
{
  GPtrArray *backups = lia_backup_files (path);

  for (guint i = 0; i < backups->len; i++)
    lia_backup_load (g_ptr_array_index (backups, i));

  return backups;
}

/**
 * lia_backup_count:
 * @path: a register file
 *
 * Returns: how many backups it has, by their names alone
 */
guint
lia_backup_count (const char *path)
{
  g_autoptr (GPtrArray) backups = lia_backup_files (path);

  return backups->len;
}

/* Where two are made within a second, the later one takes the next, so that they stay in order. */
char *
lia_backup_choose_path (const char *folder, const char *name, LiaBackupOccasion occasion)
{
  g_autoptr (GDateTime) moment = g_date_time_new_now_local ();

  while (is_taken (folder, name, moment)) {
    g_autoptr (GDateTime) before = g_steal_pointer (&moment);

    moment = g_date_time_add_seconds (before, 1);
  }

  return path_for (folder, name, moment, occasion);
}

/* What somebody who isn't the administrator can still write there. */
goffset
lia_backup_space (const char *folder)
{
  struct statvfs status;

  return statvfs (folder, &status) == 0 ? (goffset) status.f_bavail * (goffset) status.f_frsize
                                        : G_MAXOFFSET;
}

/* Backups leave others at least as much room as they take themselves. */
static goffset
room_for (GPtrArray *backups, const char *folder)
{
  goffset room = lia_backup_space (folder);

  for (guint i = 0; room < G_MAXOFFSET && i < backups->len; i++)
    room += ((const LiaBackup *) g_ptr_array_index (backups, i))->size;

  return room / 2;
}

/* What a backup was to become that nobody could finish, as after a power cut. */
static void
remove_remains (const char *folder, const char *name)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *file;

  while (dir != NULL && (file = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, file, NULL);
    GStatBuf status;

    if (is_unfinished (name, file) && g_stat (path, &status) == 0 &&
        status.st_mtime < g_get_real_time () / G_USEC_PER_SEC - REMAINS_S)
      lia_new_file_remove (path);
  }
}

/* Lets those go that are no longer needed, and what was left behind. Only what bears our name and
 * our mark goes. */
void
lia_backup_tidy (const char *path, const char *folder)
{
  g_autofree char *name = lia_backup_name (path);
  g_autoptr (GPtrArray) backups = lia_backup_files (path);
  g_autoptr (GPtrArray) gone = lia_rotation_choose (backups, g_get_real_time () / G_USEC_PER_SEC,
                                                    room_for (backups, folder));

  for (guint i = 0; i < gone->len; i++) {
    LiaBackup *backup = g_ptr_array_index (gone, i);

    if (is_register (backup->path))
      g_unlink (backup->path);
  }
  remove_remains (folder, name);
}
