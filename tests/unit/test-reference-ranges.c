#include "records/reference-ranges.h"
#include "records/types.h"

static GArray *
some (void)
{
  GArray *ranges = lia_reference_ranges_new ();

  lia_reference_ranges_add (ranges, &lia_update_type, NULL, 7);
  lia_reference_ranges_add (ranges, &lia_commitment_type, NULL, 3);
  lia_reference_ranges_add (ranges, &lia_commitment_type, NULL, 1);
  lia_reference_ranges_add (ranges, &lia_commitment_type, "ICMPD", 4);
  lia_reference_ranges_add (ranges, &lia_commitment_type, NULL, 2);
  lia_reference_ranges_add (ranges, &lia_commitment_type, NULL, 1044);
  lia_reference_ranges_add (ranges, &lia_challenge_type, NULL, 9);

  return ranges;
}

/* By type, parts after wholes, then by office and number. */
static void
test_write (void)
{
  g_autoptr (GArray) ranges = some ();
  g_autofree char *text = lia_reference_ranges_write (ranges);
  g_autoptr (GArray) none = lia_reference_ranges_new ();
  g_autofree char *nothing = lia_reference_ranges_write (none);

  g_assert_cmpstr (text, ==, "C-001..003;C-1044;C-004@ICMPD;X-009;U-007");
  g_assert_cmpstr (nothing, ==, "");
}

static void
test_round (void)
{
  g_autoptr (GArray) ranges = some ();
  g_autofree char *text = lia_reference_ranges_write (ranges);
  g_autoptr (GArray) read = lia_reference_ranges_parse (text);
  g_autofree char *again = lia_reference_ranges_write (read);

  g_assert_cmpstr (again, ==, text);
  g_assert_cmpint (lia_reference_ranges_count (read), ==, 7);
}

static void
test_contain (void)
{
  g_autoptr (GArray) ranges = lia_reference_ranges_parse ("C-002..041;C-044;C-007@ICMPD;U-007");

  g_assert_false (lia_reference_ranges_contain (ranges, &lia_commitment_type, NULL, 1));
  g_assert_true (lia_reference_ranges_contain (ranges, &lia_commitment_type, NULL, 2));
  g_assert_true (lia_reference_ranges_contain (ranges, &lia_commitment_type, NULL, 41));
  g_assert_false (lia_reference_ranges_contain (ranges, &lia_commitment_type, NULL, 42));
  g_assert_true (lia_reference_ranges_contain (ranges, &lia_commitment_type, NULL, 44));
  g_assert_true (lia_reference_ranges_contain (ranges, &lia_commitment_type, "ICMPD", 7));
  g_assert_false (lia_reference_ranges_contain (ranges, &lia_commitment_type, "ICMPD", 8));
  g_assert_false (lia_reference_ranges_contain (ranges, &lia_commitment_type, "Other", 7));
  g_assert_false (lia_reference_ranges_contain (ranges, &lia_challenge_type, NULL, 2));
  g_assert_true (lia_reference_ranges_contain (ranges, &lia_update_type, NULL, 7));
  g_assert_false (lia_reference_ranges_contain (ranges, &lia_update_type, NULL, 8));
}

/* Whatever an office is called, its records are found, and the tags that a field takes them for are
 * the same. */
static void
test_office (void)
{
  static const char *const offices[] = { "A;B",  "A; B", "50%",  "50%3B", ";",     "A@B",
                                         "A..B", " A ",  "A\nB", "Büro",  "C-008", "100 % of it" };

  for (guint i = 0; i < G_N_ELEMENTS (offices); i++) {
    const LiaField *field = lia_record_type_field (&lia_issue_type, "records");
    g_autoptr (GArray) ranges = some ();
    g_autoptr (GArray) read = NULL;
    g_autofree char *text = NULL;
    g_autofree char *kept = NULL;

    lia_reference_ranges_add (ranges, &lia_commitment_type, offices[i], 9);
    text = lia_reference_ranges_write (ranges);
    g_test_message ("%s", text);
    kept = lia_field_normalize (field, text, NULL);
    g_assert_cmpstr (kept, ==, text);
    read = lia_reference_ranges_parse (kept);
    g_assert_cmpint (lia_reference_ranges_count (read), ==, 8);
    g_assert_true (lia_reference_ranges_contain (read, &lia_commitment_type, offices[i], 9));
    g_assert_false (lia_reference_ranges_contain (read, &lia_commitment_type, "A", 9));
  }
}

/* What another program wrote may name a record twice. */
static void
test_overlap (void)
{
  g_autoptr (GArray) ranges =
      lia_reference_ranges_parse ("C-005..009;C-001..020;C-007;C-021@X;C-021");
  g_autofree char *text = lia_reference_ranges_write (ranges);

  g_assert_cmpint (lia_reference_ranges_count (ranges), ==, 22);
  g_assert_true (lia_reference_ranges_contain (ranges, &lia_commitment_type, NULL, 15));
  g_assert_cmpstr (text, ==, "C-001..021;C-021@X");
}

/* What was purged, or written by something else, names nothing. */
static void
test_nonsense (void)
{
  static const char *const texts[] = {
    "",      "(purged)", "C",          "C-",           "C-0",    "-7", "ZZ-7",
    "C-7..", "C-7..3",   "C-7..8 and", "C-9999999999", "C-7..x", "7",  ";;",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GArray) ranges = lia_reference_ranges_parse (texts[i]);

    g_test_message ("%s", texts[i]);
    g_assert_cmpuint (ranges->len, ==, 0);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reference-ranges/write", test_write);
  g_test_add_func ("/reference-ranges/round", test_round);
  g_test_add_func ("/reference-ranges/contain", test_contain);
  g_test_add_func ("/reference-ranges/office", test_office);
  g_test_add_func ("/reference-ranges/overlap", test_overlap);
  g_test_add_func ("/reference-ranges/nonsense", test_nonsense);
  return g_test_run ();
}
