#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "register-private.h"
#include "schema.h"

static gboolean
can_write (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return g_access (path, W_OK) == 0 && g_access (folder, W_OK) == 0;
}

/* Without its folder a log can't be read, so what it holds would be missing. */
static gboolean
check_no_log (const char *path, GError **error)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *shown = NULL;
  GStatBuf status;

  if (g_stat (log, &status) != 0 || status.st_size == 0)
    return TRUE;

  shown = g_filename_display_name (path);
  g_set_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_READ_ONLY,
               _ ("“%s” lies in a folder that can't be written, with changes still beside it; "
                  "copy the file and the one ending in “-wal” to another folder."),
               shown);
  return FALSE;
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
                   _ ("“%s” is damaged; restore it from a backup, and keep the damaged file."),
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
 * Opens a register. One that can't be written is opened for reading, and every edit is refused.
 * A file of an older version is brought up to date.
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
  self->read_only = !can_write (path);
  if (self->read_only) {
    if (!check_no_log (path, error))
      return NULL;
  } else {
    self->writer = lia_database_open (self->path, LIA_DATABASE_WRITE, error);
    if (self->writer == NULL || !lia_schema_upgrade (self->writer, error))
      return NULL;
  }
  if (!load_office (self, error))
    return NULL;

  if (!self->read_only)
    self->watch =
        lia_watch_new (self->path, self->context, G_OBJECT (self), lia_register_announce_foreign);
  return g_steal_pointer (&self);
}

static gboolean
fail_to_create (const char *path, int cause, GError **error)
{
  g_autofree char *shown = g_filename_display_name (path);

  if (cause == EEXIST)
    g_set_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_EXISTS,
                 _ ("“%s” exists already; choose another name."), shown);
  else if (cause == ENOSPC || cause == EDQUOT)
    g_set_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_FULL,
                 _ ("The disk has no room for “%s”; free some space and try again."), shown);
  else if (cause == ENOENT || cause == ENOTDIR)
    g_set_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_MISSING,
                 _ ("The folder for “%s” does not exist; make it, or choose another."), shown);
  else
    g_set_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_READ_ONLY,
                 _ ("“%s” can't be written; choose a folder where you may write."), shown);
  return FALSE;
}

/* Made under another name and then put in its place, so that a register which was interrupted
 * while it was made is never taken for one. */
static gboolean
create_file (const char *path, const char *office, GError **error)
{
  g_autofree char *temporary = g_strconcat (path, ".XXXXXX", NULL);
  g_autoptr (LiaDatabase) database = NULL;
  int fd;
  gboolean made;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return fail_to_create (path, EEXIST, error);
  fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0666);
  if (fd < 0)
    return fail_to_create (path, errno, error);
  g_close (fd, NULL);

  database = lia_database_open (temporary, LIA_DATABASE_WRITE, error);
  made = database != NULL && lia_schema_create (database, office, error);
  g_clear_pointer (&database, lia_database_free);
  if (made && link (temporary, path) != 0)
    /* Some sticks know no hard links. */
    made = errno != EEXIST && errno != ENOSPC && g_rename (temporary, path) == 0
               ? TRUE
               : fail_to_create (path, errno, error);
  g_unlink (temporary);

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
