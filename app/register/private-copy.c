#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

#include "private-copy.h"
#include "error.h"

#define PREFIX "past-"

/* A folder in the cache holds the copy; as long as somebody uses it they hold a lock on the folder,
 * which ends with the process however that ends. */
struct _LiaPrivateCopy {
  char *folder;
  char *path;
  int lock;
};

static int
lock_folder (const char *path, gboolean wait)
{
  int fd = open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd >= 0 && flock (fd, LOCK_EX | (wait ? 0 : LOCK_NB)) != 0) {
    close (fd);
    return -1;
  }

  return fd;
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *file = g_build_filename (path, name, NULL);

    g_unlink (file);
  }
  g_rmdir (path);
}

/* What processes left behind that ended before they could tidy up. */
static void
sweep (const char *parent)
{
  g_autoptr (GDir) dir = g_dir_open (parent, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (parent, name, NULL);
    int lock = g_str_has_prefix (name, PREFIX) ? lock_folder (path, FALSE) : -1;

    if (lock < 0)
      continue;
    remove_folder (path);
    close (lock);
  }
}

static gboolean
fail (const char *path, int cause, GError **error)
{
  g_autofree char *shown = g_filename_display_name (path);

  g_set_error (error, LIA_REGISTER_ERROR,
               cause == ENOSPC || cause == EDQUOT ? LIA_REGISTER_ERROR_FULL
                                                  : LIA_REGISTER_ERROR_READ_ONLY,
               /* Translators: a folder, and what the system says about it. */
               _ ("The folder “%s” for a private copy can't be made: %s. Check that it can be "
                  "written and has space."),
               shown, g_strerror (cause));
  return FALSE;
}

/* The lock on the parent keeps a folder from being swept before it is locked itself. */
static gboolean
make_folder (LiaPrivateCopy *self, const char *parent, GError **error)
{
  int guard;

  if (g_mkdir_with_parents (parent, 0700) != 0 || (guard = lock_folder (parent, TRUE)) < 0)
    return fail (parent, errno, error);

  sweep (parent);
  self->folder = g_build_filename (parent, PREFIX "XXXXXX", NULL);
  if (g_mkdtemp_full (self->folder, 0700) == NULL) {
    fail (self->folder, errno, error);
    g_clear_pointer (&self->folder, g_free);
  } else {
    self->lock = lock_folder (self->folder, FALSE);
  }
  close (guard);

  return self->folder != NULL;
}

/**
 * lia_private_copy_new:
 * @error: %LIA_REGISTER_ERROR_FULL or %LIA_REGISTER_ERROR_READ_ONLY
 *
 * Makes a folder in the user's cache that nobody else can look into, and removes those that were
 * left behind.
 *
 * Returns: (transfer full) (nullable): a place for a file
 */
LiaPrivateCopy *
lia_private_copy_new (GError **error)
{
  g_autoptr (LiaPrivateCopy) self = g_new0 (LiaPrivateCopy, 1);
  g_autofree char *parent = g_build_filename (g_get_user_cache_dir (), "liaison", NULL);

  self->lock = -1;
  if (!make_folder (self, parent, error))
    return NULL;

  self->path = g_build_filename (self->folder, "past.liaison", NULL);
  return g_steal_pointer (&self);
}

/**
 * lia_private_copy_get_path:
 * @self: a private copy
 *
 * Returns: (transfer none): where the file goes; nothing is there at first
 */
const char *
lia_private_copy_get_path (LiaPrivateCopy *self)
{
  return self->path;
}

/**
 * lia_private_copy_free:
 * @self: (transfer full) (nullable): a private copy that nobody has open any more
 *
 * Removes the file and its folder.
 */
void
lia_private_copy_free (LiaPrivateCopy *self)
{
  if (self == NULL)
    return;

  if (self->folder != NULL)
    remove_folder (self->folder);
  if (self->lock >= 0)
    close (self->lock);
  g_free (self->folder);
  g_free (self->path);
  g_free (self);
}
