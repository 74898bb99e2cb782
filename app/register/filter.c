#include "filter.h"

#include "filter-private.h"
#include "query-private.h"

/**
 * lia_filter_apply_expression:
 * @expression: a filter
 * @query: the query that it is added to
 * @reader: a reader of the register, in which the records that it names are looked up
 * @today: the day that states and relative dates are seen from
 * @error: %LIA_REGISTER_ERROR_INVALID if it says something that the type of records doesn't know,
 *   %LIA_REGISTER_ERROR_NOT_FOUND if it names a record that doesn't exist
 *
 * As lia_filter_apply(), for a filter that was read already.
 *
 * Returns: whether it was added
 */
gboolean
lia_filter_apply_expression (const LiaExpression *expression,
                             LiaQuery *query,
                             LiaReader *reader,
                             gint32 today,
                             GError **error)
{
  const LiaRecordType *type = lia_query_get_record_type (query);
  LiaClause *clause;

  if (expression->kind == LIA_EXPRESSION_ALL && expression->parts->len == 0)
    return TRUE;

  clause = lia_filter_compile (expression, type, reader, today, error);
  if (clause == NULL)
    return FALSE;

  lia_query_take_clause (query, clause, today);
  if (lia_filter_mentions (expression, "archived"))
    lia_query_include_archived (query, FALSE);
  if (type->part_of != NULL && lia_filter_mentions (expression, type->part_of))
    query->asks_whole = TRUE;

  return TRUE;
}

/**
 * lia_filter_apply:
 * @text: (nullable): a filter; see lia_expression_parse() for how it is written
 * @query: the query that it is added to
 * @reader: a reader of the register, in which the records that it names are looked up
 * @today: the day that states and relative dates are seen from
 * @error: %LIA_REGISTER_ERROR_INVALID if it isn't written well or says something that the type of
 *   records doesn't know, %LIA_REGISTER_ERROR_NOT_FOUND if it names a record that doesn't exist
 *
 * Each condition is one of
 *
 * - `state:NAME`, see lia_query_where_state(), and `silent:6m`, `archived:yes`;
 * - `process:NAME` or `participant:CODE`, see lia_query_where_concerning(); `member:NAME` of
 *   participants, who are in it on that day, or `member:both`;
 * - a relation and the record at its other end, `addresses:X-030`, or what has to hold for it,
 *   `addresses:(themes:scam)`; the same with parts, `updates:(date>2026-06)`, and references;
 *   `none`, `any`, or how many, `updates>3`;
 * - a field: `status:in_progress,unknown`, `due<2026-12-31`, `due:2026`, `due:next-90-days`,
 *   `wording:consular` (which contains it), `due:none`; records by reference, key or title;
 * - a word, which is searched for.
 *
 * Terms of one field side by side are alternatives, everything else has to hold together.
 *
 * Returns: whether it was added
 */
gboolean
lia_filter_apply (const char *text,
                  LiaQuery *query,
                  LiaReader *reader,
                  gint32 today,
                  GError **error)
{
  g_autoptr (LiaExpression) expression = lia_expression_parse (text, error);

  return expression != NULL &&
         lia_filter_apply_expression (expression, query, reader, today, error);
}
