#include <gio/gio.h>
#include <stdio.h>
#include <string.h>

#include "holidays.h"
#include "records/date.h"

#define RESOURCE "/org/liaison/Liaison/reference/holidays.csv"

/* A country closes for a fortnight at most; a longer stretch is no meeting. */
#define MAX_DAYS 14

/* The name in a line such as `TUR,2026-10-29,"Republic Day",0`. */
static char *
name_in (const char *line, const char *end, gsize prefix)
{
  const char *start = line + prefix;
  const char *comma = g_strrstr_len (start, end - start, ",");
  g_autofree char *name = g_strndup (start, (comma == NULL ? end : comma) - start);
  g_autoptr (GString) plain = NULL;

  if (*name != '"')
    return g_steal_pointer (&name);

  plain = g_string_new_len (name + 1, MAX ((gssize) strlen (name) - 2, 0));
  g_string_replace (plain, "\"\"", "\"", 0);
  return g_string_free (g_steal_pointer (&plain), FALSE);
}

static void
add_names_of (const char *text, const char *code, gint32 day, GPtrArray *names)
{
  g_autofree char *date = lia_day_to_edtf (day);
  g_autofree char *prefix = g_strdup_printf ("\n%s,%s,", code, date);

  for (const char *at = strstr (text, prefix); at != NULL; at = strstr (at + 1, prefix)) {
    const char *end = strchrnul (at + 1, '\n');
    g_autofree char *name = name_in (at, end, strlen (prefix));

    if (!g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
      g_ptr_array_add (names, g_steal_pointer (&name));
  }
}

/* Calls @func for each line that has a country and a day. */
typedef void (*LineFunc) (const char *code, gint32 day, gpointer data);

static void
for_each_line (LineFunc func, gpointer data)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (RESOURCE, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  const char *text = bytes != NULL ? g_bytes_get_data (bytes, NULL) : NULL;
  const char *end = text != NULL ? text + g_bytes_get_size (bytes) : NULL;

  while (text != NULL && text < end) {
    const char *next = memchr (text, '\n', end - text);
    g_autofree char *line = g_strndup (text, (next != NULL ? next : end) - text);
    char code[4];
    int year, month, day;

    if (sscanf (line, "%3[A-Z],%d-%d-%d,", code, &year, &month, &day) == 4)
      func (code, lia_day_from_civil (year, month, day), data);
    text = next != NULL ? next + 1 : NULL;
  }
}

static void
add_country (const char *code, gint32 day, gpointer countries)
{
  if (!g_hash_table_contains (countries, code))
    g_hash_table_add (countries, g_strdup (code));
}

/**
 * lia_holidays_countries:
 *
 * Returns: (transfer full) (element-type utf8): the codes of all countries whose public holidays
 *   are known
 */
GHashTable *
lia_holidays_countries (void)
{
  GHashTable *countries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for_each_line (add_country, countries);
  return countries;
}

typedef struct {
  const char *const *codes;
  GArray *days;
} Chosen;

static void
add_day (const char *code, gint32 day, gpointer data)
{
  Chosen *chosen = data;

  if (g_strv_contains (chosen->codes, code))
    g_array_append_val (chosen->days, day);
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const gint32 *one = a;
  const gint32 *other = b;

  return (*one > *other) - (*one < *other);
}

/**
 * lia_holidays_days:
 * @codes: (array zero-terminated=1): ISO 3166-1 alpha-3 codes of countries
 *
 * Returns: (transfer full) (element-type gint32): the public holidays of any of them, in order
 */
GArray *
lia_holidays_days (const char *const *codes)
{
  Chosen chosen = { codes, g_array_new (FALSE, FALSE, sizeof (gint32)) };

  for_each_line (add_day, &chosen);
  g_array_sort (chosen.days, compare_days);
  return chosen.days;
}

/**
 * lia_holidays_between:
 * @code: (nullable): the ISO 3166-1 alpha-3 code of a country
 * @first: a day
 * @last: a day, not before @first
 *
 * Looks into the public holidays that come with the application (data/reference/holidays.csv,
 * country-wide, 2023 to 2032).
 *
 * Returns: (transfer full) (nullable): the names of the holidays on those days, in English, or
 *   %NULL if there is none or nothing is known
 */
char *
lia_holidays_between (const char *code, gint32 first, gint32 last)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  bytes = g_resources_lookup_data (RESOURCE, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  if (bytes == NULL || code == NULL)
    return NULL;

  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  for (gint32 day = first; day <= last && day - first < MAX_DAYS; day++)
    add_names_of (text, code, day, names);
  if (names->len == 0)
    return NULL;

  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **) names->pdata);
}
