#include "query-private.h"

static LiaClause *
clause_of_keys (const char *sql, GPtrArray *bindings)
{
  GPtrArray *sets = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (sets, g_strdup (LIA_QUERY_KEYS ("{0}", "{s0}")));
  return lia_clause_new (sql, sets, bindings);
}

/**
 * lia_query_where_among:
 * @self: a query
 * @field: (nullable): the name of a REFERENCE; the record itself if %NULL
 * @ids: (element-type LiaId): keys, by the thousand if need be; nothing may be added to them from
 *   now on
 *
 * Adds the condition that a record is one of many, or refers to one of them. One query for all is
 * quicker by far than one for each.
 */
void
lia_query_where_among (LiaQuery *self, const char *field, GArray *ids)
{
  GPtrArray *bindings = lia_bindings_new ();
  g_autofree char *sql = NULL;

  g_return_if_fail (field == NULL || lia_record_type_index (self->type, field) >= 0);

  sql = g_strdup_printf ("t.\"%s\" IN (SELECT id FROM {s0})", field != NULL ? field : "id");
  lia_bindings_add_ids (bindings, ids);
  lia_query_take_clause (self, clause_of_keys (sql, bindings), self->today);
}

/**
 * lia_query_where_latest:
 * @self: a query of parts that are in the order of a date, such as updates
 * @wholes: (element-type LiaId): keys of what they are parts of; nothing may be added to them from
 *   now on
 * @ceiling: the rank of the highest mark that may be seen, as in lia_query_set_ceiling()
 *
 * Adds the condition that a record is the latest part of one of @wholes that may be seen: the one
 * whose last day is the last, and of several the first in the order of the type.
 */
void
lia_query_where_latest (LiaQuery *self, GArray *wholes, int ceiling)
{
  const LiaRecordType *type = self->type;
  g_autofree char *rank = lia_query_rank_sql ("v.mark");
  g_autofree char *sql = NULL;
  GPtrArray *bindings = lia_bindings_new ();

  g_return_if_fail (type->part_of != NULL && type->order != NULL && type->descending);

  sql = g_strdup_printf ("t.id IN (SELECT (SELECT v.id FROM \"%s\" v WHERE v.\"%s\" = s.id"
                         " AND v.archived IS NULL AND ({1} < 0 OR %s <= {1})"
                         " ORDER BY v.\"%s_last\" DESC, v.\"%s_first\" DESC, v.ref_office DESC,"
                         " v.ref_number DESC LIMIT 1) FROM {s0} s)",
                         type->name, type->part_of, rank, type->order, type->order);
  lia_bindings_add_ids (bindings, wholes);
  lia_bindings_add_integer (bindings, ceiling);
  lia_query_take_clause (self, clause_of_keys (sql, bindings), self->today);
}
