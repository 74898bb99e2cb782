#include <glib/gstdio.h>
#include <locale.h>
#include <signal.h>
#include <stdlib.h>

#include "ground.h"

/* In memory where there is such a place, because a disk would be most of the time. */
#define MEMORY "/dev/shm"

static char *made;

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *child = g_build_filename (path, name, NULL);

    if (g_file_test (child, G_FILE_TEST_IS_DIR))
      remove_folder (child);
    else
      g_unlink (child);
  }
  g_rmdir (path);
}

static void
remove_made (void)
{
  remove_folder (made);
  g_clear_pointer (&made, g_free);
}

/* libFuzzer keeps the input that ended the program if it is told how: it knows of aborts, but not
 * of the trap that g_error() falls into. */
static void
abort_in_trap (int number)
{
  abort ();
}

/* A folder that is gone when the program ends well. What the program keeps aside goes there too. */
char *
ground_make_folder (void)
{
  g_autofree char *template = g_build_filename (
      g_access (MEMORY, W_OK) == 0 ? MEMORY : g_get_tmp_dir (), "liaison-fuzz-XXXXXX", NULL);

  setlocale (LC_ALL, "C.UTF-8");
  made = g_strdup (g_mkdtemp (template));
  g_assert_nonnull (made);
  g_setenv ("XDG_CACHE_HOME", made, TRUE);
  signal (SIGTRAP, abort_in_trap);
  atexit (remove_made);

  return g_strdup (made);
}

/* A copy of the small register beside this file, as the first released version wrote it. */
char *
ground_unpack_base (const char *folder)
{
  return ground_unpack ("base.liaison.gz", folder);
}

/* A copy of a register; its place is told from the folder of this file. */
char *
ground_unpack (const char *name, const char *folder)
{
  g_autofree char *base = g_path_get_basename (name);
  g_autofree char *path = g_build_filename (folder, base, NULL);
  g_autofree char *source = g_build_filename (LIA_FUZZ_FOLDER, name, NULL);
  g_autoptr (GFile) packed = g_file_new_for_path (source);
  g_autoptr (GFile) unpacked = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GZlibDecompressor) unpacker = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr (GFileInputStream) in = g_file_read (packed, NULL, &error);
  g_autoptr (GInputStream) plain = NULL;
  g_autoptr (GFileOutputStream) out = NULL;

  g_assert_no_error (error);
  plain = g_converter_input_stream_new (G_INPUT_STREAM (in), G_CONVERTER (unpacker));
  out = g_file_replace (unpacked, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_splice (G_OUTPUT_STREAM (out), plain,
                          G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                          NULL, &error);
  g_assert_no_error (error);

  return g_steal_pointer (&path);
}

GBytes *
ground_read_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *content;
  gsize size;

  g_file_get_contents (path, &content, &size, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (content, size);
}

void
ground_write_file (const char *path, GBytes *content)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents_full (path, g_bytes_get_data (content, NULL), g_bytes_get_size (content),
                            G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

/* With what SQLite may have left beside it. */
void
ground_remove_register (const char *path)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++) {
    g_autofree char *name = g_strconcat (path, suffixes[i], NULL);

    g_unlink (name);
  }
}
