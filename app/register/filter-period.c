#include <glib/gi18n.h>
#include <string.h>

#include "error.h"
#include "filter-period.h"
#include "records/date.h"
#include "records/year-part.h"

/* So many of anything stay within the years that a date can have. */
#define MOST_UNITS 5000
#define DAYS_OF_TWO_MONTHS 61

static const struct {
  const char *name;
  char letter;
} units[] = {
  { "day", 'd' },
  { "week", 'w' },
  { "month", 'm' },
  { "year", 'y' },
};

/* A unit by its letter or by its name, in the singular or plural; 0 if it is none. */
static char
read_unit (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (units); i++) {
    gsize length = strlen (units[i].name);

    if (text[0] == units[i].letter && text[1] == '\0')
      return units[i].letter;
    if (g_str_has_prefix (text, units[i].name) &&
        (text[length] == '\0' || g_str_equal (text + length, "s")))
      return units[i].letter;
  }

  return 0;
}

/* Those that only the calendar has: of how many months they are, or 0. */
static int
read_part (const char *text)
{
  return g_str_equal (text, "quarter") ? 3 : g_str_equal (text, "half-year") ? 6 : 0;
}

/* `6m`, `90-days`. */
static gboolean
read_span (const char *text, gint64 *n, char *unit)
{
  char *end;

  if (!g_ascii_isdigit (*text))
    return FALSE;
  *n = g_ascii_strtoll (text, &end, 10);
  if (*end == '-')
    end++;
  *unit = read_unit (end);

  return *n <= MOST_UNITS && *unit != 0;
}

/* What was written between quotation marks, `"6 months"`, as if it had been without. */
static char *
without_spaces (const char *text)
{
  g_autofree char *lower = g_ascii_strdown (text, -1);

  return g_strdelimit (g_strstrip (g_steal_pointer (&lower)), " ", '-');
}

static gint32
add_months (gint32 day, gint64 n)
{
  int year, month, day_of_month;
  gint64 months;

  lia_day_to_civil (day, &year, &month, &day_of_month);
  months = CLAMP (year * (gint64) 12 + month - 1 + n, 12, 9999 * 12 + 11);
  year = months / 12;
  month = months % 12 + 1;

  return lia_day_from_civil (
      year, month, MIN (day_of_month, g_date_get_days_in_month ((GDateMonth) month, year)));
}

static gint32
add_span (gint32 day, gint64 n, char unit)
{
  switch (unit) {
  case 'd':
    return day + n;
  case 'w':
    return day + 7 * n;
  case 'm':
    return add_months (day, n);
  default:
    return add_months (day, 12 * n);
  }
}

/* The week (from Monday), month or year that a day is in. */
static void
find_calendar (gint32 day, char unit, LiaPeriod *period)
{
  int year, month;

  lia_day_to_civil (day, &year, &month, NULL);
  if (unit == 'd') {
    period->first = day;
    period->last = day;
  } else if (unit == 'w') {
    /* Day 0 was a Thursday. */
    period->first = day - ((day + 3) % 7 + 7) % 7;
    period->last = period->first + 6;
  } else if (unit == 'm') {
    period->first = lia_day_from_civil (year, month, 1);
    period->last = add_months (period->first, 1) - 1;
  } else {
    period->first = lia_day_from_civil (year, 1, 1);
    period->last = lia_day_from_civil (year, 12, 31);
  }
}

/* The quarter or half of a year that a day is in, or @n after or before that. */
static void
find_part (gint32 day, int months, int n, LiaPeriod *period)
{
  int year, month;

  lia_day_to_civil (day, &year, &month, NULL);
  period->first =
      add_months (lia_day_from_civil (year, month - (month - 1) % months, 1), n * (gint64) months);
  period->last = add_months (period->first, months) - 1;
}

/* `next-90-days` goes on from today, `next-month` is the one in the calendar. */
static gboolean
read_near (const char *text, gint32 today, LiaPeriod *period)
{
  gboolean next = g_str_has_prefix (text, "next-");
  gboolean last = g_str_has_prefix (text, "last-");
  gint64 n;
  char unit;

  if (!next && !last && !g_str_has_prefix (text, "this-"))
    return FALSE;

  text += strlen ("next-");
  if (read_span (text, &n, &unit)) {
    period->first = last ? add_span (today, -n, unit) : today;
    period->last = last ? today : add_span (today, n, unit);
    return next || last;
  }

  unit = read_unit (text);
  if (unit == 0) {
    find_part (today, MAX (read_part (text), 1), next ? 1 : last ? -1 : 0, period);
    return read_part (text) > 0;
  }
  find_calendar (today, unit, period);
  if (next || last)
    find_calendar (add_span (period->first, next ? 1 : -1, unit), unit, period);

  return TRUE;
}

