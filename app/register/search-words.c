#include <string.h>

#include "search-words.h"

/* What is held against an expression, and how far that is read. */
typedef struct {
  const char *words;
  const char *rest;
} Reading;

static gboolean
answers_any (Reading *reading);

static gboolean
accept (Reading *reading, const char *sign)
{
  reading->rest += strspn (reading->rest, " ");
  if (!g_str_has_prefix (reading->rest, sign))
    return FALSE;

  reading->rest += strlen (sign);
  return TRUE;
}

/* Words that follow each other; of an open phrase the last may go on. Nothing has no words. */
static gboolean
has_phrase (const char *words, const char *phrase, gboolean open)
{
  gsize length = strlen (phrase);

  if (length == 0)
    return FALSE;

  for (const char *at = strstr (words, phrase); at != NULL; at = strstr (at + 1, phrase))
    if ((at == words || at[-1] == ' ') && (open || at[length] == ' ' || at[length] == '\0'))
      return TRUE;

  return FALSE;
}

static gboolean
answers_part (Reading *reading)
{
  g_autofree char *phrase = NULL;
  gsize length;
  gboolean found;

  if (accept (reading, "(")) {
    found = answers_any (reading);
    accept (reading, ")");
    return found;
  }

  if (!accept (reading, "\""))
    return FALSE;
  length = strcspn (reading->rest, "\"");
  phrase = g_strndup (reading->rest, length);
  reading->rest += length;
  accept (reading, "\"");
  return has_phrase (reading->words, phrase, accept (reading, "*"));
}

static gboolean
answers_all (Reading *reading)
{
  gboolean found = answers_part (reading);

  while (accept (reading, "AND"))
    found = answers_part (reading) && found;

  return found;
}

static gboolean
answers_any (Reading *reading)
{
  gboolean found = answers_all (reading);

  while (accept (reading, "OR"))
    found = answers_all (reading) || found;

  return found;
}

/**
 * lia_search_words_answer:
 * @words: tokens, parted by one space, as the indexes of search hold them
 * @expression: what lia_search_query_expression() makes of a question
 *
 * A few texts that are in no index are looked through instead.
 *
 * Returns: whether FTS5 would find a document with those words
 */
gboolean
lia_search_words_answer (const char *words, const char *expression)
{
  Reading reading = { words, expression };

  return answers_any (&reading);
}
