#include <string.h>

#include "fold.h"

/* Letters that no Unicode decomposition takes apart, but that people type without their mark. */
static const struct {
  gunichar letter;
  const char *plain;
} letters[] = {
  { 0x0131, "i" },  { 0x00df, "ss" }, { 0x0142, "l" },  { 0x0111, "d" }, { 0x0153, "oe" },
  { 0x00e6, "ae" }, { 0x00f8, "o" },  { 0x00fe, "th" }, { 0x00f0, "d" }, { 0x0127, "h" },
};

static const char *
plain_letter (gunichar c)
{
  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    if (letters[i].letter == c)
      return letters[i].plain;

  return NULL;
}

/**
 * lia_fold:
 * @text: (nullable): valid UTF-8
 *
 * Makes words comparable whatever their case and diacritics: İstanbul and ISTANBUL, Łódź and Lodz,
 * ёлка and елка fold to the same. What is indexed and what is asked for are folded alike, because
 * SQLite's tokenizer leaves ı, ß, ł, đ, œ and ё as they are.
 *
 * Returns: (transfer full): the folded text; empty for %NULL
 */
char *
lia_fold (const char *text)
{
  g_autofree char *lower = g_utf8_casefold (text != NULL ? text : "", -1);
  g_autofree char *parts = g_utf8_normalize (lower, -1, G_NORMALIZE_ALL);
  GString *folded = g_string_sized_new (parts != NULL ? strlen (parts) : 0);

  for (const char *p = parts; p != NULL && *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    const char *plain = plain_letter (c);

    if (plain != NULL)
      g_string_append (folded, plain);
    else if (g_unichar_type (c) != G_UNICODE_NON_SPACING_MARK || c >= 0x0900)
      g_string_append_unichar (folded, c);
  }

  return g_string_free (folded, FALSE);
}
