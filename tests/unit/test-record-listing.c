#include "briefing/document/record-listing.h"
#include "briefing/kinds/kind.h"
#include "fixture.h"
#include "records/date.h"
#include "records/types.h"

static const LiaLinkColumn links[] = { { "addresses", FALSE, TRUE }, { NULL } };
static const LiaRecordListing commitments = { &lia_commitment_type, links, NULL };

static const char *
cell_under (const LiaListing *listing, const char *label, const char *key)
{
  guint row = 0;

  g_assert_true (lia_listing_find_row (listing, key, &row));
  for (guint i = 0; i < lia_listing_n_columns (listing); i++)
    if (g_str_equal (lia_listing_get_column (listing, i)->label, label))
      return lia_listing_get_cell (listing, row, i)->text;

  g_assert_not_reached ();
}

/* One record is told by reference and title, several by their references alone. */
static void
test_links (Fixture *fixture, gconstpointer data)
{
  LiaId one = fixture_add_commitment (fixture, "Addresses one", NULL);
  LiaId two = fixture_add_commitment (fixture, "Addresses two", NULL);
  LiaId first = fixture_add_challenge (fixture, "Weak documents");
  LiaId second = fixture_add_challenge (fixture, "Long borders");
  g_autofree char *ref_one = fixture_reference (fixture, &one);
  g_autofree char *ref_two = fixture_reference (fixture, &two);
  g_autofree char *ref_first = fixture_reference (fixture, &first);
  g_autofree char *ref_second = fixture_reference (fixture, &second);
  g_autofree char *with_title = g_strdup_printf ("%s Weak documents", ref_first);
  g_autoptr (LiaReader) reader = NULL;
  g_autoptr (LiaClearance) clearance = NULL;
  g_autoptr (LiaListing) listing = NULL;
  g_autoptr (GError) error = NULL;
  const char *both;

  fixture_link (fixture, "addresses", &one, &first);
  fixture_link (fixture, "addresses", &two, &first);
  fixture_link (fixture, "addresses", &two, &second);
  reader = lia_register_read (fixture->reg);
  clearance = lia_clearance_new (reader, lia_register_briefing.types, NULL, NULL, FALSE, NULL, NULL,
                                 &error);
  g_assert_no_error (error);
  listing = lia_record_listing_new (
      &commitments, lia_clearance_list (clearance, &lia_commitment_type), lia_day_today ());

  g_assert_cmpstr (cell_under (listing, "Addresses", ref_one), ==, with_title);
  both = cell_under (listing, "Addresses", ref_two);
  g_assert_nonnull (strstr (both, ref_first));
  g_assert_nonnull (strstr (both, ref_second));
  g_assert_null (strstr (both, "Weak documents"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_add_test ("/record-listing/links", test_links);
  return g_test_run ();
}
