#include <glib/gi18n.h>
#include <string.h>

#include "date-private.h"

/* Any leap year serves where none is stated: it isn't written. */
#define ANY_YEAR 2000

/* How the two ends of a date are written, by what they have in common: formats of
 * g_date_time_format(), marked for translation with the context "date". */
typedef struct {
  const char *from;
  const char *until;
} Pattern;

/* Translators: these are formats of g_date_time_format(). %-d is the day, %B the name of the month
 * as it stands with a day (in the genitive where the language has one), %OB its name by itself,
 * %b and %Ob the same in short, %Y the year. Put them in the order of your language. Where there
 * are two, the first begins a range of dates and the second ends it, such as "4" and
 * "5 October 2023": together they shall read well and say the month and the year once. */
static const Pattern day_of_year = { NULL, NC_ ("date", "%-d %B %Y") };
static const Pattern days_of_month = { NC_ ("date", "%-d"), NC_ ("date", "%-d %B %Y") };
static const Pattern days_of_year = { NC_ ("date", "%-d %B"), NC_ ("date", "%-d %B %Y") };
static const Pattern month_of_year = { NULL, NC_ ("date", "%OB %Y") };
static const Pattern months_of_year = { NC_ ("date", "%OB"), NC_ ("date", "%OB %Y") };
static const Pattern year_alone = { NULL, NC_ ("date", "%Y") };
static const Pattern any_day = { NULL, NC_ ("date", "%-d %B") };
static const Pattern any_days_of_month = { NC_ ("date", "%-d"), NC_ ("date", "%-d %B") };
static const Pattern any_month = { NULL, NC_ ("date", "%OB") };

static const Pattern short_day_of_year = { NULL, NC_ ("date", "%-d %b %Y") };
static const Pattern short_days_of_month = { NC_ ("date", "%-d"), NC_ ("date", "%-d %b %Y") };
static const Pattern short_days_of_year = { NC_ ("date", "%-d %b"), NC_ ("date", "%-d %b %Y") };
static const Pattern short_month_of_year = { NULL, NC_ ("date", "%Ob %Y") };
static const Pattern short_months_of_year = { NC_ ("date", "%Ob"), NC_ ("date", "%Ob %Y") };
static const Pattern short_any_day = { NULL, NC_ ("date", "%-d %b") };
static const Pattern short_any_days_of_month = { NC_ ("date", "%-d"), NC_ ("date", "%-d %b") };
static const Pattern short_any_month = { NULL, NC_ ("date", "%Ob") };

static const Pattern *
pattern_of_point (const LiaDatePoint *point, gboolean brief)
{
  if (point->month == 0)
    return &year_alone;
  if (point->year == 0 && point->day == 0)
    return brief ? &short_any_month : &any_month;
  if (point->year == 0)
    return brief ? &short_any_day : &any_day;
  if (point->day == 0)
    return brief ? &short_month_of_year : &month_of_year;

  return brief ? &short_day_of_year : &day_of_year;
}

/* The pattern by which both ends share what they have in common, or none if they share nothing. */
static const Pattern *
pattern_of_range (const LiaDatePoint *from, const LiaDatePoint *until, gboolean brief)
{
  gboolean days = from->day != 0 && until->day != 0;
  gboolean months = from->day == 0 && until->day == 0 && from->month != 0 && until->month != 0;

  if (from->year != until->year)
    return NULL;
  if (days && from->month == until->month && from->year == 0)
    return brief ? &short_any_days_of_month : &any_days_of_month;
  if (from->year == 0)
    return NULL;
  if (days && from->month == until->month)
    return brief ? &short_days_of_month : &days_of_month;
  if (days)
    return brief ? &short_days_of_year : &days_of_year;
  if (months)
    return brief ? &short_months_of_year : &months_of_year;

  return NULL;
}

static char *
format_point (const LiaDatePoint *point, const char *format)
{
  g_autoptr (GDateTime) moment =
      g_date_time_new_utc (point->year == 0 ? ANY_YEAR : point->year, MAX (point->month, 1),
                           MAX (point->day, 1), 0, 0, 0);

  return g_date_time_format (moment, g_dpgettext2 (NULL, "date", format));
}

/* A dash stands without spaces between single words, such as the days of "4–5 October", and with
 * them elsewhere: "28 September – 2 October". */
