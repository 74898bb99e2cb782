#include "query-private.h"
#include "reader-private.h"
#include "tally.h"

static void
add_one (GHashTable *tally, gpointer key)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (tally, key));

  g_hash_table_replace (tally, key, GUINT_TO_POINTER (n + 1));
}

/**
 * lia_reader_tally_field:
 * @self: a reader
 * @query: which records
 * @field: the name of one of their fields
 * @cancellable: (nullable): stops the count
 * @error: a %LIA_REGISTER_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Counts how often each value occurs; records without a value aren't counted.
 *
 * Returns: (transfer full) (element-type utf8 guint) (nullable): the values and their counts
 */
GHashTable *
lia_reader_tally_field (LiaReader *self,
                        const LiaQuery *query,
                        const char *field,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (GHashTable) tally = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *columns = g_strdup_printf ("count (*), t.\"%s\"", field);
  g_autoptr (LiaStatement) statement = NULL;
  LiaStep step;

  g_return_val_if_fail (lia_record_type_index (lia_query_get_record_type (query), field) >= 0,
                        NULL);

  statement = lia_query_prepare (query, self->database, columns, error);
  if (statement == NULL)
    return NULL;

  lia_database_set_cancellable (self->database, cancellable);
  while ((step = lia_statement_step (statement, error)) == LIA_STEP_ROW)
    if (!lia_statement_is_null (statement, 1))
      g_hash_table_replace (tally, g_strdup (lia_statement_get_text (statement, 1)),
                            GUINT_TO_POINTER (lia_statement_get_integer (statement, 0)));
  lia_database_set_cancellable (self->database, NULL);

  return step == LIA_STEP_DONE ? g_steal_pointer (&tally) : NULL;
}

static gboolean
tally_links_of (LiaReader *self,
                const LiaId *source,
                const char *relation,
                GHashTable *tally,
                GError **error)
{
  g_autoptr (LiaStatement) statement =
      lia_database_prepare (self->database,
                            "SELECT DISTINCT target FROM link WHERE source = ?1 AND relation = ?2"
                            " AND archived IS NULL",
                            error);
  LiaStep step;
  LiaId target;

  if (statement == NULL)
    return FALSE;

  lia_statement_bind_id (statement, 1, source);
  lia_statement_bind_text (statement, 2, relation);
  while ((step = lia_statement_step (statement, error)) == LIA_STEP_ROW)
    if (lia_statement_get_id (statement, 0, &target))
      add_one (tally, lia_id_copy (&target));

  return step == LIA_STEP_DONE;
}

/**
 * lia_reader_tally_linked:
 * @self: a reader
 * @query: which records
 * @relation: the name of a #LiaRelation that starts from them
 * @cancellable: (nullable): stops the count
 * @error: a %LIA_REGISTER_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Counts how many of the records each other record is linked from. As many are listed by @query
 * with lia_query_where_linked() for that other record.
 *
 * Returns: (transfer full) (element-type LiaId guint) (nullable): the others and their counts
 */
GHashTable *
lia_reader_tally_linked (LiaReader *self,
                         const LiaQuery *query,
                         const char *relation,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (GHashTable) tally = g_hash_table_new_full (lia_id_hash, lia_id_equal, g_free, NULL);
  g_autoptr (GArray) sources = lia_reader_list (self, query, cancellable, error);

  if (sources == NULL)
    return NULL;

  for (guint i = 0; i < sources->len; i++) {
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !tally_links_of (self, &g_array_index (sources, LiaId, i), relation, tally, error))
      return NULL;
  }

  return g_steal_pointer (&tally);
}
