#include <string.h>

#include "reference-text.h"

/* Larger numbers were never given out. */
#define MAX_DIGITS 9

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
  gsize n_digits;
  const char *end;

  reference->type = lia_record_type_find_by_prefix (prefix);
  if (reference->type == NULL)
    return FALSE;

  reference->digits = skip_dash (text + n_letters);
  n_digits = span_of (reference->digits, is_digit);
  end = reference->digits + n_digits;
  if (n_digits == 0 || n_digits > MAX_DIGITS || (*end != '\0' && *end != '@'))
    return FALSE;

  reference->number = g_ascii_strtoll (reference->digits, NULL, 10);
  reference->office = *end == '@' ? end + 1 : NULL;
  return reference->number > 0;
}
