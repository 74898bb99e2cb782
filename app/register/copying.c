#include "copying.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

#include "backup.h"
#include "database.h"
#include "new-file.h"
#include "place.h"
#include "schema.h"

static gboolean
copy_file (const char *path, const char *copy, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) from = g_file_new_for_path (path);
  g_autoptr (GFile) to = g_file_new_for_path (copy);
  g_autofree char *shown = g_filename_display_name (path);
  g_autoptr (GError) cause = NULL;

  if (g_file_copy (from, to, G_FILE_COPY_OVERWRITE | G_FILE_COPY_TARGET_DEFAULT_PERMS, cancellable,
                   NULL, NULL, &cause))
    return TRUE;

  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&cause));
  else
    g_set_error (error, LIA_REGISTER_ERROR,
                 g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NO_SPACE)
                     ? LIA_REGISTER_ERROR_FULL
                     : LIA_REGISTER_ERROR_FAILED,
                 /* Translators: a file, and what the system says about it. */
                 _ ("“%s” could not be copied: %s. See whether both places can be reached and have "
                    "room."),
                 shown, cause->message);
  return FALSE;
}

/**
 * lia_copy_raw:
 * @path: a register file, however damaged
 * @copy: a file that may be written over
 * @cancellable: (nullable): ends it early
 * @error: a %LIA_REGISTER_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Copies the bytes of a register, and those of the log beside it, without opening either.
 *
 * Returns: whether both are copied
 */
gboolean
lia_copy_raw (const char *path, const char *copy, GCancellable *cancellable, GError **error)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *log_copy = g_strconcat (copy, "-wal", NULL);

  return copy_file (path, copy, cancellable, error) &&
         (!g_file_test (log, G_FILE_TEST_EXISTS) || copy_file (log, log_copy, cancellable, error));
}

/* Of a file and its log: when they were written last, and how long they are. */
static char *
fingerprint (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  const char *const names[] = { path, log };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    GStatBuf status = { 0 };

    g_stat (names[i], &status);
    g_string_append_printf (text, "%" G_GOFFSET_FORMAT " %ld.%ld ", (goffset) status.st_size,
                            (long) status.st_mtim.tv_sec, (long) status.st_mtim.tv_nsec);
  }

  return g_string_free (text, FALSE);
}

static gboolean
fail_changed (const char *path, GError **error)
{
  g_autofree char *shown = g_filename_display_name (path);

  g_set_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_BUSY,
               _ ("“%s” was changed while it was copied; copy it again when nobody works with it."),
               shown);
  return FALSE;
}

/* Takes the log in, and looks whether the pages hang together. */
static gboolean
settle (const char *copy, const char *path, GError **error)
{
  g_autoptr (LiaDatabase) database = lia_database_open (copy, LIA_DATABASE_WRITE, error);
  gint64 sound;

  if (database == NULL ||
      !lia_database_execute (database, "PRAGMA wal_checkpoint (TRUNCATE)", error) ||
      !lia_database_get_integer (
          database, "SELECT quick_check = 'ok' FROM pragma_quick_check LIMIT 1", &sound, error))
    return FALSE;

  return sound ? TRUE : fail_changed (path, error);
}

static gboolean
copy_unopened (const char *path, const char *copy, GCancellable *cancellable, GError **error)
{
  g_autofree char *before = fingerprint (path);
  g_autofree char *temporary = lia_new_file_begin (copy, error);
  g_autofree char *after = NULL;
  gboolean copied;

  if (temporary == NULL)
    return FALSE;

  copied = lia_copy_raw (path, temporary, cancellable, error);
  after = fingerprint (path);
  if (copied && !g_str_equal (before, after))
    copied = fail_changed (path, error);
  copied =
      copied && settle (temporary, path, error) && lia_new_file_finish (temporary, copy, error);
  lia_new_file_remove (temporary);

  return copied;
}

static gboolean
can_open (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return lia_place_kind (path) != LIA_PLACE_NETWORK && g_access (path, W_OK) == 0 &&
         g_access (folder, W_OK) == 0;
}

/**
 * lia_copy_register:
 * @path: a register file, wherever it lies
 * @copy: where the copy shall be; nothing may be there yet
 * @cancellable: (nullable): ends it early, with nothing left behind
 * @error: a %LIA_REGISTER_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Copies a register with what stands in its log. Where it can't be opened for writing, as on
 * another computer, its bytes are copied, and the copy is only kept if nobody wrote meanwhile.
 *
 * Returns: whether the copy is there and can be worked with
 */
gboolean
lia_copy_register (const char *path, const char *copy, GCancellable *cancellable, GError **error)
{
  if (!lia_schema_check_file (path, error))
    return FALSE;

  return can_open (path) ? lia_backup_copy (path, copy, cancellable, error)
                         : copy_unopened (path, copy, cancellable, error);
}
