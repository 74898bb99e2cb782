#include <math.h>
#include <string.h>

#include "briefing/document/data-guide.h"
#include "support/test-locale.h"
#include "workbook-fixture.h"

#define COVER "xl/worksheets/sheet1.xml"
#define LIST "xl/worksheets/sheet2.xml"

static const LiaChoice choices[] = {
  { "open", "Open", LIA_TONE_ACCENT, NULL, "Not yet done" },
  { "done", "Done", LIA_TONE_SUCCESS, NULL, "Done" },
  { NULL },
};

static LiaListing *
make_listing (guint n_rows)
{
  LiaListing *listing = lia_listing_new ();
  LiaColumn *status;

  lia_listing_add_column (listing, LIA_COLUMN_TEXT, "Ref", "The reference");
  lia_listing_add_column (listing, LIA_COLUMN_NUMBER, "Late", "How late");
  status = lia_listing_add_column (listing, LIA_COLUMN_CHOICE, "Status", "How far it is");
  status->choices = choices;
  for (guint i = 0; i < n_rows; i++) {
    g_autofree char *reference = g_strdup_printf ("C-%u", i + 1);

    lia_listing_add_row (listing, reference);
    lia_listing_put_text (listing, reference);
    lia_listing_put_number (listing, i);
    lia_listing_put_text (listing, "Open");
  }

  return listing;
}

/* One column of what is called a reference, still without rows. */
static LiaListing *
make_column (LiaColumnKind kind)
{
  LiaListing *listing = lia_listing_new ();

  lia_listing_add_column (listing, kind, "Ref", "The reference");
  return listing;
}

static void
add_link (LiaListing *listing, const char *text, const char *target)
{
  lia_listing_add_row (listing, NULL);
  lia_listing_put_text (listing, text);
  lia_listing_put_target (listing, target);
}

static LiaColumn *
column_of (LiaListing *listing, guint index)
{
  return (LiaColumn *) lia_listing_get_column (listing, index);
}

static LiaSection *
add_list (LiaDocument *document, LiaListing *listing)
{
  LiaSection *section = lia_document_add_section (document, "list", "List", "What there is");

  lia_section_take_listing (section, listing);
  return section;
}

static char *
write_list (WorkbookFixture *fixture, LiaDocument *document)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (workbook_write (fixture, document, &error));
  g_assert_no_error (error);
  return workbook_read_part (fixture->path, LIST);
}

/* How the numbers of a column are shown besides is a rule of its own kind. */
typedef struct {
  LiaEmphasis emphasis;
  const char *rule;
  const char *other;
} Emphasis;

static const Emphasis bar = { LIA_EMPHASIS_BAR, "sqref=\"B4:B6\"><cfRule type=\"dataBar\"",
                              "colorScale" };
static const Emphasis scale = { LIA_EMPHASIS_SCALE, "sqref=\"B4:B6\"><cfRule type=\"colorScale\"",
                                "dataBar" };

static void
test_emphasis (WorkbookFixture *fixture, gconstpointer data)
{
  const Emphasis *expected = data;
  g_autoptr (LiaDocument) document = workbook_document ();
  LiaListing *listing = make_listing (3);
  g_autofree char *xml = NULL;

  column_of (listing, 1)->emphasis = expected->emphasis;
  add_list (document, listing);
  xml = write_list (fixture, document);
  g_assert_nonnull (strstr (xml, expected->rule));
  g_assert_null (strstr (xml, expected->other));
}

/* A program that doesn't reckon shows what the file says the sum is. */
static void
test_sum (WorkbookFixture *fixture, gconstpointer data)
{
  g_autoptr (LiaDocument) document = workbook_document ();
  LiaListing *listing = make_listing (4);
  g_autofree char *xml = NULL;

  column_of (listing, 1)->summed = TRUE;
  add_list (document, listing);
  xml = write_list (fixture, document);
  g_assert_nonnull (strstr (xml, "<f>SUBTOTAL(109,B4:B7)</f><v>6</v>"));
}

/* Only what is to be filled in can be changed, and nobody needs a password for the rest. */
static void
test_fill_in (WorkbookFixture *fixture, gconstpointer data)
{
  g_autoptr (LiaDocument) document = workbook_document ();
  LiaListing *listing = make_listing (2);
  g_autofree char *xml = NULL;
  g_autofree char *styles = NULL;

  column_of (listing, 2)->fill_in = TRUE;
  add_list (document, listing);
  lia_data_guide_add (document);
  xml = write_list (fixture, document);
  styles = workbook_read_part (fixture->path, "xl/styles.xml");

  g_assert_nonnull (strstr (xml, "<sheetProtection sheet=\"1\""));
  g_assert_null (strstr (xml, "password="));
  g_assert_null (strstr (xml, "hashValue="));
  g_assert_nonnull (strstr (styles, "<protection locked=\"0\"/>"));
  g_assert_nonnull (strstr (xml, "promptTitle=\"Status\" prompt=\"How far it is\""));
  g_assert_nonnull (strstr (xml, "<formula1>'Data guide'!$C$"));
}

