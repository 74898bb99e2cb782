#include <string.h>

#include "workbook-fixture.h"

#define COVER "xl/worksheets/sheet1.xml"
#define PAGE "xl/worksheets/sheet2.xml"

static void
assert_cell (const WorkbookFixture *fixture, const char *sheet, const char *cell, const char *text)
{
  g_autofree char *found = workbook_cell (fixture->path, sheet, cell);

  g_assert_cmpstr (found, ==, text);
}

/* How tall a row is, in points. */
static double
row_height (const WorkbookFixture *fixture, const char *sheet, guint row)
{
  g_autofree char *xml = workbook_read_part (fixture->path, sheet);
  g_autofree char *start = g_strdup_printf ("<row r=\"%u\"", row);
  const char *at = strstr (xml, start);

  g_assert_nonnull (at);
  at = strstr (at, "ht=\"");
  g_assert_nonnull (at);
  return g_ascii_strtod (at + 4, NULL);
}

static void
test_cover (WorkbookFixture *fixture, gconstpointer data)
{
  g_autoptr (LiaDocument) document = workbook_document ();
  g_autoptr (GError) error = NULL;

  lia_document_set_audience (document, "The delegation of Pakistan");
  lia_document_set_introduction (document, "First paragraph.\n\nSecond paragraph.");
  lia_document_add_section (document, "summary", "Summary", "At a glance");
  g_assert_true (workbook_write (fixture, document, &error));
  g_assert_no_error (error);

  assert_cell (fixture, COVER, "B5", "For");
  assert_cell (fixture, COVER, "C5", "The delegation of Pakistan");
  assert_cell (fixture, COVER, "B6", "As at");
  assert_cell (fixture, COVER, "B8", "First paragraph.");
  assert_cell (fixture, COVER, "B9", "Second paragraph.");
  assert_cell (fixture, COVER, "B11", "What is in it");
}

/* A paragraph longer than the tallest row goes on in the next one: no row is cut, and what is
 * longer than a page goes on on the next. */
static void
test_long_introduction (WorkbookFixture *fixture, gconstpointer data)
{
  g_autoptr (LiaDocument) document = workbook_document ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *second = NULL;
  g_autofree char *xml = NULL;

  for (guint i = 0; i < 1500; i++)
    g_string_append (text, "perhaps ");
  lia_document_set_introduction (document, text->str);
  g_assert_true (workbook_write (fixture, document, NULL));

  second = workbook_cell (fixture->path, COVER, "B8");
  g_assert_true (g_str_has_prefix (second, "perhaps"));
  g_assert_cmpfloat (row_height (fixture, COVER, 7), >, 300.0);
  g_assert_cmpfloat (row_height (fixture, COVER, 7), <, 409.0);

  xml = workbook_read_part (fixture->path, COVER);
  g_assert_nonnull (strstr (xml, "fitToHeight=\"0\""));
}

static void
test_facts (WorkbookFixture *fixture, gconstpointer data)
{
  g_autoptr (LiaDocument) document = workbook_document ();
  LiaSection *page = lia_document_add_section (document, "page", "Page", "Facts");
  LiaBlock *block = lia_section_add_block (page, "Standing");
  g_autofree char *long_value = g_strnfill (400, 'x');
  g_autofree char *xml = NULL;

  lia_block_add_fact (block, "Chair", "Türkiye", NULL);
  lia_block_add_fact (block, "Follows", "E-121", "page");
  lia_block_add_fact (block, "Outcome", long_value, "page");
  g_assert_true (workbook_write (fixture, document, NULL));

  assert_cell (fixture, PAGE, "A4", "Standing");
  assert_cell (fixture, PAGE, "A5", "Chair");
  assert_cell (fixture, PAGE, "D5", "Türkiye");
  g_assert_cmpfloat (row_height (fixture, PAGE, 7), >, 3 * row_height (fixture, PAGE, 5));
  xml = workbook_read_part (fixture->path, PAGE);
  g_assert_null (strstr (xml, "<hyperlink ref=\"D5\""));
  g_assert_nonnull (strstr (xml, "<hyperlink ref=\"D6\" location=\"'Page'!A1\""));
  g_assert_null (strstr (xml, "<hyperlink ref=\"D7\""));
  g_assert_nonnull (strstr (xml, "<hyperlink ref=\"A7\""));
}

static void
test_paragraphs (WorkbookFixture *fixture, gconstpointer data)
{
  g_autoptr (LiaDocument) document = workbook_document ();
  LiaSection *page = lia_document_add_section (document, "page", "Page", "Sentences");
  LiaBlock *block = lia_section_add_block (page, "Background");

  lia_block_add_paragraph (block, "One.\nTwo.");
  lia_block_set_empty (block, "Nothing recorded.");
  block = lia_section_add_block (page, "Contacts");
  lia_block_set_empty (block, "Nothing recorded.");
  g_assert_true (workbook_write (fixture, document, NULL));

  assert_cell (fixture, PAGE, "A5", "One.");
  assert_cell (fixture, PAGE, "A6", "Two.");
  assert_cell (fixture, PAGE, "A8", "Contacts");
  assert_cell (fixture, PAGE, "A9", "Nothing recorded.");
}

