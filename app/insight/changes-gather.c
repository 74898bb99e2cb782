#include "changes-private.h"
#include "records/types.h"
#include "register/rollback.h"

/* What is told of; everything else is part of one of these, or says little to anybody. */
static const LiaRecordType *const told[] = {
  &lia_commitment_type,
  &lia_engagement_type,
  &lia_challenge_type,
  &lia_lesson_type,
};

typedef struct {
  LiaReader *reader;
  GHashTable *entries; /* LiaId -> LiaTouched */
} Gathering;

static void
entry_free (LiaTouched *entry)
{
  g_clear_object (&entry->then);
  g_free (entry->changed);
  g_hash_table_unref (entry->serials);
  g_array_unref (entry->parts);
  g_free (entry);
}

static gboolean
is_told (const LiaRecordType *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    if (told[i] == type)
      return TRUE;

  return FALSE;
}

static LiaTouched *
take_entry (Gathering *self, const LiaId *id)
{
  LiaTouched *entry = g_hash_table_lookup (self->entries, id);

  if (entry != NULL)
    return entry;

  entry = g_new0 (LiaTouched, 1);
  entry->id = *id;
  entry->existed = entry->exists = TRUE;
  entry->serials = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  entry->parts = g_array_new (FALSE, TRUE, sizeof (LiaTouchedParts));
  g_hash_table_insert (self->entries, &entry->id, entry);

  return entry;
}

static void
take_serials (LiaTouched *entry, const LiaRollback *rollback)
{
  for (guint i = 0; i < rollback->serials->len; i++)
    g_hash_table_add (entry->serials,
                      g_memdup2 (&g_array_index (rollback->serials, gint64, i), sizeof (gint64)));
}

/* The record as it was, from what it is and what was written since. */
static LiaRecord *
restore (LiaRecord *now, LiaRecord *then, const gboolean *changed)
{
  const LiaRecordType *type = lia_record_get_record_type (now);
  LiaRecord *before = lia_record_new (type, lia_record_get_id (now));

  lia_record_set_number (before, lia_record_get_office (now), lia_record_get_number (now));
  for (guint i = 0; type->fields[i].name != NULL; i++)
    lia_record_set_nth (before, i, lia_record_get_nth (changed[i] ? then : now, i));

  return before;
}

static gboolean
differ (LiaRecord *before, LiaRecord *now)
{
  guint n = lia_record_type_n_fields (lia_record_get_record_type (now));

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (lia_record_get_nth (before, i), lia_record_get_nth (now, i)) != 0)
      return TRUE;

  return FALSE;
}

/**
 * lia_touched_is_there:
 * @record: (nullable): a record at some moment
 *
 * Returns: whether people saw it then
 */
gboolean
lia_touched_is_there (LiaRecord *record)
{
  return record != NULL && !lia_record_is_archived (record);
}

static LiaTouchedParts *
parts_of (LiaTouched *entry, const LiaRecordType *type)
{
  LiaTouchedParts parts = { .type = type };

  for (guint i = 0; i < entry->parts->len; i++)
    if (g_array_index (entry->parts, LiaTouchedParts, i).type == type)
      return &g_array_index (entry->parts, LiaTouchedParts, i);

  g_array_append_val (entry->parts, parts);
  return &g_array_index (entry->parts, LiaTouchedParts, entry->parts->len - 1);
}

static void
count_part (LiaTouched *entry, LiaRecord *before, LiaRecord *now)
{
  LiaTouchedParts *parts =
      parts_of (entry, lia_record_get_record_type (now != NULL ? now : before));

  if (lia_touched_is_there (before) && !lia_touched_is_there (now))
    parts->n_removed++;
  else if (!lia_touched_is_there (before) && lia_touched_is_there (now))
    parts->n_added++;
  else if (lia_touched_is_there (now) && differ (before, now))
    parts->n_changed++;
}

/* A link counts with the record it starts from, or if that isn't told of, with the other. */
static gboolean
find_whole (Gathering *self, LiaRecord *part, LiaId *whole)
{
  const LiaRecordType *type = lia_record_get_record_type (part);
  const char *const ends[] = { type == &lia_link_type ? "source" : type->part_of,
                               type == &lia_link_type ? "target" : NULL };

  for (guint i = 0; i < G_N_ELEMENTS (ends) && ends[i] != NULL; i++) {
    g_autoptr (LiaRecord) record = lia_record_get_link (part, ends[i], whole)
                                       ? lia_reader_get (self->reader, whole, NULL)
                                       : NULL;

    if (record != NULL && is_told (lia_record_get_record_type (record)))
      return TRUE;
  }

  return FALSE;
}

static void
take_part (Gathering *self, const LiaRollback *rollback)
{
  g_autoptr (LiaRecord) now =
      rollback->exists ? lia_reader_get (self->reader, lia_record_get_id (rollback->then), NULL)
                       : NULL;
  g_autoptr (LiaRecord) before = NULL;
  LiaTouched *entry;
  LiaId whole;

  if (rollback->existed)
    before = now != NULL ? restore (now, rollback->then, rollback->changed)
                         : g_object_ref (rollback->then);
  if ((now == NULL && before == NULL) || !find_whole (self, now != NULL ? now : before, &whole))
    return;

  entry = take_entry (self, &whole);
  take_serials (entry, rollback);
  count_part (entry, before, now);
}

static void
take_record (Gathering *self, const LiaRollback *rollback)
{
  LiaTouched *entry = take_entry (self, lia_record_get_id (rollback->then));
  guint n = lia_record_type_n_fields (lia_record_get_record_type (rollback->then));

  take_serials (entry, rollback);
  entry->touched = TRUE;
  entry->then = g_object_ref (rollback->then);
  entry->changed = g_memdup2 (rollback->changed, n * sizeof (gboolean));
  entry->existed = rollback->existed;
  entry->exists = rollback->exists;
}

static gboolean
take_rollback (const LiaRollback *rollback, gpointer user_data, GError **error)
{
  const LiaRecordType *type = lia_record_get_record_type (rollback->then);

  if (is_told (type))
    take_record (user_data, rollback);
  else if (type->part_of != NULL || type == &lia_link_type)
    take_part (user_data, rollback);

  return TRUE;
}

/**
 * lia_touched_before:
 * @self: what was written to a record
 * @now: (nullable): the record as it is, if it is still there
 *
 * Returns: (transfer full) (nullable): the record as it was, or %NULL if it wasn't there
 */
LiaRecord *
lia_touched_before (const LiaTouched *self, LiaRecord *now)
{
  if (!self->touched)
    return now != NULL ? g_object_ref (now) : NULL;
  if (!self->existed)
    return NULL;

  return now != NULL ? restore (now, self->then, self->changed) : g_object_ref (self->then);
}

/**
 * lia_touched_gather:
 * @reader: a reader
 * @serial: the last edit that doesn't count
 * @cancellable: (nullable): stops it
 * @error: a %LIA_REGISTER_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (element-type LiaId LiaTouched) (nullable): what was written since to
 *   each record that is told of, and to its parts
 */
GHashTable *
lia_touched_gather (LiaReader *reader, gint64 serial, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) entries =
      g_hash_table_new_full (lia_id_hash, lia_id_equal, NULL, (GDestroyNotify) entry_free);
  Gathering gathering = { reader, entries };

  if (!lia_reader_roll_back (reader, serial, cancellable, take_rollback, &gathering, error))
    return NULL;

  return g_steal_pointer (&entries);
}
