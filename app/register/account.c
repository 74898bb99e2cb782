#include <string.h>

#include "edit.h"
#include "recover-private.h"
#include "rows.h"

/**
 * lia_account_clear:
 * @self: what the journal says of a record
 */
void
lia_account_clear (LiaAccount *self)
{
  g_clear_pointer (&self->existence, g_free);
  g_clear_pointer (&self->values, g_ptr_array_unref);
}

static void
take_line (LiaAccount *self, LiaStatement *line)
{
  const char *field = lia_statement_get_text (line, 1);
  const char *wants = lia_statement_get_text (line, 2);
  int index;

  if (self->type == NULL) {
    self->type = lia_record_type_find (lia_statement_get_text (line, 0));
    if (self->type == NULL)
      return;
    self->values = g_ptr_array_new_with_free_func (g_free);
    g_ptr_array_set_size (self->values, lia_record_type_n_fields (self->type));
  }

  if (g_strcmp0 (field, LIA_CHANGE_EXISTENCE) == 0) {
    self->is_told = TRUE;
    g_free (self->existence);
    self->existence = g_strdup (wants);
  } else if ((index = lia_record_type_index (self->type, field)) >= 0) {
    g_free (self->values->pdata[index]);
    self->values->pdata[index] = g_strdup (wants);
  }
}

/**
 * lia_account_read:
 * @self: (out caller-allocates): all zero
 * @database: a connection
 * @id: the key of a record
 * @error: a %LIA_REGISTER_ERROR
 *
 * Returns: whether it is known what the journal says of the record; its type is %NULL if that is
 *   nothing
 */
gboolean
lia_account_read (LiaAccount *self, LiaDatabase *database, const LiaId *id, GError **error)
{
  g_autoptr (LiaStatement) lines = lia_database_prepare (
      database, "SELECT type, field, wants FROM change WHERE record = ?1 ORDER BY serial, step",
      error);
  LiaStep step = LIA_STEP_ERROR;

  if (lines != NULL)
    lia_statement_bind_id (lines, 1, id);
  while (lines != NULL && (step = lia_statement_step (lines, error)) == LIA_STEP_ROW)
    take_line (self, lines);

  return step == LIA_STEP_DONE;
}

/**
 * lia_account_make:
 * @self: what the journal says of a record
 * @id: its key
 * @home: the office of the register
 *
 * Returns: (transfer full) (nullable): the record, or %NULL if it was taken away, or not enough of
 *   it is known
 */
LiaRecord *
lia_account_make (const LiaAccount *self, const LiaId *id, const char *home)
{
  const char *colon = self->existence != NULL ? strrchr (self->existence, ':') : NULL;
  g_autofree char *office = NULL;
  g_autoptr (LiaRecord) record = NULL;

  if (self->type == NULL || colon == NULL || colon == self->existence)
    return NULL;

  office = g_strndup (self->existence, colon - self->existence);
  record = lia_record_new (self->type, id);
  lia_record_set_number (record, g_str_equal (office, home) ? NULL : office,
                         g_ascii_strtoll (colon + 1, NULL, 10));
  for (guint i = 0; i < self->values->len; i++)
    lia_record_set_nth (record, i, self->values->pdata[i]);

  return lia_record_validate (record, NULL, NULL) ? g_steal_pointer (&record) : NULL;
}

/**
 * lia_account_list_ids:
 * @database: a connection
 * @sql: a query for keys
 * @error: a %LIA_REGISTER_ERROR
 *
 * Returns: (transfer full) (element-type LiaId) (nullable): the keys, so that what they stand for
 *   can be changed while one goes through them
 */
GArray *
lia_account_list_ids (LiaDatabase *database, const char *sql, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (LiaId));
  g_autoptr (LiaStatement) statement = lia_database_prepare (database, sql, error);
  LiaStep step = LIA_STEP_ERROR;
  LiaId id;

  while (statement != NULL && (step = lia_statement_step (statement, error)) == LIA_STEP_ROW)
    if (lia_statement_get_id (statement, 0, &id))
      g_array_append_val (ids, id);

  return step == LIA_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}
