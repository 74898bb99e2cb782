#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "backup.h"
#include "copying.h"
#include "journal-writer.h"
#include "new-file.h"
#include "register-private.h"
#include "schema.h"

static gboolean
fail (GError **error, LiaRegisterError code, const char *format, const char *path)
{
  g_autofree char *shown = g_filename_display_name (path);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_set_error (error, LIA_REGISTER_ERROR, code, format, shown);
#pragma GCC diagnostic pop
  return FALSE;
}

/* Every page and every index: what is restored is not to be found damaged afterwards. */
static gboolean
check_sound (LiaDatabase *database, const char *backup, GError **error)
{
  g_autoptr (GError) cause = NULL;
  gint64 sound = 0;

  if (lia_database_execute (database, "PRAGMA wal_checkpoint (TRUNCATE)", &cause) &&
      lia_database_get_integer (database,
                                "SELECT integrity_check = 'ok' FROM pragma_integrity_check LIMIT 1",
                                &sound, &cause) &&
      sound)
    return TRUE;

  return fail (error, LIA_REGISTER_ERROR_DAMAGED,
               _ ("The backup “%s” is damaged itself; choose an earlier one."), backup);
}

static LiaStatement *
ask_first_edit (LiaDatabase *database, GError **error)
{
  return lia_database_prepare (database, "SELECT uuid FROM edit WHERE serial = 1", error);
}

/* All copies of a register begin with the same edit. */
static gboolean
check_same (LiaRegister *self, LiaDatabase *database, const char *backup, GError **error)
{
  g_autoptr (LiaDatabase) present = lia_database_open (self->path, LIA_DATABASE_READ, error);
  g_autoptr (LiaStatement) ours = present != NULL ? ask_first_edit (present, error) : NULL;
  g_autoptr (LiaStatement) theirs = ours != NULL ? ask_first_edit (database, error) : NULL;
  LiaId first, second;

  if (theirs == NULL)
    return FALSE;
  if (lia_statement_step (ours, NULL) != LIA_STEP_ROW ||
      lia_statement_step (theirs, NULL) != LIA_STEP_ROW ||
      !lia_statement_get_id (ours, 0, &first) || !lia_statement_get_id (theirs, 0, &second) ||
      lia_id_equal (&first, &second))
    return TRUE;

  return fail (error, LIA_REGISTER_ERROR_INVALID,
               _ ("“%s” is not a backup of this register; open it by itself instead."), backup);
}

/* What the journal says about it, for what was done since is in it no more. */
static LiaEdit *
make_note (LiaRegister *self, LiaDatabase *database, GError **error)
{
  gint64 at = 0;
  g_autoptr (GDateTime) utc = NULL;
  g_autoptr (GDateTime) local = NULL;
  g_autofree char *moment = NULL;
  g_autofree char *label = NULL;
  LiaEdit *note;

  if (!lia_database_get_integer (database, "SELECT at FROM edit ORDER BY serial DESC LIMIT 1", &at,
                                 error))
    return NULL;

  utc = g_date_time_new_from_unix_utc (at / G_USEC_PER_SEC);
  local = utc != NULL ? g_date_time_to_local (utc) : NULL;
  moment = local != NULL ? g_date_time_format (local, "%Y-%m-%d %H:%M") : g_strdup ("–");
  /* Translators: what was done to the whole register; %s is a day and a time. */
  label = g_strdup_printf (_ ("Restore the register as of %s"), moment);
  note = lia_edit_new (label);
  lia_edit_set_author (note, self->author,
                       self->author_office != NULL && *self->author_office != '\0'
                           ? self->author_office
                           : self->office);

  return note;
}

/* An edit without lines changes nothing, and can't be taken back. */
static gboolean
write_note (LiaDatabase *database, LiaEdit *note, GError **error)
{
  g_autoptr (LiaJournalWriter) writer = NULL;

  if (!lia_database_execute (database, "BEGIN IMMEDIATE", error))
    return FALSE;

  writer = lia_journal_writer_new (database, note, error);
  return writer != NULL && lia_journal_writer_finish (writer, error) &&
         lia_database_execute (database, "COMMIT; PRAGMA wal_checkpoint (TRUNCATE)", error);
}

static gboolean
prepare (LiaRegister *self,
         const char *backup,
         const char *copy,
         GCancellable *cancellable,
         GError **error)
{
  g_autoptr (LiaDatabase) database = NULL;
  g_autoptr (LiaEdit) note = NULL;

  if (!lia_copy_raw (backup, copy, cancellable, error) ||
      (database = lia_database_open (copy, LIA_DATABASE_WRITE, error)) == NULL ||
      !check_sound (database, backup, error) || !check_same (self, database, backup, error) ||
      !lia_schema_upgrade (database, error))
    return FALSE;

  note = make_note (self, database, error);
  return note != NULL && write_note (database, note, error);
}

/* Over the register's own connection, so that whoever has it open goes on in what is there then. */
static gboolean
replace (LiaRegister *self, const char *copy, GError **error)
{
  g_autoptr (LiaDatabase) source = lia_database_open (copy, LIA_DATABASE_READ, error);
  gboolean replaced;

  if (source == NULL)
    return FALSE;

  g_mutex_lock (&self->writing);
  replaced = lia_database_replace (self->writer, source, error);
  if (replaced)
    lia_database_execute (self->writer, "PRAGMA wal_checkpoint (TRUNCATE)", NULL);
  g_mutex_unlock (&self->writing);

  return replaced;
}

static gboolean
restore (LiaRegister *self,
         const char *backup,
         const char *copy,
         GCancellable *cancellable,
         GError **error)
{
  g_autofree char *kept = NULL;

  if (!prepare (self, backup, copy, cancellable, error))
    return FALSE;

  kept = lia_backup_make (self->path, LIA_BACKUP_RESTORE, cancellable, error);
  return kept != NULL && replace (self, copy, error);
}

/**
 * lia_register_restore:
 * @self: a register
 * @backup: a backup of it, or any copy
 * @cancellable: (nullable): ends it before anything is replaced
 * @error: a %LIA_REGISTER_ERROR, or %G_IO_ERROR_CANCELLED; the register is then as it was
 *
 * Puts an earlier state in place of the present one, of which a backup is made first. The journal
 * says so in an edit of its own. Others, in this program or another, may have the register open:
 * #LiaRegister::replaced tells them. It reads all of the backup, so call it from a worker.
 *
 * Returns: whether the register is as it was in the backup
 */
gboolean
lia_register_restore (LiaRegister *self,
                      const char *backup,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autofree char *absolute = g_canonicalize_filename (backup, NULL);
  g_autofree char *wanted = NULL;
  g_autofree char *copy = NULL;
  gboolean restored;

  g_return_val_if_fail (LIA_IS_REGISTER (self), FALSE);

  if (self->read_only)
    return lia_register_fail_read_only (self, error);
  if (g_str_equal (absolute, self->path))
    return fail (error, LIA_REGISTER_ERROR_INVALID,
                 _ ("“%s” is the register itself; choose a backup of it."), backup);
  if (!lia_schema_check_file (backup, error))
    return FALSE;

  wanted = g_strconcat (self->path, ".restored", NULL);
  copy = lia_new_file_begin (wanted, error);
  if (copy == NULL)
    return FALSE;
  restored = restore (self, backup, copy, cancellable, error);
  lia_new_file_remove (copy);

  return restored;
}
