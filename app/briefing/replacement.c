#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "error.h"
#include "replacement.h"

struct _LiaReplacement {
  char *path;
  char *folder;
  char *part;
  mode_t mode; /* who may do what with the file once it has its name */
};

/* Asks for the room before the work is done. A file system that can't tell is believed to have it:
 * what doesn't fit is found later. */
static gboolean
has_room (int fd, guint64 size)
{
  gboolean room = fallocate (fd, 0, 0, (off_t) size) == 0 || !lia_replacement_is_full (errno);

  return ftruncate (fd, 0) == 0 && room;
}

static gboolean
sync_path (const char *path, int flags)
{
  int fd = g_open (path, flags | O_CLOEXEC, 0);
  gboolean synced;

  if (fd < 0)
    return FALSE;

  synced = fsync (fd) == 0;
  close (fd);
  return synced;
}

/**
 * lia_replacement_is_full:
 * @code: an errno
 *
 * Returns: whether it says that there is no room
 */
gboolean
lia_replacement_is_full (int code)
{
  return code == ENOSPC || code == EDQUOT || code == EFBIG;
}

/**
 * lia_replacement_fail:
 * @path: the file that was to be written
 * @code: why it couldn't be, an errno
 * @error: %LIA_BRIEFING_ERROR_FULL or %LIA_BRIEFING_ERROR_NOT_WRITABLE
 *
 * Returns: %FALSE
 */
gboolean
lia_replacement_fail (const char *path, int code, GError **error)
{
  if (lia_replacement_is_full (code))
    g_set_error (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_FULL,
                 _ ("There is no room for “%s”. Nothing was replaced: make room, or choose "
                    "another folder"),
                 path);
  else
    g_set_error (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_NOT_WRITABLE,
                 /* Translators: a file, and the system's own words for what is wrong. */
                 _ ("Can’t write “%s” (%s). Choose another folder or name"), path,
                 g_strerror (code));
  return FALSE;
}

/**
 * lia_replacement_fail_damaged:
 * @path: the file that was to be written
 * @error: %LIA_BRIEFING_ERROR_DAMAGED
 *
 * Returns: %FALSE
 */
gboolean
lia_replacement_fail_damaged (const char *path, GError **error)
{
  g_set_error (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_DAMAGED,
               _ ("“%s” didn’t read back as it was written, and was not replaced. Choose another "
                  "folder or disk."),
               path);
  return FALSE;
}

/* What isn't proven yet is for nobody else, wherever it is written. Afterwards whoever could read
 * the old file can read the new one, and nobody more. */
static void
keep_private (LiaReplacement *self, int fd)
{
  GStatBuf status;

  if (g_stat (self->path, &status) == 0 || fstat (fd, &status) == 0)
    self->mode = status.st_mode & 0777;
  fchmod (fd, 0600);
}

static gboolean
begin (LiaReplacement *self, guint64 size, GError **error)
{
  gboolean room;
  int fd;

  if (g_file_test (self->path, G_FILE_TEST_IS_DIR))
    return lia_replacement_fail (self->path, EISDIR, error);
  if (g_access (self->path, F_OK) == 0 && g_access (self->path, W_OK) != 0)
    return lia_replacement_fail (self->path, errno, error);

  self->part = g_build_filename (self->folder, ".liaison-XXXXXX", NULL);
  fd = g_mkstemp_full (self->part, O_RDWR | O_CLOEXEC, 0666);
  if (fd < 0) {
    int code = errno;

    g_clear_pointer (&self->part, g_free);
    return lia_replacement_fail (self->path, code, error);
  }

  keep_private (self, fd);
  room = has_room (fd, size);
  close (fd);
  return room || lia_replacement_fail (self->path, ENOSPC, error);
}

/**
 * lia_replacement_new:
 * @path: the file to write or replace
 * @size: about how many bytes it will have
 * @error: a %LIA_BRIEFING_ERROR
 *
 * Makes an empty file beside the one that it is going to replace, which nobody else can read until
 * it takes that one's place.
 *
 * Returns: (transfer full) (nullable): the replacement
 */
