#include "settling.h"

#include "edit-private.h"

/**
 * lia_edit_is_premise:
 * @self: an edit
 * @change: the change of one of its conflicts
 *
 * Returns: whether that is what the edit relies on, and no change that it wants
 */
gboolean
lia_edit_is_premise (LiaEdit *self, const LiaChange *change)
{
  return g_ptr_array_find (lia_edit_get_premises (self), change, NULL);
}

static gboolean
is_in_conflict (LiaEdit *self, const LiaChange *change)
{
  GPtrArray *conflicts = lia_edit_get_conflicts (self);

  for (guint i = 0; i < conflicts->len; i++)
    if (((LiaConflict *) g_ptr_array_index (conflicts, i))->change == change)
      return TRUE;

  return FALSE;
}

static GHashTable *
find_made (GPtrArray *changes)
{
  GHashTable *made = g_hash_table_new (lia_id_hash, lia_id_equal);

  for (guint i = 0; i < changes->len; i++) {
    LiaChange *change = g_ptr_array_index (changes, i);

    if (g_str_equal (change->field, LIA_CHANGE_EXISTENCE) && change->saw == NULL)
      g_hash_table_add (made, &change->id);
  }

  return made;
}

static gboolean
refers_to_any (const LiaChange *change, GHashTable *records)
{
  const LiaField *field = lia_record_type_field (change->type, change->field);
  LiaId id;

  return field != NULL && field->kind == LIA_FIELD_REFERENCE && change->wants != NULL &&
         lia_id_parse (change->wants, &id) && g_hash_table_contains (records, &id);
}

/* A part or link that the edit makes has no place without the record that it is a part of. */
static GHashTable *
find_all_dropped (GPtrArray *changes, GHashTable *dropped)
{
  GHashTable *all = g_hash_table_new (lia_id_hash, lia_id_equal);
  g_autoptr (GHashTable) made = find_made (changes);
  GHashTableIter iter;
  gpointer id;
  guint before;

  g_hash_table_iter_init (&iter, dropped);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_hash_table_add (all, id);

  do {
    before = g_hash_table_size (all);
    for (guint i = 0; i < changes->len; i++) {
      LiaChange *change = g_ptr_array_index (changes, i);

      if (g_hash_table_contains (made, &change->id) && refers_to_any (change, all))
        g_hash_table_add (all, &change->id);
    }
  } while (g_hash_table_size (all) > before);

  return all;
}

/**
 * lia_edit_settle:
 * @self: an edit that the register refused with %LIA_REGISTER_ERROR_CONFLICT
 * @dropped: (element-type LiaId): records to which nothing shall be done after all
 *
 * Returns: (transfer full): the edit again, without the changes that met conflicts and without
 *   what it would do to those records, and to the ones it would make for them; whoever decides for
 *   a change adds it with what it has seen now
 */
LiaEdit *
lia_edit_settle (LiaEdit *self, GHashTable *dropped)
{
  LiaEdit *settled = lia_edit_new (lia_edit_get_label (self));
  GPtrArray *changes = lia_edit_get_changes (self);
  GPtrArray *premises = lia_edit_get_premises (self);
  g_autoptr (GHashTable) all = find_all_dropped (changes, dropped);

  lia_edit_set_reason (settled, lia_edit_get_reason (self));
  lia_edit_set_author (settled, lia_edit_get_person (self), lia_edit_get_office (self));
  for (guint i = 0; i < changes->len; i++) {
    const LiaChange *change = g_ptr_array_index (changes, i);

    if (!g_hash_table_contains (all, &change->id) && !is_in_conflict (self, change))
      lia_edit_set (settled, change->type, &change->id, change->field, change->saw, change->wants);
  }
  for (guint i = 0; i < premises->len; i++) {
    const LiaChange *premise = g_ptr_array_index (premises, i);

    if (!g_hash_table_contains (all, &premise->id))
      lia_edit_add_premise (settled, premise->type, &premise->id);
  }

  return settled;
}
