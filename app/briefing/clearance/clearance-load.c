#include "clearance-private.h"
#include "clearance-order.h"
#include "cleared-private.h"
#include "briefing/proof/proof-clearance.h"
#include "register/moves.h"
#include "records/types.h"

/* What is being read of one type. */
typedef struct {
  LiaClearance *clearance;
  const LiaRecordType *type;
  GPtrArray *list;
  LiaClearanceOrder *order; /* (nullable): if they come in any */
  GHashTable *moves;
} Loading;

static GPtrArray *
list_of (LiaClearance *self, const LiaRecordType *type)
{
  return g_hash_table_lookup (self->lists, type);
}

static LiaQuery *
query_for (LiaClearance *self, const LiaRecordType *type)
{
  LiaQuery *query = lia_query_new (type);

  lia_query_set_ceiling (query, lia_clearance_marks_get_ceiling (self->marks)->rank);
  return query;
}

static void
withhold (LiaClearance *self, LiaCleared *cleared, guint field)
{
  lia_proof_hold_field (self->proof, cleared, field);
  lia_cleared_withhold (cleared, field);
}

static void
withhold_personal (LiaClearance *self, LiaCleared *cleared)
{
  const LiaField *fields = lia_cleared_get_record_type (cleared)->fields;

  for (guint i = 0; !self->personal && fields[i].name != NULL; i++)
    if (fields[i].flags & LIA_FIELD_PERSONAL)
      withhold (self, cleared, i);
}

/**
 * lia_clearance_admit:
 * @self: a clearance
 * @record: a record; its values are taken out of it
 *
 * Returns: (transfer full) (nullable): what may be seen of it without what is about persons; %NULL
 *   if its own mark is above the ceiling
 */
LiaCleared *
lia_clearance_admit (LiaClearance *self, LiaRecord *record)
{
  const LiaClearedMark *mark = lia_clearance_marks_of (self->marks, record);
  LiaCleared *cleared = lia_clearance_marks_allow (self->marks, mark)
                            ? lia_cleared_new (record, mark->rank, mark->label)
                            : NULL;

  if (cleared != NULL)
    withhold_personal (self, cleared);
  return cleared;
}

static void
take_record (LiaRecord *record, gpointer data)
{
  const Loading *loading = data;
  const LiaMoves *moves = g_hash_table_lookup (loading->moves, lia_record_get_id (record));
  LiaCleared *cleared;

  if (loading->order != NULL && !lia_clearance_order_begin (loading->order, record))
    return;

  cleared = lia_clearance_admit (loading->clearance, record);
  if (cleared == NULL)
    return;

  if (moves != NULL && moves->moves->len > 0)
    lia_cleared_set_moves (cleared, moves->original, moves->moves->len);
  if (loading->order != NULL)
    lia_clearance_order_take (loading->order, cleared);
  else
    g_ptr_array_add (loading->list, cleared);
  g_hash_table_insert (loading->clearance->by_id, (gpointer) lia_cleared_get_id (cleared), cleared);
}

static gboolean
load_all (Loading *self, LiaReader *reader, GCancellable *cancellable, GError **error)
{
  g_autoptr (LiaQuery) query = query_for (self->clearance, self->type);

  if (self->order != NULL) {
    if (!lia_clearance_order_leave_strays (self->order, reader, cancellable, error))
      return FALSE;
    lia_query_in_any_order (query);
    lia_query_include_strays (query);
  }

  return lia_reader_for_each (reader, query, take_record, self, cancellable, error);
}

/* The wholes were loaded before. */
static gboolean
load_latest (Loading *self, LiaReader *reader, GCancellable *cancellable, GError **error)
{
  const LiaField *part_of = lia_record_type_field (self->type, self->type->part_of);
  GPtrArray *wholes = list_of (self->clearance, lia_record_type_find (part_of->refers_to));
  g_autoptr (LiaQuery) query = query_for (self->clearance, self->type);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (LiaId));

  for (guint i = 0; i < wholes->len; i++)
    g_array_append_vals (ids, lia_cleared_get_id (g_ptr_array_index (wholes, i)), 1);
  lia_query_where_latest (query, ids,
                          lia_clearance_marks_get_ceiling (self->clearance->marks)->rank);
  lia_query_in_any_order (query);
  lia_query_include_strays (query);

  return lia_reader_for_each (reader, query, take_record, self, cancellable, error);
}

