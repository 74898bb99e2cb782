#include "date.h"

/* Days are counted with the algorithms "days_from_civil" and "civil_from_days" of Howard Hinnant,
 * chrono-Compatible Low-Level Date Algorithms: years begin in March, so that the leap day is the
 * last of a year, and 400 years make an era of 146,097 days. */
#define DAYS_OF_ERA 146097
#define DAYS_TO_1970 719468

/**
 * lia_day_from_civil:
 * @year: a year of the proleptic Gregorian calendar
 * @month: a month from 1 to 12
 * @day: a day of that month; one outside the month is counted on from it
 *
 * Returns: the number of days from 1970-01-01
 */
gint32
lia_day_from_civil (int year, int month, int day)
{
  int shifted = month <= 2 ? year - 1 : year;
  int era = (shifted >= 0 ? shifted : shifted - 399) / 400;
  int year_of_era = shifted - era * 400;
  int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

  return era * DAYS_OF_ERA + day_of_era - DAYS_TO_1970;
}

/**
 * lia_day_to_civil:
 * @day: days from 1970-01-01
 * @year: (out) (optional): the year
 * @month: (out) (optional): the month, from 1
 * @day_of_month: (out) (optional): the day of the month, from 1
 *
 * The inverse of lia_day_from_civil().
 */
void
lia_day_to_civil (gint32 day, int *year, int *month, int *day_of_month)
{
  gint64 shifted = (gint64) day + DAYS_TO_1970;
  gint64 era = (shifted >= 0 ? shifted : shifted - DAYS_OF_ERA + 1) / DAYS_OF_ERA;
  int day_of_era = shifted - era * DAYS_OF_ERA;
  int year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int shifted_month = (5 * day_of_year + 2) / 153;
  int civil_month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;

  if (year != NULL)
    *year = year_of_era + era * 400 + (civil_month <= 2);
  if (month != NULL)
    *month = civil_month;
  if (day_of_month != NULL)
    *day_of_month = day_of_year - (153 * shifted_month + 2) / 5 + 1;
}

/**
 * lia_day_today:
 *
 * Returns: the day that it is where the computer stands, in days from 1970-01-01
 */
gint32
lia_day_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return lia_day_from_civil (g_date_time_get_year (now), g_date_time_get_month (now),
                             g_date_time_get_day_of_month (now));
}

/**
 * lia_day_to_edtf:
 * @day: days from 1970-01-01, in the years 0001 to 9999
 *
 * Returns: (transfer full) (nullable): the day as `YYYY-MM-DD`, or %NULL for %LIA_DAY_NONE
 */
char *
lia_day_to_edtf (gint32 day)
{
  int year, month, day_of_month;

  if (day == LIA_DAY_NONE)
    return NULL;

  lia_day_to_civil (day, &year, &month, &day_of_month);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day_of_month);
}

static char *
to_words (gint32 day, char *(*write) (const LiaDate *date))
{
  g_autofree char *edtf = lia_day_to_edtf (day);
  g_autoptr (LiaDate) date = NULL;

  if (edtf == NULL)
    return NULL;

  date = lia_date_parse (edtf, NULL);
  return date == NULL ? g_steal_pointer (&edtf) : write (date);
}

/**
 * lia_day_to_words:
 * @day: days from 1970-01-01, in the years 0001 to 9999
 *
 * Returns: (transfer full) (nullable): the day as lia_date_to_words() writes it, or %NULL for
 *   %LIA_DAY_NONE
 */
char *
lia_day_to_words (gint32 day)
{
  return to_words (day, lia_date_to_words);
}

/**
 * lia_day_to_short_words:
 * @day: days from 1970-01-01, in the years 0001 to 9999
 *
 * Returns: (transfer full) (nullable): the day as lia_date_to_short_words() writes it, or %NULL for
 *   %LIA_DAY_NONE
 */
char *
lia_day_to_short_words (gint32 day)
{
  return to_words (day, lia_date_to_short_words);
}
