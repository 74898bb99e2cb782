#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "backup.h"
#include "new-file.h"
#include "place.h"
#include "register-private.h"
#include "schema.h"

static gboolean
can_write (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return g_access (path, W_OK) == 0 && g_access (folder, W_OK) == 0;
}

/* What a log holds is missing where it can't be read: without its folder, or beside a file that
 * another computer may be writing. */
static gboolean
check_no_log (LiaRegister *self, GError **error)
{
  g_autofree char *log = g_strconcat (self->path, "-wal", NULL);
  g_autofree char *shown = NULL;
  GStatBuf status;

  if (g_stat (log, &status) != 0 || status.st_size == 0)
    return TRUE;

  shown = g_filename_display_name (self->path);
  if (self->remote)
    g_set_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_READ_ONLY,
                 _ ("“%s” lies on another computer, where somebody works with it; copy it to this "
                    "computer to read it."),
                 shown);
  else
    g_set_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_READ_ONLY,
                 _ ("“%s” lies in a folder that can't be written, with changes still beside it; "
                    "copy the file and the one ending in “-wal” to another folder."),
                 shown);
  return FALSE;
}

static gboolean
fail_behind (LiaRegister *self, GError **error)
{
  g_autofree char *shown = g_filename_display_name (self->path);

  g_set_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_READ_ONLY,
               _ ("“%s” was made by an earlier version of Liaison and can't be brought up to date "
                  "where it lies; copy it to a folder of this computer where you may write."),
               shown);
  return FALSE;
}

static gboolean
open_for_reading (LiaRegister *self, GError **error)
{
  g_autoptr (LiaDatabase) database = NULL;
  gboolean behind;

  if (!check_no_log (self, error))
    return FALSE;
  database = lia_database_open (self->path, LIA_DATABASE_IMMUTABLE, error);
  if (database == NULL || !lia_schema_is_behind (database, &behind, error))
    return FALSE;

  return behind ? fail_behind (self, error) : TRUE;
}

/* What a step of the schema does can't be taken back, so it waits for a backup. */
static gboolean
back_up_before_upgrade (LiaRegister *self, GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autofree char *backup = lia_backup_make (self->path, LIA_BACKUP_UPGRADE, NULL, &cause);
  g_autofree char *shown = g_filename_display_name (self->path);

  if (backup != NULL)
    return TRUE;

  g_set_error (error, cause->domain, cause->code,
               /* Translators: a register file, and a sentence that says why, and what to do. */
               _ ("“%s” has to be brought up to date, which needs a backup first. %s"), shown,
               cause->message);
  return FALSE;
}

/* Only looked at, because a register that stays as it is keeps every byte. */
static gboolean
prepare_upgrade (LiaRegister *self, GError **error)
{
  g_autoptr (LiaDatabase) database = lia_database_open (self->path, LIA_DATABASE_READ, error);
  gboolean behind;

  return database != NULL && lia_schema_is_behind (database, &behind, error) &&
         (!behind || back_up_before_upgrade (self, error));
}

static gboolean
open_for_writing (LiaRegister *self, GError **error)
{
  if (!prepare_upgrade (self, error))
    return FALSE;

  self->writer = lia_database_open (self->path, LIA_DATABASE_WRITE, error);
  return self->writer != NULL && lia_schema_upgrade (self->writer, error);
}

static gboolean
load_office (LiaRegister *self, GError **error)
{
  g_autoptr (LiaDatabase) database =
      lia_database_open (self->path, lia_register_read_mode (self), error);
  g_autoptr (LiaStatement) statement = NULL;

  if (database == NULL)
    return FALSE;

  statement =
      lia_database_prepare (database, "SELECT value FROM setting WHERE name = 'office'", error);
  if (statement == NULL)
    return FALSE;
  if (lia_statement_step (statement, error) != LIA_STEP_ROW) {
    if (error != NULL && *error == NULL)
      g_set_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_DAMAGED,
                   _ ("“%s” is damaged; restore a backup, or recover what can be read of it into a "
                      "new file."),
                   self->path);
    return FALSE;
  }

  self->office = g_strdup (lia_statement_get_text (statement, 0));
  return TRUE;
}

/**
 * lia_register_open:
 * @path: a register file
 * @error: a %LIA_REGISTER_ERROR; whatever it is, the file was not changed
 *
 * Opens a register. One that can't be written, or lies on another computer, is opened for reading,
 * and every edit is refused. A file of an older version is brought up to date, after a backup.
 *
 * Returns: (transfer full) (nullable): the register
 */
LiaRegister *
lia_register_open (const char *path, GError **error)
{
  g_autoptr (LiaRegister) self = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  if (!lia_schema_check_file (path, error))
    return NULL;

  self = g_object_new (LIA_TYPE_REGISTER, NULL);
  self->path = g_canonicalize_filename (path, NULL);
  self->remote = lia_place_kind (path) == LIA_PLACE_NETWORK;
  self->read_only = self->remote || !can_write (path);
  /* What can't be used is found out before it is brought up to date. */
  if (!(self->read_only ? open_for_reading (self, error) && load_office (self, error)
                        : load_office (self, error) && open_for_writing (self, error)))
    return NULL;

  if (!self->read_only)
    self->watch =
        lia_watch_new (self->path, self->context, G_OBJECT (self), lia_register_announce_foreign);
  return g_steal_pointer (&self);
}

static gboolean
create_file (const char *path, const char *office, GError **error)
{
  g_autofree char *temporary = lia_new_file_begin (path, error);
  g_autoptr (LiaDatabase) database = NULL;
  gboolean made;

  if (temporary == NULL)
    return FALSE;

  database = lia_database_open (temporary, LIA_DATABASE_WRITE, error);
  made = database != NULL && lia_schema_create (database, office, error);
  g_clear_pointer (&database, lia_database_free);
  made = made && lia_new_file_finish (temporary, path, error);
  lia_new_file_remove (temporary);

  return made;
}

/**
 * lia_register_create:
 * @path: where the file shall be; nothing may be there yet
 * @office: the office it belongs to, in the short form that references can bear (`RSO`)
 * @error: a %LIA_REGISTER_ERROR
 *
 * Makes an empty register and opens it.
 *
 * Returns: (transfer full) (nullable): the register
 */
LiaRegister *
lia_register_create (const char *path, const char *office, GError **error)
{
  g_return_val_if_fail (path != NULL && office != NULL, NULL);

  if (!create_file (path, office, error))
    return NULL;

  return lia_register_open (path, error);
}