/* `today`, `today-6m`, `-6m`, `+30d`. */
static gboolean
read_offset (const char *text, gint32 today, LiaPeriod *period)
{
  gboolean named = g_str_has_prefix (text, "today");
  gint64 n = 0;
  char unit = 'd';

  if (named)
    text += strlen ("today");
  if (*text == '+' || *text == '-') {
    if (!read_span (text + 1, &n, &unit))
      return FALSE;
  } else if (!named || *text != '\0') {
    return FALSE;
  }

  period->first = add_span (today, *text == '-' ? -n : n, unit);
  period->last = period->first;
  return TRUE;
}

static gboolean
read_day_word (const char *text, gint32 today, LiaPeriod *period)
{
  int off = g_str_equal (text, "yesterday") ? -1 : g_str_equal (text, "tomorrow") ? 1 : 0;

  if (off == 0)
    return FALSE;

  period->first = period->last = today + off;
  return TRUE;
}

static gboolean
read_one (const char *text, gint32 today, LiaPeriod *period, GError **error)
{
  g_autofree char *lower = without_spaces (text);
  g_autoptr (LiaDate) date = NULL;

  if (read_day_word (lower, today, period) || read_offset (lower, today, period) ||
      read_near (lower, today, period) || lia_year_part_read (lower, &period->first, &period->last))
    return TRUE;

  date = lia_date_read (text, NULL);
  if (date == NULL || !lia_date_has_year (date)) {
    g_set_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_INVALID,
                 /* Translators: what is between the inner quotation marks is written as it is. */
                 _ ("“%s” is no date for a filter; write such as 2026, 2026-03, 2026-03-31, "
                    "2026-Q3, 2026-H1, 2026-01..2026-06, today, next-90-days, last-6-months or "
                    "this-year."),
                 text);
    return FALSE;
  }

  period->first = lia_date_first_day (date);
  period->last = lia_date_last_day (date);
  return TRUE;
}

/**
 * lia_period_read:
 * @text: `2026-03`, `2026-Q3`, `2026-H1`, `2026-01..2026-06`, `2026..`, `today`, `today-6m`,
 * `next-90-days`, `last-month`, `this-quarter`, `last-half-year`, or a date as lia_date_read()
 * takes it
 * @today: the day that it is seen from
 * @period: (out): the days that it means
 * @error: %LIA_REGISTER_ERROR_INVALID
 *
 * Returns: whether it means any
 */
gboolean
lia_period_read (const char *text, gint32 today, LiaPeriod *period, GError **error)
{
  const char *dots = strstr (text, "..");
  LiaPeriod from = { LIA_DAY_NONE, LIA_DAY_NONE };
  LiaPeriod until = { LIA_DAY_NONE, LIA_DAY_NONE };
  g_autofree char *start = NULL;

  if (dots == NULL || strchr (text, '/') != NULL)
    return read_one (text, today, period, error);

  start = g_strndup (text, dots - text);
  if (*start == '\0' && dots[2] == '\0')
    return read_one (text, today, period, error);
  if ((*start != '\0' && !read_one (start, today, &from, error)) ||
      (dots[2] != '\0' && !read_one (dots + 2, today, &until, error)))
    return FALSE;

  period->first = from.first;
  period->last = until.last;
  return TRUE;
}

/**
 * lia_period_length:
 * @text: `6m`, `6-months`, `90d`, or a number of days
 * @days: (out): how many days that are; a month has 30½, so that half a year has 183
 *
 * Returns: whether it is a length of time
 */
gboolean
lia_period_length (const char *text, gint64 *days)
{
  g_autofree char *lower = without_spaces (text);
  gint64 n;
  char unit;

  if (g_ascii_string_to_unsigned (text, 10, 0, MOST_UNITS, (guint64 *) days, NULL))
    return TRUE;
  if (!read_span (lower, &n, &unit))
    return FALSE;

  if (unit == 'm')
    *days = n * DAYS_OF_TWO_MONTHS / 2;
  else if (unit == 'y')
    *days = n * DAYS_OF_TWO_MONTHS * 6;
  else
    *days = unit == 'w' ? 7 * n : n;

  return TRUE;
}

