#include <glib/gstdio.h>
#include <locale.h>

#include "test-locale.h"

static gboolean
compile (const char *name, const char *folder)
{
  g_autofree char *path = g_strconcat (folder, "/", name, ".UTF-8", NULL);
  const char *argv[] = { "localedef", "-i", name, "-f", "UTF-8", path, NULL };

  return g_spawn_sync (NULL, (char **) argv, NULL,
                       G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL |
                           G_SPAWN_STDERR_TO_DEV_NULL,
                       NULL, NULL, NULL, NULL, NULL, NULL) &&
         g_file_test (path, G_FILE_TEST_IS_DIR);
}

static void
remove_folder (const char *folder)
{
  const char *argv[] = { "rm", "-r", folder, NULL };

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL,
                NULL);
}

/* A locale that was set stays in memory, so that its folder needs to live no longer than this. */
static gboolean
set_compiled (const char *name, const char *locale)
{
  g_autofree char *folder = g_dir_make_tmp ("liaison-locale-XXXXXX", NULL);
  gboolean set;

  g_assert_nonnull (folder);
  g_setenv ("LOCPATH", folder, TRUE);
  set = compile (name, folder) && setlocale (LC_ALL, locale) != NULL;
  g_unsetenv ("LOCPATH");
  remove_folder (folder);
  return set;
}

/**
 * lia_test_locale_set:
 * @name: a locale without its encoding, such as `pt_BR`
 *
 * Sets the locale of the test, in UTF-8. One that the system doesn't have is compiled from the
 * system's sources into a folder of its own. Where that can't be done either, the case is skipped,
 * and has to return.
 *
 * Returns: whether the locale is set
 */
gboolean
lia_test_locale_set (const char *name)
{
  g_autofree char *locale = g_strconcat (name, ".UTF-8", NULL);
  g_autofree char *message = NULL;

  if (setlocale (LC_ALL, locale) != NULL || set_compiled (name, locale))
    return TRUE;

  message = g_strdup_printf ("The locale %s is missing and can't be compiled", locale);
  g_test_skip (message);
  return FALSE;
}

/**
 * lia_test_locale_reset:
 *
 * Sets the locale that tests run in otherwise.
 */
void
lia_test_locale_reset (void)
{
  g_assert_nonnull (setlocale (LC_ALL, "C.UTF-8"));
}
