#include "cleared-changes-private.h"
#include "cleared-private.h"
#include "briefing/proof/proof-clearance.h"
#include "register/moves.h"
#include "records/types.h"

/* What says who was there or who spoke, which the Chatham House Rule withholds. */
static const struct {
  const char *type;
  const char *field;
} attributions[] = {
  { "engagement", "organisations" },
  { "agenda_item", "speakers" },
};

/* A record that names who made or raised it tells who was at the meeting it is linked to by these:
 * it goes without its origin. */
static const char *const attributing_relations[] = { "made_at", "raised_at" };

static void
add_type (LiaClearance *self, const LiaRecordType *type)
{
  if (type == NULL || type == &lia_mark_type || type == &lia_link_type ||
      g_ptr_array_find (self->types, type, NULL))
    return;

  g_ptr_array_add (self->types, (gpointer) type);
  for (const LiaField *field = type->fields; field->name != NULL; field++)
    if (field->refers_to != NULL)
      add_type (self, lia_record_type_find (field->refers_to));
}

static GPtrArray *
list_of (LiaClearance *self, const LiaRecordType *type)
{
  return g_hash_table_lookup (self->lists, type);
}

static GPtrArray *
read_records (LiaClearance *self,
              LiaReader *reader,
              const LiaRecordType *type,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (LiaQuery) query = lia_query_new (type);

  if (type->order != NULL)
    lia_query_sort_by (query, type->order, type->descending);
  lia_query_set_ceiling (query, lia_clearance_marks_get_ceiling (self->marks)->rank);

  return lia_reader_list_records (reader, query, cancellable, error);
}

/* The register has already left out what is above the ceiling. That is checked again here, where it
 * matters: a mark that isn't known is above every ceiling. */
static const LiaClearedMark *
cleared_mark (LiaClearance *self, const LiaRecord *record)
{
  const LiaClearedMark *mark = lia_clearance_marks_of (self->marks, record);

  return mark != NULL && mark->rank <= lia_clearance_marks_get_ceiling (self->marks)->rank ? mark
                                                                                           : NULL;
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
  const LiaRecordType *type = lia_cleared_get_record_type (cleared);

  for (guint i = 0; i < lia_record_type_n_fields (type); i++)
    if (!self->personal && (type->fields[i].flags & LIA_FIELD_PERSONAL))
      withhold (self, cleared, i);
}

/**
 * lia_clearance_admit:
 * @self: a clearance
 * @record: a record
 *
 * Returns: (transfer full) (nullable): a copy of it without what is about persons; %NULL if its own
 *   mark is above the ceiling
 */
LiaCleared *
lia_clearance_admit (LiaClearance *self, const LiaRecord *record)
{
  const LiaClearedMark *mark = cleared_mark (self, record);
  LiaCleared *cleared = mark != NULL ? lia_cleared_new (record, mark->rank, mark->label) : NULL;

  if (cleared != NULL)
    withhold_personal (self, cleared);
  return cleared;
}

static gboolean
load_type (LiaClearance *self,
           LiaReader *reader,
           const LiaRecordType *type,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (GPtrArray) records = read_records (self, reader, type, cancellable, error);
  g_autoptr (GHashTable) all_moves = lia_reader_all_moves (reader, type);
  GPtrArray *list;

  if (records == NULL)
    return FALSE;

  list = g_ptr_array_new_full (records->len, (GDestroyNotify) lia_cleared_free);
  g_hash_table_insert (self->lists, (gpointer) type, list);
  for (guint i = 0; i < records->len; i++) {
    const LiaRecord *record = g_ptr_array_index (records, i);
    const LiaMoves *moves = g_hash_table_lookup (all_moves, lia_record_get_id (record));
    LiaCleared *cleared = lia_clearance_admit (self, record);

    if (cleared == NULL)
      continue;
    if (moves != NULL && moves->moves->len > 0)
      lia_cleared_set_moves (cleared, moves->original, moves->moves->len);
    g_ptr_array_add (list, cleared);
    g_hash_table_insert (self->by_id, (gpointer) lia_cleared_get_id (cleared), cleared);
  }

  return TRUE;
}

