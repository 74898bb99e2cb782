#include <locale.h>
#include <string.h>

#include "records/date.h"
#include "records/error.h"
#include "target.h"

int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  return 0;
}

static void
check_words (char *words)
{
  g_assert_true (words != NULL && *words != '\0' && g_utf8_validate (words, -1, NULL));
  g_free (words);
}

static void
check_days (const LiaDate *date)
{
  gint32 first = lia_date_first_day (date);
  gint32 last = lia_date_last_day (date);

  g_assert_true (first == LIA_DAY_NONE || last == LIA_DAY_NONE || first <= last);
  for (guint i = 0; i < 2; i++) {
    gint32 day = i == 0 ? first : last;
    int year, month, day_of_month;

    if (day == LIA_DAY_NONE)
      continue;
    lia_day_to_civil (day, &year, &month, &day_of_month);
    g_assert_cmpint (lia_day_from_civil (year, month, day_of_month), ==, day);
    check_words (lia_day_to_words (day));
  }
}

/* What a date is written as is the same date, and is written so again. */
static void
check_round_trip (const LiaDate *date)
{
  g_autofree char *edtf = lia_date_to_edtf (date);
  g_autoptr (LiaDate) again = lia_date_parse (edtf, NULL);
  g_autofree char *twice = NULL;

  g_assert_nonnull (again);
  twice = lia_date_to_edtf (again);
  g_assert_cmpstr (edtf, ==, twice);
  g_assert_cmpint (lia_date_compare (date, again), ==, 0);
  g_assert_cmpint (lia_date_first_day (date), ==, lia_date_first_day (again));
  g_assert_cmpint (lia_date_last_day (date), ==, lia_date_last_day (again));
}

static void
check_result (LiaDate *date, GError *error)
{
  g_assert_true ((date == NULL) == (error != NULL));
  if (date == NULL) {
    g_assert_error (error, LIA_RECORD_ERROR, LIA_RECORD_ERROR_DATE);
    g_assert_true (g_utf8_validate (error->message, -1, NULL));
    return;
  }
  check_round_trip (date);
  check_days (date);
  check_words (lia_date_to_words (date));
  check_words (lia_date_to_short_words (date));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (GError) unparsed = NULL;
  g_autoptr (GError) unread = NULL;
  g_autoptr (LiaDate) parsed = lia_date_parse (text, &unparsed);
  g_autoptr (LiaDate) read = lia_date_read (text, &unread);

  check_result (parsed, unparsed);
  check_result (read, unread);
  g_assert_true (parsed == NULL || (read != NULL && lia_date_compare (parsed, read) == 0));

  return 0;
}