LiaReplacement *
lia_replacement_new (const char *path, guint64 size, GError **error)
{
  g_autofree char *real = realpath (path, NULL);
  g_autoptr (LiaReplacement) self = g_new0 (LiaReplacement, 1);

  self->path = g_strdup (real != NULL ? real : path);
  self->folder = g_path_get_dirname (self->path);

  return begin (self, size, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * lia_replacement_free:
 * @self: (transfer full): a replacement; what was written is thrown away unless it was finished
 */
void
lia_replacement_free (LiaReplacement *self)
{
  if (self->part != NULL)
    g_unlink (self->part);
  g_free (self->part);
  g_free (self->folder);
  g_free (self->path);
  g_free (self);
}

/**
 * lia_replacement_get_part:
 * @self: a replacement
 *
 * Returns: (transfer none): the file to write to
 */
const char *
lia_replacement_get_part (const LiaReplacement *self)
{
  return self->part;
}

/**
 * lia_replacement_get_path:
 * @self: a replacement
 *
 * Returns: (transfer none): the file that it replaces, where a link to it leads
 */
const char *
lia_replacement_get_path (const LiaReplacement *self)
{
  return self->path;
}

/**
 * lia_replacement_get_folder:
 * @self: a replacement
 *
 * Returns: (transfer none): the folder that both files are in
 */
const char *
lia_replacement_get_folder (const LiaReplacement *self)
{
  return self->folder;
}

/**
 * lia_replacement_write_part:
 * @part: an empty file
 * @path: the file that it is going to replace, for what is said if it can't be written
 * @bytes: all that shall be in it
 * @error: a %LIA_BRIEFING_ERROR
 *
 * Writes the whole content of a file that is going to replace another.
 *
 * Returns: whether it is all there
 */
gboolean
lia_replacement_write_part (const char *part, const char *path, GBytes *bytes, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  int fd = g_open (part, O_WRONLY | O_CLOEXEC, 0);
  int code = fd < 0 ? errno : 0;

  while (code == 0 && size > 0) {
    gssize n = write (fd, data, size);

    if (n > 0) {
      data += n;
      size -= n;
    } else if (n == 0 || errno != EINTR) {
      code = n == 0 ? ENOSPC : errno;
    }
  }
  if (fd >= 0 && close (fd) != 0 && code == 0)
    code = errno;

  return code == 0 || lia_replacement_fail (path, code, error);
}

/**
 * lia_replacement_read_part:
 * @part: a file that was written
 * @path: the file that it is going to replace, for what is said if it can't be read
 * @error: %LIA_BRIEFING_ERROR_DAMAGED, as when somebody took it away
 *
 * Reads back what is going to replace a file.
 *
 * Returns: (transfer full) (nullable): all that is in it
 */
GBytes *
lia_replacement_read_part (const char *part, const char *path, GError **error)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (part, FALSE, NULL);

  if (file != NULL)
    return g_mapped_file_get_bytes (file);

  lia_replacement_fail_damaged (path, error);
  return NULL;
}

/**
 * lia_replacement_write:
 * @self: a replacement
 * @bytes: all that shall be in it
 * @error: a %LIA_BRIEFING_ERROR
 *
 * Writes the whole content.
 *
 * Returns: whether it is all there
 */
gboolean
lia_replacement_write (LiaReplacement *self, GBytes *bytes, GError **error)
{
  return lia_replacement_write_part (self->part, self->path, bytes, error);
}

/**
 * lia_replacement_finish:
 * @self: a replacement that was written and closed
 * @error: a %LIA_BRIEFING_ERROR
 *
 * Puts the new file in the place of the old one, for whom that was. The folder is synced as well,
 * where that is possible: the new name is on the disk then.
 *
 * Returns: whether it is there
 */
gboolean
lia_replacement_finish (LiaReplacement *self, GError **error)
{
  if (self->mode != 0)
    g_chmod (self->part, self->mode);
  if (!sync_path (self->part, O_RDWR) || g_rename (self->part, self->path) != 0)
    return lia_replacement_fail (self->path, errno, error);

  g_clear_pointer (&self->part, g_free);
  sync_path (self->folder, O_RDONLY | O_DIRECTORY);
  return TRUE;
}