static LiaCleared *
target_of (LiaClearance *self, const LiaCleared *cleared, guint field)
{
  LiaId id;

  return lia_cleared_points_at (cleared, field, &id) ? g_hash_table_lookup (self->by_id, &id)
                                                     : NULL;
}

/**
 * lia_clearance_is_unattributed:
 * @cleared: a cleared record
 *
 * Returns: whether it is under the Chatham House Rule by itself
 */
gboolean
lia_clearance_is_unattributed (const LiaCleared *cleared)
{
  return lia_record_type_index (lia_cleared_get_record_type (cleared), "chatham_house") >= 0 &&
         lia_cleared_get (cleared, "chatham_house") != NULL;
}

/**
 * lia_clearance_is_attribution:
 * @type: a record type
 * @field: one of its fields
 *
 * Returns: whether it says who was there or who spoke, which the Chatham House Rule withholds
 */
gboolean
lia_clearance_is_attribution (const LiaRecordType *type, const LiaField *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (attributions); i++)
    if (g_str_equal (attributions[i].type, type->name) &&
        g_str_equal (attributions[i].field, field->name))
      return TRUE;

  return FALSE;
}

/* A part is held back with its whole, and who took part in a meeting under the Chatham House Rule
 * whatever its mark. */
static gboolean
stays (LiaClearance *self, LiaCleared *cleared)
{
  const LiaRecordType *type = lia_cleared_get_record_type (cleared);
  LiaCleared *whole;

  if (type->part_of == NULL)
    return TRUE;

  whole = target_of (self, cleared, lia_record_type_index (type, type->part_of));
  if (whole == NULL)
    return FALSE;

  lia_cleared_raise (cleared, whole);
  return type != &lia_participation_type || !lia_clearance_is_unattributed (whole);
}

static gboolean
drop_parts (LiaClearance *self, GPtrArray *list)
{
  gboolean dropped = FALSE;

  for (guint i = list->len; i > 0; i--) {
    LiaCleared *cleared = g_ptr_array_index (list, i - 1);

    if (stays (self, cleared))
      continue;
    lia_proof_hold_cleared (self->proof, cleared);
    g_hash_table_remove (self->by_id, lia_cleared_get_id (cleared));
    g_ptr_array_remove_index (list, i - 1);
    dropped = TRUE;
  }

  return dropped;
}

static void
withhold_attributions (LiaClearance *self, LiaCleared *cleared)
{
  const LiaRecordType *type = lia_cleared_get_record_type (cleared);
  LiaCleared *whole = type->part_of != NULL
                          ? target_of (self, cleared, lia_record_type_index (type, type->part_of))
                          : NULL;

  if (!lia_clearance_is_unattributed (cleared) &&
      (whole == NULL || !lia_clearance_is_unattributed (whole)))
    return;

  for (guint i = 0; i < lia_record_type_n_fields (type); i++)
    if (lia_clearance_is_attribution (type, &type->fields[i]))
      withhold (self, cleared, i);
}

static void
join_whole (LiaClearance *self, LiaCleared *cleared)
{
  const LiaRecordType *type = lia_cleared_get_record_type (cleared);

  if (type->part_of != NULL)
    lia_cleared_join (cleared,
                      target_of (self, cleared, lia_record_type_index (type, type->part_of)));
}

static void
resolve_references (LiaClearance *self, LiaCleared *cleared)
{
  const LiaRecordType *type = lia_cleared_get_record_type (cleared);

  for (guint i = 0; i < lia_record_type_n_fields (type); i++)
    if (type->fields[i].kind == LIA_FIELD_REFERENCE && !g_str_equal (type->fields[i].name, "mark"))
      lia_cleared_resolve (cleared, i, target_of (self, cleared, i));
}

static void
for_each_cleared (LiaClearance *self, void (*visit) (LiaClearance *self, LiaCleared *cleared))
{
  for (guint i = 0; i < self->types->len; i++) {
    GPtrArray *list = list_of (self, g_ptr_array_index (self->types, i));

    for (guint j = 0; j < list->len; j++)
      visit (self, g_ptr_array_index (list, j));
  }
}

