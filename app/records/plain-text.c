#include "plain-text.h"

#include <string.h>

/* A terminal acts on control characters: what a record holds must not reach it as one. */
static void
append_visible (GString *out, gunichar c)
{
  g_string_append_unichar (out, g_unichar_iscntrl (c) ? 0xfffd : c);
}

/**
 * lia_plain_to_line:
 * @text: a text of several lines
 *
 * Returns: (transfer full): the text on one line, white space as single spaces and other control
 *   characters replaced by U+FFFD
 */
char *
lia_plain_to_line (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *line = g_string_new (NULL);
  gboolean space = FALSE;

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (c == ' ' || (c >= '\t' && c <= '\r')) {
      space = line->len > 0;
      continue;
    }
    if (space)
      g_string_append_c (line, ' ');
    space = FALSE;
    append_visible (line, c);
  }

  return g_string_free (line, FALSE);
}

/**
 * lia_plain_to_lines:
 * @text: a text of several lines
 * @indent: what every line but the first begins with
 *
 * Returns: (transfer full): the text with its line breaks kept and other control characters
 *   replaced
 */
char *
lia_plain_to_lines (const char *text, const char *indent)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *lines = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    if (*p == '\n')
      g_string_append_printf (lines, "\n%s", indent);
    else if (*p == '\t')
      g_string_append_c (lines, ' ');
    else
      append_visible (lines, g_utf8_get_char (p));

  return g_string_free (lines, FALSE);
}

static guint
character_width (gunichar c)
{
  if (g_unichar_iszerowidth (c))
    return 0;

  return g_unichar_iswide (c) ? 2 : 1;
}

static guint
width_between (const char *start, const char *end)
{
  guint width = 0;

  for (; start < end; start = g_utf8_next_char (start))
    width += character_width (g_utf8_get_char (start));

  return width;
}

/**
 * lia_plain_width:
 * @text: a line
 *
 * Returns: how many cells of a terminal it takes
 */
guint
lia_plain_width (const char *text)
{
  return width_between (text, text + strlen (text));
}

/**
 * lia_plain_shorten:
 * @text: a line
 * @width: how many cells it may take, at least one
 *
 * Returns: (transfer full): the line, cut with an ellipsis at its end if it is wider
 */
char *
lia_plain_shorten (const char *text, guint width)
{
  const char *end = text;
  guint used = 0;

  if (lia_plain_width (text) <= width)
    return g_strdup (text);

  while (used + character_width (g_utf8_get_char (end)) < width) {
    used += character_width (g_utf8_get_char (end));
    end = g_utf8_next_char (end);
  }
  while (g_unichar_iszerowidth (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);
  while (end > text && end[-1] == ' ')
    end--;

  return g_strdup_printf ("%.*s…", (int) (end - text), text);
}

/**
 * lia_plain_append_padded:
 * @out: where to append
 * @text: a line
 * @width: how many cells it shall take at least
 *
 * Appends a line, and spaces up to a width.
 */
void
lia_plain_append_padded (GString *out, const char *text, guint width)
{
  g_string_append (out, text);
  for (guint used = lia_plain_width (text); used < width; used++)
    g_string_append_c (out, ' ');
}

/* Where a line can end after a letter: beside what takes two cells, as Chinese does. */
static gboolean
can_break (const char *at)
{
  gunichar here = g_utf8_get_char (at);
  gunichar next = g_utf8_get_char (g_utf8_next_char (at));

  return g_unichar_iswide (here) && next != 0 && !g_unichar_iszerowidth (next) &&
         !g_unichar_ispunct (next);
}

/* The longest part that is never broken: a word, or one letter of those that take two cells. */
static const char *
end_of_word (const char *at)
{
  for (; *at != '\0' && *at != ' '; at = g_utf8_next_char (at))
    if (can_break (at))
      return g_utf8_next_char (at);

  return at;
}

static void
break_line (GString *out, guint indent, guint *used)
{
  g_string_append_c (out, '\n');
  for (guint i = 0; i < indent; i++)
    g_string_append_c (out, ' ');
  *used = indent;
}

/* A word that is longer than a line is broken anywhere, unless it is an address, which leads
 * nowhere when it is. */
static void
append_word (GString *out, const char *word, const char *end, guint room, guint indent, guint *used)
{
  gboolean whole = g_strstr_len (word, end - word, "://") != NULL;

  for (; word < end; word = g_utf8_next_char (word)) {
    gunichar c = g_utf8_get_char (word);

    if (!whole && *used + character_width (c) > room && *used > indent)
      break_line (out, indent, used);
    g_string_append_unichar (out, c);
    *used += character_width (c);
  }
}

/**
 * lia_plain_wrap:
 * @text: a line
 * @width: how many cells a line has
 * @indent: how many spaces the second line and those after it begin with; less than @width
 *
 * Returns: (transfer full): the text in as many lines as it takes
 */
char *
lia_plain_wrap (const char *text, guint width, guint indent)
{
  GString *out = g_string_new (NULL);
  guint used = 0;

  while (*text != '\0') {
    guint spaces = strspn (text, " ");
    const char *word = text + spaces;
    const char *end = end_of_word (word);
    guint needed = width_between (word, end);

    if (used + spaces + needed > width && used > (out->len > used ? indent : 0)) {
      break_line (out, indent, &used);
      spaces = 0;
    }
    for (guint i = 0; *word != '\0' && i < spaces; i++, used++)
      g_string_append_c (out, ' ');
    append_word (out, word, end, width, indent, &used);
    text = end;
  }

  return g_string_free (out, FALSE);
}
