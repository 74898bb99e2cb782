#include "target.h"

/* Stands in for libFuzzer in the ordinary tests: feeds every file of a folder to the target. */

static void
test_input (gconstpointer data)
{
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  g_file_get_contents (data, &content, &size, &error);
  g_assert_no_error (error);
  LLVMFuzzerTestOneInput ((const guint8 *) content, size);
}

static void
test_nothing (void)
{
  LLVMFuzzerTestOneInput ((const guint8 *) "", 0);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  LLVMFuzzerInitialize (&argc, &argv);

  g_test_add_func ("/replay/nothing", test_nothing);
  folder = g_dir_open (argv[1], 0, NULL);
  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *path = g_strconcat ("/replay/", name, NULL);

    g_test_add_data_func_full (path, g_build_filename (argv[1], name, NULL), test_input, g_free);
  }

  return g_test_run ();
}
