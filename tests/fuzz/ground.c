#include <glib/gstdio.h>
#include <locale.h>
#include <stdlib.h>

#include "ground.h"

/* In memory where there is such a place, because a disk would be most of the time. */
#define MEMORY "/dev/shm"

static char *made;

static void
remove_made (void)
{
  g_autoptr (GDir) folder = g_dir_open (made, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *path = g_build_filename (made, name, NULL);

    g_unlink (path);
  }
  g_rmdir (made);
  g_clear_pointer (&made, g_free);
}

/* A folder that is gone when the program ends well. */
char *
ground_make_folder (void)
{
  g_autofree char *template = g_build_filename (
      g_access (MEMORY, W_OK) == 0 ? MEMORY : g_get_tmp_dir (), "liaison-fuzz-XXXXXX", NULL);

  setlocale (LC_ALL, "C.UTF-8");
  made = g_strdup (g_mkdtemp (template));
  g_assert_nonnull (made);
  atexit (remove_made);

  return g_strdup (made);
}

/* A copy of the small register beside this file, as the first released version wrote it. */
char *
ground_unpack_base (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "base.liaison", NULL);
  g_autoptr (GFile) packed = g_file_new_for_path (LIA_FUZZ_FOLDER "/base.liaison.gz");
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
