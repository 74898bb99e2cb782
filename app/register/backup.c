#include "backup.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "database.h"
#include "new-file.h"
#include "rotation.h"
#include "schema.h"

#define SUFFIX ".liaison"
#define MOMENT_FORMAT "%Y-%m-%d %H-%M-%S"
#define MOMENT_LENGTH 19

/* What follows the moment in the name of a file. Never translated: by these words a backup is told
 * from a file that isn't ours. */
static const char *const occasions[] = {
  [LIA_BACKUP_USE] = "",
  [LIA_BACKUP_UPGRADE] = " before upgrade",
  [LIA_BACKUP_RESTORE] = " before restore",
};

static char *
name_of (const char *path)
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
  g_autofree char *name = name_of (absolute);
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

/* The latest first, by their names alone. */
static GPtrArray *
list_files (const char *path)
{
  GPtrArray *backups = g_ptr_array_new_with_free_func ((GDestroyNotify) lia_backup_free);
  g_autofree char *folder = lia_backup_folder (path);
  g_autofree char *name = name_of (path);
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

static void
load_last_edit (LiaBackup *backup)
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
  GPtrArray *backups = list_files (path);

  for (guint i = 0; i < backups->len; i++)
    load_last_edit (g_ptr_array_index (backups, i));

  return backups;
}

/* A backup is as private as the register: nobody can read it who can't read that. */
static gboolean
make_folder (const char *path, const char *folder, GError **error)
{
  g_autofree char *shown = g_filename_display_name (folder);
  GStatBuf status;
  int mode = g_stat (path, &status) == 0 ? status.st_mode & 0777 : 0600;

  mode |= 0700 | (mode & 0444) >> 2;
  if (g_mkdir (folder, mode) == 0) {
    g_chmod (folder, mode);
    return TRUE;
  }
  if (errno == EEXIST && g_file_test (folder, G_FILE_TEST_IS_DIR))
    return TRUE;

  g_set_error (error, LIA_REGISTER_ERROR,
               errno == ENOSPC ? LIA_REGISTER_ERROR_FULL : LIA_REGISTER_ERROR_READ_ONLY,
               /* Translators: a folder, and what the system says about it. */
               _ ("The folder “%s” for backups can't be made: %s. See whether the folder around it "
                  "can be written."),
               shown, g_strerror (errno));
  return FALSE;
}

/* What the write amounted to, said of the backup and not of the register. */
static void
explain (GError **error, GError *cause, const char *path, const char *target)
{
  g_autofree char *shown = g_filename_display_name (path);
  g_autofree char *folder = g_path_get_dirname (target);
  g_autofree char *place = g_filename_display_name (folder);

  /* VACUUM INTO tells no more than that writing failed. */
  if (g_error_matches (cause, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_FULL) ||
      g_error_matches (cause, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_FAILED))
    g_set_error (
        error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_FULL,
        /* Translators: a register file, and the folder where the backup should be. */
        _ ("No backup of “%s” could be made, most likely because there is no room in “%s”; "
           "free some space and try again."),
        shown, place);
  else if (g_error_matches (cause, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_READ_ONLY))
    g_set_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_READ_ONLY,
                 _ ("No backup of “%s” could be made, because the folder “%s” can't be written; "
                    "make it yours, or move it away."),
                 shown, place);
  else
    g_set_error_literal (error, cause->domain, cause->code, cause->message);
  g_error_free (cause);
}

/* Reading alone: VACUUM INTO counts as writing, though it writes to the other file only. */
static LiaDatabase *
open_source (const char *path, gint64 *last, GError **error)
{
  g_autoptr (LiaDatabase) database = lia_database_open (path, LIA_DATABASE_READ, error);

  if (database == NULL || !lia_database_execute (database, "PRAGMA query_only = OFF", error) ||
      !lia_database_get_integer (database, "SELECT max (serial) FROM edit", last, error))
    return NULL;

  return g_steal_pointer (&database);
}

static gboolean
vacuum_into (LiaDatabase *database, const char *target, GCancellable *cancellable, GError **error)
{
  g_autoptr (LiaStatement) statement = lia_database_prepare (database, "VACUUM INTO ?1", error);
  gboolean done;

  if (statement == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  lia_database_set_cancellable (database, cancellable);
  lia_statement_bind_text (statement, 1, target);
  done = lia_statement_run (statement, error);
  lia_database_set_cancellable (database, NULL);

  return done;
}

/* A backup that can't be opened is none: whatever can be seen without reading all of it is. */
static gboolean
verify (const char *target, gint64 last, GError **error)
{
  g_autoptr (LiaDatabase) database = NULL;
  g_autofree char *shown = g_filename_display_name (target);
  gint64 found = 0;
  gint64 n_records;

  if (!lia_schema_check_file (target, error) ||
      (database = lia_database_open (target, LIA_DATABASE_IMMUTABLE, error)) == NULL ||
      !lia_database_get_integer (database, "SELECT max (serial) FROM edit", &found, error) ||
      !lia_database_get_integer (database, "SELECT count (*) FROM record", &n_records, error))
    return FALSE;
  if (found >= last)
    return TRUE;

  g_set_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_FAILED,
               _ ("The backup “%s” lacks the last edits; make it again."), shown);
  return FALSE;
}

static gboolean
fill (const char *path, const char *temporary, GCancellable *cancellable, GError **error)
{
  g_autoptr (LiaDatabase) database = NULL;
  GStatBuf status;
  gint64 last;

  if (g_stat (path, &status) == 0)
    g_chmod (temporary, status.st_mode & 0666);
  database = open_source (path, &last, error);

  return database != NULL && vacuum_into (database, temporary, cancellable, error) &&
         verify (temporary, last, error);
}

