#include <string.h>

#include "reference-text.h"

/* Larger numbers were never given out. */
#define MAX_DIGITS 9

/* References are written with so many digits or more. */
#define LEAST_DIGITS 3

static gsize
span_of (const char *text, gboolean (*is) (char))
{
  gsize length = 0;

  while (is (text[length]))
    length++;

  return length;
}

static gboolean
is_letter (char c)
{
  return g_ascii_isalpha (c);
}

static gboolean
is_digit (char c)
{
  return g_ascii_isdigit (c);
}

/* One hyphen, dash or space between letters and digits, or nothing. */
static const char *
skip_dash (const char *text)
{
  static const char *const dashes[] = { "-", " ", "‐", "‑", "–" };

  for (guint i = 0; i < G_N_ELEMENTS (dashes); i++)
    if (g_str_has_prefix (text, dashes[i]))
      return text + strlen (dashes[i]);

  return text;
}

static gboolean
read_number (const char *text, LiaReferenceText *reference)
{
  const char *end;
  gsize n_digits = span_of (text, is_digit);

  reference->digits = text;
  for (end = text + n_digits; *end == ' ';)
    end++;
  if (n_digits == 0 || n_digits > MAX_DIGITS || (*end != '\0' && *end != '@'))
    return FALSE;

  reference->number = g_ascii_strtoll (text, NULL, 10);
  reference->office = *end == '@' ? end + 1 : NULL;
  return TRUE;
}

/**
 * lia_reference_parse:
 * @text: what somebody wrote
 * @reference: (out): what it names; it points into @text
 *
 * Reads a reference as people write it: `C-042`, `c42`, `C 042`, `C-042@ICMPD`.
 *
 * Returns: whether it is one
 */
gboolean
lia_reference_parse (const char *text, LiaReferenceText *reference)
{
  gsize n_letters = span_of (text, is_letter);
  g_autofree char *prefix = g_strndup (text, n_letters);

  reference->type = lia_record_type_find_by_prefix (prefix);

  return reference->type != NULL && read_number (skip_dash (text + n_letters), reference);
}

/**
 * lia_reference_parse_of:
 * @type: what kind of record is looked for
 * @text: what somebody wrote
 * @reference: (out): what it names; it points into @text
 *
 * Reads a reference among records of one type, where it is clear what `042` means.
 *
 * Returns: whether it is one, of that type
 */
gboolean
lia_reference_parse_of (const LiaRecordType *type, const char *text, LiaReferenceText *reference)
{
  if (lia_reference_parse (text, reference))
    return reference->type == type;

  reference->type = type;
  return read_number (text, reference);
}

/**
 * lia_reference_goes_on:
 * @self: a reference that may not have been typed to its end
 * @n_more: how many digits follow
 * @first: (out): the first number that it is the beginning of
 * @last: (out): the last one
 *
 * With one more digit `C-04` goes on as C-040 to C-049, and `C-4` not at all, because C-040 doesn't
 * begin like that.
 *
 * Returns: whether there is such a number
 */
gboolean
lia_reference_goes_on (const LiaReferenceText *self, guint n_more, gint64 *first, gint64 *last)
{
  gsize length = span_of (self->digits, is_digit) + n_more;
  gint64 power = 1;

  if (self->office != NULL || length < LEAST_DIGITS || length > MAX_DIGITS ||
      (length > LEAST_DIGITS && *self->digits == '0'))
    return FALSE;

  for (guint i = 0; i < n_more; i++)
    power *= 10;
  *first = self->number * power;
  *last = *first + power - 1;
  return TRUE;
}

/**
 * lia_reference_to_text:
 * @type: what kind of record it names
 * @office: (nullable): the office that gave out the number, if it isn't the register's own
 * @number: the number
 *
 * Returns: (transfer full): how people name it: `C-042`, or `C-042@ICMPD`
 */
char *
lia_reference_to_text (const LiaRecordType *type, const char *office, gint64 number)
{
  if (office == NULL)
    return g_strdup_printf ("%s-%03" G_GINT64_FORMAT, type->prefix, number);

  return g_strdup_printf ("%s-%03" G_GINT64_FORMAT "@%s", type->prefix, number, office);
}
