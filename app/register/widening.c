#include "widening.h"

#include <glib/gi18n.h>

typedef struct {
  gboolean known;
  gint64 rank; /* 0 is the widest */
  char *label;
} Mark;

static void
mark_clear (Mark *mark)
{
  g_free (mark->label);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Mark, mark_clear)

/* What bears no mark has the register's default. */
static gboolean
read_mark (LiaDatabase *database, const char *value, Mark *mark, GError **error)
{
  g_autoptr (LiaStatement) statement = lia_database_prepare (
      database,
      value != NULL ? "SELECT rank, label FROM mark WHERE id = ?1"
                    : "SELECT m.rank, m.label FROM mark m JOIN setting s ON s.value = m.label"
                      " WHERE s.name = 'default-mark'",
      error);
  LiaStep step;
  LiaId id;

  if (statement == NULL)
    return FALSE;

  if (lia_id_parse (value, &id))
    lia_statement_bind_id (statement, 1, &id);
  step = lia_statement_step (statement, error);
  mark->known = step == LIA_STEP_ROW;
  if (mark->known) {
    mark->rank = lia_statement_get_integer (statement, 0);
    mark->label = g_strdup (lia_statement_get_text (statement, 1));
  }

  return step != LIA_STEP_ERROR;
}

static gboolean
read_originator (LiaDatabase *database, LiaRecord *record, char **name, GError **error)
{
  g_autoptr (LiaStatement) statement =
      lia_database_prepare (database, "SELECT name FROM participant WHERE id = ?1", error);
  LiaStep step;
  LiaId id;

  *name = NULL;
  if (statement == NULL)
    return FALSE;
  if (!lia_record_get_link (record, "originator", &id))
    return TRUE;

  lia_statement_bind_id (statement, 1, &id);
  step = lia_statement_step (statement, error);
  if (step == LIA_STEP_ROW)
    *name = g_strdup (lia_statement_get_text (statement, 0));
  return step != LIA_STEP_ERROR;
}

static char *
explain (const char *originator, const Mark *from, const Mark *to)
{
  if (originator != NULL)
    return g_strdup_printf (
        /* Translators: a participant, the handling mark of a record, the participant again, and a
         * mark that more people may see. */
        _ ("This was given by %s as %s. Before it is shared more widely, %s has to agree. To mark "
           "it %s, write who agreed, and when."),
        originator, from->label, originator, to->label);

  return g_strdup_printf (
      /* Translators: the handling mark of a record, and one that more people may see. */
      _ ("This is marked %s. Before it is shared more widely, whoever it came from has to agree. "
         "To "
         "mark it %s, write who agreed, and when."),
      from->label, to->label);
}

/**
 * lia_widening_explain:
 * @database: a connection
 * @before: a record as it stands
 * @wants: (nullable): the key of the mark that it shall bear; %NULL for the register's default
 * @explanation: (out) (nullable): whose permission that needs, as a sentence; %NULL if none,
 * because no more people may see it than before
 * @error: a %LIA_REGISTER_ERROR
 *
 * TLP has it that a recipient who wants to share more widely than its mark allows "must obtain
 * explicit permission from the source" (FIRST, TLP version 2.0, section 2).
 *
 * Returns: whether that could be told
 */
gboolean
lia_widening_explain (LiaDatabase *database,
                      LiaRecord *before,
                      const char *wants,
                      char **explanation,
                      GError **error)
{
  g_auto (Mark) from = { 0 };
  g_auto (Mark) to = { 0 };
  g_autofree char *originator = NULL;

  *explanation = NULL;
  if (!read_mark (database, lia_record_get (before, "mark"), &from, error) ||
      !read_mark (database, wants, &to, error))
    return FALSE;
  if (!from.known || !to.known || to.rank >= from.rank)
    return TRUE;
  if (!read_originator (database, before, &originator, error))
    return FALSE;

  *explanation = explain (originator, &from, &to);
  return TRUE;
}
