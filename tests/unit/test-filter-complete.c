#include <string.h>

#include "fixture.h"
#include "records/types.h"
#include "register/filter-complete.h"

/* What is proposed where the cursor is marked by `|`. */
static GPtrArray *
complete (Fixture *fixture, const LiaRecordType *type, const char *marked)
{
  g_autoptr (LiaReader) reader = lia_register_read (fixture->reg);
  g_auto (GStrv) halves = g_strsplit (marked, "|", 2);
  g_autofree char *text = g_strconcat (halves[0], halves[1], NULL);
  g_autoptr (LiaFilterPlace) place = lia_filter_place_find (text, strlen (halves[0]), type);

  g_test_message ("%s", marked);
  return lia_filter_complete (reader, place, text, 100, NULL);
}

static const LiaProposal *
find (GPtrArray *proposals, const char *text)
{
  for (guint i = 0; i < proposals->len; i++) {
    const LiaProposal *proposal = g_ptr_array_index (proposals, i);

    if (g_str_equal (proposal->text, text))
      return proposal;
  }

  return NULL;
}

static void
assert_proposed (Fixture *fixture, const char *marked, const char *text, const char *label)
{
  g_autoptr (GPtrArray) proposals = complete (fixture, &lia_commitment_type, marked);
  const LiaProposal *proposal = find (proposals, text);

  g_assert_nonnull (proposal);
  g_assert_cmpstr (proposal->label, ==, label);
}

static void
assert_not_proposed (Fixture *fixture, const char *marked, const char *text)
{
  g_autoptr (GPtrArray) proposals = complete (fixture, &lia_commitment_type, marked);

  g_assert_null (find (proposals, text));
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) first = complete (fixture, &lia_commitment_type, "sta|");

  g_assert_cmpstr (((LiaProposal *) g_ptr_array_index (first, 0))->text, ==, "state:");
  assert_proposed (fixture, "sta|", "status:", "Status");
  assert_proposed (fixture, "status:fulfilled -du|", "due:", "Due");
  assert_proposed (fixture, "du|e<2026", "due:", "Due");
  assert_proposed (fixture, "(addr|", "addresses:", "Addresses");
  assert_proposed (fixture, "addresses:(the|)", "themes:", "Themes");
  assert_proposed (fixture, "addresses:(-commitments:any the|", "themes:", "Themes");
  assert_proposed (fixture, "made_by:(member:both) sil|", "silent:", "Silent for");
  assert_not_proposed (fixture, "sta|", "due:");
  assert_not_proposed (fixture, "addresses:(sil|", "silent:");
  assert_not_proposed (fixture, "\"sta|", "status:");
}

/* What a condition is called stands for it, before anybody knows how it is written. */
static void
test_conditions (Fixture *fixture, gconstpointer data)
{
  assert_proposed (fixture, "over|", "state:overdue", "Overdue");
  assert_proposed (fixture, "due:2026 ful|", "status:fulfilled", "Fulfilled");
  assert_proposed (fixture, "action|", "kind:\"action point\"", "Action point");
  assert_not_proposed (fixture, "ov|", "state:overdue");
  assert_not_proposed (fixture, "addresses:(over|", "state:overdue");
}

static void
test_values (Fixture *fixture, gconstpointer data)
{
  assert_proposed (fixture, "status:|", "in_progress", "In progress");
  assert_proposed (fixture, "status:fulfilled,prog|", "in_progress", "In progress");
  assert_proposed (fixture, "status:|", "none", "is not known");
  assert_proposed (fixture, "state:over|", "overdue", "Overdue");
  assert_proposed (fixture, "due:next|", "next-90-days", "the next 90 days");
  assert_proposed (fixture, "due<+|", "+30-days", "30 days from today");
  assert_proposed (fixture, "silent:|", "6m", "6 months");
  assert_proposed (fixture, "archived:|", "yes", "yes");
  assert_not_proposed (fixture, "status:in_progress|", "in_progress");
  assert_not_proposed (fixture, "status:fulfilled |", "in_progress");
  assert_not_proposed (fixture, "due<|", "next-90-days");
}