static gboolean
is_territory (const LiaCleared *cleared)
{
  return lia_cleared_get_record_type (cleared) == &lia_participant_type &&
         g_strcmp0 (lia_cleared_get (cleared, "kind"), "territory") == 0;
}

/* The register has one name for a state, in its own language; its code has one in each. */
static void
compose_title (LiaClearance *self, LiaCleared *cleared)
{
  const char *code = self->country_names != NULL && is_territory (cleared)
                         ? lia_cleared_get (cleared, "code")
                         : NULL;
  const char *name = code != NULL ? lia_country_names_find (self->country_names, code) : NULL;

  lia_cleared_compose_title (cleared);
  if (name != NULL)
    lia_cleared_set_title (cleared, name);
}

static void
note_rank (LiaClearance *self, LiaCleared *cleared)
{
  self->highest = MAX (self->highest, lia_cleared_get_rank (cleared));
}

static void
note_unattributed (LiaClearance *self, LiaCleared *cleared)
{
  if (lia_cleared_get_record_type (cleared) == &lia_engagement_type &&
      lia_clearance_is_unattributed (cleared))
    g_ptr_array_add (self->unattributed, g_strdup (lia_cleared_get_title (cleared)));
}

/**
 * lia_clearance_is_attributing:
 * @relation: the name of a #LiaRelation
 *
 * Returns: whether what is linked by it to a meeting tells who was there: such a link to one under
 *   the Chatham House Rule doesn't exist
 */
gboolean
lia_clearance_is_attributing (const char *relation)
{
  for (guint i = 0; i < G_N_ELEMENTS (attributing_relations); i++)
    if (g_str_equal (attributing_relations[i], relation))
      return TRUE;

  return FALSE;
}

static gboolean
connect_links (LiaClearance *self, LiaReader *reader, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) links = read_records (self, reader, &lia_link_type, cancellable, error);

  if (links == NULL)
    return FALSE;

  for (guint i = 0; i < links->len; i++) {
    const LiaRecord *link = g_ptr_array_index (links, i);
    const char *relation = lia_record_get (link, "relation");
    LiaCleared *from, *to;
    LiaId from_id, to_id;

    if (cleared_mark (self, link) == NULL || !lia_record_get_link (link, "source", &from_id) ||
        !lia_record_get_link (link, "target", &to_id))
      continue;
    from = g_hash_table_lookup (self->by_id, &from_id);
    to = g_hash_table_lookup (self->by_id, &to_id);
    if (from != NULL && to != NULL &&
        !(lia_clearance_is_unattributed (to) && lia_clearance_is_attributing (relation)))
      lia_cleared_connect (from, to, relation);
  }

  return TRUE;
}

static gboolean
count_held_back (LiaClearance *self, LiaReader *reader, GError **error)
{
  for (guint i = 0; i < self->n_counted; i++) {
    const LiaRecordType *type = g_ptr_array_index (self->types, i);
    g_autoptr (LiaQuery) query = lia_query_new (type);
    LiaHeldBack held = { .type = type, .n_cleared = list_of (self, type)->len };
    gint64 n = lia_reader_count (reader, query, error);

    if (n < 0)
      return FALSE;
    held.n_held_back = n - held.n_cleared;
    g_array_append_val (self->held_back, held);
  }

  return TRUE;
}

static gboolean
load (LiaClearance *self, LiaReader *reader, GCancellable *cancellable, GError **error)
{
  gboolean dropped;

  for (guint i = 0; i < self->types->len; i++)
    if (!load_type (self, reader, g_ptr_array_index (self->types, i), cancellable, error))
      return FALSE;

  /* Parts have parts: what is dropped can take others with it. */
  do {
    dropped = FALSE;
    for (guint i = 0; i < self->types->len; i++)
      dropped |= drop_parts (self, list_of (self, g_ptr_array_index (self->types, i)));
  } while (dropped);

  for_each_cleared (self, withhold_attributions);
  if (!connect_links (self, reader, cancellable, error))
    return FALSE;
  for_each_cleared (self, join_whole);
  for_each_cleared (self, resolve_references);

  for (guint i = 0; i < LIA_CLEARANCE_TITLE_ROUNDS; i++)
    for_each_cleared (self, compose_title);
  for_each_cleared (self, note_rank);
  for_each_cleared (self, note_unattributed);

  return count_held_back (self, reader, error);
}

