#include <string.h>

#include "ground.h"
#include "records/record-type.h"
#include "register/filter.h"
#include "target.h"

/* A day on which the records of the ground are partly overdue, silent and ahead. */
#define TODAY 20500

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

/* A filter that was taken is a question that can be asked, and counting agrees with listing. */
static void
check_question (LiaReader *reader, LiaQuery *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) keys = lia_reader_list (reader, query, NULL, &error);
  gint64 n;

  g_assert_no_error (error);
  n = lia_reader_count (reader, query, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n, ==, keys->len);
}

/* What is written of a filter is read as the same filter, and as one that a person can read. Only
 * quotation marks and backslashes make it longer. */
static void
check_writing (LiaReader *reader, const LiaRecordType *type, const char *text)
{
  g_autoptr (LiaExpression) expression = lia_expression_parse (text, NULL);
  g_autoptr (LiaExpression) again = NULL;
  g_autofree char *written = NULL;
  g_autofree char *rewritten = NULL;
  g_autofree char *words = NULL;

  if (expression == NULL || (written = lia_expression_write (expression)) == NULL ||
      strlen (written) > LIA_EXPRESSION_MAX_LENGTH)
    return;

  again = lia_expression_parse (written, NULL);
  g_assert_nonnull (again);
  g_assert_true (lia_expression_equal (expression, again));
  rewritten = lia_expression_write (again);
  g_assert_cmpstr (written, ==, rewritten);

  words = lia_filter_words (expression, type, reader);
  g_assert_true (g_utf8_validate (words, -1, NULL));
  g_assert_true ((*words == '\0') == (*written == '\0'));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  const LiaRecordType *const *types = lia_record_types ();
  g_autoptr (LiaReader) reader = lia_register_read (reg);
  g_autoptr (LiaQuery) query = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  guint n_types = 0;

  while (types[n_types] != NULL)
    n_types++;
  if (size == 0)
    return 0;

  /* The first byte says of what. */
  query = lia_query_new (types[data[0] % n_types]);
  text = g_strndup ((const char *) data + 1, size - 1);
  check_writing (reader, types[data[0] % n_types], text);
  if (lia_filter_apply (text, query, reader, TODAY, &error)) {
    g_assert_no_error (error);
    check_question (reader, query);
  } else {
    g_assert_nonnull (error);
    g_assert_true (g_utf8_validate (error->message, -1, NULL));
    g_assert_false (g_error_matches (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_FAILED));
    g_assert_false (g_error_matches (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_DAMAGED));
  }

  return 0;
}
