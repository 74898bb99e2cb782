#include "intake/error.h"
#include "intake/table.h"

static LiaTable *
open_text (const char *text, gssize length, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);

  return lia_table_open_bytes (bytes, "some.csv", error);
}

/* Reads to the end and says what is wrong, or nothing. */
static char *
complaint (const char *text, gssize length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaTable) table = open_text (text, length, &error);

  while (table != NULL && lia_table_next (table, &error))
    ;
  if (error == NULL)
    return NULL;

  g_assert_error (error, LIA_INTAKE_ERROR, LIA_INTAKE_ERROR_TABLE);
  return g_strdup (error->message);
}

static void
assert_complaint (const char *text, gssize length, const char *begin)
{
  g_autofree char *message = complaint (text, length);

  g_assert_nonnull (message);
  if (!g_str_has_prefix (message, begin))
    g_test_fail_printf ("“%s” does not begin with “%s”", message, begin);
}

static void
assert_row (LiaTable *table, guint line, const char *first, const char *second)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (lia_table_next (table, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (lia_table_get_line (table), ==, line);
  g_assert_cmpstr (lia_table_get (table, "a"), ==, first);
  g_assert_cmpstr (lia_table_get (table, "b"), ==, second);
}

static void
assert_end (LiaTable *table)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (lia_table_next (table, &error));
  g_assert_no_error (error);
}

static void
test_plain (void)
{
  g_autoptr (LiaTable) table = open_text ("a,b\n1,2\n,\n3,ü", -1, NULL);

  g_assert_cmpstr (lia_table_get_name (table), ==, "some.csv");
  g_assert_cmpuint (lia_table_get_n_columns (table), ==, 2);
  g_assert_cmpstr (lia_table_get_column (table, 1), ==, "b");
  g_assert_true (lia_table_has_column (table, "a"));
  g_assert_false (lia_table_has_column (table, "c"));
  assert_row (table, 2, "1", "2");
  g_assert_null (lia_table_get (table, "c"));
  assert_row (table, 3, NULL, NULL);
  assert_row (table, 4, "3", "ü");
  assert_end (table);
}

static void
test_quotes (void)
{
  g_autoptr (LiaTable) table =
      open_text ("a,\"b\"\n\"one, two\",\"said \"\"so\"\"\"\n\"two\nlines\",\"\"\nx,y\n", -1, NULL);

  assert_row (table, 2, "one, two", "said \"so\"");
  assert_row (table, 3, "two\nlines", NULL);
  assert_row (table, 5, "x", "y");
  assert_end (table);
}

static void
test_line_breaks (void)
{
  g_autoptr (LiaTable) table = open_text ("\xEF\xBB\xBF"
                                          "a,b\r\n1,\"2\r\n3\"\r\n\r\n\n4,5\r6,7\r\n",
                                          -1, NULL);

  assert_row (table, 2, "1", "2\n3");
  assert_row (table, 6, "4", "5");
  assert_row (table, 7, "6", "7");
  assert_end (table);
}

/* A chunk of the reader may end anywhere, also within a letter or between the two line ends. */
static void
test_long (void)
{
  g_autoptr (GString) text = g_string_new ("a,b\r\n");
  g_autoptr (LiaTable) table = NULL;
  guint rows = 0;

  for (guint i = 0; i < 40000; i++)
    g_string_append_printf (text, "%u,\"é\"\r\n", i);

  table = open_text (text->str, text->len, NULL);
  while (lia_table_next (table, NULL)) {
    g_autofree char *expected = g_strdup_printf ("%u", rows++);

    g_assert_cmpstr (lia_table_get_nth (table, 0), ==, expected);
    g_assert_cmpstr (lia_table_get_nth (table, 1), ==, "é");
  }
  g_assert_cmpuint (rows, ==, 40000);
}

static void
test_malformed (void)
{
  assert_complaint ("", -1, "some.csv, line 1: ");
  assert_complaint ("\n\n", -1, "some.csv, line 1: ");
  assert_complaint ("a,,c\n", -1, "some.csv, line 1: column 2 ");
  assert_complaint ("a,b,a\n", -1, "some.csv, line 1: two columns ");
  assert_complaint ("a,b\n1\n", -1, "some.csv, line 2: the row has 1 cells");
  assert_complaint ("a,b\n1,2\n1,2,3\n", -1, "some.csv, line 3: the row has 3 cells");
  assert_complaint ("a,b\n\"1,2\n3,4\n", -1, "some.csv, line 2: the quotation mark");
  assert_complaint ("a,b\n1,x\"y\n", -1, "some.csv, line 2: a quotation mark");
  assert_complaint ("a,b\n1,\"x\"y\n", -1, "some.csv, line 2: text follows");
  assert_complaint ("a,b\n1,\"x\n\xFF\n\"\n", -1, "some.csv, line 3: ");
  assert_complaint ("a,b\n1,\0\n", 8, "some.csv, line 2: there is a NUL byte");
  assert_complaint ("\xFF\xFE"
                    "a\0",
                    4, "some.csv, line 1: this is UTF-16");
  g_assert_null (complaint ("a\n", -1));
}

static void
test_too_much (void)
{
  g_autoptr (GString) wide = g_string_new ("a");
  g_autoptr (GString) endless = g_string_new ("a,b\n1,\"");

  for (guint i = 0; i < LIA_TABLE_MAX_COLUMNS; i++)
    g_string_append_printf (wide, ",c%u", i);
  assert_complaint (wide->str, wide->len, "some.csv, line 1: there are more than");

  while (endless->len <= LIA_TABLE_MAX_ROW + 16)
    g_string_append (endless, "no end in sight\n");
  assert_complaint (endless->str, endless->len, "some.csv, line 2: the row that begins here");
}

static void
test_closed_stream (void)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new ();
  g_autoptr (GError) error = NULL;

  g_input_stream_close (stream, NULL, NULL);
  g_assert_null (lia_table_open (stream, "gone.csv", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
  g_assert_true (g_str_has_prefix (error->message, "gone.csv"));
}

static void
test_prefix (void)
{
  g_autoptr (LiaTable) table = open_text ("a,b\n\n1,2\n", -1, NULL);
  g_autoptr (GError) error = g_error_new (LIA_INTAKE_ERROR, LIA_INTAKE_ERROR_VALUE, "no");

  g_assert_true (lia_table_next (table, NULL));
  lia_table_prefix_error (table, &error);
  g_assert_cmpstr (error->message, ==, "some.csv, line 3: no");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/table/plain", test_plain);
  g_test_add_func ("/table/quotes", test_quotes);
  g_test_add_func ("/table/line-breaks", test_line_breaks);
  g_test_add_func ("/table/long", test_long);
  g_test_add_func ("/table/malformed", test_malformed);
  g_test_add_func ("/table/too-much", test_too_much);
  g_test_add_func ("/table/closed-stream", test_closed_stream);
  g_test_add_func ("/table/prefix", test_prefix);
  return g_test_run ();
}
