#include "holdings.h"

#include "records/reference-ranges.h"
#include "records/types.h"

typedef struct {
  LiaDatabase *database;
  const char *sql;
  const LiaId *issue;
} Work;

static gboolean
run_block (const Work *work,
           const LiaReferenceRange *range,
           int level,
           gint64 block,
           GError **error)
{
  g_autoptr (LiaStatement) statement = lia_database_prepare (work->database, work->sql, error);

  if (statement == NULL)
    return FALSE;

  lia_statement_bind_text (statement, 1, range->type->prefix);
  lia_statement_bind_text (statement, 2, range->office != NULL ? range->office : "");
  lia_statement_bind_integer (statement, 3, level);
  lia_statement_bind_integer (statement, 4, block);
  lia_statement_bind_id (statement, 5, work->issue);
  return lia_statement_run (statement, error);
}

/* The fewest blocks that make up a range: on each level at most one at either end. */
static gboolean
run_range (const Work *work, const LiaReferenceRange *range, GError **error)
{
  gint64 from = range->first;
  gint64 until = range->last + 1;

  for (int level = 0; from < until; level++) {
    if ((from & 1) && !run_block (work, range, level, from, error))
      return FALSE;
    from += from & 1;
    if ((until & 1) && until > from && !run_block (work, range, level, until - 1, error))
      return FALSE;
    from >>= 1;
    until >>= 1;
  }

  return TRUE;
}

static gboolean
run (LiaDatabase *database,
     const char *sql,
     const LiaId *issue,
     const char *records,
     GError **error)
{
  g_autoptr (GArray) ranges = lia_reference_ranges_parse (records);
  Work work = { database, sql, issue };

  for (guint i = 0; i < ranges->len; i++)
    if (!run_range (&work, &g_array_index (ranges, LiaReferenceRange, i), error))
      return FALSE;

  return TRUE;
}

/**
 * lia_holdings_put:
 * @database: a connection in a transaction
 * @record: a record whose row was just written
 * @error: a %LIA_REGISTER_ERROR
 *
 * Notes which records a briefing that left has held; for any other record there is nothing to note.
 *
 * Returns: whether it was noted
 */
gboolean
lia_holdings_put (LiaDatabase *database, LiaRecord *record, GError **error)
{
  if (lia_record_get_record_type (record) != &lia_issue_type)
    return TRUE;

  return run (database,
              "INSERT OR IGNORE INTO held (prefix, office, level, block, issue)"
              " VALUES (?1, ?2, ?3, ?4, ?5)",
              lia_record_get_id (record), lia_record_get (record, "records"), error);
}

/**
 * lia_holdings_remove:
 * @database: a connection in a transaction
 * @type: the type of a record that is about to be taken out
 * @id: its key
 * @error: a %LIA_REGISTER_ERROR
 *
 * Returns: whether what was noted for it is gone
 */
gboolean
lia_holdings_remove (LiaDatabase *database,
                     const LiaRecordType *type,
                     const LiaId *id,
                     GError **error)
{
  g_autoptr (LiaStatement) statement = NULL;
  g_autofree char *records = NULL;

  if (type != &lia_issue_type)
    return TRUE;

  statement = lia_database_prepare (database, "SELECT records FROM issue WHERE id = ?1", error);
  if (statement == NULL)
    return FALSE;
  lia_statement_bind_id (statement, 1, id);
  switch (lia_statement_step (statement, error)) {
  case LIA_STEP_ROW:
    records = g_strdup (lia_statement_get_text (statement, 0));
    break;
  case LIA_STEP_DONE:
    return TRUE;
  default:
    return FALSE;
  }

  return run (database,
              "DELETE FROM held WHERE prefix = ?1 AND office = ?2 AND level = ?3 AND block = ?4"
              " AND issue = ?5",
              id, records, error);
}
