#include "recover-private.h"
#include "rows.h"

static gboolean
drop (LiaRecover *self, LiaRecord *record, GError **error)
{
  const LiaRecordType *type = lia_record_get_record_type (record);

  const LiaId *id = lia_record_get_id (record);
  LiaRecoveryCount *count = lia_recovery_count (self->report, type);

  count->n_lost++;
  if (g_hash_table_remove (self->rebuilt, id))
    count->n_rebuilt--;
  else
    count->n_saved--;
  return lia_rows_delete (self->database, type, id, error);
}

static gboolean
clear (LiaRecover *self, LiaRecord *record, guint index, GError **error)
{
  const LiaRecordType *type = lia_record_get_record_type (record);
  g_autofree gboolean *changed = g_new0 (gboolean, lia_record_type_n_fields (type));

  lia_record_set_nth (record, index, NULL);
  if (!lia_record_validate (record, NULL, NULL))
    return drop (self, record, error);

  changed[index] = TRUE;
  self->report->n_cleared++;
  return lia_rows_update (self->database, record, changed, error);
}

static gboolean
clear_field (LiaRecover *self,
             const LiaRecordType *type,
             guint index,
             guint *n_found,
             GError **error)
{
  const LiaField *field = &type->fields[index];
  g_autofree char *sql = g_strdup_printf (
      "SELECT id FROM \"%s\" t WHERE \"%s\" IS NOT NULL AND NOT EXISTS"
      " (SELECT 1 FROM \"%s\" o WHERE o.id = t.\"%s\")",
      type->name, field->name, field->refers_to != NULL ? field->refers_to : "record", field->name);
  g_autoptr (GArray) ids = lia_account_list_ids (self->database, sql, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++) {
    const LiaId *id = &g_array_index (ids, LiaId, i);
    g_autoptr (LiaRecord) record = lia_rows_get (self->database, type, id, self->home, error);

    if (record == NULL || !clear (self, record, index, error))
      return FALSE;
    (*n_found)++;
  }

  return ids != NULL;
}

static gboolean
clear_all (LiaRecover *self, guint *n_found, GError **error)
{
  for (const LiaRecordType *const *type = lia_record_types (); *type != NULL; type++)
    for (guint i = 0; (*type)->fields[i].name != NULL; i++)
      if ((*type)->fields[i].kind == LIA_FIELD_REFERENCE &&
          !clear_field (self, *type, i, n_found, error))
        return FALSE;

  return TRUE;
}

/**
 * lia_recover_references:
 * @self: a recovery that has the records
 * @error: a %LIA_REGISTER_ERROR about the new file
 *
 * Clears references to what is lost. A record that is nothing without one, as a link is, goes with
 * it, and so on.
 *
 * Returns: whether no reference leads to nothing
 */
gboolean
lia_recover_references (LiaRecover *self, GError **error)
{
  guint n_found;

  do {
    n_found = 0;
    if (!clear_all (self, &n_found, error))
      return FALSE;
  } while (n_found > 0);

  return TRUE;
}
