#include "clearance-private.h"
#include "clearance-order.h"
#include "cleared-private.h"
#include "briefing/proof/proof-clearance.h"
#include "register/moves.h"
#include "register/row.h"
#include "records/types.h"

/* What is being read of one type. */
typedef struct {
  LiaClearance *self;
  GPtrArray *list;
  LiaClearanceOrder *order; /* (nullable): if they come in any */
  GHashTable *moves;
} Loading;

static GPtrArray *
list_of (LiaClearance *self, const LiaRecordType *type)
{
  return g_hash_table_lookup (self->lists, type);
}

/* @near: which of them; all if %NULL. */
static LiaQuery *
query_for (LiaClearance *self, const LiaRecordType *type, const char *field, GArray *near)
{
  LiaQuery *query = lia_query_new (type);

  lia_query_set_ceiling (query, lia_clearance_marks_get_ceiling (self->marks)->rank);
  if (near != NULL)
    lia_query_where_among (query, field, near);

  return query;
}

/* The register has already left out what is above the ceiling. That is checked again here, where it
 * matters: a mark that isn't known is above every ceiling. */
static gboolean
is_cleared (LiaClearance *self, const LiaClearedMark *mark)
{
  return mark != NULL && mark->rank <= lia_clearance_marks_get_ceiling (self->marks)->rank;
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
  LiaCleared *cleared =
      is_cleared (self, mark) ? lia_cleared_new (record, mark->rank, mark->label) : NULL;

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

  cleared = lia_clearance_admit (loading->self, record);
  if (cleared == NULL)
    return;

  if (moves != NULL && moves->moves->len > 0)
    lia_cleared_set_moves (cleared, moves->original, moves->moves->len);
  if (loading->order != NULL)
    lia_clearance_order_take (loading->order, cleared);
  else
    g_ptr_array_add (loading->list, cleared);
  g_hash_table_insert (loading->self->by_id, (gpointer) lia_cleared_get_id (cleared), cleared);
}

static gboolean
load (Loading *self, LiaReader *reader, LiaQuery *query, GCancellable *cancellable, GError **error)
{
  gboolean loaded;

  if (self->order != NULL)
    lia_query_in_any_order (query);
  loaded = lia_reader_for_each (reader, query, take_record, self, cancellable, error);
  if (self->order != NULL)
    lia_clearance_order_list (self->order, self->list);

  return loaded;
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
  g_autoptr (LiaQuery) query = query_for (self, type, NULL, near);
  g_autoptr (GHashTable) moves = near != NULL ? lia_reader_moves_among (reader, type, near)
                                              : lia_reader_all_moves (reader, type);
  g_autoptr (LiaClearanceOrder) order = NULL;
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) lia_cleared_free);
  Loading loading = { self, list, NULL, moves };

  g_hash_table_insert (self->lists, (gpointer) type, list);
  if (near != NULL && near->len == 0)
    return TRUE;
  if (near == NULL && lia_clearance_order_knows (type)) {
    loading.order = order = lia_clearance_order_new (reader, type, cancellable, error);
    if (order == NULL)
      return FALSE;
  }

  return load (&loading, reader, query, cancellable, error);
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

/* What of a link is read, in this order: of hundreds of thousands nothing else is needed. */
static const char *const link_columns[] = { "relation", "source", "target", "mark", NULL };

static void
take_link (const LiaRow *link, gpointer data)
{
  LiaClearance *self = data;
  const char *relation = lia_row_get_text (link, 0);
  LiaCleared *from, *to;
  LiaId from_id, to_id, mark;
  gboolean marked = lia_row_get_link (link, 3, &mark);

  if (!is_cleared (self, lia_clearance_marks_find (self->marks, marked ? &mark : NULL)) ||
      !lia_row_get_link (link, 1, &from_id) || !lia_row_get_link (link, 2, &to_id))
    return;

  from = g_hash_table_lookup (self->by_id, &from_id);
  to = g_hash_table_lookup (self->by_id, &to_id);
  if (from != NULL && to != NULL &&
      !(lia_clearance_is_attributing (relation) && lia_clearance_is_unattributed (to)))
    lia_cleared_connect (from, to, relation);
}

/* Links that start from a few records are found by these. */
static GArray *
list_ids (LiaClearance *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (LiaId));
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->by_id);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_array_append_vals (ids, id, 1);

  return ids;
}

static gboolean
connect_links (LiaClearance *self,
               LiaReader *reader,
               LiaVicinity *vicinity,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (GArray) near = vicinity != NULL ? list_ids (self) : NULL;
  g_autoptr (LiaQuery) query = query_for (self, &lia_link_type, "source", near);

  return lia_reader_each_row (reader, query, link_columns, take_link, self, cancellable, error);
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

static gint64
count_all (LiaClearance *self, LiaReader *reader, const LiaRecordType *type, GError **error)
{
  g_autoptr (LiaQuery) query = lia_query_new (type);
  gint64 n = lia_reader_count (reader, query, error);

  return n < 0 ? n : n - list_of (self, type)->len;
}

static gboolean
count_held_back (LiaClearance *self, LiaReader *reader, LiaVicinity *vicinity, GError **error)
{
  for (guint i = 0; i < self->n_counted; i++) {
    const LiaRecordType *type = g_ptr_array_index (self->types, i);
    LiaHeldBack held = { .type = type, .n_cleared = list_of (self, type)->len };
    gint64 n = vicinity != NULL ? count_near (self, reader, type, vicinity, error)
                                : count_all (self, reader, type, error);

    if (n < 0)
      return FALSE;
    held.n_held_back = n;
    g_array_append_val (self->held_back, held);
  }

  return TRUE;
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
  for (guint i = 0; i < self->types->len; i++)
    if (!load_type (self, reader, g_ptr_array_index (self->types, i), vicinity, cancellable, error))
      return FALSE;

  drop_all_parts (self);
  for_each_type (self, withhold_attributions);
  if (!connect_links (self, reader, vicinity, cancellable, error))
    return FALSE;

  for_each_type (self, join_wholes);
  for_each_type (self, resolve_references);
  lia_clearance_compose_titles (self);
  for_each_type (self, note_ranks);
  note_unattributed (self);

  return count_held_back (self, reader, vicinity, error);
}
