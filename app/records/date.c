#include <string.h>

#include "date-private.h"

/* A leap year, so that 29 February exists where no year is stated. */
#define ANY_YEAR 2000

/* How many days a month has; 29 for a February whose year isn't stated. */
int
lia_date_point_days_in_month (int year, int month)
{
  return g_date_get_days_in_month (month, year == 0 ? ANY_YEAR : year);
}

/* The earliest day a point can mean, or none. */
gint32
lia_date_point_first_day (const LiaDatePoint *point)
{
  if (point->open || point->year == 0)
    return LIA_DAY_NONE;

  return lia_day_from_civil (point->year, MAX (point->month, 1), MAX (point->day, 1));
}

/* The latest day a point can mean, or none. */
gint32
lia_date_point_last_day (const LiaDatePoint *point)
{
  int month = point->month == 0 ? 12 : point->month;

  if (point->open || point->year == 0)
    return LIA_DAY_NONE;

  return lia_day_from_civil (point->year, month,
                             point->day == 0 ? lia_date_point_days_in_month (point->year, month)
                                             : point->day);
}

/**
 * lia_date_copy:
 * @date: (nullable): a date
 *
 * Returns: (transfer full) (nullable): a copy of it
 */
LiaDate *
lia_date_copy (const LiaDate *date)
{
  return g_memdup2 (date, sizeof *date);
}

/**
 * lia_date_free:
 * @date: (transfer full) (nullable): a date
 */
void
lia_date_free (LiaDate *date)
{
  g_free (date);
}

/* Whether two ends state the same, and are as sure of it. */
gboolean
lia_date_point_equal (const LiaDatePoint *a, const LiaDatePoint *b)
{
  return a->year == b->year && a->month == b->month && a->day == b->day &&
         a->approximate == b->approximate && a->uncertain == b->uncertain && a->open == b->open;
}

static void
append_point (GString *edtf, const LiaDatePoint *point)
{
  if (point->open) {
    g_string_append (edtf, "..");
    return;
  }

  if (point->year == 0)
    g_string_append (edtf, "XXXX");
  else
    g_string_append_printf (edtf, "%04d", point->year);
  if (point->month != 0)
    g_string_append_printf (edtf, "-%02d", point->month);
  if (point->day != 0)
    g_string_append_printf (edtf, "-%02d", point->day);
  if (point->approximate || point->uncertain)
    g_string_append_c (edtf, !point->uncertain ? '~' : !point->approximate ? '?' : '%');
}

/**
 * lia_date_to_edtf:
 * @date: a date
 *
 * Returns: (transfer full): the one form in which the register keeps it; lia_date_parse() reads it
 *   back. An interval whose ends are the same is the single date that it means.
 */
char *
lia_date_to_edtf (const LiaDate *date)
{
  GString *edtf;

  g_return_val_if_fail (date != NULL, NULL);

  edtf = g_string_new (NULL);
  append_point (edtf, &date->from);
  if (!lia_date_point_equal (&date->from, &date->until)) {
    g_string_append_c (edtf, '/');
    append_point (edtf, &date->until);
  }

  return g_string_free (edtf, FALSE);
}

/**
 * lia_date_first_day:
 * @date: a date
 *
 * Returns: the earliest day it can mean, or %LIA_DAY_NONE if its year isn't stated or it has no
 *   beginning; `~` and `?` don't widen it
 */
gint32
lia_date_first_day (const LiaDate *date)
{
  g_return_val_if_fail (date != NULL, LIA_DAY_NONE);

  return lia_date_point_first_day (&date->from);
}

/**
 * lia_date_last_day:
 * @date: a date
 *
 * Returns: the latest day it can mean, or %LIA_DAY_NONE if its year isn't stated or it has no end;
 *   `~` and `?` don't widen it
 */
gint32
lia_date_last_day (const LiaDate *date)
{
  g_return_val_if_fail (date != NULL, LIA_DAY_NONE);

  return lia_date_point_last_day (&date->until);
}

/**
 * lia_date_has_year:
 * @date: a date
 *
 * Returns: whether its year is stated; if not, it has neither a first nor a last day
 */
gboolean
lia_date_has_year (const LiaDate *date)
{
  g_return_val_if_fail (date != NULL, FALSE);

  return date->from.year != 0 || date->until.year != 0;
}

/**
 * lia_date_is_exact:
 * @date: a date
 *
 * Returns: whether it names a day, or the first and the last of several, without reserve: both
 *   lia_date_first_day() and lia_date_last_day() are then what the source said
 */
gboolean
lia_date_is_exact (const LiaDate *date)
{
  g_return_val_if_fail (date != NULL, FALSE);

  return date->from.year != 0 && date->from.day != 0 && date->until.year != 0 &&
         date->until.day != 0 && !lia_date_is_approximate (date) && !lia_date_is_uncertain (date);
}

/**
 * lia_date_is_approximate:
 * @date: a date
 *
 * Returns: whether it, or one of its ends, is only about right (`~` or `%`)
 */
gboolean
lia_date_is_approximate (const LiaDate *date)
{
  g_return_val_if_fail (date != NULL, FALSE);

  return date->from.approximate || date->until.approximate;
}

/**
 * lia_date_is_uncertain:
 * @date: a date
 *
 * Returns: whether it, or one of its ends, is doubted (`?` or `%`)
 */
gboolean
lia_date_is_uncertain (const LiaDate *date)
{
  g_return_val_if_fail (date != NULL, FALSE);

  return date->from.uncertain || date->until.uncertain;
}

static int
compare_days (gint32 a, gint32 b)
{
  if (a == b)
    return 0;
  if (a == LIA_DAY_NONE)
    return 1;
  if (b == LIA_DAY_NONE)
    return -1;

  return a < b ? -1 : 1;
}

/**
 * lia_date_compare:
 * @a: (nullable): a date
 * @b: (nullable): another
 *
 * Orders dates by their first day and then their last day. Where a day isn't known the date comes
 * last, no date at all after that. Dates that mean the same days are told apart by how they are
 * written, so that an order is always the same.
 *
 * Returns: less than, equal to or greater than 0, as @a is before, the same as or after @b
 */
int
lia_date_compare (const LiaDate *a, const LiaDate *b)
{
  g_autofree char *edtf_a = NULL;
  g_autofree char *edtf_b = NULL;
  int order;

  if (a == NULL || b == NULL)
    return (a == NULL) - (b == NULL);

  order = compare_days (lia_date_first_day (a), lia_date_first_day (b));
  if (order == 0)
    order = compare_days (lia_date_last_day (a), lia_date_last_day (b));
  if (order != 0)
    return order;

  edtf_a = lia_date_to_edtf (a);
  edtf_b = lia_date_to_edtf (b);
  return strcmp (edtf_a, edtf_b);
}
