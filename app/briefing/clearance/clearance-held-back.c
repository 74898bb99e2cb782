#include "clearance-private.h"

/* What whoever exports is told, and nobody else. */

/* What was read needs no counting. */
static GArray *
list_missing (LiaClearance *self, const LiaRecordType *type, LiaVicinity *vicinity)
{
  GArray *met = lia_vicinity_list_met (vicinity, type);
  GArray *missing = g_array_new (FALSE, FALSE, sizeof (LiaId));

  for (guint i = 0; i < met->len; i++) {
    const LiaId *id = &g_array_index (met, LiaId, i);
    const LiaCleared *found = g_hash_table_lookup (self->by_id, id);

    if (found == NULL || lia_cleared_get_record_type (found) != type)
      g_array_append_vals (missing, id, 1);
  }

  return missing;
}

static gint64
count_near (LiaClearance *self,
            LiaReader *reader,
            const LiaRecordType *type,
            LiaVicinity *vicinity,
            GError **error)
{
  g_autoptr (GArray) missing = list_missing (self, type, vicinity);
  g_autoptr (LiaQuery) query = lia_query_new (type);

  if (missing->len == 0)
    return 0;

  lia_query_where_among (query, NULL, missing);
  return lia_reader_count (reader, query, error);
}

/* Of those of which not all are wanted, what is missing isn't all held back. */
static gint64
count_all (LiaClearance *self, LiaReader *reader, const LiaRecordType *type, GError **error)
{
  g_autoptr (LiaQuery) query = lia_query_new (type);
  gint64 n;

  if (type == self->latest)
    lia_query_set_floor (query, lia_clearance_marks_get_ceiling (self->marks)->rank);
  n = lia_reader_count (reader, query, error);
  if (type == self->latest)
    return n;

  return n < 0 ? n : n - lia_clearance_list (self, type)->len;
}

/**
 * lia_clearance_count_held_back:
 * @self: a clearance whose records are there, without those that were dropped
 * @reader: a look at the register
 * @vicinity: (nullable): as in lia_clearance_load()
 * @error: a %LIA_REGISTER_ERROR
 *
 * Counts for each type what may be seen, and what of it is held back.
 *
 * Returns: whether it was counted
 */
gboolean
lia_clearance_count_held_back (LiaClearance *self,
                               LiaReader *reader,
                               LiaVicinity *vicinity,
                               GError **error)
{
  for (guint i = 0; i < self->n_counted; i++) {
    const LiaRecordType *type = g_ptr_array_index (self->types, i);
    LiaHeldBack held = { .type = type, .n_cleared = lia_clearance_list (self, type)->len };
    gint64 n = vicinity != NULL ? count_near (self, reader, type, vicinity, error)
                                : count_all (self, reader, type, error);

    if (n < 0)
      return FALSE;
    held.n_held_back = n;
    g_array_append_val (self->held_back, held);
  }

  return TRUE;
}
