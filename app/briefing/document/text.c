#include <glib/gi18n.h>
#include <string.h>

#include "text.h"

/* How wide the characters from space to tilde are drawn, in hundredths of a digit: the advance
 * widths of Carlito, which has those of Calibri. */
static const guint8 widths[] = {
  45,  64,  79,  98,  100, 141, 135, 44,  60,  60,  98,  98,  49,  60,  50,  76,  100, 100, 100,
  100, 100, 100, 100, 100, 100, 100, 53,  53,  98,  98,  98,  91,  176, 114, 107, 105, 121, 96,
  91,  124, 123, 50,  63,  103, 83,  169, 127, 131, 102, 133, 107, 91,  96,  127, 112, 176, 102,
  96,  92,  61,  76,  61,  98,  98,  57,  95,  104, 83,  104, 98,  60,  93,  104, 45,  47,  90,
  45,  158, 104, 104, 104, 104, 69,  77,  66,  104, 89,  141, 85,  89,  78,  62,  91,  62,  98,
};

#define SPACE_WIDTH 0.45
#define HUNDREDTHS 100.0

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

/* In hundredths of a digit. */
static guint
character_width (gunichar c)
{
  if (g_unichar_iszerowidth (c))
    return 0;
  if (g_unichar_iswide (c))
    return 200;

  return g_unichar_isupper (c) ? 130 : 105;
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
 * Returns: (transfer full): the text
 */
char *
lia_text_fit (const char *text, gboolean *shortened)
{
  gsize length = strlen (text);
  g_autoptr (GString) fit = NULL;
  guint units = 0;
  gsize safe_length = 0;

  /* Bytes are never fewer than units, and nearly every text is short and has no escape. */
  if (length <= LIA_TEXT_LONGEST && strstr (text, "_x") == NULL)
    return g_strndup (text, length);

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

/* Nearly all that is measured is ASCII, and millions of cells are. */
static double
run_width (const char *start, const char *end)
{
  const char *at = start;
  guint width = 0;

  while (at < end)
    if (*at >= ' ' && *at <= '~') {
      width += widths[*at - ' '];
      at++;
    } else {
      width += character_width (g_utf8_get_char (at));
      at = g_utf8_next_char (at);
    }

  return width / HUNDREDTHS;
}

/**
 * lia_text_width:
 * @text: a clean text
 *
 * Estimates how wide a text is drawn. Sheets are measured without the reader's fonts at hand, so
 * that an estimate is all there can be.
 *
 * Returns: the width of its longest line, in widths of a digit
 */
double
lia_text_width (const char *text)
{
  double widest = 0.0;

  while (TRUE) {
    const char *end = strchrnul (text, '\n');

    widest = MAX (widest, run_width (text, end));
    if (*end == '\0')
      return widest;
    text = end + 1;
  }
}

/* The lines that one paragraph takes when it is broken at spaces, and inside words too long. */
static guint
paragraph_lines (const char *start, const char *end, double width)
{
  double used = 0.0;
  guint lines = 1;

  while (start < end) {
    const char *word_end = memchr (start, ' ', end - start);
    double word;

    word_end = word_end != NULL ? word_end : end;
    word = run_width (start, word_end);
    if (used > 0.0 && used + SPACE_WIDTH + word > width) {
      lines++;
      used = 0.0;
    }
    used += (used > 0.0 ? SPACE_WIDTH : 0.0) + word;
    while (used > width) {
      lines++;
      used -= width;
    }
    start = word_end < end ? word_end + 1 : end;
  }

  return lines;
}

/* Behind the last character of a word that goes on a line; at least one does. */
static const char *
cut_word (const char *start, const char *end, double width)
{
  const char *at = g_utf8_next_char (start);
  double used = run_width (start, at);

  while (at < end) {
    const char *next = g_utf8_next_char (at);

    used += run_width (at, next);
    if (used > width)
      break;
    at = next;
  }

  return at;
}

/* Behind the last word that goes on a line, or the line end of the text. */
static const char *
line_end (const char *start, double width)
{
  const char *end = strchrnul (start, '\n');
  const char *at = start;

  while (at < end) {
    const char *space = memchr (at, ' ', end - at);
    const char *word_end = space != NULL ? space : end;

    if (run_width (start, word_end) > width)
      return at > start ? at : cut_word (start, word_end, width);
    at = space != NULL ? space + 1 : end;
  }

  return *end == '\n' ? end + 1 : end;
}

/**
 * lia_text_pieces:
 * @text: a clean text
 * @width: how wide it is set, in widths of a digit; above 0
 * @lines: how many lines one piece may take; above 0
 *
 * Parts a text where its lines end, because a row of a sheet can't be as tall as a long text is.
 *
 * Returns: (transfer full) (element-type utf8): the pieces in order, at least one
 */
GPtrArray *
lia_text_pieces (const char *text, double width, guint lines)
{
  GPtrArray *pieces = g_ptr_array_new_with_free_func (g_free);
  const char *start = text;

  g_return_val_if_fail (width > 0.0 && lines > 0, pieces);

  do {
    const char *end = start;

    for (guint i = 0; i < lines && *end != '\0'; i++)
      end = line_end (end, width);
    g_ptr_array_add (pieces, g_strchomp (g_strndup (start, end - start)));
    start = end;
  } while (*start != '\0');

  return pieces;
}

/**
 * lia_text_lines:
 * @text: a clean text
 * @width: the width of a column, in widths of a digit; above 0
 *
 * Returns: how many lines the text is likely to take, at least 1
 */
guint
lia_text_lines (const char *text, double width)
{
  guint lines = 0;

  g_return_val_if_fail (width > 0.0, 1);

  while (TRUE) {
    const char *end = strchrnul (text, '\n');

    lines += paragraph_lines (text, end, width);
    if (*end == '\0')
      return lines;
    text = end + 1;
  }
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
