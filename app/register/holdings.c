#include "holdings.h"

#include "records/reference-ranges.h"
#include "records/types.h"

/* What is done to each block of a briefing, as SQL. */
typedef struct {
  LiaDatabase *database;
  const char *sql;
  const LiaId *issue;
  gint64 n_blocks; /* so far */
  gint64 n_found;  /* as many of them the SQL had a row for */
} Work;

static gboolean
run_block (Work *work, const LiaReferenceRange *range, int level, gint64 block, GError **error)
{
  g_autoptr (LiaStatement) statement = lia_database_prepare (work->database, work->sql, error);
  LiaStep step;

  if (statement == NULL)
    return FALSE;

  lia_statement_bind_text (statement, 1, range->type->prefix);
  lia_statement_bind_text (statement, 2, range->office != NULL ? range->office : "");
  lia_statement_bind_integer (statement, 3, level);
  lia_statement_bind_integer (statement, 4, block);
  lia_statement_bind_id (statement, 5, work->issue);
  step = lia_statement_step (statement, error);
  work->n_blocks++;
  work->n_found += step == LIA_STEP_ROW ? 1 : 0;
  return step != LIA_STEP_ERROR;
}

/* The fewest blocks that make up a range: on each level at most one at either end. */
static gboolean
run_range (Work *work, const LiaReferenceRange *range, GError **error)
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
run (Work *work, const char *records, GError **error)
{
  g_autoptr (GArray) ranges = lia_reference_ranges_parse (records);

  for (guint i = 0; i < ranges->len; i++)
    if (!run_range (work, &g_array_index (ranges, LiaReferenceRange, i), error))
      return FALSE;

  return TRUE;
}

static gboolean
put (LiaDatabase *database, const LiaId *issue, const char *records, gpointer data, GError **error)
{
  Work work = { database,
                "INSERT OR IGNORE INTO held (prefix, office, level, block, issue)"
                " VALUES (?1, ?2, ?3, ?4, ?5)",
                issue, 0, 0 };

  return run (&work, records, error);
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

  return put (database, lia_record_get_id (record), lia_record_get (record, "records"), NULL,
              error);
}

static gboolean
take_out (LiaDatabase *database, const LiaId *issue, const char *records, GError **error)
{
  Work work = { database,
                "DELETE FROM held WHERE prefix = ?1 AND office = ?2 AND level = ?3 AND block = ?4"
                " AND issue = ?5",
                issue, 0, 0 };

  return run (&work, records, error);
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

  if (type != &lia_issue_type)
    return TRUE;

  statement = lia_database_prepare (database, "SELECT records FROM issue WHERE id = ?1", error);
  if (statement == NULL)
    return FALSE;
  lia_statement_bind_id (statement, 1, id);
  switch (lia_statement_step (statement, error)) {
  case LIA_STEP_ROW:
    return take_out (database, id, lia_statement_get_text (statement, 0), error);
  case LIA_STEP_DONE:
    return TRUE;
  default:
    return FALSE;
  }
}

/* Calls for each briefing that left with what it held. */
typedef gboolean (*Visit) (LiaDatabase *database,
                           const LiaId *issue,
                           const char *records,
                           gpointer data,
                           GError **error);

static gboolean
for_each_issue (LiaDatabase *database, Visit visit, gpointer data, GError **error)
{
  g_autoptr (LiaStatement) statement =
      lia_database_prepare (database, "SELECT id, records FROM issue", error);
  LiaStep step = LIA_STEP_ERROR;
  LiaId id;

  while (statement != NULL && (step = lia_statement_step (statement, error)) == LIA_STEP_ROW)
    if (lia_statement_get_id (statement, 0, &id) &&
        !visit (database, &id, lia_statement_get_text (statement, 1), data, error))
      return FALSE;

  return step == LIA_STEP_DONE;
}

/**
 * lia_holdings_rebuild:
 * @database: a connection in a transaction
 * @error: a %LIA_REGISTER_ERROR
 *
 * Notes anew what all briefings that left have held.
 *
 * Returns: whether it was noted
 */
gboolean
lia_holdings_rebuild (LiaDatabase *database, GError **error)
{
  return lia_database_execute (database, "DELETE FROM held", error) &&
         for_each_issue (database, put, NULL, error);
}

/* What a check has found so far. */
typedef struct {
  guint n_wrong;
  gint64 n_found;
} Findings;

static gboolean
look (LiaDatabase *database, const LiaId *issue, const char *records, gpointer data, GError **error)
{
  Findings *findings = data;
  Work work = { database,
                "SELECT 1 FROM held WHERE prefix = ?1 AND office = ?2 AND level = ?3"
                " AND block = ?4 AND issue = ?5",
                issue, 0, 0 };

  if (!run (&work, records, error))
    return FALSE;

  findings->n_wrong += work.n_found < work.n_blocks ? 1 : 0;
  findings->n_found += work.n_found;
  return TRUE;
}

/**
 * lia_holdings_check:
 * @database: a connection
 * @n_wrong: (out): how many briefings aren't found from all the records that they held
 * @surplus: (out): whether one is found from a record that it didn't hold
 * @error: a %LIA_REGISTER_ERROR
 *
 * Holds the index against the records of all briefings that left.
 *
 * Returns: whether all could be read
 */
gboolean
lia_holdings_check (LiaDatabase *database, guint *n_wrong, gboolean *surplus, GError **error)
{
  g_autoptr (LiaStatement) total =
      lia_database_prepare (database, "SELECT count (*) FROM held", error);
  Findings findings = { 0, 0 };

  if (total == NULL || !for_each_issue (database, look, &findings, error) ||
      lia_statement_step (total, error) != LIA_STEP_ROW)
    return FALSE;

  *n_wrong = findings.n_wrong;
  *surplus = lia_statement_get_integer (total, 0) > findings.n_found;
  return TRUE;
}