static gboolean
hold_back (LiaClearance *self, LiaReader *reader, GCancellable *cancellable, GError **error)
{
  const LiaClearedMark *ceiling = lia_clearance_marks_get_ceiling (self->marks);

  lia_proof_set_ceiling (self->proof, ceiling->label);
  return lia_proof_hold_above (self->proof, reader, ceiling->rank, cancellable, error);
}

/**
 * lia_clearance_new:
 * @reader: a look at the register, not needed any more afterwards
 * @types: (array zero-terminated=1): the record types that are wanted; those they refer to come too
 * @others: (nullable) (array zero-terminated=1): types that are wanted only so that something can
 * be decided by them; what is held back of those is not counted
 * @ceiling: (nullable): the label of the highest mark that may be seen; the register's default if
 *   %NULL
 * @personal: whether fields about persons may be seen
 * @proof: (nullable): learns what is held back
 * @cancellable: (nullable): stops it
 * @error: %LIA_BRIEFING_ERROR_MARK, a %LIA_REGISTER_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Copies what may be seen: no record above the ceiling, no part of one, no reference or link to
 * one, and nothing that tells who was at a meeting under the Chatham House Rule or spoke there
 * ("neither the identity nor the affiliation of the speaker(s), nor that of any other participant,
 * may be revealed").
 *
 * Returns: (transfer full) (nullable): the copy
 */
LiaClearance *
lia_clearance_new (LiaReader *reader,
                   const LiaRecordType *const *types,
                   const LiaRecordType *const *others,
                   const char *ceiling,
                   gboolean personal,
                   LiaProof *proof,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (LiaClearanceMarks) marks =
      lia_clearance_marks_new (reader, ceiling, cancellable, error);
  g_autoptr (LiaClearance) self = NULL;

  if (marks == NULL)
    return NULL;

  self = g_new0 (LiaClearance, 1);
  self->marks = g_steal_pointer (&marks);
  self->personal = personal;
  self->country_names = lia_country_names_new ();
  self->types = g_ptr_array_new ();
  self->lists = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->by_id = g_hash_table_new (lia_id_hash, lia_id_equal);
  self->held_back = g_array_new (FALSE, FALSE, sizeof (LiaHeldBack));
  self->unattributed = g_ptr_array_new_with_free_func (g_free);
  self->set_aside = g_ptr_array_new_with_free_func ((GDestroyNotify) lia_cleared_free);
  for (guint i = 0; types[i] != NULL; i++)
    add_type (self, types[i]);
  self->n_counted = self->types->len;
  for (guint i = 0; others != NULL && others[i] != NULL; i++)
    add_type (self, others[i]);

  self->proof = proof;
  if (!load (self, reader, cancellable, error) ||
      (proof != NULL && !hold_back (self, reader, cancellable, error)))
    return NULL;

  self->proof = NULL;
  return g_steal_pointer (&self);
}

/**
 * lia_clearance_free:
 * @self: (transfer full): a clearance; what it gave out goes with it
 */
void
lia_clearance_free (LiaClearance *self)
{
  g_hash_table_unref (self->by_id);
  g_hash_table_unref (self->lists);
  g_ptr_array_unref (self->types);
  g_array_unref (self->held_back);
  g_ptr_array_unref (self->unattributed);
  g_ptr_array_unref (self->set_aside);
  lia_cleared_changes_free (self->changes);
  g_clear_pointer (&self->subjects, g_hash_table_unref);
  lia_clearance_marks_free (self->marks);
  g_clear_pointer (&self->country_names, lia_country_names_free);
  g_free (self);
}

/**
 * lia_clearance_list:
 * @self: a clearance
 * @type: one of the types it was made for
 *
 * Returns: (transfer none) (element-type LiaCleared): its records that may be seen, in the order of
 *   the type
 */
