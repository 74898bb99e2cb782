#include "year-part.h"

#include <glib/gi18n.h>
#include <string.h>

#include "date.h"

/* How EDTF numbers them, after the months (ISO 8601-2, 4.8.2). */
#define FIRST_QUARTER 33
#define FIRST_HALF 40

static gint32
first_of_month (int year, int month)
{
  return lia_day_from_civil (year + (month - 1) / 12, (month - 1) % 12 + 1, 1);
}

/* Reads `Q3`, `H1`, `35` or `40`: how many months it has, and how many of its kind come before it
 * in the year. */
static gboolean
read_part (const char *text, int *months, int *index)
{
  char *end = NULL;
  int number = (int) g_ascii_strtoll (text, &end, 10);

  if (strlen (text) != 2)
    return FALSE;

  if (g_ascii_tolower (text[0]) == 'q' || g_ascii_tolower (text[0]) == 'h') {
    *months = g_ascii_tolower (text[0]) == 'q' ? 3 : 6;
    *index = text[1] - '1';
  } else if (*end != '\0') {
    return FALSE;
  } else if (number >= FIRST_HALF) {
    *months = 6;
    *index = number - FIRST_HALF;
  } else {
    *months = 3;
    *index = number - FIRST_QUARTER;
  }

  return *index >= 0 && *index < 12 / *months;
}

/**
 * lia_year_part_read:
 * @text: a quarter or half of a year: `2026-Q3`, `2026-H1`, or as EDTF has them, `2026-35`,
 *   `2026-40`
 * @first: (out): its first day
 * @last: (out): its last day
 *
 * Returns: whether it is one
 */
gboolean
lia_year_part_read (const char *text, gint32 *first, gint32 *last)
{
  int year = strlen (text) == 7 && strspn (text, "0123456789") == 4 && text[4] == '-'
                 ? (int) g_ascii_strtoll (text, NULL, 10)
                 : 0;
  int months, index;

  if (year == 0 || !read_part (text + 5, &months, &index))
    return FALSE;

  *first = first_of_month (year, months * index + 1);
  *last = first_of_month (year, months * index + months + 1) - 1;
  return TRUE;
}

static char *
part_to_words (int year, int months, int index)
{
  static const char *const quarters[] = {
    /* Translators: %d is a year. */
    N_ ("first quarter of %d"),
    N_ ("second quarter of %d"),
    N_ ("third quarter of %d"),
    N_ ("fourth quarter of %d"),
  };
  static const char *const halves[] = { N_ ("first half of %d"), N_ ("second half of %d") };
  const char *format = months == 3 ? quarters[index] : halves[index];

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (_ (format), year);
#pragma GCC diagnostic pop
}

static char *
edtf_to_words (const char *edtf)
{
  g_autoptr (LiaDate) date = lia_date_parse (edtf, NULL);

  return date != NULL ? lia_date_to_words (date) : g_strdup (edtf);
}

static char *
whole_to_words (int year, int month, int months)
{
  g_autofree char *edtf =
      months == 1 ? g_strdup_printf ("%04d-%02d", year, month) : g_strdup_printf ("%04d", year);

  return months == 1 || months == 12 ? edtf_to_words (edtf)
                                     : part_to_words (year, months, (month - 1) / months);
}

/**
 * lia_days_to_words:
 * @first: a day
 * @last: the same day, or a later one
 *
 * Returns: (transfer full): how people call those days together: "October 2026", "first half of
 *   2026", "2026", or from when to when they go
 */
char *
lia_days_to_words (gint32 first, gint32 last)
{
  g_autofree char *from = lia_day_to_edtf (first);
  g_autofree char *until = lia_day_to_edtf (last);
  g_autofree char *span = g_strdup_printf ("%s/%s", from, until);
  static const int lengths[] = { 1, 3, 6, 12 };
  int year, month, day;

  lia_day_to_civil (first, &year, &month, &day);
  for (guint i = 0; day == 1 && i < G_N_ELEMENTS (lengths); i++)
    if ((month - 1) % lengths[i] == 0 && first_of_month (year, month + lengths[i]) - 1 == last)
      return whole_to_words (year, month, lengths[i]);

  return edtf_to_words (first == last ? from : span);
}
