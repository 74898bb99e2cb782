#include "reference-ranges.h"

#include <string.h>

/* What parts the first and the last number of a range. */
#define TO ".."

/* What can't stand as it is in the name of an office: it parts ranges, is trimmed as white space,
 * or is what writes the others. */
#define ESCAPED ";%\t\n\v\f\r"

/* Larger numbers were never given out. */
#define MAX_NUMBER 999999999

static void
range_clear (LiaReferenceRange *range)
{
  g_free (range->office);
}

/**
 * lia_reference_ranges_new:
 *
 * Returns: (transfer full) (element-type LiaReferenceRange): no records yet
 */
GArray *
lia_reference_ranges_new (void)
{
  GArray *self = g_array_new (FALSE, FALSE, sizeof (LiaReferenceRange));

  g_array_set_clear_func (self, (GDestroyNotify) range_clear);
  return self;
}

/**
 * lia_reference_ranges_add:
 * @self: ranges
 * @type: the type of a record
 * @office: (nullable): the office that numbered it; %NULL for the register's own
 * @number: its number
 *
 * Adds a record, in any order; lia_reference_ranges_write() puts them in order.
 */
void
lia_reference_ranges_add (GArray *self,
                          const LiaRecordType *type,
                          const char *office,
                          gint64 number)
{
  LiaReferenceRange range = { type, g_strdup (office), number, number };

  g_array_append_val (self, range);
}

static guint
place_of (const LiaRecordType *type)
{
  const LiaRecordType *const *types = lia_record_types ();
  guint place = 0;

  while (types[place] != NULL && types[place] != type)
    place++;

  return place;
}

/* What people think of as a record comes before the parts of one, and commitments before the
 * participants that they refer to. */
static int
compare_types (const LiaRecordType *a, const LiaRecordType *b)
{
  int parts = (a->part_of != NULL) - (b->part_of != NULL);

  return parts != 0 || a == b ? parts : (int) place_of (b) - (int) place_of (a);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const LiaReferenceRange *first = a;
  const LiaReferenceRange *second = b;
  int order = compare_types (first->type, second->type);

  if (order == 0)
    order = g_strcmp0 (first->office, second->office);
  if (order == 0)
    order = (first->first > second->first) - (first->first < second->first);

  return order;
}

static gboolean
goes_on (const LiaReferenceRange *range, const LiaReferenceRange *next)
{
  return range->type == next->type && g_strcmp0 (range->office, next->office) == 0 &&
         next->first <= range->last + 1;
}

/* The name of an office may have what parts ranges, and spaces at its ends. */
static char *
write_office (const char *office)
{
  GString *text = g_string_new (NULL);

  for (const char *at = office; *at != '\0'; at++)
    if (strchr (ESCAPED, *at) != NULL || (*at == ' ' && (at == office || at[1] == '\0')))
      g_string_append_printf (text, "%%%02X", (guchar) *at);
    else
      g_string_append_c (text, *at);

  return g_string_free (text, FALSE);
}

/* What wasn't written like that stands for itself. */
static char *
parse_office (const char *text)
{
  char *office = g_uri_unescape_string (text, NULL);

  return office != NULL ? office : g_strdup (text);
}

static void
append (GString *text, const LiaReferenceRange *range)
{
  g_autofree char *office = range->office != NULL ? write_office (range->office) : NULL;

  if (text->len > 0)
    g_string_append_c (text, ';');
  g_string_append_printf (text, "%s-%03" G_GINT64_FORMAT, range->type->prefix, range->first);
  if (range->last > range->first)
    g_string_append_printf (text, TO "%03" G_GINT64_FORMAT, range->last);
  if (office != NULL)
    g_string_append_printf (text, "@%s", office);
}