/* What was read of the vicinity stays, so that more can be read of it. */
static void
take_copies (Loading *self, LiaVicinity *vicinity, GArray *ids)
{
  for (guint i = 0; i < ids->len; i++) {
    g_autoptr (LiaRecord) copy =
        lia_record_copy (lia_vicinity_find (vicinity, self->type, &g_array_index (ids, LiaId, i)));

    take_record (copy, self);
  }
}

/* Only the register knows how people sort names. */
static gboolean
load_near (Loading *self,
           LiaReader *reader,
           LiaVicinity *vicinity,
           GArray *ids,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (LiaQuery) query = query_for (self->clearance, self->type);
  g_autoptr (GArray) ordered = NULL;

  if (self->order == NULL && ids->len > 1) {
    lia_query_where_among (query, NULL, ids);
    ordered = lia_reader_list (reader, query, cancellable, error);
    if (ordered == NULL)
      return FALSE;
  }
  take_copies (self, vicinity, ordered != NULL ? ordered : ids);

  return TRUE;
}

static gboolean
load_type (LiaClearance *self,
           LiaReader *reader,
           const LiaRecordType *type,
           LiaVicinity *vicinity,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (GArray) near = vicinity != NULL ? lia_vicinity_list (vicinity, type) : NULL;
  g_autoptr (GHashTable) moves = near != NULL ? lia_reader_moves_among (reader, type, near)
                                              : lia_reader_all_moves (reader, type);
  g_autoptr (LiaClearanceOrder) order =
      lia_clearance_order_knows (type) ? lia_clearance_order_new (reader, type) : NULL;
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) lia_cleared_free);
  Loading loading = { self, type, list, order, moves };
  gboolean loaded;

  g_hash_table_insert (self->lists, (gpointer) type, list);
  loaded = near != NULL           ? load_near (&loading, reader, vicinity, near, cancellable, error)
           : type == self->latest ? load_latest (&loading, reader, cancellable, error)
                                  : load_all (&loading, reader, cancellable, error);
  if (loaded && order != NULL)
    lia_clearance_order_list (order, list);
  return loaded;
}

static LiaCleared *
target_of (LiaClearance *self, const LiaCleared *cleared, guint field)
{
  LiaId id;

  return lia_cleared_points_at (cleared, field, &id) ? g_hash_table_lookup (self->by_id, &id)
                                                     : NULL;
}

/* A part is held back with its whole, and who took part in a meeting under the Chatham House Rule
 * whatever its mark. */
static gboolean
stays (LiaClearance *self, LiaCleared *cleared, guint part_of)
{
  LiaCleared *whole = target_of (self, cleared, part_of);

  if (whole == NULL)
    return FALSE;

  lia_cleared_raise (cleared, whole);
  return lia_cleared_get_record_type (cleared) != &lia_participation_type ||
         !lia_clearance_is_unattributed (whole);
}

static gboolean
drop_parts (LiaClearance *self, const LiaRecordType *type)
{
  g_autoptr (GPtrArray) all = NULL;
  GPtrArray *list;
  guint part_of;

  if (type->part_of == NULL)
    return FALSE;

  part_of = lia_record_type_index (type, type->part_of);
  all = g_ptr_array_ref (list_of (self, type));
  list = g_ptr_array_new_full (all->len, (GDestroyNotify) lia_cleared_free);
  g_ptr_array_set_free_func (all, NULL);
  for (guint i = 0; i < all->len; i++) {
    LiaCleared *cleared = g_ptr_array_index (all, i);

    if (stays (self, cleared, part_of)) {
      g_ptr_array_add (list, cleared);
      continue;
    }
    /* A proof learns from the register itself what is a part of something above the ceiling. */
    if (target_of (self, cleared, part_of) != NULL)
      lia_proof_hold_cleared (self->proof, cleared);
    g_hash_table_remove (self->by_id, lia_cleared_get_id (cleared));
    lia_cleared_free (cleared);
  }
  g_hash_table_insert (self->lists, (gpointer) type, list);

  return list->len < all->len;
}

