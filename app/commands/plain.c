#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "plain.h"

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