/* A prompt longer than a spreadsheet shows is cut instead of refused. */
static void
test_long_prompt (WorkbookFixture *fixture, gconstpointer data)
{
  g_autoptr (LiaDocument) document = workbook_document ();
  LiaListing *listing = lia_listing_new ();
  g_autofree char *meaning = g_strnfill (400, 'x');
  g_autofree char *label = g_strnfill (60, 'y');
  g_autofree char *xml = NULL;

  lia_listing_add_column (listing, LIA_COLUMN_DATE, label, meaning)->fill_in = TRUE;
  lia_listing_add_row (listing, NULL);
  lia_listing_put_empty (listing);
  add_list (document, listing);
  xml = write_list (fixture, document);
  g_assert_nonnull (strstr (xml, "type=\"date\""));
  g_assert_nonnull (strstr (xml, "errorStyle=\"warning\""));
}

static void
test_hidden (WorkbookFixture *fixture, gconstpointer data)
{
  g_autoptr (LiaDocument) document = workbook_document ();
  g_autofree char *xml = NULL;
  g_autofree char *book = NULL;
  g_autofree char *cover = NULL;

  add_list (document, make_listing (1))->hidden = TRUE;
  xml = write_list (fixture, document);
  book = workbook_read_part (fixture->path, "xl/workbook.xml");
  cover = workbook_cell (fixture->path, COVER, "B8");
  g_assert_nonnull (strstr (book, "<sheet name=\"List\" sheetId=\"2\" state=\"hidden\""));
  g_assert_null (cover);
}

/* A text that begins as a formula does has the format of text: it stays one when it is edited. */
static void
test_guard (WorkbookFixture *fixture, gconstpointer data)
{
  g_autoptr (LiaDocument) document = workbook_document ();
  LiaListing *listing = make_column (LIA_COLUMN_TEXT);
  static const char *const texts[] = { "=1+1", "+1", "-1", "@SUM(1)", "1+1" };
  g_autofree char *xml = NULL;
  g_autofree char *plain = NULL;
  g_autofree char *guarded = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    add_link (listing, texts[i], NULL);
  add_list (document, listing);
  xml = write_list (fixture, document);

  guarded = g_strndup (strstr (xml, "<c r=\"A4\" s=\"") + 10, 8);
  g_assert_null (strstr (xml, "<f>"));
  for (guint row = 5; row <= 7; row++) {
    g_autofree char *start = g_strdup_printf ("<c r=\"A%u\"", row);
    g_autofree char *found = g_strndup (strstr (xml, start) + 10, 8);

    g_assert_cmpstr (found, ==, guarded);
  }
  plain = g_strndup (strstr (xml, "<c r=\"A8\" s=\"") + 10, 8);
  g_assert_cmpstr (plain, !=, guarded);
}

/* What isn't finite can't be told in a file: the cell is empty. */
static void
test_not_finite (WorkbookFixture *fixture, gconstpointer data)
{
  g_autoptr (LiaDocument) document = workbook_document ();
  LiaListing *listing = make_column (LIA_COLUMN_NUMBER);
  const double numbers[] = { NAN, INFINITY, -INFINITY, 1.5 };
  g_autofree char *xml = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++) {
    lia_listing_add_row (listing, NULL);
    lia_listing_put_number (listing, numbers[i]);
  }
  add_list (document, listing);
  xml = write_list (fixture, document);
  g_assert_nonnull (strstr (xml, "<v>1.5</v>"));
  g_assert_null (strstr (xml, "nan"));
  g_assert_null (strstr (xml, "inf<"));
}

/* What a cell doesn't hold, and what no link holds, as it is or once it is escaped. */
static void
test_limits (WorkbookFixture *fixture, gconstpointer data)
{
  g_autoptr (LiaDocument) document = workbook_document ();
  LiaListing *listing = make_column (LIA_COLUMN_TEXT);
  g_autofree char *long_text = g_strnfill (40000, 'x');
  g_autofree char *brackets = g_strnfill (1000, '[');
  g_autofree char *address = g_strdup_printf ("https://x.example/%s", long_text);
  g_autofree char *escaped = g_strdup_printf ("https://x.example/%s", brackets);
  g_autofree char *xml = NULL;
  g_autofree char *note = NULL;

  add_link (listing, long_text, NULL);
  add_link (listing, "Address", address);
  add_link (listing, "Escaped", escaped);
  add_list (document, listing);
  xml = write_list (fixture, document);
  note = workbook_cell (fixture->path, COVER, "B11");
  g_assert_null (strstr (xml, "<hyperlink ref=\"A5\""));
  g_assert_null (strstr (xml, "<hyperlink ref=\"A6\""));
  g_assert_true (g_str_has_prefix (note, "1 text is longer"));
}

