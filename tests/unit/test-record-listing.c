#include "briefing/sections/record-listing.h"
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
      &commitments, lia_clearance_list (clearance, &lia_commitment_type), NULL, lia_day_today ());

  g_assert_cmpstr (cell_under (listing, "Addresses", ref_one), ==, with_title);
  both = cell_under (listing, "Addresses", ref_two);
  g_assert_nonnull (strstr (both, ref_first));
  g_assert_nonnull (strstr (both, ref_second));
  g_assert_null (strstr (both, "Weak documents"));
}

static gboolean
has_column (const LiaListing *listing, const char *label)
{
  for (guint i = 0; i < lia_listing_n_columns (listing); i++)
    if (g_str_equal (lia_listing_get_column (listing, i)->label, label))
      return TRUE;

  return FALSE;
}

static LiaListing *
list_commitments (Fixture *fixture, const char *const *columns)
{
  g_autoptr (LiaReader) reader = lia_register_read (fixture->reg);
  g_autoptr (LiaClearance) clearance =
      lia_clearance_new (reader, lia_register_briefing.types, NULL, NULL, FALSE, NULL, NULL, NULL);

  return lia_record_listing_new (&commitments, lia_clearance_list (clearance, &lia_commitment_type),
                                 columns, lia_day_today ());
}

/* A listing has what was chosen of it, and all if that is about other listings only. */
static void
test_columns (Fixture *fixture, gconstpointer data)
{
  static const char *const few[] = { "commitment.status", "commitment.addresses", NULL };
  static const char *const others[] = { "challenge.status", NULL };
  LiaId commitment = fixture_add_commitment (fixture, "Addresses one", NULL);
  LiaId challenge = fixture_add_challenge (fixture, "Weak documents");
  g_autoptr (LiaListing) all = NULL;
  g_autoptr (LiaListing) chosen = NULL;
  g_autoptr (LiaListing) unconcerned = NULL;

  fixture_link (fixture, "addresses", &commitment, &challenge);
  all = list_commitments (fixture, NULL);
  chosen = list_commitments (fixture, few);
  unconcerned = list_commitments (fixture, others);

  g_assert_cmpuint (lia_listing_n_columns (chosen), ==, 4);
  g_assert_true (has_column (chosen, "Ref"));
  g_assert_true (has_column (chosen, "Title"));
  g_assert_true (has_column (chosen, "Status"));
  g_assert_true (has_column (chosen, "Addresses"));
  g_assert_cmpuint (lia_listing_n_columns (unconcerned), ==, lia_listing_n_columns (all));
  g_assert_cmpuint (lia_listing_n_columns (all), >, 4);
}

/* Each column that can be chosen is one that a listing can have, and is named once. */
static void
test_choices (void)
{
  g_autoptr (GArray) choices = lia_record_listing_choices (&commitments);
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < choices->len; i++)
    g_assert_true (g_hash_table_add (names, g_array_index (choices, LiaColumnChoice, i).name));
  g_assert_true (g_hash_table_contains (names, "commitment.due"));
  g_assert_true (g_hash_table_contains (names, "commitment.addresses"));
  g_assert_false (g_hash_table_contains (names, "commitment.title"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_add_test ("/record-listing/links", test_links);
  fixture_add_test ("/record-listing/columns", test_columns);
  g_test_add_func ("/record-listing/choices", test_choices);
  return g_test_run ();
}
