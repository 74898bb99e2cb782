#include "widening.h"

#include <glib/gi18n.h>

#include "records/types.h"

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
  if (to->label == NULL)
    return g_strdup_printf (
        /* Translators: the handling mark of a record. */
        _ ("This is marked %s. Without a mark it can be shared with everybody. Before that, "
           "whoever it came from has to agree: write who agreed, and when."),
        from->label);
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
         "To mark it %s, write who agreed, and when."),
      from->label, to->label);
}

/* Where the mark that the register has for what bears none is gone, all may see that: rank 0. */
static gboolean
explain_mark (LiaDatabase *database,
              LiaRecord *before,
              const char *wants,
              char **explanation,
              GError **error)
{
  g_auto (Mark) from = { 0 };
  g_auto (Mark) to = { 0 };
  g_autofree char *originator = NULL;

  if (!read_mark (database, lia_record_get (before, "mark"), &from, error) ||
      !read_mark (database, wants, &to, error))
    return FALSE;
  if (!from.known || (wants != NULL && !to.known) || to.rank >= from.rank)
    return TRUE;
  if (!read_originator (database, before, &originator, error))
    return FALSE;

  *explanation = explain (originator, &from, &to);
  return TRUE;
}

/* Who may see what bears the wider of two marks sees the other one's records as well, once that
 * ranks no higher. It takes another mark to tell: ranks may be spread as one likes. */
static gboolean
explain_rank (LiaDatabase *database,
              LiaRecord *before,
              const char *wants,
              char **explanation,
              GError **error)
{
  const char *label = lia_record_get (before, "label");
  const char *rank = lia_record_get (before, "rank");
  g_autoptr (LiaStatement) statement = lia_database_prepare (
      database,
      "SELECT label, rank < ?2 FROM mark WHERE id <> ?1"
      " AND ((rank < ?2 AND rank >= ?3) OR (rank > ?2 AND rank <= ?3)) ORDER BY rank LIMIT 1",
      error);
  LiaStep step;

  if (statement == NULL)
    return FALSE;

  lia_statement_bind_id (statement, 1, lia_record_get_id (before));
  lia_statement_bind_integer (statement, 2, g_ascii_strtoll (rank, NULL, 10));
  lia_statement_bind_integer (statement, 3,
                              wants != NULL ? g_ascii_strtoll (wants, NULL, 10) : G_MAXINT64);
  step = lia_statement_step (statement, error);
  if (step == LIA_STEP_ROW) {
    const char *other = lia_statement_get_text (statement, 0);
    gboolean comes_down = lia_statement_get_integer (statement, 1) != 0;

    *explanation = g_strdup_printf (
        /* Translators: two handling marks. */
        _ ("With that rank, whoever may see %s may also see what is marked %s. Before it is shared "
           "more widely, whoever it came from has to agree: write who agreed, and when."),
        comes_down ? other : label, comes_down ? label : other);
  }

  return step != LIA_STEP_ERROR;
}

/* The register finds its default by the label. */
static gboolean
explain_label (LiaDatabase *database,
               LiaRecord *before,
               const char *wants,
               char **explanation,
               GError **error)
{
  const char *label = lia_record_get (before, "label");
  g_auto (Mark) fallback = { 0 };

  if (!read_mark (database, NULL, &fallback, error))
    return FALSE;

  if (fallback.known && g_strcmp0 (fallback.label, label) == 0)
    *explanation = g_strdup_printf (
        /* Translators: a handling mark. */
        _ ("What bears no mark is handled as %s. If that mark is called otherwise, nothing says "
           "any more who may see it, and it can be shared with everybody. Write who agreed, and "
           "when."),
        label);
  else
    *explanation = g_strdup_printf (
        /* Translators: a handling mark, and what it is to be called. */
        _ ("Whoever is given what is marked %s will read that it is marked %s. If they may share "
           "that more widely, whoever it came from has to agree: write who agreed, and when."),
        label, wants);
  return TRUE;
}

/* What about records decides who may see them. */
static const struct {
  const LiaRecordType *type; /* NULL for all that have the field */
  const char *field;
  gboolean (*explain) (LiaDatabase *database,
                       LiaRecord *before,
                       const char *wants,
                       char **explanation,
                       GError **error);
} widenings[] = {
  { NULL, "mark", explain_mark },
  { &lia_mark_type, "rank", explain_rank },
  { &lia_mark_type, "label", explain_label },
};

/**
 * lia_widening_explain:
 * @database: a connection
 * @before: a record as it stands
 * @field: the name of one of its fields
 * @wants: (nullable): what that shall be, such as the key of the mark that the record shall bear;
 *   %NULL for the register's default
 * @explanation: (out) (nullable): whose permission that needs, as a sentence; %NULL if none,
 * because no more people may see it than before
 * @error: a %LIA_REGISTER_ERROR
 *
 * TLP has it that a recipient who wants to share more widely than its mark allows "must obtain
 * explicit permission from the source" (FIRST, TLP version 2.0, section 2). What is said of a mark
 * itself is said of all that bears it.
 *
 * Returns: whether that could be told
 */
gboolean
lia_widening_explain (LiaDatabase *database,
                      LiaRecord *before,
                      const char *field,
                      const char *wants,
                      char **explanation,
                      GError **error)
{
  const LiaRecordType *type = lia_record_get_record_type (before);

  *explanation = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (widenings); i++)
    if (g_str_equal (widenings[i].field, field) &&
        (widenings[i].type == NULL || widenings[i].type == type))
      return widenings[i].explain (database, before, wants, explanation, error);

  return TRUE;
}