/* What isn't a link any more doesn't look like one either. */
static void
test_too_many_links (WorkbookFixture *fixture, gconstpointer data)
{
  g_autoptr (LiaDocument) document = workbook_document ();
  LiaListing *listing = make_column (LIA_COLUMN_TEXT);
  g_autofree char *xml = NULL;
  g_autofree char *note = NULL;
  g_autofree char *linked = NULL;

  for (guint i = 0; i < 65600; i++)
    add_link (listing, "C", "list");
  add_list (document, listing);
  xml = write_list (fixture, document);
  note = workbook_cell (fixture->path, COVER, "B11");
  g_assert_nonnull (strstr (xml, "<hyperlink ref=\"A65002\""));
  g_assert_null (strstr (xml, "<hyperlink ref=\"A65003\""));
  g_assert_nonnull (strstr (note, "only the first 65000 links"));

  linked = g_strndup (strstr (xml, "<c r=\"A65002\" s=\"") + strlen ("<c r=\"A65002\" "), 6);
  g_assert_false (g_str_has_prefix (
      strstr (xml, "<c r=\"A65003\" s=\"") + strlen ("<c r=\"A65003\" "), linked));
}

static void
test_right_to_left (WorkbookFixture *fixture, gconstpointer data)
{
  g_autoptr (LiaDocument) document = workbook_document ();
  g_autofree char *xml = NULL;
  g_autofree char *styles = NULL;

  document->language = g_strdup ("ar-EG");
  add_list (document, make_listing (1));
  xml = write_list (fixture, document);
  styles = workbook_read_part (fixture->path, "xl/styles.xml");
  g_assert_nonnull (strstr (xml, "rightToLeft=\"1\""));
  g_assert_nonnull (strstr (styles, "readingOrder=\"2\""));
  g_assert_null (strstr (styles, "horizontal=\"left\" vertical=\"center\" wrapText=\"1\" indent"));

  g_clear_pointer (&document->language, g_free);
  document->language = g_strdup ("fr");
  g_clear_pointer (&xml, g_free);
  xml = write_list (fixture, document);
  g_assert_null (strstr (xml, "rightToLeft"));
}

static void
test_paper (WorkbookFixture *fixture, gconstpointer data)
{
  g_autoptr (LiaDocument) document = workbook_document ();
  g_autofree char *a4 = NULL;
  g_autofree char *letter = NULL;

  add_list (document, make_listing (1));
  a4 = write_list (fixture, document);
  g_assert_nonnull (strstr (a4, "paperSize=\"9\""));
  if (!lia_test_locale_set ("en_US"))
    return;

  letter = write_list (fixture, document);
  lia_test_locale_reset ();
  g_assert_nonnull (strstr (letter, "paperSize=\"1\""));
}

static void
test_properties (WorkbookFixture *fixture, gconstpointer data)
{
  g_autoptr (LiaDocument) document = workbook_document ();
  g_autofree char *xml = NULL;
  g_autofree char *custom = NULL;
  g_autofree char *app = NULL;
  g_autofree char *author = g_strnfill (300, 'n');

  lia_document_set_author (document, author);
  lia_document_set_office (document, "RSO");
  lia_document_set_mark (document, "TLP:GREEN", NULL, NULL, NULL);
  add_list (document, make_listing (1));
  xml = write_list (fixture, document);
  custom = workbook_read_part (fixture->path, "docProps/custom.xml");
  app = workbook_read_part (fixture->path, "docProps/app.xml");
  g_assert_nonnull (strstr (custom, "name=\"Handling mark\""));
  g_assert_nonnull (strstr (custom, "TLP:GREEN"));
  g_assert_nonnull (strstr (custom, "2026-11-23T14:05:00Z"));
  g_assert_nonnull (strstr (app, "<Company>RSO</Company>"));
}