GPtrArray *
lia_clearance_list (LiaClearance *self, const LiaRecordType *type)
{
  return list_of (self, type);
}

/**
 * lia_clearance_find:
 * @self: a clearance
 * @id: the key of a record of any of its types
 *
 * Returns: (transfer none) (nullable): the record, if it may be seen
 */
const LiaCleared *
lia_clearance_find (LiaClearance *self, const LiaId *id)
{
  return g_hash_table_lookup (self->by_id, id);
}

/**
 * lia_clearance_is_narrowed:
 * @self: a clearance
 *
 * Returns: whether less is listed than may be seen, see lia_clearance_narrow()
 */
gboolean
lia_clearance_is_narrowed (LiaClearance *self)
{
  return self->set_aside->len > 0;
}

/**
 * lia_clearance_is_subject:
 * @self: a clearance
 * @record: a record that it lists
 *
 * Returns: whether it was narrowed to that record itself, not to one that this is linked to
 */
gboolean
lia_clearance_is_subject (LiaClearance *self, const LiaCleared *record)
{
  return self->subjects != NULL && g_hash_table_contains (self->subjects, record);
}

const LiaClearedMark *
lia_clearance_get_ceiling (LiaClearance *self)
{
  return lia_clearance_marks_get_ceiling (self->marks);
}

/**
 * lia_clearance_get_highest:
 * @self: a clearance
 *
 * Returns: (transfer none): the highest mark of what may be seen: what the whole has to bear
 */
const LiaClearedMark *
lia_clearance_get_highest (LiaClearance *self)
{
  return lia_clearance_marks_find_rank (self->marks, self->highest);
}

gboolean
lia_clearance_includes_personal (LiaClearance *self)
{
  return self->personal;
}

/* The list of each type, and after them what isn't listed. */
GPtrArray *
lia_clearance_nth_list (LiaClearance *self, guint index)
{
  return index < self->types->len ? list_of (self, g_ptr_array_index (self->types, index))
                                  : self->set_aside;
}

/**
 * lia_clearance_untell:
 * @self: a clearance that something is about to be composed from
 *
 * Begins to watch which of its records are told.
 */
void
lia_clearance_untell (LiaClearance *self)
{
  for (guint i = 0; i <= self->types->len; i++) {
    GPtrArray *list = lia_clearance_nth_list (self, i);

    for (guint j = 0; j < list->len; j++)
      lia_cleared_untell (g_ptr_array_index (list, j));
  }
}

/**
 * lia_clearance_get_told:
 * @self: a clearance that something was composed from
 *
 * A record is told if it is named or described: one that is only counted by its dates and choices
 * is not. What was read and then left out is told as well, because to look for a record in vain is
 * better than not to look for it.
 *
 * Returns: (transfer container) (element-type LiaCleared): the records that were told since
 *   lia_clearance_untell()
 */
GPtrArray *
lia_clearance_get_told (LiaClearance *self)
{
  GPtrArray *told = g_ptr_array_new ();

  for (guint i = 0; i <= self->types->len; i++) {
    GPtrArray *list = lia_clearance_nth_list (self, i);

    for (guint j = 0; j < list->len; j++)
      if (lia_cleared_is_told (g_ptr_array_index (list, j)))
        g_ptr_array_add (told, g_ptr_array_index (list, j));
  }

  return told;
}

/**
 * lia_clearance_get_held_back:
 * @self: a clearance
 *
 * Returns: (transfer none) (element-type LiaHeldBack): for the person who exports, and nobody else:
 *   how many records of each type may be seen and may not
 */
GArray *
lia_clearance_get_held_back (LiaClearance *self)
{
  return self->held_back;
}

/**
 * lia_clearance_get_unattributed:
 * @self: a clearance
 *
 * Returns: (transfer none) (element-type utf8): the engagements without names, because they were
 *   held under the Chatham House Rule
 */
GPtrArray *
lia_clearance_get_unattributed (LiaClearance *self)
{
  return self->unattributed;
}
