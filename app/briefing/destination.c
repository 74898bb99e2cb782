#include "destination.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "error.h"

/* What SQLite keeps beside a file that is open, and the file itself. */
static const char *const endings[] = { "", "-wal", "-shm", "-journal" };

/* However it is named: by another path, or through a link. */
static gboolean
is_same_file (const char *path, const char *other)
{
  GStatBuf one, two;

  return g_stat (path, &one) == 0 && g_stat (other, &two) == 0 && one.st_dev == two.st_dev &&
         one.st_ino == two.st_ino;
}

/**
 * lia_destination_check:
 * @reg: a register
 * @path: the file that something made of it is to be written to
 * @error: %LIA_BRIEFING_ERROR_NOT_WRITABLE
 *
 * What goes out replaces the file of its name, and that must never be the register that it comes
 * from.
 *
 * Returns: whether it is another file
 */
gboolean
lia_destination_check (LiaRegister *reg, const char *path, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++) {
    g_autofree char *own = g_strconcat (lia_register_get_path (reg), endings[i], NULL);

    if (is_same_file (path, own)) {
      g_set_error (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_NOT_WRITABLE,
                   _ ("“%s” is the register itself, and is not replaced. Choose another name"),
                   path);
      return FALSE;
    }
  }

  return TRUE;
}