static void
test_records (Fixture *fixture, gconstpointer data)
{
  LiaId challenge = fixture_add (fixture, "challenge", "title", "Online scam centres", "themes",
                                 "scam centres;cybercrime", NULL);
  g_autofree char *reference = fixture_reference (fixture, &challenge);

  fixture_add_participant (fixture, "PAK", "Pakistan");
  assert_proposed (fixture, "addresses:|", "(", "one where");
  assert_proposed (fixture, "addresses:|", reference, "Online scam centres");
  assert_proposed (fixture, "addresses:scam|", reference, "Online scam centres");
  assert_proposed (fixture, "addresses:\"scam cen|", reference, "Online scam centres");
  assert_proposed (fixture, "made_by:paki|", "PAK", "Pakistan");
  assert_not_proposed (fixture, "made_by:pak|", "PAK");
  assert_proposed (fixture, "made_by:(member:|", "both", "is two of them");
  assert_proposed (fixture, "addresses:(themes:cen|", "\"scam centres\"", "scam centres");
  assert_not_proposed (fixture, "addresses:other|", reference);
  assert_not_proposed (fixture, "addresses:(themes:\"scam centres\"|", "\"scam centres\"");
}

/* What is there without the condition at the cursor, and whether its name is known. */
static void
assert_rest (const char *marked, gboolean known, const char *expected)
{
  g_auto (GStrv) halves = g_strsplit (marked, "|", 2);
  g_autofree char *text = g_strconcat (halves[0], halves[1], NULL);
  g_autoptr (LiaFilterPlace) place =
      lia_filter_place_find (text, strlen (halves[0]), &lia_commitment_type);
  g_autofree char *rest = lia_filter_place_dup_rest (place, text);

  g_test_message ("%s", marked);
  g_assert_cmpstr (rest, ==, expected);
  g_assert_cmpint (lia_filter_place_is_known (place), ==, known);
}

static void
test_rest (void)
{
  assert_rest ("|", TRUE, "");
  assert_rest ("sta|", TRUE, "");
  assert_rest ("satus:x sta|", TRUE, "satus:x ");
  assert_rest ("satus:x|", FALSE, "");
  assert_rest ("status:x |", TRUE, "status:x ");
  assert_rest ("status:|x due:2026", TRUE, " due:2026");
  assert_rest ("due:2026 addresses:(themes:sc|", TRUE, "due:2026 ");
  assert_rest ("-addresses:(themes:sc|am x) due:2026", TRUE, " due:2026");
  assert_rest ("addr|esses:(themes:x) due:2026", TRUE, " due:2026");
  assert_rest ("addresses:(nothing:sc|am)", FALSE, "");
  assert_rest ("wording:\"a ) b|", TRUE, "");
  assert_rest (") sta|", TRUE, ") ");
}

/* Whatever stands there, wherever the cursor is. */
static void
test_any_text (Fixture *fixture, gconstpointer data)
{
  static const char letters[] = "a:(),\"\\-<= ";
  g_autoptr (LiaReader) reader = lia_register_read (fixture->reg);

  for (guint round = 0; round < 2000; round++) {
    g_autoptr (GString) text = g_string_new (NULL);
    g_autoptr (LiaFilterPlace) place = NULL;
    g_autofree char *rest = NULL;
    gsize cursor;

    for (int n = g_test_rand_int_range (0, 24); n > 0; n--) {
      int letter = g_test_rand_int_range (0, 12);

      if (letter == 11)
        g_string_append (text, "status:");
      else
        g_string_append_c (text, letters[letter]);
    }
    cursor = g_test_rand_int_range (0, text->len + 1);
    place = lia_filter_place_find (text->str, cursor, &lia_commitment_type);
    g_assert_cmpuint (place->outer_from, <=, place->from);
    g_assert_cmpuint (place->from, <=, cursor);
    g_assert_cmpuint (cursor, <=, place->to);
    g_assert_cmpuint (place->to, <=, place->outer_to);
    g_assert_cmpuint (place->outer_to, <=, text->len);
    rest = lia_filter_place_dup_rest (place, text->str);
    g_ptr_array_unref (lia_filter_complete (reader, place, text->str, 10, NULL));
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_add_test ("/filter-complete/names", test_names);
  fixture_add_test ("/filter-complete/conditions", test_conditions);
  fixture_add_test ("/filter-complete/values", test_values);
  fixture_add_test ("/filter-complete/records", test_records);
  g_test_add_func ("/filter-complete/rest", test_rest);
  fixture_add_test ("/filter-complete/any-text", test_any_text);
  return g_test_run ();
}