static char *
count_units (gint64 n, char unit)
{
  switch (unit) {
  case 'd':
    return g_strdup_printf (ngettext ("%d day", "%d days", n), (int) n);
  case 'w':
    return g_strdup_printf (ngettext ("%d week", "%d weeks", n), (int) n);
  case 'm':
    return g_strdup_printf (ngettext ("%d month", "%d months", n), (int) n);
  default:
    return g_strdup_printf (ngettext ("%d year", "%d years", n), (int) n);
  }
}

/**
 * lia_period_length_words:
 * @text: what lia_period_length() reads
 *
 * Returns: (transfer full): how it reads, such as “6 months”
 */
char *
lia_period_length_words (const char *text)
{
  g_autofree char *lower = without_spaces (text);
  gint64 n;
  char unit;

  if (g_ascii_string_to_unsigned (text, 10, 0, MOST_UNITS, (guint64 *) &n, NULL))
    return count_units (n, 'd');

  return read_span (lower, &n, &unit) ? count_units (n, unit) : g_strdup (text);
}

static const struct {
  const char *written;
  const char *label;
} named[] = {
  { "today", N_ ("today") },
  { "yesterday", N_ ("yesterday") },
  { "tomorrow", N_ ("tomorrow") },
  { "this-week", N_ ("this week") },
  { "this-month", N_ ("this month") },
  { "this-year", N_ ("this year") },
  { "last-week", N_ ("last week") },
  { "last-month", N_ ("last month") },
  { "last-year", N_ ("last year") },
  { "next-week", N_ ("next week") },
  { "next-month", N_ ("next month") },
  { "next-year", N_ ("next year") },
  { "this-quarter", N_ ("this quarter") },
  { "this-half-year", N_ ("this half-year") },
  { "last-quarter", N_ ("last quarter") },
  { "last-half-year", N_ ("last half-year") },
  { "next-quarter", N_ ("next quarter") },
  { "next-half-year", N_ ("next half-year") },
};

static char *
words_of_span (const char *text)
{
  gboolean next = g_str_has_prefix (text, "next-");
  const char *span = next || g_str_has_prefix (text, "last-") ? text + strlen ("next-") : "";
  g_autofree char *counted = NULL;
  gint64 n;
  char unit;

  if (!read_span (span, &n, &unit))
    return NULL;

  counted = count_units (n, unit);
  /* Translators: %s is a length of time, such as “90 days”. */
  return g_strdup_printf (next ? _ ("the next %s") : _ ("the last %s"), counted);
}

static char *
words_of_offset (const char *text)
{
  const char *sign = g_str_has_prefix (text, "today") ? text + strlen ("today") : text;
  g_autofree char *counted = NULL;
  gint64 n;
  char unit;

  if ((*sign != '-' && *sign != '+') || !read_span (sign + 1, &n, &unit))
    return NULL;

  counted = count_units (n, unit);
  /* Translators: a day, seen from today; %s is a length of time, such as “6 months”. */
  return g_strdup_printf (*sign == '-' ? _ ("%s ago") : _ ("%s from today"), counted);
}

static char *
words_of_one (const char *text)
{
  g_autofree char *lower = without_spaces (text);
  g_autoptr (LiaDate) date = NULL;
  char *words = words_of_span (lower);
  gint32 first, last;

  if (words == NULL)
    words = words_of_offset (lower);
  if (words == NULL && lia_year_part_read (lower, &first, &last))
    words = lia_days_to_words (first, last);
  for (guint i = 0; words == NULL && i < G_N_ELEMENTS (named); i++)
    if (g_str_equal (named[i].written, lower))
      words = g_strdup (_ (named[i].label));
  if (words != NULL)
    return words;

  date = lia_date_read (text, NULL);
  return date != NULL ? lia_date_to_words (date) : g_strdup (text);
}

/**
 * lia_period_words:
 * @text: what lia_period_read() reads
 *
 * Returns: (transfer full): how it reads, such as “the next 90 days”
 */
char *
lia_period_words (const char *text)
{
  const char *dots = strstr (text, "..");
  g_autofree char *start = NULL;
  g_autofree char *from = NULL;
  g_autofree char *until = NULL;

  if (dots == NULL || strchr (text, '/') != NULL)
    return words_of_one (text);

  start = g_strndup (text, dots - text);
  from = words_of_one (start);
  until = words_of_one (dots + 2);
  if (*start == '\0')
    /* Translators: %s is a date. */
    return g_strdup_printf (_ ("up to %s"), until);
  if (dots[2] == '\0')
    /* Translators: %s is a date. */
    return g_strdup_printf (_ ("from %s on"), from);

  /* Translators: a period, from the first to the second date. */
  return g_strdup_printf (_ ("%s to %s"), from, until);
}
