#include "backup.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "backup-files.h"
#include "database.h"
#include "new-file.h"
#include "schema.h"

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

/* Said before rather than after half of it was written. */
static gboolean
check_room (const char *path, const char *folder, GError **error)
{
  g_autofree char *shown = g_filename_display_name (path);
  g_autofree char *place = g_filename_display_name (folder);
  g_autofree char *needed = NULL;
  g_autofree char *left = NULL;
  goffset room = lia_backup_space (folder);
  GStatBuf status;

  if (g_stat (path, &status) != 0 || status.st_size < room)
    return TRUE;

  needed = g_format_size (status.st_size);
  left = g_format_size (room);
  g_set_error (
      error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_FULL,
      /* Translators: a register file; how much room its backup takes; how much room there
       * is; the folder where it should be. */
      _ ("A backup of “%s” needs %s, but only %s are free in “%s”; free some space and try "
         "again."),
      shown, needed, left, place);
  return FALSE;
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
  g_autofree char *name = lia_backup_name (path);
  g_autofree char *target = NULL;

  if (!make_folder (path, folder, error) || !check_room (path, folder, error))
    return NULL;

  target = lia_backup_choose_path (folder, name, occasion);
  if (!lia_backup_copy (path, target, cancellable, error))
    return NULL;

  lia_backup_tidy (path, folder);
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

  lia_backup_load (backup);
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
  g_autoptr (GPtrArray) backups = lia_backup_files (path);
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
  g_autoptr (GPtrArray) backups = lia_backup_files (path);
  g_autofree char *made = lia_backup_make (path, LIA_BACKUP_USE, cancellable, error);
  gboolean gone = made != NULL;

  for (guint i = 0; made != NULL && i < backups->len; i++)
    if (!delete_backup (g_ptr_array_index (backups, i), gone ? error : NULL))
      gone = FALSE;

  return gone;
}