static void
withhold_attribution (LiaClearance *self, const LiaRecordType *type, guint field)
{
  GPtrArray *list = list_of (self, type);

  for (guint i = 0; i < list->len; i++) {
    LiaCleared *cleared = g_ptr_array_index (list, i);
    LiaCleared *whole = type->part_of != NULL
                            ? target_of (self, cleared, lia_record_type_index (type, type->part_of))
                            : NULL;

    if (lia_clearance_is_unattributed (cleared) ||
        (whole != NULL && lia_clearance_is_unattributed (whole)))
      withhold (self, cleared, field);
  }
}

static void
withhold_attributions (LiaClearance *self, const LiaRecordType *type)
{
  for (guint i = 0; type->fields[i].name != NULL; i++)
    if (lia_clearance_is_attribution (type, &type->fields[i]))
      withhold_attribution (self, type, i);
}

static void
join_wholes (LiaClearance *self, const LiaRecordType *type)
{
  GPtrArray *list = list_of (self, type);
  guint part_of;

  if (type->part_of == NULL)
    return;

  part_of = lia_record_type_index (type, type->part_of);
  for (guint i = 0; i < list->len; i++) {
    LiaCleared *part = g_ptr_array_index (list, i);

    lia_cleared_join (part, target_of (self, part, part_of));
  }
}

/* Of the mark itself only the label is ever told. */
static void
resolve_references (LiaClearance *self, const LiaRecordType *type)
{
  GPtrArray *list = list_of (self, type);

  for (guint field = 0; type->fields[field].name != NULL; field++) {
    if (type->fields[field].kind != LIA_FIELD_REFERENCE ||
        g_str_equal (type->fields[field].name, "mark"))
      continue;
    for (guint i = 0; i < list->len; i++) {
      LiaCleared *cleared = g_ptr_array_index (list, i);

      lia_cleared_resolve (cleared, field, target_of (self, cleared, field));
    }
  }
}

static void
note_ranks (LiaClearance *self, const LiaRecordType *type)
{
  GPtrArray *list = list_of (self, type);

  for (guint i = 0; i < list->len; i++)
    self->highest = MAX (self->highest, lia_cleared_get_rank (g_ptr_array_index (list, i)));
}

static void
note_unattributed (LiaClearance *self)
{
  GPtrArray *list = list_of (self, &lia_engagement_type);

  for (guint i = 0; list != NULL && i < list->len; i++) {
    const LiaCleared *engagement = g_ptr_array_index (list, i);

    if (lia_clearance_is_unattributed (engagement))
      g_ptr_array_add (self->unattributed, g_strdup (lia_cleared_get_title (engagement)));
  }
}

static void
for_each_type (LiaClearance *self, void (*visit) (LiaClearance *self, const LiaRecordType *type))
{
  for (guint i = 0; i < self->types->len; i++)
    visit (self, g_ptr_array_index (self->types, i));
}

/* Parts have parts: what is dropped can take others with it. */
static void
drop_all_parts (LiaClearance *self)
{
  gboolean dropped;

  do {
    dropped = FALSE;
    for (guint i = 0; i < self->types->len; i++)
      dropped |= drop_parts (self, g_ptr_array_index (self->types, i));
  } while (dropped);
}

/**
 * lia_clearance_load:
 * @self: a clearance that knows its types and marks
 * @reader: a look at the register
 * @vicinity: (nullable): which records are wanted; all of its types if %NULL
 * @cancellable: (nullable): stops it
 * @error: as lia_clearance_new()
 *
 * Copies what may be seen. The rules are the same whether all or a few records are read.
 *
 * Returns: whether all was read
 */
gboolean
lia_clearance_load (LiaClearance *self,
                    LiaReader *reader,
                    LiaVicinity *vicinity,
                    GCancellable *cancellable,
                    GError **error)
{
  for (guint i = 0; i < self->types->len; i++) {
    const LiaRecordType *type = g_ptr_array_index (self->types, i);

    if (type != self->latest && !load_type (self, reader, type, vicinity, cancellable, error))
      return FALSE;
  }
  if (self->latest != NULL && !load_type (self, reader, self->latest, vicinity, cancellable, error))
    return FALSE;

  drop_all_parts (self);
  for_each_type (self, withhold_attributions);
  if (!lia_clearance_connect_links (self, reader, vicinity, cancellable, error))
    return FALSE;

  for_each_type (self, join_wholes);
  for_each_type (self, resolve_references);
  lia_clearance_compose_titles (self);
  for_each_type (self, note_ranks);
  note_unattributed (self);

  return lia_clearance_count_held_back (self, reader, vicinity, error);
}
