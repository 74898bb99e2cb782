#include <glib/gi18n.h>
#include <string.h>

#include "date-private.h"
#include "error.h"

#define LONGEST_QUOTE 40

/* What the text is called in a message: short, on one line and valid, whatever it was. */
static char *
quote_for_message (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *quoted = g_string_new (NULL);
  glong left = LONGEST_QUOTE;

  for (const char *p = valid; *p != '\0' && left > 0; p = g_utf8_next_char (p), left--)
    g_string_append_unichar (quoted,
                             g_unichar_isprint (g_utf8_get_char (p)) ? g_utf8_get_char (p) : ' ');
  if (left == 0)
    g_string_append (quoted, "…");

  return g_string_free (quoted, FALSE);
}

static gboolean
refuse (const char *text, const char *why, GError **error)
{
  g_autofree char *quoted = quote_for_message (text);

  g_set_error (error, LIA_RECORD_ERROR, LIA_RECORD_ERROR_DATE,
               /* Translators: the first %s is what was typed, the second a sentence that says what
                * is wrong with it. Leave the forms of the dates as they are. */
               _ ("“%s” can’t be read as a date: %s Write it as 2023, 2023-10, 2023-10-04, "
                  "XXXX-10 (year not stated), 2023-10-04/2023-10-05 or 2023-10/.. (no end), with ~ "
                  "after it if it is approximate or ? if it is uncertain."),
               quoted, why);
  return FALSE;
}

/* Reads exactly n digits; the position moves past them only if they are there. */
static gboolean
take_digits (const char **p, int n, int *value)
{
  int sum = 0;

  for (int i = 0; i < n; i++) {
    if (!g_ascii_isdigit ((*p)[i]))
      return FALSE;
    sum = sum * 10 + g_ascii_digit_value ((*p)[i]);
  }

  *p += n;
  *value = sum;
  return TRUE;
}

static gboolean
take_year (const char **p, int *year)
{
  if (g_str_has_prefix (*p, "XXXX-")) {
    *p += strlen ("XXXX");
    *year = 0;
    return TRUE;
  }

  return take_digits (p, 4, year) && *year > 0;
}

static gboolean
take_dash (const char **p)
{
  if (**p != '-')
    return FALSE;

  (*p)++;
  return TRUE;
}

static void
take_qualifier (const char **p, LiaDatePoint *point)
{
  point->approximate = **p == '~' || **p == '%';
  point->uncertain = **p == '?' || **p == '%';
  if (point->approximate || point->uncertain)
    (*p)++;
}

/* Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD` with its qualifier, up to the end of @text. */
static gboolean
parse_point (const char *whole, const char *text, LiaDatePoint *point, GError **error)
{
  const char *p = text;
  int month = 1, day = 1;
  gboolean has_month, has_day;

  if (g_str_equal (text, "..")) {
    point->open = TRUE;
    return TRUE;
  }

  if (!take_year (&p, &point->year))
    return refuse (whole, _ ("it doesn’t begin with a year of four digits."), error);
  if (take_dash (&p) && !take_digits (&p, 2, &month))
    return refuse (whole, _ ("a month has two digits."), error);
  has_month = p > text + strlen ("YYYY");
  has_day = has_month && take_dash (&p);
  if (has_day && !take_digits (&p, 2, &day))
    return refuse (whole, _ ("a day has two digits."), error);
  take_qualifier (&p, point);

  if (*p != '\0')
    return refuse (whole, _ ("something follows that is no part of a date."), error);
  if (!g_date_valid_month (month))
    return refuse (whole, _ ("there is no such month."), error);
  if (day < 1 || day > lia_date_point_days_in_month (point->year, month))
    return refuse (whole, _ ("that month has no such day."), error);

  point->month = has_month ? month : 0;
  point->day = has_day ? day : 0;
  return TRUE;
}

static gboolean
check_interval (const char *whole, const LiaDate *date, GError **error)
{
  const LiaDatePoint *from = &date->from;
  const LiaDatePoint *until = &date->until;

  if (from->open && until->open)
    return refuse (whole, _ ("one end of an interval has to be known."), error);
  if ((from->year == 0) != (until->year == 0) && !from->open && !until->open)
    return refuse (whole, _ ("one end has a year and the other has none."), error);
  if ((from->open && until->year == 0) || (until->open && from->year == 0))
    return refuse (whole, _ ("an interval without an end needs a year."), error);
  if (!from->open && !until->open &&
      lia_date_point_first_day (from) > lia_date_point_last_day (until))
    return refuse (whole, _ ("it ends before it begins."), error);

  return TRUE;
}

static gboolean
parse_interval (const char *text, const char *slash, LiaDate *date, GError **error)
{
  g_autofree char *from = g_strndup (text, slash - text);
  const char *until = slash + 1;

  if (strchr (until, '/') != NULL)
    return refuse (text, _ ("an interval has two ends, not more."), error);

  return parse_point (text, from, &date->from, error) &&
         parse_point (text, until, &date->until, error) && check_interval (text, date, error);
}

/**
 * lia_date_parse:
 * @text: (nullable): a date in EDTF, such as `2023-10-04/2023-10-05`
 * @error: return location for an error
 *
 * Reads a date in the forms that #LiaDate names (ISO 8601-2, level 1). White space around it is
 * taken; nothing else is forgiven, because a date that was guessed can't be told from one that was
 * stated. Years run from 0001 to 9999. In an interval each end can carry its own `~`, `?` or `%`,
 * and both ends or none have to state their year.
 *
 * Returns: (transfer full): the date, or %NULL with %LIA_RECORD_ERROR_DATE
 */
LiaDate *
lia_date_parse (const char *text, GError **error)
{
  g_autoptr (LiaDate) date = g_new0 (LiaDate, 1);
  g_autofree char *stripped = g_strdup (text == NULL ? "" : text);
  const char *slash;

  g_strstrip (stripped);
  if (*stripped == '\0') {
    refuse (stripped, _ ("it is empty."), error);
    return NULL;
  }

  slash = strchr (stripped, '/');
  if (slash != NULL)
    return parse_interval (stripped, slash, date, error) ? g_steal_pointer (&date) : NULL;

  if (!parse_point (stripped, stripped, &date->from, error))
    return NULL;
  date->until = date->from;
  if (date->from.open) {
    refuse (stripped, _ ("one end of an interval has to be known."), error);
    return NULL;
  }

  return g_steal_pointer (&date);
}
