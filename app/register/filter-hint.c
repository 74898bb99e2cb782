#include <glib/gi18n.h>

#include "filter.h"
#include "query-private.h"
#include "records/fold.h"

static gboolean
is_alike (const char *folded, const char *name)
{
  g_autofree char *other = lia_fold (name);

  return g_str_equal (folded, g_strdelimit (other, "-_", ' '));
}

/* The condition that a word may have been meant for. */
static char *
find_condition (const LiaRecordType *type, const char *word)
{
  g_autofree const char **states = lia_query_states (type);
  g_autoptr (GPtrArray) names = lia_filter_names (type);
  g_autofree char *folded = lia_fold (word);

  g_strdelimit (folded, "-_", ' ');
  for (guint i = 0; states[i] != NULL; i++)
    if (is_alike (folded, states[i]) || is_alike (folded, lia_query_state_label (type, states[i])))
      return g_strdup_printf ("state:%s", states[i]);
  for (guint i = 0; i < names->len; i++) {
    const LiaFilterName *name = g_ptr_array_index (names, i);

    if (is_alike (folded, name->name) || is_alike (folded, name->label))
      return g_strdup_printf ("%s:…", name->name);
  }

  return NULL;
}

static char *
hint_at (const LiaExpression *expression, const LiaRecordType *type)
{
  const char *word;
  g_autofree char *condition = NULL;

  if (expression->kind != LIA_EXPRESSION_WORDS)
    return NULL;

  word = lia_expression_value (expression, 0)->text;
  condition = find_condition (type, word);
  if (condition == NULL)
    return NULL;

  /* Translators: a word in a filter such as “overdue”, and the condition that may be meant, such as
   * “state:overdue”. */
  return g_strdup_printf (_ ("“%s” was looked for as a word; the condition is written %s"), word,
                          condition);
}

/**
 * lia_filter_hint:
 * @expression: a filter that lets nothing through
 * @type: the type of the records that it is for
 *
 * Returns: (transfer full) (nullable): what may be meant by one of its words, for which records
 *   were searched; %NULL if they are words like others
 */
char *
lia_filter_hint (const LiaExpression *expression, const LiaRecordType *type)
{
  char *hint = hint_at (expression, type);

  if (expression->kind == LIA_EXPRESSION_ALL)
    for (guint i = 0; i < expression->parts->len && hint == NULL; i++)
      hint = hint_at (lia_expression_part (expression, i), type);

  return hint;
}
