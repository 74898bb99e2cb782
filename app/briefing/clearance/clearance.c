#include "cleared-changes-private.h"
#include "cleared-private.h"
#include "briefing/proof/proof-clearance.h"
#include "records/types.h"

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

static gboolean
hold_back (LiaClearance *self, LiaReader *reader, GCancellable *cancellable, GError **error)
{
  const LiaClearedMark *ceiling = lia_clearance_marks_get_ceiling (self->marks);

  lia_proof_set_ceiling (self->proof, ceiling->label);
  return lia_proof_hold_above (self->proof, reader, ceiling->rank, cancellable, error);
}

static LiaClearance *
begin (LiaReader *reader,
       const LiaRecordType *const *types,
       const LiaRecordType *const *others,
       const char *ceiling,
       GCancellable *cancellable,
       GError **error)
{
  g_autoptr (LiaClearanceMarks) marks =
      lia_clearance_marks_new (reader, ceiling, cancellable, error);
  LiaClearance *self;

  if (marks == NULL)
    return NULL;

  self = g_new0 (LiaClearance, 1);
  self->marks = g_steal_pointer (&marks);
  self->country_names = lia_country_names_new ();
  self->types = g_ptr_array_new ();
  self->lists = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->by_id = g_hash_table_new (lia_id_hash, lia_id_equal);
  self->referrers = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);
  self->held_back = g_array_new (FALSE, FALSE, sizeof (LiaHeldBack));
  self->unattributed = g_ptr_array_new_with_free_func (g_free);
  self->set_aside = g_ptr_array_new_with_free_func ((GDestroyNotify) lia_cleared_free);
  for (guint i = 0; types[i] != NULL; i++)
    add_type (self, types[i]);
  self->n_counted = self->types->len;
  for (guint i = 0; others != NULL && others[i] != NULL; i++)
    add_type (self, others[i]);

  return self;
}

static gboolean
finish (LiaClearance *self,
        LiaReader *reader,
        LiaVicinity *vicinity,
        LiaProof *proof,
        GCancellable *cancellable,
        GError **error)
{
  gboolean done;

  self->proof = proof;
  done = lia_clearance_load (self, reader, vicinity, cancellable, error) &&
         (proof == NULL || hold_back (self, reader, cancellable, error));
  self->proof = NULL;

  return done;
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
  g_autoptr (LiaClearance) self = begin (reader, types, others, ceiling, cancellable, error);

  if (self == NULL)
    return NULL;

  self->personal = personal;
  return finish (self, reader, NULL, proof, cancellable, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * lia_clearance_new_latest:
 * @reader: a look at the register, not needed any more afterwards
 * @types: (array zero-terminated=1): as in lia_clearance_new()
 * @latest: (nullable): one of @types, whose records are parts in the order of a date, such as
 * updates
 * @ceiling: (nullable): as in lia_clearance_new()
 * @personal: as in lia_clearance_new()
 * @proof: (nullable): as in lia_clearance_new()
 * @cancellable: (nullable): stops it
 * @error: as lia_clearance_new()
 *
 * Copies what may be seen as lia_clearance_new() does, but of @latest only the latest part of each
 * whole that may be seen: of a million updates one in ten is told.
 *
 * Returns: (transfer full) (nullable): the copy
 */
LiaClearance *
lia_clearance_new_latest (LiaReader *reader,
                          const LiaRecordType *const *types,
                          const LiaRecordType *latest,
                          const char *ceiling,
                          gboolean personal,
                          LiaProof *proof,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (LiaClearance) self = begin (reader, types, NULL, ceiling, cancellable, error);

  if (self == NULL)
    return NULL;

  self->latest = latest;
  self->personal = personal;
  return finish (self, reader, NULL, proof, cancellable, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * lia_clearance_new_near:
 * @records: what was read for the same briefing, and will be; not needed any more afterwards
 * @types: (array zero-terminated=1): as in lia_clearance_new()
 * @from: the record that it is about, and what is near to it
 * @ceiling: (nullable): as in lia_clearance_new()
 * @personal: as in lia_clearance_new()
 * @proof: (nullable): learns what is held back, near or not
 * @cancellable: (nullable): stops it
 * @error: as lia_clearance_new()
 *
 * Copies what may be seen near to one record, by the same rules as lia_clearance_new(). What isn't
 * near reads as what isn't there: there is no link to it. What is held back is counted among what
 * is near.
 *
 * Returns: (transfer full) (nullable): the copy
 */
LiaClearance *
lia_clearance_new_near (LiaNearRecords *records,
                        const LiaRecordType *const *types,
                        const LiaVicinityOf *from,
                        const char *ceiling,
                        gboolean personal,
                        LiaProof *proof,
                        GCancellable *cancellable,
                        GError **error)
{
  LiaReader *reader = lia_near_records_get_reader (records);
  g_autoptr (LiaClearance) self = begin (reader, types, NULL, ceiling, cancellable, error);
  g_autoptr (LiaVicinity) vicinity = NULL;

  if (self == NULL)
    return NULL;

  self->personal = personal;
  vicinity = lia_vicinity_new (records, from, lia_clearance_marks_get_ceiling (self->marks)->rank,
                               cancellable, error);
  if (vicinity == NULL || !finish (self, reader, vicinity, proof, cancellable, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * lia_clearance_free:
 * @self: (transfer full): a clearance; what it gave out goes with it
 */
void
lia_clearance_free (LiaClearance *self)
{
  g_hash_table_unref (self->referrers);
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
  return g_hash_table_lookup (self->lists, type);
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

/* Kinds ask by few fields, and most ask by none, so that no field is looked through before. */
static GHashTable *
index_referrers (LiaClearance *self, const LiaRecordType *type, const LiaField *field)
{
  GHashTable *index = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  GPtrArray *list = g_hash_table_lookup (self->lists, type);

  for (guint i = 0; list != NULL && i < list->len; i++) {
    LiaCleared *record = g_ptr_array_index (list, i);
    const LiaCleared *target = lia_cleared_follow (record, field->name);
    GPtrArray *referrers = target != NULL ? g_hash_table_lookup (index, target) : NULL;

    if (target != NULL && referrers == NULL) {
      referrers = g_ptr_array_new ();
      g_hash_table_insert (index, (gpointer) target, referrers);
    }
    if (referrers != NULL)
      g_ptr_array_add (referrers, record);
  }

  return index;
}

/**
 * lia_clearance_referrers:
 * @self: a clearance
 * @record: one of its records
 * @type: a record type
 * @field: the name of a REFERENCE of that type
 *
 * Finds what names a record in one of its fields, such as the participations of a state, which
 * no link tells.
 *
 * Returns: (transfer none) (nullable) (element-type LiaCleared): those that may be seen, in the
 *   order of their type; %NULL if there are none
 */
GPtrArray *
lia_clearance_referrers (LiaClearance *self,
                         const LiaCleared *record,
                         const LiaRecordType *type,
                         const char *field)
{
  const LiaField *by = lia_record_type_field (type, field);
  GHashTable *index;

  g_return_val_if_fail (by != NULL && by->kind == LIA_FIELD_REFERENCE, NULL);

  index = g_hash_table_lookup (self->referrers, by);
  if (index == NULL) {
    index = index_referrers (self, type, by);
    g_hash_table_insert (self->referrers, (gpointer) by, index);
  }

  return g_hash_table_lookup (index, record);
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

/* The list of each type, and after them what isn't listed. */
GPtrArray *
lia_clearance_nth_list (LiaClearance *self, guint index)
{
  return index < self->types->len
             ? g_hash_table_lookup (self->lists, g_ptr_array_index (self->types, index))
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
