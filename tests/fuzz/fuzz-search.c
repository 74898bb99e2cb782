#include "ground.h"
#include "register/reader.h"
#include "target.h"

#define MAX_HITS 20

static LiaRegister *reg;

int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  g_autofree char *folder = ground_make_folder ();
  g_autofree char *path = ground_unpack_base (folder);
  g_autoptr (GError) error = NULL;

  reg = lia_register_open (path, &error);
  g_assert_no_error (error);
  return 0;
}

static void
check_hit (LiaHit *hit)
{
  g_assert_nonnull (hit->type);
  g_assert_true (g_utf8_validate (hit->title, -1, NULL));
  g_assert_true (hit->excerpt == NULL || g_utf8_validate (hit->excerpt, -1, NULL));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (LiaReader) reader = lia_register_read (reg);
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (LiaQuery) query = lia_query_new (lia_record_type_find ("commitment"));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = lia_reader_search (reader, text, MAX_HITS, NULL, &error);

  /* Whatever was typed is a question. */
  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, <=, MAX_HITS);
  for (guint i = 0; i < hits->len; i++)
    check_hit (hits->pdata[i]);

  if (g_utf8_validate (text, -1, NULL)) {
    lia_query_where_text (query, text);
    lia_reader_count (reader, query, &error);
    g_assert_no_error (error);
  }

  return 0;
}
