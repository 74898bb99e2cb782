#include "changed-records.h"

#include "history.h"


static void
changed_record_free (LiaChangedRecord *self)
{
  g_free (self->title);
  g_ptr_array_unref (self->lines);
  g_free (self);
}

static LiaChangedRecord *
changed_record_new (LiaReader *reader, const LiaHistoryEntry *entry)
{
  LiaChangedRecord *self = g_new0 (LiaChangedRecord, 1);
  g_autoptr (LiaRecord) record = lia_reader_get (reader, &entry->id, NULL);

  self->type = entry->type;
  self->id = entry->id;
  self->exists = record != NULL;
  self->lines = g_ptr_array_new_with_free_func (g_free);
  if (record != NULL) {
    g_autofree char *title = lia_reader_record_title (reader, record);

    self->title = g_strdup_printf ("%s  %s", lia_record_get_reference (record), title);
  } else {
    self->title = g_strdup (lia_record_type_label (entry->type));
  }

  return self;
}

static LiaChangedRecord *
find (LiaReader *reader, GPtrArray *records, GHashTable *by_id, const LiaHistoryEntry *entry)
{
  LiaChangedRecord *found = g_hash_table_lookup (by_id, &entry->id);

  if (found == NULL) {
    found = changed_record_new (reader, entry);
    g_hash_table_insert (by_id, &found->id, found);
    g_ptr_array_add (records, found);
  }

  return found;
}

/* Of a record that is made or taken away that alone is told; @whole has those. */
static void
add (LiaReader *reader,
     GPtrArray *records,
     GHashTable *by_id,
     GHashTable *whole,
     const LiaHistoryEntry *entry)
{
  LiaChangedRecord *record = find (reader, records, by_id, entry);

  if (g_hash_table_contains (whole, record))
    return;
  if (g_str_equal (entry->field, LIA_CHANGE_EXISTENCE)) {
    g_hash_table_add (whole, record);
    g_ptr_array_set_size (record->lines, 0);
  }
  g_ptr_array_add (record->lines, lia_history_entry_to_words (reader, entry));
}

/**
 * lia_changed_records_read:
 * @reader: a reader
 * @serial: the serial of an edit
 * @limit: how many of its changes to read at most
 * @error: a %LIA_REGISTER_ERROR
 *
 * Returns: (transfer full) (element-type LiaChangedRecord) (nullable): what the edit did, record by
 *   record, in its order
 */
GPtrArray *
lia_changed_records_read (LiaReader *reader, gint64 serial, guint limit, GError **error)
{
  g_autoptr (GPtrArray) changes = lia_reader_log_changes (reader, serial, limit, error);
  g_autoptr (GHashTable) by_id = g_hash_table_new (lia_id_hash, lia_id_equal);
  g_autoptr (GHashTable) whole = g_hash_table_new (NULL, NULL);
  GPtrArray *records;

  if (changes == NULL)
    return NULL;

  records = g_ptr_array_new_with_free_func ((GDestroyNotify) changed_record_free);
  for (guint i = 0; i < changes->len; i++)
    add (reader, records, by_id, whole, g_ptr_array_index (changes, i));

  return records;
}

/**
 * lia_changed_records_of_edit:
 * @reader: a reader
 * @edit: an edit, applied or not
 * @limit: how many of its changes to tell at most
 *
 * Returns: (transfer full) (element-type LiaChangedRecord): what the edit does, record by record
 */
GPtrArray *
lia_changed_records_of_edit (LiaReader *reader, LiaEdit *edit, guint limit)
{
  GPtrArray *changes = lia_edit_get_changes (edit);
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) changed_record_free);
  g_autoptr (GHashTable) by_id = g_hash_table_new (lia_id_hash, lia_id_equal);
  g_autoptr (GHashTable) whole = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < MIN (changes->len, limit); i++) {
    const LiaChange *change = g_ptr_array_index (changes, i);
    const LiaHistoryEntry entry = {
      .type = change->type,
      .id = change->id,
      .field = change->field,
      .saw = change->saw,
      .wants = change->wants,
    };

    add (reader, records, by_id, whole, &entry);
  }

  return records;
}
