#include <string.h>

#include "records/date.h"
#include "records/error.h"
#include "support/test-locale.h"

static LiaDate *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  LiaDate *date = lia_date_parse (text, &error);

  g_assert_no_error (error);
  g_assert_nonnull (date);
  return date;
}

static void
assert_edtf (const char *text, const char *edtf)
{
  g_autoptr (LiaDate) date = parse (text);
  g_autofree char *written = lia_date_to_edtf (date);

  g_assert_cmpstr (written, ==, edtf);
}

static void
assert_days (const char *text, gint32 first, gint32 last)
{
  g_autoptr (LiaDate) date = parse (text);

  g_assert_cmpint (lia_date_first_day (date), ==, first);
  g_assert_cmpint (lia_date_last_day (date), ==, last);
}

static void
assert_words (const char *text, const char *words)
{
  g_autoptr (LiaDate) date = parse (text);
  g_autofree char *written = lia_date_to_words (date);

  g_assert_cmpstr (written, ==, words);
}

static void
assert_short_words (const char *text, const char *words)
{
  g_autoptr (LiaDate) date = parse (text);
  g_autofree char *written = lia_date_to_short_words (date);

  g_assert_cmpstr (written, ==, words);
}

static void
assert_refused (const char *text, const char *because)
{
  g_autoptr (GError) error = NULL;
  LiaDate *date = lia_date_parse (text, &error);

  g_assert_null (date);
  g_assert_error (error, LIA_RECORD_ERROR, LIA_RECORD_ERROR_DATE);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_nonnull (g_strstr_len (error->message, -1, because));
  g_assert_nonnull (g_strstr_len (error->message, -1, "2023-10-04/2023-10-05"));
}

static void
test_forms (void)
{
  const char *const forms[] = {
    "2023",         "2023-10",      "2023-10-04",  "0001-01-01", "9999-12-31",
    "2024-02-29",   "XXXX-10",      "XXXX-10-04",  "XXXX-02-29", "2023-10-04/2023-10-05",
    "2023-10/2024", "2023-10/2023", "2025/..",     "../2030-06", "XXXX-12-30/XXXX-01-02",
    "2023~",        "2023-10?",     "2023-10-04%", "XXXX-10~",   "2023-10-04/2023-10-05?",
    "2023~/2024?",  "../2030~",     "2025%/.."
  };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    assert_edtf (forms[i], forms[i]);
}

static void
test_canonical (void)
{
  assert_edtf (" \t2023-10-04\n", "2023-10-04");
  assert_edtf ("2023-10-04/2023-10-04", "2023-10-04");
  assert_edtf ("2023-10~/2023-10~", "2023-10~");
  assert_edtf ("2023-10/2023-10~", "2023-10/2023-10~");
}

static void
test_refused (void)
{
  assert_refused (NULL, "empty");
  assert_refused ("", "empty");
  assert_refused (" \n", "empty");
  assert_refused ("2023-13", "no such month");
  assert_refused ("2023-00", "no such month");
  assert_refused ("2023-00-10", "no such month");
  assert_refused ("2023-02-30", "no such day");
  assert_refused ("2023-02-29", "no such day");
  assert_refused ("1900-02-29", "no such day");
  assert_refused ("2023-10-00", "no such day");
  assert_refused ("2023-10-32", "no such day");
  assert_refused ("XXXX-02-30", "no such day");
  assert_refused ("2023-10-05/2023-10-04", "ends before it begins");
  assert_refused ("2024/2023", "ends before it begins");
  assert_refused ("2023/2024/2025", "two ends");
  assert_refused ("2023//2024", "two ends");
  assert_refused ("../..", "one end");
  assert_refused ("..", "one end");
  assert_refused ("2023-10/XXXX-11", "the other has none");
  assert_refused ("XXXX-10/..", "needs a year");
  assert_refused ("../XXXX-10", "needs a year");
}

