#include "briefing/workbook/measure.h"

static void
put_row (LiaListing *listing, guint row, gboolean noted)
{
  g_autofree char *reference = g_strdup_printf ("C-%03u", row);

  lia_listing_add_row (listing, reference);
  lia_listing_put_text (listing, reference);
  lia_listing_put_text (listing, "Learn from the community of practice");
  lia_listing_put_text (listing, noted ? "A note that only one of all the records has, and that is "
                                         "as long as what stands in each of them beside it."
                                       : NULL);
  lia_listing_put_text (listing, "What the meeting came to is told here in two sentences that need "
                                 "room. They stand in each of the rows, and make them tall.");
}

static LiaListing *
make_listing (guint n_notes)
{
  LiaListing *listing = lia_listing_new ();

  lia_listing_add_column (listing, LIA_COLUMN_TEXT, "Ref", "The reference");
  lia_listing_add_column (listing, LIA_COLUMN_TITLE, "Title", "What it is about");
  for (guint i = 0; i < n_notes; i++)
    lia_listing_add_column (listing, LIA_COLUMN_PROSE, "Note", "What else there is");
  lia_listing_add_column (listing, LIA_COLUMN_PROSE, "Outcome", "What came of it");
  return listing;
}

/* Room goes to what makes the rows tall, not to what hardly any row has. */
static void
test_room (void)
{
  g_autoptr (LiaListing) listing = make_listing (1);
  g_autoptr (LiaMeasure) measure = NULL;

  for (guint i = 0; i < 6; i++)
    lia_listing_add_column (listing, LIA_COLUMN_TEXT, "Consideration", "Takes room");
  for (guint row = 0; row < 40; row++) {
    put_row (listing, row, row == 7);
    for (guint i = 0; i < 6; i++)
      lia_listing_put_text (listing, "unquestionable, straightforward, comprehensive");
  }
  measure = lia_measure_new (listing);

  g_assert_cmpint (lia_measure_get_pages (measure), ==, 1);
  g_assert_cmpfloat (lia_measure_get_width (measure, 3), >,
                     1.5 * lia_measure_get_width (measure, 2));
}

/* What fits on a page at its least is on one page, as wide as that has room for. */
static void
test_one_page (void)
{
  g_autoptr (LiaListing) listing = make_listing (1);
  g_autoptr (LiaMeasure) measure = NULL;

  for (guint row = 0; row < 40; row++)
    put_row (listing, row, TRUE);
  measure = lia_measure_new (listing);

  g_assert_cmpint (lia_measure_get_pages (measure), ==, 1);
  for (guint row = 0; row < 40; row++)
    g_assert_cmpint (lia_measure_row_lines (measure, row), <=, 3);
}

/* A listing of more columns than go on a page takes two, and no column less than it needs. */
static void
test_two_pages (void)
{
  g_autoptr (LiaListing) listing = lia_listing_new ();
  g_autoptr (LiaMeasure) measure = NULL;

  for (guint i = 0; i < 30; i++)
    lia_listing_add_column (listing, LIA_COLUMN_TEXT, "Participants", "Who takes part");
  lia_listing_add_row (listing, "C-001");
  for (guint i = 0; i < 30; i++)
    lia_listing_put_text (listing, "Bulgaria");
  measure = lia_measure_new (listing);

  g_assert_cmpint (lia_measure_get_pages (measure), ==, 2);
  for (guint i = 0; i < 30; i++)
    g_assert_cmpfloat (lia_measure_get_width (measure, i), >=, 12);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/measure/room", test_room);
  g_test_add_func ("/measure/one-page", test_one_page);
  g_test_add_func ("/measure/two-pages", test_two_pages);
  return g_test_run ();
}
