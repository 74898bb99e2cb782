#include "reinstating.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#include "backup.h"
#include "copying.h"
#include "new-file.h"

#define SUFFIX ".liaison"

/* What is in a log can't be told from damage any more, but belongs to the file that it lies beside.
 */
static const char *const companions[] = { "", "-wal", "-journal" };

/* A name that nothing has yet: what was set aside before is not written over. */
static char *
name_aside (const char *path)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *moment = g_date_time_format (now, "%Y-%m-%d %H-%M-%S");
  g_autofree char *stem = g_strdup (path);
  g_autofree char *name = NULL;

  if (g_str_has_suffix (stem, SUFFIX))
    stem[strlen (stem) - strlen (SUFFIX)] = '\0';

  name = g_strconcat (stem, " damaged ", moment, SUFFIX, NULL);
  for (guint i = 2; g_file_test (name, G_FILE_TEST_EXISTS); i++) {
    g_free (name);
    name = g_strdup_printf ("%s damaged %s (%u)" SUFFIX, stem, moment, i);
  }

  return g_steal_pointer (&name);
}

static gboolean
move (const char *from, const char *to, GError **error)
{
  g_autofree char *shown = g_filename_display_name (from);

  for (guint i = 0; i < G_N_ELEMENTS (companions); i++) {
    g_autofree char *old = g_strconcat (from, companions[i], NULL);
    g_autofree char *new = g_strconcat (to, companions[i], NULL);

    if (g_rename (old, new) == 0 || errno == ENOENT)
      continue;
    g_set_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_READ_ONLY,
                 /* Translators: a file, and what the system says about it. */
                 _ ("“%s” can't be set aside: %s. See whether its folder can be written."), shown,
                 g_strerror (errno));
    return FALSE;
  }

  return TRUE;
}

/* The name is free only for as long as it takes to rename two files. */
static gboolean
swap (const char *path, const char *fresh, GError **error)
{
  g_autofree char *aside = name_aside (path);
  g_autofree char *index = g_strconcat (path, "-shm", NULL);

  if (!move (path, aside, error)) {
    move (aside, path, NULL);
    return FALSE;
  }

  g_unlink (index);
  if (lia_new_file_finish (fresh, path, error))
    return TRUE;

  move (aside, path, NULL);
  return FALSE;
}

/**
 * lia_reinstate:
 * @path: a register file that can't be opened, or is no longer there
 * @backup: a backup of it
 * @cancellable: (nullable): ends it before anything is moved
 * @error: a %LIA_REGISTER_ERROR, or %G_IO_ERROR_CANCELLED; the files are then where they were
 *
 * Puts a copy of a backup in the place of a damaged register, which stays beside it under a name
 * that says so: something may yet be recovered from it. A register that can be opened is restored
 * with lia_register_restore(), which everybody who works with it survives.
 *
 * Returns: whether the backup has the place of the register
 */
gboolean
lia_reinstate (const char *path, const char *backup, GCancellable *cancellable, GError **error)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *fresh = g_strconcat (absolute, ".restored", NULL);
  gboolean done;

  g_return_val_if_fail (path != NULL && backup != NULL, FALSE);

  lia_new_file_remove (fresh);
  done = lia_copy_register (backup, fresh, cancellable, error) && swap (absolute, fresh, error);
  lia_new_file_remove (fresh);

  return done;
}
