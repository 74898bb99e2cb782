#include "moves-words.h"

#include <glib/gi18n.h>

#include "history.h"
#include "records/date.h"

static char *
words_of (const char *edtf)
{
  g_autoptr (LiaDate) date = lia_date_parse (edtf, NULL);

  return date != NULL ? lia_date_to_words (date) : g_strdup (edtf);
}

/**
 * lia_moves_to_words:
 * @moves: (nullable): what became of a date
 *
 * Returns: (transfer full) (nullable): how often it moved and what it was at first, on one line;
 *   %NULL if it never moved
 */
char *
lia_moves_to_words (const LiaMoves *moves)
{
  g_autofree char *first = NULL;

  if (moves == NULL || moves->moves->len == 0)
    return NULL;

  first = words_of (moves->original);
  if (moves->moves->len == 1)
    /* Translators: the date that was set at first. */
    return g_strdup_printf (_ ("Moved once; first %s"), first);

  /* Translators: how often, and the date that was set at first. */
  return g_strdup_printf (
      ngettext ("Moved %u time; first %s", "Moved %u times; first %s", moves->moves->len),
      moves->moves->len, first);
}

/**
 * lia_moves_to_lines:
 * @moves: what became of a date
 *
 * Returns: (transfer full): each move on a line of its own, with who made it, when and why
 */
char *
lia_moves_to_lines (const LiaMoves *moves)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < moves->moves->len; i++) {
    const LiaMove *move = g_ptr_array_index (moves->moves, i);
    g_autofree char *from = words_of (move->from);
    g_autofree char *to = words_of (move->to);
    g_autofree char *at = lia_moment_to_words (move->at);

    if (i > 0)
      g_string_append_c (lines, '\n');
    g_string_append_printf (lines, "%s → %s", from, to);
    if (move->reason != NULL)
      g_string_append_printf (lines, ": %s", move->reason);
    g_string_append_printf (lines, " (%s, %s)", move->person, at);
  }

  return g_string_free (g_steal_pointer (&lines), FALSE);
}