static void
test_malformed (void)
{
  const char *const texts[] = { "12023",    "12023-10",   "202",     "23-10-04", "0000",
                                "-2023",    "+2023",      "XXXX",    "XXXX~",    "xxxx-10",
                                "20XX",     "201X-10",    "XXX-10",  "XXXXX-10", "XXXX-XX-04",
                                "October",  "?",          "~2023",   "/",        "2023/",
                                "/2023",    "2023-/2024", "..-2023", "../",      "../..~",
                                "..~/2023", "2023...",    "٢٠٢٣",    "２０２３" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_refused (texts[i], "");
  assert_refused ("\xff\xfe", "year of four digits");
  assert_refused ("2023-1", "two digits");
  assert_refused ("2023-", "two digits");
  assert_refused ("2023-10-", "two digits");
  assert_refused ("2023-1-4", "two digits");
  assert_refused ("2023-10-4", "two digits");
}

static void
test_trailing (void)
{
  const char *const texts[] = { "20231004",
                                "2023-100",
                                "2023 -10",
                                "2023~~",
                                "2023?~",
                                "2023-10-045",
                                "2023/10/04",
                                "2023-10-04T09:00",
                                "2023-10-04Z",
                                "2023\0019",
                                "2023-10-04 and later",
                                "2023.10.04",
                                "2023-10-04-05" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_refused (texts[i], "");
}

static void
test_message_is_short (void)
{
  g_autofree char *text = g_strnfill (100000, 'y');
  g_autoptr (GError) error = NULL;

  g_assert_null (lia_date_parse (text, &error));
  g_assert_cmpuint (strlen (error->message), <, 400);

  g_clear_error (&error);
  g_assert_null (lia_date_parse ("two\nlines\x1b[1m", &error));
  g_assert_null (strchr (error->message, '\n'));
  g_assert_null (strchr (error->message, '\x1b'));
}

static void
test_days (void)
{
  gint32 january = lia_day_from_civil (2023, 1, 1);

  assert_days ("2023", january, january + 364);
  assert_days ("2024", january + 365, january + 730);
  assert_days ("2023-02", january + 31, january + 58);
  assert_days ("2023-02-01~", january + 31, january + 31);
  assert_days ("2023-01-01/2023-02", january, january + 58);
  assert_days ("2023/..", january, LIA_DAY_NONE);
  assert_days ("../2023", LIA_DAY_NONE, january + 364);
  assert_days ("XXXX-10", LIA_DAY_NONE, LIA_DAY_NONE);
  assert_days ("XXXX-10-04/XXXX-10-05", LIA_DAY_NONE, LIA_DAY_NONE);
}

static void
test_questions (void)
{
  g_autoptr (LiaDate) exact = parse ("2023-10-04/2023-10-05");
  g_autoptr (LiaDate) month = parse ("2023-10");
  g_autoptr (LiaDate) about = parse ("2023-10-04~");
  g_autoptr (LiaDate) doubted = parse ("2023-10-04/2023-10-05?");
  g_autoptr (LiaDate) yearless = parse ("XXXX-10-04");
  g_autoptr (LiaDate) until = parse ("../2030-01-01");

  g_assert_true (lia_date_is_exact (exact));
  g_assert_false (lia_date_is_exact (month));
  g_assert_false (lia_date_is_exact (about));
  g_assert_false (lia_date_is_exact (doubted));
  g_assert_false (lia_date_is_exact (yearless));
  g_assert_false (lia_date_is_exact (until));
  g_assert_true (lia_date_has_year (until));
  g_assert_false (lia_date_has_year (yearless));
  g_assert_true (lia_date_is_approximate (about));
  g_assert_false (lia_date_is_approximate (doubted));
  g_assert_true (lia_date_is_uncertain (doubted));
  g_assert_false (lia_date_is_uncertain (exact));
}

static int
compare (gconstpointer a, gconstpointer b)
{
  return lia_date_compare (*(const LiaDate *const *) a, *(const LiaDate *const *) b);
}

static void
assert_sorts (void)
{
  const char *const sorted[] = { "0987",
                                 "1987-12-31",
                                 "2023-01-01",
                                 "2023-01",
                                 "2023",
                                 "2023?",
                                 "2023/2024",
                                 "2023/..",
                                 "2023-10-04",
                                 "2023-10-04~",
                                 "2023-10-04/2023-10-05",
                                 "2024",
                                 "../2022",
                                 "../2030",
                                 "XXXX-03",
                                 "XXXX-10" };
  g_autoptr (GPtrArray) dates = g_ptr_array_new_with_free_func ((GDestroyNotify) lia_date_free);

  for (guint i = 0; i < G_N_ELEMENTS (sorted); i++)
    g_ptr_array_add (dates, parse (sorted[(i * 7 + 3) % G_N_ELEMENTS (sorted)]));
  g_ptr_array_sort (dates, compare);

  for (guint i = 0; i < dates->len; i++) {
    g_autofree char *edtf = lia_date_to_edtf (dates->pdata[i]);

    g_assert_cmpstr (edtf, ==, sorted[i]);
  }
}

static void
test_sorting (void)
{
  g_autoptr (LiaDate) date = parse ("XXXX-10");
  g_autoptr (LiaDate) same = lia_date_copy (date);

  assert_sorts ();
  g_assert_cmpint (lia_date_compare (date, same), ==, 0);
  g_assert_cmpint (lia_date_compare (date, NULL), <, 0);
  g_assert_cmpint (lia_date_compare (NULL, date), >, 0);
  g_assert_cmpint (lia_date_compare (NULL, NULL), ==, 0);
  g_assert_null (lia_date_copy (NULL));
}

static void
test_words (void)
{
  assert_words ("2023-10-04", "4 October 2023");
  assert_words ("2023-10-04/2023-10-05", "4–5 October 2023");
  assert_words ("2023-09-28/2023-10-02", "28 September – 2 October 2023");
  assert_words ("2023-12-30/2024-01-02", "30 December 2023 – 2 January 2024");
  assert_words ("2023-10", "October 2023");
  assert_words ("2023-10/2023-11", "October–November 2023");
  assert_words ("2023-10/2024-01", "October 2023 – January 2024");
  assert_words ("2023-10-04/2023-11", "4 October 2023 – November 2023");
  assert_words ("2023", "2023");
  assert_words ("2025/2030", "2025–2030");
  assert_words ("2025/2026-03", "2025 – March 2026");
  assert_words ("2025/..", "from 2025");
  assert_words ("../2030", "until 2030");
}

static void
test_words_of_doubt (void)
{
  assert_words ("XXXX-10", "October, year not stated");
  assert_words ("XXXX-10-04", "4 October, year not stated");
  assert_words ("XXXX-10-04/XXXX-10-05", "4–5 October, year not stated");
  assert_words ("XXXX-12-30/XXXX-01-02", "30 December – 2 January, year not stated");
  assert_words ("XXXX-10~", "about October, year not stated");
  assert_words ("2023-10~", "about October 2023");
  assert_words ("2023-10?", "October 2023 (uncertain)");
  assert_words ("2023-10%", "about October 2023 (uncertain)");
  assert_words ("2023-10-04~/2023-10-05~", "about 4–5 October 2023");
  assert_words ("2023-10-04/2023-10-05?", "4 October 2023 – 5 October 2023 (uncertain)");
  assert_words ("2025~/..", "from about 2025");
}

static void
test_short_words (void)
{
  assert_short_words ("2023-10-04/2023-10-05", "4–5 Oct 2023");
  assert_short_words ("2023-09-28/2023-10-02", "28 Sep – 2 Oct 2023");
  assert_short_words ("2023-10", "Oct 2023");
  assert_short_words ("2023-10/2023-11", "Oct–Nov 2023");
  assert_short_words ("2023", "2023");
  assert_short_words ("XXXX-10", "Oct, year not stated");
  assert_short_words ("XXXX-10-04", "4 Oct, year not stated");
  assert_short_words ("XXXX-10-04/XXXX-10-05", "4–5 Oct, year not stated");
}

/* The words round the months belong to the catalogue of translations, the months to the locale. */
typedef struct {
  const char *locale;
  const char *day;
  const char *month;
  const char *month_in_short;
  const char *written;
} Reading;

static const Reading readings[] = {
  { "pt_BR", "4–5 outubro 2023", "outubro 2023", "out 2023", "4-5 Out 2023" },
  { "tr_TR", "4–5 Ekim 2023", "Ekim 2023", "Eki 2023", "4–5 ekim 2023" },
  { "pl_PL", "4–5 października 2023", "październik 2023", "paź 2023", "4 – 5 października 2023" },
};

static void
test_locale (gconstpointer data)
{
  const Reading *reading = data;

  g_autoptr (LiaDate) read = NULL;
  g_autofree char *edtf = NULL;

  if (!lia_test_locale_set (reading->locale))
    return;

  read = lia_date_read (reading->written, NULL);
  edtf = lia_date_to_edtf (read);
  g_assert_cmpstr (edtf, ==, "2023-10-04/2023-10-05");
  assert_words ("2023-10-04/2023-10-05", reading->day);
  assert_words ("2023-10", reading->month);
  assert_short_words ("2023-10", reading->month_in_short);
  assert_edtf ("XXXX-10-04~", "XXXX-10-04~");
  assert_refused ("2023-13", "no such month");
  assert_sorts ();
  lia_test_locale_reset ();
}

static void
test_day_round_trip (void)
{
  GDate date;

  g_assert_cmpint (lia_day_from_civil (1970, 1, 1), ==, 0);
  g_assert_cmpint (lia_day_from_civil (1969, 12, 31), ==, -1);
  g_assert_cmpint (lia_day_from_civil (2026, 11, 23), ==, 20780);
  g_assert_cmpint (lia_day_from_civil (2023, 10, 0), ==, lia_day_from_civil (2023, 9, 30));

  g_date_clear (&date, 1);
  for (gint32 day = lia_day_from_civil (1, 1, 1); day < lia_day_from_civil (2400, 1, 1);
       day += 13) {
    int year, month, day_of_month;

    lia_day_to_civil (day, &year, &month, &day_of_month);
    g_assert_cmpint (lia_day_from_civil (year, month, day_of_month), ==, day);
    g_date_set_dmy (&date, day_of_month, month, year);
    g_assert_cmpint ((gint32) g_date_get_julian (&date) - 719163, ==, day);
  }
}

static void
test_day_texts (void)
{
  g_autofree char *edtf = lia_day_to_edtf (lia_day_from_civil (2023, 10, 4));
  g_autofree char *early = lia_day_to_edtf (lia_day_from_civil (33, 4, 3));
  g_autofree char *words = lia_day_to_words (lia_day_from_civil (2023, 10, 4));

  g_assert_cmpstr (edtf, ==, "2023-10-04");
  g_assert_cmpstr (early, ==, "0033-04-03");
  g_assert_cmpstr (words, ==, "4 October 2023");
  g_assert_null (lia_day_to_edtf (LIA_DAY_NONE));
  g_assert_null (lia_day_to_words (LIA_DAY_NONE));
}

static void
test_today (void)
{
  g_autoptr (GDateTime) before = g_date_time_new_now_local ();
  g_autofree char *today = lia_day_to_edtf (lia_day_today ());
  g_autoptr (GDateTime) after = g_date_time_new_now_local ();
  g_autofree char *day_before = g_date_time_format (before, "%Y-%m-%d");
  g_autofree char *day_after = g_date_time_format (after, "%Y-%m-%d");

  g_assert_true (g_str_equal (today, day_before) || g_str_equal (today, day_after));
}

static char *
random_point (void)
{
  const char *const qualifiers[] = { "", "", "~", "?", "%" };
  const char *qualifier = qualifiers[g_test_rand_int_range (0, G_N_ELEMENTS (qualifiers))];
  int year = g_test_rand_int_range (1, 10000);
  int month = g_test_rand_int_range (1, 13);
  int day = g_test_rand_int_range (1, g_date_get_days_in_month (month, year) + 1);

  switch (g_test_rand_int_range (0, 3)) {
  case 0:
    return g_strdup_printf ("%04d%s", year, qualifier);
  case 1:
    return g_strdup_printf ("%04d-%02d%s", year, month, qualifier);
  default:
    return g_strdup_printf ("%04d-%02d-%02d%s", year, month, day, qualifier);
  }
}

static void
test_random_round_trips (void)
{
  for (guint i = 0; i < 2000; i++) {
    g_autofree char *point = random_point ();
    g_autofree char *later = g_strdup_printf ("%s/9999-12-31", point);
    g_autofree char *open = g_strdup_printf ("../%s", point);

    assert_edtf (point, point);
    assert_edtf (later, g_str_equal (point, "9999-12-31") ? point : later);
    assert_edtf (open, open);
  }
}

/* Whatever it is given, parsing answers with a date or with an error, never with both or none. */
static void
test_random_texts (void)
{
  static const char letters[] = "0129X-/.~?% \xc3\xff\x01";

  for (guint i = 0; i < 5000; i++) {
    char text[24] = { 0 };
    g_autoptr (GError) error = NULL;
    g_autoptr (LiaDate) date = NULL;

    for (int n = g_test_rand_int_range (0, sizeof text); n > 0; n--)
      text[n - 1] = letters[g_test_rand_int_range (0, sizeof letters)];
    date = lia_date_parse (text, &error);
    g_assert_true ((date == NULL) == (error != NULL));

    if (date != NULL) {
      g_autofree char *edtf = lia_date_to_edtf (date);
      g_autofree char *words = lia_date_to_words (date);

      assert_edtf (edtf, edtf);
      g_assert_true (g_utf8_validate (words, -1, NULL));
    }
  }
}

static void
test_read (void)
{
  static const struct {
    const char *text;
    const char *edtf;
  } cases[] = {
    { "2023-10-04/..", "2023-10-04/.." },
    { "14 January 2027", "2027-01-14" },
    { " january 14, 2027 ", "2027-01-14" },
    { "14 Sept. 2027", "2027-09-14" },
    { "14-15 January 2027", "2027-01-14/2027-01-15" },
    { "28 September – 2 October 2023", "2023-09-28/2023-10-02" },
    { "30 December 2026 – 2 January 2027", "2026-12-30/2027-01-02" },
    { "March–April 2024", "2024-03/2024-04" },
    { "2025–2030", "2025/2030" },
    { "October", "XXXX-10" },
    { "4–5 October", "XXXX-10-04/XXXX-10-05" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (LiaDate) date = lia_date_read (cases[i].text, &error);
    g_autofree char *edtf = NULL;

    g_assert_no_error (error);
    edtf = lia_date_to_edtf (date);
    g_assert_cmpstr (edtf, ==, cases[i].edtf);
  }
}

static void
test_read_refused (void)
{
  const char *const texts[] = {
    NULL,
    "",
    "3/4/2026",
    "3.4.2026",
    "2023-10-4",
    "14",
    "ja 2027",
    "30 February 2027",
    "4 perhaps – 5 October 2023",
    "4 October – 2023",
    "5–4 October 2023",
    "4 5 October 2023",
    "October November 2023",
    "-",
    "1-2-3 May 2027",
    "\xff May 2027",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (lia_date_read (texts[i], &error));
    g_assert_error (error, LIA_RECORD_ERROR, LIA_RECORD_ERROR_DATE);
  }
}

int
main (int argc, char *argv[])
{
  lia_test_locale_reset ();
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/date/forms", test_forms);
  g_test_add_func ("/date/canonical", test_canonical);
  g_test_add_func ("/date/refused", test_refused);
  g_test_add_func ("/date/malformed", test_malformed);
  g_test_add_func ("/date/trailing", test_trailing);
  g_test_add_func ("/date/message-is-short", test_message_is_short);
  g_test_add_func ("/date/days", test_days);
  g_test_add_func ("/date/questions", test_questions);
  g_test_add_func ("/date/sorting", test_sorting);
  g_test_add_func ("/date/words", test_words);
  g_test_add_func ("/date/words-of-doubt", test_words_of_doubt);
  g_test_add_func ("/date/short-words", test_short_words);
  for (guint i = 0; i < G_N_ELEMENTS (readings); i++) {
    g_autofree char *path = g_strdup_printf ("/date/locale/%s", readings[i].locale);

    g_test_add_data_func (path, &readings[i], test_locale);
  }
  g_test_add_func ("/date/read", test_read);
  g_test_add_func ("/date/read-refused", test_read_refused);
  g_test_add_func ("/date/day-round-trip", test_day_round_trip);
  g_test_add_func ("/date/day-texts", test_day_texts);
  g_test_add_func ("/date/today", test_today);
  g_test_add_func ("/date/random-round-trips", test_random_round_trips);
  g_test_add_func ("/date/random-texts", test_random_texts);
  return g_test_run ();
}