/* Puts ranges in order, so that none of them begins where another goes on. */
static void
merge (GArray *self)
{
  guint n = 0;

  g_array_sort (self, compare);
  for (guint i = 0; i < self->len; i++) {
    LiaReferenceRange *range = &g_array_index (self, LiaReferenceRange, i);
    LiaReferenceRange *last = n > 0 ? &g_array_index (self, LiaReferenceRange, n - 1) : NULL;

    if (last != NULL && goes_on (last, range)) {
      last->last = MAX (last->last, range->last);
    } else {
      LiaReferenceRange *place = &g_array_index (self, LiaReferenceRange, n++);
      LiaReferenceRange kept = *range;

      *range = *place;
      *place = kept;
    }
  }
  g_array_set_size (self, n);
}

/**
 * lia_reference_ranges_write:
 * @self: ranges, which are put in order and drawn together
 *
 * Returns: (transfer full): the references as people can read them, parted by semicolons:
 *   `C-001..042;C-044;E-017@ICMPD`. What can't stand in the name of an office is written as in an
 *   address (`%3B`)
 */
char *
lia_reference_ranges_write (GArray *self)
{
  GString *text = g_string_new (NULL);

  merge (self);
  for (guint i = 0; i < self->len; i++)
    append (text, &g_array_index (self, LiaReferenceRange, i));

  return g_string_free (text, FALSE);
}

static gboolean
parse_number (const char *text, const char **end, gint64 *number)
{
  char *after;

  if (!g_ascii_isdigit (*text))
    return FALSE;
  *number = g_ascii_strtoll (text, &after, 10);
  *end = after;

  return *number > 0 && *number <= MAX_NUMBER;
}

static gboolean
parse_range (const char *text, LiaReferenceRange *range)
{
  const char *dash = strchr (text, '-');
  g_autofree char *prefix = dash != NULL ? g_strndup (text, dash - text) : NULL;
  const char *end;

  range->type = lia_record_type_find_by_prefix (prefix);
  if (range->type == NULL || !parse_number (dash + 1, &end, &range->first))
    return FALSE;

  range->last = range->first;
  if (g_str_has_prefix (end, TO) && !parse_number (end + strlen (TO), &end, &range->last))
    return FALSE;
  if (range->last < range->first || (*end != '\0' && *end != '@'))
    return FALSE;

  range->office = *end == '@' ? parse_office (end + 1) : NULL;
  return TRUE;
}

/**
 * lia_reference_ranges_parse:
 * @text: (nullable): what lia_reference_ranges_write() wrote
 *
 * Returns: (transfer full) (element-type LiaReferenceRange): the ranges in order, of which none
 *   overlap; what names no records, as where a text was purged, is left out
 */
GArray *
lia_reference_ranges_parse (const char *text)
{
  GArray *self = lia_reference_ranges_new ();
  g_auto (GStrv) parts = g_strsplit_set (text != NULL ? text : "", ";", -1);

  for (guint i = 0; parts[i] != NULL; i++) {
    LiaReferenceRange range;

    if (parse_range (parts[i], &range))
      g_array_append_val (self, range);
  }
  merge (self);

  return self;
}

/**
 * lia_reference_ranges_contain:
 * @self: ranges that were parsed
 * @type: the type of a record
 * @office: (nullable): the office that numbered it; %NULL for the register's own
 * @number: its number
 *
 * Returns: whether that record is among them
 */
gboolean
lia_reference_ranges_contain (const GArray *self,
                              const LiaRecordType *type,
                              const char *office,
                              gint64 number)
{
  LiaReferenceRange wanted = { type, (char *) office, number, number };
  const LiaReferenceRange *range;
  guint low = 0, high = self->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (compare (&g_array_index (self, LiaReferenceRange, middle), &wanted) <= 0)
      low = middle + 1;
    else
      high = middle;
  }
  if (low == 0)
    return FALSE;

  range = &g_array_index (self, LiaReferenceRange, low - 1);
  return range->type == type && g_strcmp0 (range->office, office) == 0 && number <= range->last;
}

/**
 * lia_reference_ranges_count:
 * @self: ranges that were parsed
 *
 * Returns: how many records they name
 */
gint64
lia_reference_ranges_count (const GArray *self)
{
  gint64 n = 0;

  for (guint i = 0; i < self->len; i++) {
    const LiaReferenceRange *range = &g_array_index (self, LiaReferenceRange, i);

    n += range->last - range->first + 1;
  }

  return n;
}
