#include <string.h>

#include "commands/columns.h"
#include "commands/plain.h"

static LiaColumns *
make_columns (void)
{
  LiaColumns *columns = lia_columns_new ();
  const char *const first[] = { "C-001", "Share what was learned in setting up the community", NULL,
                                "2026-03-31", "In progress" };
  const char *const second[] = { "C-002", "巴厘\nTürkiye", NULL, NULL, "Not reported" };

  lia_columns_add_column (columns, "Ref", TRUE);
  lia_columns_add_column (columns, "Title", FALSE);
  lia_columns_add_column (columns, "Lead", FALSE);
  lia_columns_add_column (columns, "Due", TRUE);
  lia_columns_add_column (columns, "Status", TRUE);
  lia_columns_add_row (columns, first);
  lia_columns_add_row (columns, second);

  return columns;
}

static void
test_whole (void)
{
  g_autoptr (LiaColumns) columns = make_columns ();
  g_autofree char *text = lia_columns_to_text (columns, 0);

  g_assert_cmpstr (
      text, ==,
      "Ref    Title                                               Lead  Due         Status\n"
      "C-001  Share what was learned in setting up the community        2026-03-31  In progress\n"
      "C-002  巴厘 Türkiye                                                          Not "
      "reported\n");
}

/* Nothing is wider than the terminal; references and dates stay whole; empty columns go first. */
static void
test_fitted (void)
{
  g_autoptr (LiaColumns) columns = make_columns ();
  g_autofree char *text = lia_columns_to_text (columns, 60);

  g_assert_cmpstr (text, ==,
                   "Ref    Title                        Due         Status\n"
                   "C-001  Share what was learned in…   2026-03-31  In progress\n"
                   "C-002  巴厘 Türkiye                             Not reported\n");
}

static void
test_every_width (void)
{
  g_autoptr (LiaColumns) columns = make_columns ();

  for (guint width = 20; width < 120; width++) {
    g_autofree char *text = lia_columns_to_text (columns, width);
    g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

    g_assert_cmpuint (g_strv_length (lines), ==, 4);
    g_assert_nonnull (strstr (text, "C-001"));
    for (guint i = 0; lines[i] != NULL; i++)
      g_assert_cmpuint (lia_plain_width (lines[i]), <=, width);
  }
}

/* One very long cell is printed whole where nothing is cut, but the others are not padded to it. */
static void
test_long_cell (void)
{
  g_autoptr (LiaColumns) columns = lia_columns_new ();
  g_autofree char *prose = g_strnfill (30000, 'x');
  const char *const first[] = { prose, "a" };
  const char *const second[] = { "short", "b" };
  g_autofree char *text = NULL;

  lia_columns_add_column (columns, "Narrative", FALSE);
  lia_columns_add_column (columns, "By", FALSE);
  lia_columns_add_row (columns, first);
  lia_columns_add_row (columns, second);
  text = lia_columns_to_text (columns, 0);

  g_assert_nonnull (strstr (text, prose));
  g_assert_cmpuint (strlen (text), <, 30400);
}

static void
test_empty (void)
{
  g_autoptr (LiaColumns) columns = lia_columns_new ();
  g_autofree char *text = NULL;

  lia_columns_add_column (columns, "Ref", TRUE);
  lia_columns_add_column (columns, "Title", FALSE);
  text = lia_columns_to_text (columns, 40);

  g_assert_cmpstr (text, ==, "Ref  Title\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/columns/whole", test_whole);
  g_test_add_func ("/columns/fitted", test_fitted);
  g_test_add_func ("/columns/every-width", test_every_width);
  g_test_add_func ("/columns/long-cell", test_long_cell);
  g_test_add_func ("/columns/empty", test_empty);

  return g_test_run ();
}
