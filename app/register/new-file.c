#include "new-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "error.h"

static gboolean
fail (const char *path, int cause, GError **error)
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

/* What was written has to be on the disk before its name is: of a name without content nothing
 * could be restored. */
static void
flush (const char *path)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);

  if (fd >= 0) {
    fsync (fd);
    g_close (fd, NULL);
  }
}

/**
 * lia_new_file_begin:
 * @path: where a file shall be; nothing may be there yet
 * @error: a %LIA_REGISTER_ERROR
 *
 * Makes an empty file under another name in the same folder, so that one which was interrupted
 * while it was filled is never taken for the whole.
 *
 * Returns: (transfer full) (nullable): that other name, for lia_new_file_finish() and
 *   lia_new_file_remove()
 */
char *
lia_new_file_begin (const char *path, GError **error)
{
  g_autofree char *temporary = g_strconcat (path, ".XXXXXX", NULL);
  int fd;

  if (g_file_test (path, G_FILE_TEST_EXISTS)) {
    fail (path, EEXIST, error);
    return NULL;
  }
  fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0666);
  if (fd < 0) {
    fail (path, errno, error);
    return NULL;
  }

  g_close (fd, NULL);
  return g_steal_pointer (&temporary);
}

/**
 * lia_new_file_finish:
 * @temporary: what lia_new_file_begin() gave, filled and closed
 * @path: where it shall be
 * @error: a %LIA_REGISTER_ERROR
 *
 * Returns: whether the file is in its place, and will be there after a power cut
 */
gboolean
lia_new_file_finish (const char *temporary, const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  flush (temporary);
  /* Some sticks know no hard links. */
  if (link (temporary, path) != 0 &&
      (errno == EEXIST || errno == ENOSPC || g_rename (temporary, path) != 0))
    return fail (path, errno, error);

  g_unlink (temporary);
  flush (folder);
  return TRUE;
}

/**
 * lia_new_file_remove:
 * @temporary: (nullable): what lia_new_file_begin() gave
 *
 * Removes it, and what SQLite may have left beside it.
 */
void
lia_new_file_remove (const char *temporary)
{
  static const char *const suffixes[] = { "", "-journal", "-wal", "-shm" };

  for (guint i = 0; temporary != NULL && i < G_N_ELEMENTS (suffixes); i++) {
    g_autofree char *name = g_strconcat (temporary, suffixes[i], NULL);

    g_unlink (name);
  }
}