/* Office reads a label only with the organisation it belongs to, in small letters. */
static void
test_label (WorkbookFixture *fixture, gconstpointer data)
{
  g_autoptr (LiaDocument) document = workbook_document ();
  g_autofree char *none = NULL;
  g_autofree char *custom = NULL;

  add_list (document, make_listing (1));
  lia_document_set_sensitivity (document, "2096F6A2-d2f7-48be-b329-b73aaa526e5d", NULL);
  g_free (write_list (fixture, document));
  none = workbook_read_part (fixture->path, "docProps/custom.xml");
  g_assert_null (strstr (none, "MSIP_Label"));

  lia_document_set_sensitivity (document, "2096F6A2-d2f7-48be-b329-b73aaa526e5d",
                                "CB46C030-1825-4e81-a295-151c039dbf02");
  g_free (write_list (fixture, document));
  custom = workbook_read_part (fixture->path, "docProps/custom.xml");
  g_assert_nonnull (strstr (custom,
                            "name=\"MSIP_Label_2096f6a2-d2f7-48be-b329-b73aaa526e5d_Enabled\""
                            "><vt:lpwstr>true<"));
  g_assert_nonnull (strstr (custom, "_SiteId\"><vt:lpwstr>cb46c030-1825-4e81-a295-151c039dbf02<"));
  g_assert_nonnull (strstr (custom, "_SetDate\"><vt:lpwstr>2026-11-23T14:05:00Z<"));
  g_assert_nonnull (strstr (custom, "_ContentBits\"><vt:lpwstr>3<"));
}

/* A workbook too large to be held has all that another has but tables. */
static void
test_streamed (WorkbookFixture *fixture, gconstpointer data)
{
  g_autoptr (LiaDocument) document = workbook_document ();
  LiaSection *page = lia_document_add_section (document, "page", "Page", "At a glance");
  LiaBlock *block = lia_section_add_block (page, "Figures");
  LiaListing *listing = make_listing (170000);
  g_autoptr (GError) error = NULL;
  g_autofree char *xml = NULL;
  g_autofree char *cell = NULL;
  g_autofree char *label = NULL;
  g_autofree char *chart = NULL;

  for (guint i = 0; i < 8; i++)
    lia_block_add_figure (block, i, "Commitments", LIA_TONE_NEUTRAL);
  block = lia_section_add_block (page, "By status");
  lia_block_take_listing (block, make_listing (3), "None");
  lia_block_add_series (block, 0x0f7b7b);
  column_of (listing, 1)->emphasis = LIA_EMPHASIS_BAR;
  add_list (document, listing);
  g_assert_true (workbook_write (fixture, document, &error));
  g_assert_no_error (error);

  chart = workbook_read_part (fixture->path, "xl/charts/chart1.xml");
  g_assert_nonnull (strstr (chart, "<c:pt idx=\"2\"><c:v>2</c:v>"));
  xml = workbook_read_part (fixture->path, "xl/worksheets/sheet3.xml");
  g_assert_nonnull (strstr (xml, "<autoFilter ref=\"A3:C170003\"/>"));
  g_assert_null (strstr (xml, "<tablePart"));
  g_assert_nonnull (strstr (xml, "<dataBar>"));
  cell = workbook_cell (fixture->path, "xl/worksheets/sheet3.xml", "A170003");
  g_assert_cmpstr (cell, ==, "C-170000");
  label = workbook_cell (fixture->path, LIST, "A6");
  g_assert_cmpstr (label, ==, "Commitments");
}

static guint
count_open_files (void)
{
  g_autoptr (GDir) files = g_dir_open ("/proc/self/fd", 0, NULL);
  guint n = 0;

  g_assert_nonnull (files);
  while (g_dir_read_name (files) != NULL)
    n++;

  return n;
}

/* A workbook too large to be held has a file of its own for each sheet, also when it is given up.
 */
static void
test_streamed_cancelled (WorkbookFixture *fixture, gconstpointer data)
{
  g_autoptr (LiaDocument) document = workbook_document ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  guint n_open = count_open_files ();

  add_list (document, make_listing (170000));
  g_cancellable_cancel (cancellable);
  for (guint i = 0; i < 2; i++) {
    g_autoptr (GError) error = NULL;

    g_assert_false (
        lia_delivery_write (&(LiaDelivery) { fixture->path, NULL, NULL, cancellable, NULL, NULL },
                            &lia_workbook_renderer, document, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  }
  g_assert_cmpuint (count_open_files (), ==, n_open);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/workbook-list/" path, WorkbookFixture, NULL, workbook_set_up, function,            \
              workbook_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/workbook-list/bar", WorkbookFixture, &bar, workbook_set_up, test_emphasis,
              workbook_tear_down);
  g_test_add ("/workbook-list/scale", WorkbookFixture, &scale, workbook_set_up, test_emphasis,
              workbook_tear_down);
  ADD ("sum", test_sum);
  ADD ("fill-in", test_fill_in);
  ADD ("long-prompt", test_long_prompt);
  ADD ("hidden", test_hidden);
  ADD ("guard", test_guard);
  ADD ("not-finite", test_not_finite);
  ADD ("limits", test_limits);
  ADD ("too-many-links", test_too_many_links);
  ADD ("right-to-left", test_right_to_left);
  ADD ("paper", test_paper);
  ADD ("properties", test_properties);
  ADD ("label", test_label);
  ADD ("streamed", test_streamed);
  ADD ("streamed-cancelled", test_streamed_cancelled);
  return g_test_run ();
}
