#include <string.h>

#include "row.h"

#include "query-private.h"
#include "reader-private.h"
#include "records/date.h"

struct _LiaRow {
  LiaStatement *statement;
};

/* What the table has beside the fields of the type. */
static gboolean
is_column (const LiaRecordType *type, const char *name)
{
  gboolean first = g_str_has_suffix (name, "_first");
  g_autofree char *field = g_strdup (name);

  if (first || g_str_has_suffix (name, "_last"))
    field[strlen (field) - strlen (first ? "_first" : "_last")] = '\0';

  return g_str_equal (name, "id") || g_str_equal (name, "ref_office") ||
         g_str_equal (name, "ref_number") || lia_record_type_index (type, name) >= 0 ||
         (lia_record_type_index (type, field) >= 0 &&
          lia_record_type_field (type, field)->kind == LIA_FIELD_DATE);
}

static char *
select_columns (const LiaRecordType *type, const char *const *columns)
{
  GString *sql = g_string_new (NULL);

  for (guint i = 0; columns[i] != NULL; i++) {
    g_return_val_if_fail (is_column (type, columns[i]), NULL);
    g_string_append_printf (sql, "%st.\"%s\"", i > 0 ? ", " : "", columns[i]);
  }

  return g_string_free (sql, FALSE);
}

/**
 * lia_reader_each_row:
 * @self: a reader
 * @query: what is looked for
 * @columns: what is wanted, ended by %NULL: names of fields, `id`, `ref_office` and `ref_number`,
 * and for a date also `NAME_first` and `NAME_last`, its first and its last day
 * @func: is called with each row
 * @user_data: for @func
 * @cancellable: (nullable): stops the search
 * @error: a %LIA_REGISTER_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Reads a few fields of many records without making records of them, for those who keep what they
 * need in a form of their own. What an index has all of is read from the index alone.
 *
 * Returns: whether all were read
 */
gboolean
lia_reader_each_row (LiaReader *self,
                     const LiaQuery *query,
                     const char *const *columns,
                     LiaRowFunc func,
                     gpointer user_data,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autofree char *sql = select_columns (lia_query_get_record_type (query), columns);
  g_autoptr (LiaStatement) statement = NULL;
  LiaRow row;
  LiaStep step;

  g_return_val_if_fail (sql != NULL, FALSE);

  statement = lia_query_prepare (query, self->database, sql, error);
  if (statement == NULL)
    return FALSE;

  row.statement = statement;
  lia_database_set_cancellable (self->database, cancellable);
  while ((step = lia_statement_step (statement, error)) == LIA_STEP_ROW)
    func (&row, user_data);
  lia_database_set_cancellable (self->database, NULL);

  return step == LIA_STEP_DONE;
}

/**
 * lia_row_get_text:
 * @self: a row
 * @column: the place of a field that is neither reference nor number
 *
 * Returns: (transfer none) (nullable): its value, until the next row
 */
const char *
lia_row_get_text (const LiaRow *self, guint column)
{
  return lia_statement_get_text (self->statement, column);
}

/**
 * lia_row_get_link:
 * @self: a row
 * @column: the place of `id` or of a reference
 * @id: (out): that key
 *
 * Returns: whether there is one
 */
gboolean
lia_row_get_link (const LiaRow *self, guint column, LiaId *id)
{
  return lia_statement_get_id (self->statement, column, id);
}

/**
 * lia_row_get_integer:
 * @self: a row
 * @column: the place of a number
 * @number: (out): its value
 *
 * Returns: whether it has one
 */
gboolean
lia_row_get_integer (const LiaRow *self, guint column, gint64 *number)
{
  if (lia_statement_is_null (self->statement, column))
    return FALSE;

  *number = lia_statement_get_integer (self->statement, column);
  return TRUE;
}

/**
 * lia_row_get_day:
 * @self: a row
 * @column: the place of the first or the last day of a date
 *
 * Returns: that day, or %LIA_DAY_NONE if the date has no year or is open there
 */
gint32
lia_row_get_day (const LiaRow *self, guint column)
{
  return lia_statement_is_null (self->statement, column)
             ? LIA_DAY_NONE
             : (gint32) lia_statement_get_integer (self->statement, column);
}