/**
 * lia_backup_copy:
 * @path: a register file on this computer
 * @copy: where the copy shall be; nothing may be there yet
 * @cancellable: (nullable): ends it early, with nothing left behind
 * @error: a %LIA_REGISTER_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Writes the register as it is now into one file, without what was deleted from it and with what
 * still stands in its log, while others go on working with it.
 *
 * Returns: whether the copy is there, on the disk, and can be opened
 */
gboolean
lia_backup_copy (const char *path, const char *copy, GCancellable *cancellable, GError **error)
{
  g_autofree char *temporary = NULL;
  GError *cause = NULL;
  gboolean made;

  if (!lia_schema_check_file (path, error))
    return FALSE;

  temporary = lia_new_file_begin (copy, error);
  if (temporary == NULL)
    return FALSE;

  made = fill (path, temporary, cancellable, &cause);
  if (!made)
    explain (error, cause, path, copy);
  made = made && lia_new_file_finish (temporary, copy, error);
  lia_new_file_remove (temporary);

  return made;
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

/* Where two are made within a second, the later one takes the next, so that they stay in order. */
static char *
choose_path (const char *folder, const char *name, LiaBackupOccasion occasion)
{
  g_autoptr (GDateTime) moment = g_date_time_new_now_local ();

  while (is_taken (folder, name, moment)) {
    g_autoptr (GDateTime) before = g_steal_pointer (&moment);

    moment = g_date_time_add_seconds (before, 1);
  }

  return path_for (folder, name, moment, occasion);
}

/* Only what bears our name and our mark goes. */
static void
rotate (const char *path)
{
  g_autoptr (GPtrArray) backups = list_files (path);
  g_autoptr (GPtrArray) gone = lia_rotation_choose (backups, g_get_real_time () / G_USEC_PER_SEC);

  for (guint i = 0; i < gone->len; i++) {
    LiaBackup *backup = g_ptr_array_index (gone, i);

    if (is_register (backup->path))
      g_unlink (backup->path);
  }
}

/**
 * lia_backup_make:
 * @path: a register file
 * @occasion: why it is made
 * @cancellable: (nullable): ends it early, with nothing left behind
 * @error: a %LIA_REGISTER_ERROR that says what to do, or %G_IO_ERROR_CANCELLED
 *
 * Makes a backup in the folder beside the register, and lets those go that are no longer needed.
 * It takes about 2 seconds for 600 MiB; call it from a worker.
 *
 * Returns: (transfer full) (nullable): the path of the backup
 */
char *
lia_backup_make (const char *path,
                 LiaBackupOccasion occasion,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autofree char *folder = lia_backup_folder (path);
  g_autofree char *name = name_of (path);
  g_autofree char *target = NULL;

  if (!make_folder (path, folder, error))
    return NULL;

  target = choose_path (folder, name, occasion);
  if (!lia_backup_copy (path, target, cancellable, error))
    return NULL;

  rotate (path);
  return g_steal_pointer (&target);
}

static gboolean
is_today (gint64 at)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (at);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return moment != NULL && g_date_time_get_year (moment) == g_date_time_get_year (now) &&
         g_date_time_get_day_of_year (moment) == g_date_time_get_day_of_year (now);
}

/* Nothing was written since the last one, so that another would only push an older one out. */
static gboolean
holds_all (LiaBackup *backup, const char *path)
{
  g_autoptr (LiaDatabase) database = NULL;
  gint64 last;

  load_last_edit (backup);
  database = lia_database_open (path, LIA_DATABASE_READ, NULL);

  return database != NULL &&
         lia_database_get_integer (database, "SELECT max (serial) FROM edit", &last, NULL) &&
         last == backup->serial;
}

/**
 * lia_backup_daily:
 * @path: a register file
 * @cancellable: (nullable): ends it early
 * @error: as lia_backup_make()
 *
 * Makes the backup of this day, unless there is one or nothing was changed since the last.
 *
 * Returns: whether the register is as safe as it shall be
 */
gboolean
lia_backup_daily (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) backups = list_files (path);
  g_autofree char *made = NULL;

  for (guint i = 0; i < backups->len; i++) {
    LiaBackup *backup = g_ptr_array_index (backups, i);

    if (backup->occasion != LIA_BACKUP_USE)
      continue;
    if (is_today (backup->at) || holds_all (backup, path))
      return TRUE;
    break;
  }

  made = lia_backup_make (path, LIA_BACKUP_USE, cancellable, error);
  return made != NULL;
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
  g_autoptr (GPtrArray) backups = list_files (path);

  return backups->len;
}

static gboolean
delete_backup (const LiaBackup *backup, GError **error)
{
  g_autofree char *shown = g_filename_display_name (backup->path);

  if (g_unlink (backup->path) == 0 || errno == ENOENT)
    return TRUE;

  g_set_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_READ_ONLY,
               /* Translators: a file, and what the system says about it. */
               _ ("The backup “%s” can't be deleted: %s. Delete it yourself."), shown,
               g_strerror (errno));
  return FALSE;
}

/**
 * lia_backup_renew:
 * @path: a register file
 * @cancellable: (nullable): ends it early
 * @error: as lia_backup_make(); or a %LIA_REGISTER_ERROR that names the one that can't be deleted
 *
 * Makes a backup and then deletes all those that were there before, because they hold what was
 * purged from the register.
 *
 * Returns: whether the new one is there, and none of the others
 */
gboolean
lia_backup_renew (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) backups = list_files (path);
  g_autofree char *made = lia_backup_make (path, LIA_BACKUP_USE, cancellable, error);
  gboolean gone = made != NULL;

  for (guint i = 0; made != NULL && i < backups->len; i++)
    if (!delete_backup (g_ptr_array_index (backups, i), gone ? error : NULL))
      gone = FALSE;

  return gone;
}