static void
add_table (LiaSection *page, guint n_rows)
{
  LiaListing *listing = lia_listing_new ();

  lia_listing_add_column (listing, LIA_COLUMN_TITLE, "Title", "")->span = 4;
  for (guint i = 0; i < n_rows; i++) {
    lia_listing_add_row (listing, NULL);
    lia_listing_put_text (listing, "Commitment");
  }
  lia_block_take_listing (lia_section_add_block (page, ""), listing, "None");
}

/* A table that has the sheet to itself keeps its header in view, and on each page. */
static void
test_header (WorkbookFixture *fixture, gconstpointer data)
{
  g_autoptr (LiaDocument) document = workbook_document ();
  LiaSection *page = lia_document_add_section (document, "page", "Page", "A table");
  g_autofree char *xml = NULL;
  g_autofree char *book = NULL;

  add_table (page, 60);
  g_assert_true (workbook_write (fixture, document, NULL));
  xml = workbook_read_part (fixture->path, PAGE);
  book = workbook_read_part (fixture->path, "xl/workbook.xml");
  g_assert_nonnull (strstr (xml, "<pane ySplit=\"4\""));
  g_assert_nonnull (strstr (book, "Page!$4:$4</definedName>"));

  g_clear_pointer (&xml, g_free);
  add_table (page, 1);
  g_assert_true (workbook_write (fixture, document, NULL));
  xml = workbook_read_part (fixture->path, PAGE);
  g_assert_null (strstr (xml, "<pane "));
}

/* Where a chart begins, as a row from 0, beside or below a table of so many columns of the grid. */
static void
assert_chart (WorkbookFixture *fixture, guint span, const char *column, const char *row)
{
  g_autoptr (LiaDocument) document = workbook_document ();
  LiaSection *page = lia_document_add_section (document, "page", "Vue d'ensemble", "A chart");
  LiaListing *listing = lia_listing_new ();
  LiaBlock *block = lia_section_add_block (page, "");
  g_autofree char *drawing = NULL;
  g_autofree char *chart = NULL;
  g_autofree char *from = g_strdup_printf ("<xdr:from><xdr:col>%s</xdr:col>", column);
  g_autofree char *at = g_strdup_printf ("<xdr:row>%s</xdr:row>", row);
  g_autofree char *beginning = NULL;

  lia_listing_add_column (listing, LIA_COLUMN_TITLE, "Status", "")->span = span - 1;
  lia_listing_add_column (listing, LIA_COLUMN_NUMBER, "Bali", "");
  lia_listing_add_row (listing, NULL);
  lia_listing_put_text (listing, "Fulfilled");
  lia_listing_put_number (listing, 3);
  lia_block_take_listing (block, listing, "None");
  lia_block_add_series (block, 0x0f7b7b);
  g_assert_true (workbook_write (fixture, document, NULL));

  drawing = workbook_read_part (fixture->path, "xl/drawings/drawing1.xml");
  chart = workbook_read_part (fixture->path, "xl/charts/chart1.xml");
  beginning = g_strndup (drawing, strstr (drawing, "</xdr:from>") - drawing);
  g_assert_nonnull (strstr (beginning, from));
  g_assert_nonnull (strstr (beginning, at));
  g_assert_nonnull (strstr (chart, "<c:f>'Vue d’ensemble'!$A$5</c:f>"));
  g_assert_nonnull (strstr (chart, "<c:pt idx=\"0\"><c:v>3</c:v>"));
  g_assert_null (strstr (chart, "<c:pt idx=\"1\">"));
}

/* A chart that has no room beside its table goes below it, and finds its numbers on a sheet whose
 * name would end the quotation. */
static void
test_chart (WorkbookFixture *fixture, gconstpointer data)
{
  assert_chart (fixture, 6, "6", "3");
  assert_chart (fixture, 9, "0", "5");
}

/* What has no room in the header of a printed page ends with a whole word, and says that it does.
 */
static void
test_long_title (WorkbookFixture *fixture, gconstpointer data)
{
  g_autoptr (GDateTime) as_at = g_date_time_new_utc (2026, 11, 23, 14, 5, 0);
  g_autoptr (LiaDocument) document = lia_document_new (
      "Challenge brief: Gaps in knowledge about smuggling and irregular migration", "", as_at);
  g_autofree char *xml = NULL;

  lia_document_add_section (document, "page", "Page", "Nothing");
  g_assert_true (workbook_write (fixture, document, NULL));
  xml = workbook_read_part (fixture->path, PAGE);
  g_assert_nonnull (strstr (xml, "smuggling and… · Page"));
}

#define ADD(path, function)                                                                        \
  g_test_add ("/workbook-page/" path, WorkbookFixture, NULL, workbook_set_up, function,            \
              workbook_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("cover", test_cover);
  ADD ("long-introduction", test_long_introduction);
  ADD ("facts", test_facts);
  ADD ("paragraphs", test_paragraphs);
  ADD ("header", test_header);
  ADD ("chart", test_chart);
  ADD ("long-title", test_long_title);
  return g_test_run ();
}
