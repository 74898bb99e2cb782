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

#define SPACE_WIDTH 45
#define WIDE 200
#define HUNDREDTHS 100.0

/* What a character takes of a line at most, in digits for each of its bytes. */
#define MOST_PER_BYTE 1.76

/* Symbols and ideographs of the far east begin here; among these stand only ideographs. */
#define FIRST_BEYOND_ALPHABETS 0x3000
#define FIRST_IDEOGRAPH 0x4e00
#define LAST_IDEOGRAPH 0x9fff

/* In hundredths of a digit. */
static guint8
estimate_width (gunichar c)
{
  if (c >= ' ' && c <= '~')
    return widths[c - ' '];
  if (g_unichar_iszerowidth (c))
    return 0;
  if (g_unichar_iswide (c))
    return WIDE;

  return g_unichar_isupper (c) ? 130 : 105;
}

/* What alphabets have is looked up once: Unicode's own tables are searched for each character, and
 * millions of them are measured. */
static const guint8 *
alphabet_widths (void)
{
  static guint8 estimates[FIRST_BEYOND_ALPHABETS];
  static gsize ready = 0;

  if (g_once_init_enter (&ready)) {
    for (gunichar c = 0; c < FIRST_BEYOND_ALPHABETS; c++)
      estimates[c] = estimate_width (c);
    g_once_init_leave (&ready, 1);
  }

  return estimates;
}

static guint
beyond_width (gunichar c)
{
  return c >= FIRST_IDEOGRAPH && c <= LAST_IDEOGRAPH ? WIDE : estimate_width (c);
}

/* How wide the next character is; moves on behind it. */
static inline guint
next_width (const guint8 *alphabets, const char **at)
{
  guchar byte = (guchar) (*at)[0];
  gunichar c;

  if (byte < 0x80) {
    (*at)++;
    return alphabets[byte];
  }

  c = g_utf8_get_char (*at);
  *at = g_utf8_next_char (*at);
  return c < FIRST_BEYOND_ALPHABETS ? alphabets[c] : beyond_width (c);
}

static double
run_width (const char *start, const char *end)
{
  const guint8 *alphabets = alphabet_widths ();
  const char *at = start;
  guint width = 0;

  while (at < end)
    width += next_width (alphabets, &at);

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

/* Whether a text is so short that it goes on one line whatever it is made of. */
static gboolean
is_short (const char *text, double width)
{
  guint most = (guint) (width / MOST_PER_BYTE);

  for (guint i = 0; i <= most; i++) {
    if (text[i] == '\0')
      return TRUE;
    if (text[i] == '\n')
      return FALSE;
  }

  return FALSE;
}

/* The lines that one paragraph takes when it is broken at spaces, and inside words too long; moves
 * on to where it ends. Millions of cells are measured, so that each is gone through once. */
static guint
paragraph_lines (const char **text, guint width)
{
  const guint8 *alphabets = alphabet_widths ();
  const char *at = *text;
  guint used = 0;
  guint word = 0;
  guint lines = 1;

  while (TRUE) {
    if (*at != ' ' && *at != '\n' && *at != '\0') {
      word += next_width (alphabets, &at);
      continue;
    }

    if (used > 0 && used + SPACE_WIDTH + word > width) {
      lines++;
      used = 0;
    }
    used += (used > 0 ? SPACE_WIDTH : 0) + word;
    for (; used > width; used -= width)
      lines++;
    word = 0;
    if (*at != ' ')
      break;
    at++;
  }

  *text = at;
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

  if (is_short (text, width))
    return 1;

  while (TRUE) {
    lines += paragraph_lines (&text, MAX ((guint) (width * HUNDREDTHS), 1));
    if (*text == '\0')
      return lines;
    text++;
  }
}
