#include <string.h>

#include "statement-private.h"

/**
 * lia_statement_free:
 * @self: (transfer full): a statement that nobody has on loan
 */
void
lia_statement_free (LiaStatement *self)
{
  sqlite3_finalize (self->handle);
  g_free (self);
}

/**
 * lia_statement_release:
 * @self: (transfer full) (nullable): a statement on loan
 *
 * Hands it back.
 */
void
lia_statement_release (LiaStatement *self)
{
  if (self == NULL)
    return;

  sqlite3_reset (self->handle);
  sqlite3_clear_bindings (self->handle);
  self->lent = FALSE;
  if (!self->kept)
    lia_statement_free (self);
}

/**
 * lia_statement_step:
 * @self: a statement
 * @error: a %LIA_REGISTER_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether there is a row, no more of them, or an error
 */
LiaStep
lia_statement_step (LiaStatement *self, GError **error)
{
  switch (sqlite3_step (self->handle)) {
  case SQLITE_ROW:
    return LIA_STEP_ROW;
  case SQLITE_DONE:
    return LIA_STEP_DONE;
  default:
    lia_database_fail (self->database, error);
    return LIA_STEP_ERROR;
  }
}

/**
 * lia_statement_run:
 * @self: a statement that yields no rows
 * @error: a %LIA_REGISTER_ERROR
 *
 * Runs it and makes it ready to be bound and run again.
 *
 * Returns: whether it succeeded
 */
gboolean
lia_statement_run (LiaStatement *self, GError **error)
{
  gboolean done = lia_statement_step (self, error) == LIA_STEP_DONE;

  sqlite3_reset (self->handle);
  return done;
}

/**
 * lia_statement_bind_text:
 * @self: a statement
 * @place: the number of a parameter, from 1
 * @text: (nullable): what it stands for; copied
 */
void
lia_statement_bind_text (LiaStatement *self, int place, const char *text)
{
  sqlite3_bind_text (self->handle, place, text, -1, SQLITE_TRANSIENT);
}

/**
 * lia_statement_bind_id:
 * @self: a statement
 * @place: the number of a parameter, from 1
 * @id: (nullable): what it stands for; copied
 */
void
lia_statement_bind_id (LiaStatement *self, int place, const LiaId *id)
{
  lia_statement_bind_bytes (self, place, id, sizeof *id);
}

/**
 * lia_statement_bind_bytes:
 * @self: a statement
 * @place: the number of a parameter, from 1
 * @bytes: (nullable): what it stands for; copied
 * @size: how many bytes
 */
void
lia_statement_bind_bytes (LiaStatement *self, int place, const void *bytes, gsize size)
{
  if (bytes == NULL)
    sqlite3_bind_null (self->handle, place);
  else
    sqlite3_bind_blob (self->handle, place, bytes, size, SQLITE_TRANSIENT);
}

/**
 * lia_statement_bind_integer:
 * @self: a statement
 * @place: the number of a parameter, from 1
 * @number: what it stands for
 */
void
lia_statement_bind_integer (LiaStatement *self, int place, gint64 number)
{
  sqlite3_bind_int64 (self->handle, place, number);
}

/**
 * lia_statement_get_text:
 * @self: a statement on a row
 * @column: the number of a column, from 0
 *
 * Returns: (transfer none) (nullable): its text, until the next step
 */
const char *
lia_statement_get_text (LiaStatement *self, int column)
{
  return (const char *) sqlite3_column_text (self->handle, column);
}

/**
 * lia_statement_get_id:
 * @self: a statement on a row
 * @column: the number of a column, from 0
 * @id: (out): where the key goes
 *
 * Returns: whether the column holds a key
 */
gboolean
lia_statement_get_id (LiaStatement *self, int column, LiaId *id)
{
  return lia_statement_get_bytes (self, column, id->bytes, sizeof id->bytes);
}

/**
 * lia_statement_get_bytes:
 * @self: a statement on a row
 * @column: the number of a column, from 0
 * @bytes: where they go
 * @size: how many there must be
 *
 * Returns: whether the column holds that many bytes
 */
gboolean
lia_statement_get_bytes (LiaStatement *self, int column, void *bytes, gsize size)
{
  const void *found = sqlite3_column_blob (self->handle, column);

  if (found == NULL || (gsize) sqlite3_column_bytes (self->handle, column) != size)
    return FALSE;

  memcpy (bytes, found, size);
  return TRUE;
}

/**
 * lia_statement_get_byte_array:
 * @self: a statement on a row
 * @column: the number of a column, from 0
 *
 * Returns: (transfer full): the bytes it holds; none if it holds nothing
 */
GByteArray *
lia_statement_get_byte_array (LiaStatement *self, int column)
{
  GByteArray *array = g_byte_array_new ();
  const void *found = sqlite3_column_blob (self->handle, column);

  if (found != NULL)
    g_byte_array_append (array, found, sqlite3_column_bytes (self->handle, column));
  return array;
}

/**
 * lia_statement_get_integer:
 * @self: a statement on a row
 * @column: the number of a column, from 0
 *
 * Returns: its number
 */
gint64
lia_statement_get_integer (LiaStatement *self, int column)
{
  return sqlite3_column_int64 (self->handle, column);
}

/**
 * lia_statement_is_null:
 * @self: a statement on a row
 * @column: the number of a column, from 0
 *
 * Returns: whether it holds nothing
 */
gboolean
lia_statement_is_null (LiaStatement *self, int column)
{
  return sqlite3_column_type (self->handle, column) == SQLITE_NULL;
}
