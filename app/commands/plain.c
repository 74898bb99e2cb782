#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "plain.h"

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

/**
 * lia_plain_width:
 * @text: a line
 *
 * Returns: how many cells of a terminal it takes
 */
guint
lia_plain_width (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    width += character_width (g_utf8_get_char (p));

  return width;
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

/**
 * lia_plain_moment:
 * @at: a moment, in microseconds since 1970 UTC
 *
 * Returns: (transfer full): the day and the minute on the local clock, as ISO 8601 writes them
 */
char *
lia_plain_moment (gint64 at)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;

  return local != NULL ? g_date_time_format (local, "%Y-%m-%d %H:%M") : g_strdup ("–");
}

/**
 * lia_plain_terminal_width:
 *
 * Returns: how many cells a line of the standard output has, or 0 if that isn't a terminal
 */
guint
lia_plain_terminal_width (void)
{
  struct winsize size = { 0 };
  const char *columns = g_getenv ("COLUMNS");
  guint64 width;

  if (!isatty (STDOUT_FILENO))
    return 0;
  if (columns != NULL && g_ascii_string_to_unsigned (columns, 10, 20, 10000, &width, NULL))
    return width;
  if (ioctl (STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    return size.ws_col;

  return 80;
}
