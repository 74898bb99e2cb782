#include <glib/gi18n.h>
#include <string.h>

#include "text.h"

/* Leaves room in a shortened text for the sentence that says so, in any language. */
#define ROOM_FOR_NOTICE 200

static gboolean
is_allowed (gunichar c)
{
  if (c == '\n' || c == '\t')
    return TRUE;

  /* XML 1.0 has no way to write these, not even escaped; the last two of each plane are none. */
  return c >= 0x20 && !(c >= 0x7f && c < 0xa0) && (c & 0xfffe) != 0xfffe &&
         !(c >= 0xfdd0 && c <= 0xfdef);
}

/* `_x0041_` is how a workbook writes the character 0x41, so that text which looks like it has to
 * have its first underscore written that way as well. */
static gboolean
looks_like_escape (const char *at)
{
  if (at[0] != '_' || at[1] != 'x')
    return FALSE;

  for (guint i = 2; i < 6; i++)
    if (!g_ascii_isxdigit (at[i]))
      return FALSE;

  return at[6] == '_';
}

static guint
utf16_units (gunichar c)
{
  return c > 0xffff ? 2 : 1;
}

/* Nearly every text is plain and has nothing in it that has to be left out. */
static gboolean
is_plain (const char *text)
{
  while ((*text >= ' ' && *text <= '~') || *text == '\n' || *text == '\t')
    text++;

  return *text == '\0';
}

/**
 * lia_text_clean:
 * @text: (nullable): any text, even one that isn't valid UTF-8
 *
 * Makes a text fit to be written into XML: what isn't UTF-8 becomes U+FFFD, control characters and
 * noncharacters are left out, line ends become `\n`, and space at both ends is cut.
 *
 * Returns: (transfer full): the text, "" for %NULL
 */
char *
lia_text_clean (const char *text)
{
  g_autofree char *valid = NULL;
  g_autoptr (GString) clean = NULL;

  if (text == NULL || is_plain (text))
    return g_strstrip (g_strdup (text != NULL ? text : ""));

  valid = g_utf8_make_valid (text, -1);
  clean = g_string_sized_new (strlen (valid));

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);

    if (c == '\r')
      c = at[1] == '\n' ? 0 : '\n';
    if (c == 0x2028 || c == 0x2029)
      c = '\n';
    if (is_allowed (c))
      g_string_append_unichar (clean, c);
  }

  return g_strstrip (g_string_free (g_steal_pointer (&clean), FALSE));
}

/**
 * lia_text_fit:
 * @text: a clean text
 * @shortened: (out) (optional): set to %TRUE, and never to %FALSE, if something was cut
 *
 * Makes a text fit for one cell: what looks like a workbook's own escape is escaped, and a text
 * longer than %LIA_TEXT_LONGEST is cut and ends with a notice that says so.
 *
 * Returns: (transfer full) (nullable): the text that fits; %NULL if @text fits as it is, which
 *   nearly every text does
 */
char *
lia_text_fit (const char *text, gboolean *shortened)
{
  gsize length = strlen (text);
  g_autoptr (GString) fit = NULL;
  guint units = 0;
  gsize safe_length = 0;

  /* Bytes are never fewer than units. */
  if (length <= LIA_TEXT_LONGEST && strstr (text, "_x") == NULL)
    return NULL;

  fit = g_string_sized_new (length);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);

    if (looks_like_escape (at)) {
      g_string_append (fit, "_x005F");
      units += 6;
    }
    g_string_append_unichar (fit, c);
    units += utf16_units (c);

    if (units <= LIA_TEXT_LONGEST - ROOM_FOR_NOTICE)
      safe_length = fit->len;
    if (units > LIA_TEXT_LONGEST) {
      g_string_truncate (fit, safe_length);
      g_string_append_c (fit, '\n');
      g_string_append (fit, _ ("[Shortened: a cell holds no more]"));
      if (shortened != NULL)
        *shortened = TRUE;
      break;
    }
  }

  return g_string_free (g_steal_pointer (&fit), FALSE);
}

/* Half a word could be a whole one of something that must not be told, so that only whole words are
 * left, unless the text has hardly any spaces. */
static char *
first_words (const char *text, guint characters)
{
  g_autofree char *start = g_utf8_substring (text, 0, characters);
  char *space = strrchr (start, ' ');

  if (space != NULL && g_utf8_strlen (start, space - start) * 2 >= characters)
    *space = '\0';

  return g_strdup (g_strchomp (start));
}

/**
 * lia_text_shorten:
 * @text: a text
 * @characters: how many characters it may have
 *
 * Returns: (transfer full): the text on one line, or if that is too long its first words with an
 *   ellipsis
 */
char *
lia_text_shorten (const char *text, guint characters)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\n\t", ' ');
  g_autofree char *start = NULL;

  if (g_utf8_strlen (line, -1) <= characters)
    return g_steal_pointer (&line);

  start = first_words (line, characters - 1);
  return g_strconcat (start, "…", NULL);
}