static char *
join (const char *from, const char *until, gboolean shares_month_or_year)
{
  if (strchr (from, ' ') == NULL && (shares_month_or_year || strchr (until, ' ') == NULL))
    /* Translators: a range of dates of which each is one word, such as "4–5 October 2023" or
     * "2025–2030". */
    return g_strdup_printf (C_ ("date range", "%s–%s"), from, until);

  /* Translators: a range of dates that have several words, such as
   * "28 September 2023 – 2 October 2023". */
  return g_strdup_printf (C_ ("long date range", "%s – %s"), from, until);
}

/* Says how sure a date is. */
static char *
qualify (const char *words, const LiaDatePoint *point)
{
  g_autofree char *about = NULL;

  about = point->approximate
              /* Translators: an approximate date, such as "about October 2023". */
              ? g_strdup_printf (C_ ("date", "about %s"), words)
              : g_strdup (words);

  return point->uncertain
             /* Translators: a date that is doubted, such as "October 2023 (uncertain)". */
             ? g_strdup_printf (C_ ("date", "%s (uncertain)"), about)
             : g_steal_pointer (&about);
}

static char *
point_to_words (const LiaDatePoint *point, gboolean brief)
{
  g_autofree char *words = format_point (point, pattern_of_point (point, brief)->until);

  return qualify (words, point);
}

static char *
open_to_words (const LiaDate *date, gboolean brief)
{
  g_autofree char *words = point_to_words (date->from.open ? &date->until : &date->from, brief);

  return date->from.open
             /* Translators: a date without a known beginning, such as "until 2030". */
             ? g_strdup_printf (C_ ("date", "until %s"), words)
             /* Translators: a date without a known end, such as "from 2025". */
             : g_strdup_printf (C_ ("date", "from %s"), words);
}

/* Both ends are as sure as each other, so that the range is qualified as a whole. */
static char *
even_range_to_words (const LiaDate *date, gboolean brief)
{
  const Pattern *pattern = pattern_of_range (&date->from, &date->until, brief);
  const LiaDatePoint *from = &date->from, *until = &date->until;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  g_autofree char *range = NULL;

  first = format_point (from, pattern ? pattern->from : pattern_of_point (from, brief)->until);
  last = format_point (until, pattern ? pattern->until : pattern_of_point (until, brief)->until);
  range = join (first, last, pattern != NULL);

  return qualify (range, from);
}

static char *
range_to_words (const LiaDate *date, gboolean brief)
{
  g_autofree char *from = NULL;
  g_autofree char *until = NULL;

  if (date->from.approximate == date->until.approximate &&
      date->from.uncertain == date->until.uncertain)
    return even_range_to_words (date, brief);

  from = point_to_words (&date->from, brief);
  until = point_to_words (&date->until, brief);
  return join (from, until, FALSE);
}

static char *
to_words (const LiaDate *date, gboolean brief)
{
  g_autofree char *words = NULL;

  if (date->from.open || date->until.open)
    return open_to_words (date, brief);

  words = lia_date_point_equal (&date->from, &date->until) ? point_to_words (&date->from, brief)
                                                           : range_to_words (date, brief);

  return lia_date_has_year (date) ? g_steal_pointer (&words)
                                  /* Translators: a date whose year the source doesn't give, such as
                                   * "October, year not stated". */
                                  : g_strdup_printf (C_ ("date", "%s, year not stated"), words);
}

/**
 * lia_date_to_words:
 * @date: a date
 *
 * Writes the date as it is read in the language of the current locale: the names of the months are
 * those of `LC_TIME`, the order of the parts and the words round them come from the translation.
 *
 * Returns: (transfer full): such as "4–5 October 2023" or "October, year not stated"
 */
char *
lia_date_to_words (const LiaDate *date)
{
  g_return_val_if_fail (date != NULL, NULL);

  return to_words (date, FALSE);
}

/**
 * lia_date_to_short_words:
 * @date: a date
 *
 * Does what lia_date_to_words() does, with the short names of the months, where room is scarce.
 *
 * Returns: (transfer full): such as "4–5 Oct 2023"
 */
char *
lia_date_to_short_words (const LiaDate *date)
{
  g_return_val_if_fail (date != NULL, NULL);

  return to_words (date, TRUE);
}
