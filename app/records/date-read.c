#include <stdlib.h>
#include <string.h>

#include "date.h"
#include "fold.h"

#define SHORTEST_MONTH 3

static const char *const english_months[] = {
  "january", "february", "march",     "april",   "may",      "june",
  "july",    "august",   "september", "october", "november", "december",
};

/* What the words of one end of a date say; 0 where they say nothing. */
typedef struct {
  int year;
  int month;
  int day;
} Words;

static gboolean
is_called (int month, const char *folded)
{
  static const char *const formats[] = { "%OB", "%B", "%Ob", "%b" };
  g_autoptr (GDateTime) moment = g_date_time_new_utc (2000, month, 1, 0, 0, 0);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++) {
    g_autofree char *name = g_date_time_format (moment, formats[i]);
    g_autofree char *folded_name = name != NULL ? lia_fold (name) : NULL;

    /* Short names have a full stop in some languages, which was taken off what was written. */
    if (folded_name != NULL &&
        g_str_equal (g_strchomp (g_strdelimit (folded_name, ".", ' ')), folded))
      return TRUE;
  }

  return FALSE;
}

/* The number of the month of that name, in the language of the locale or in English, or 0. */
static int
find_month (const char *word)
{
  g_autofree char *folded = lia_fold (word);

  for (int month = 1; month <= 12; month++)
    if (is_called (month, folded))
      return month;
  for (int month = 1; month <= 12; month++)
    if (strlen (folded) >= SHORTEST_MONTH && g_str_has_prefix (english_months[month - 1], folded))
      return month;

  return 0;
}

static gboolean
take (int *place, int value)
{
  if (*place != 0 || value == 0)
    return FALSE;

  *place = value;
  return TRUE;
}

/* A number of four digits is a year, one of one or two a day. */
static gboolean
take_word (Words *words, const char *word)
{
  gsize length = strlen (word);

  if (strspn (word, "0123456789") < length)
    return take (&words->month, find_month (word));
  if (length == 4)
    return take (&words->year, atoi (word));

  return length <= 2 && take (&words->day, atoi (word));
}

static gboolean
take_words (Words *words, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, " ", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0' && !take_word (words, parts[i]))
      return FALSE;

  return TRUE;
}

static gboolean
is_enough (const Words *words)
{
  return words->month != 0 || (words->year != 0 && words->day == 0);
}

/* "4" of "4–5 October 2023" has the month and the year of the other end. */
static gboolean
complete (Words *from, const Words *until)
{
  if (from->day != 0 && until->day == 0)
    return FALSE;
  if (from->month == 0 && from->day != 0)
    from->month = until->month;
  if (from->year == 0)
    from->year = until->year;

  return from->month != 0 || (from->year != 0 && until->month == 0);
}

static char *
to_edtf (const Words *words)
{
  g_autoptr (GString) edtf = g_string_new (NULL);

  if (words->year != 0)
    g_string_append_printf (edtf, "%04d", words->year);
  else
    g_string_append (edtf, "XXXX");
  if (words->month != 0)
    g_string_append_printf (edtf, "-%02d", words->month);
  if (words->day != 0)
    g_string_append_printf (edtf, "-%02d", words->day);

  return g_string_free (g_steal_pointer (&edtf), FALSE);
}

/* One kind of dash, and nothing else between the words but spaces. */
static char *
simplify (const char *text)
{
  g_autoptr (GString) simple = g_string_new (text);

  g_string_replace (simple, "–", "-", 0);
  g_string_replace (simple, "—", "-", 0);
  g_string_replace (simple, "\u00a0", " ", 0);
  g_string_replace (simple, ",", " ", 0);
  g_string_replace (simple, ".", " ", 0);

  return g_string_free (g_steal_pointer (&simple), FALSE);
}

/* (nullable): the date in EDTF, if the words leave no doubt which it is. */
static char *
words_to_edtf (const char *text)
{
  g_autofree char *simple = simplify (text);
  g_auto (GStrv) ends = g_strsplit (simple, "-", -1);
  Words from = { 0 }, until = { 0 };
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (g_strv_length (ends) == 1)
    return take_words (&from, ends[0]) && is_enough (&from) ? to_edtf (&from) : NULL;
  if (g_strv_length (ends) != 2 || !take_words (&from, ends[0]) || !take_words (&until, ends[1]))
    return NULL;
  if (!is_enough (&until) || !complete (&from, &until))
    return NULL;
  first = to_edtf (&from);
  last = to_edtf (&until);

  return g_strdup_printf ("%s/%s", first, last);
}

/**
 * lia_date_read:
 * @text: (nullable): a date as somebody wrote it: in EDTF, or in words such as `4–5 October 2023`
 * @error: return location for an error
 *
 * Reads what lia_date_parse() reads, and besides that dates whose month is named, in the language
 * of the locale or in English. Nothing is guessed: `3/4/2026` can mean two days and is refused, and
 * where no year is written none is stated.
 *
 * Returns: (transfer full): the date, or %NULL with %LIA_RECORD_ERROR_DATE
 */
LiaDate *
lia_date_read (const char *text, GError **error)
{
  g_autoptr (GError) refused = NULL;
  LiaDate *date = lia_date_parse (text, &refused);
  g_autofree char *edtf = NULL;

  if (date != NULL)
    return date;
  edtf = text != NULL && g_utf8_validate (text, -1, NULL) ? words_to_edtf (text) : NULL;
  if (edtf != NULL)
    return lia_date_parse (edtf, error);

  g_propagate_error (error, g_steal_pointer (&refused));
  return NULL;
}
