#include <string.h>

#include "holdings.h"
#include "records/date.h"
#include "rows.h"

/* The columns before the fields: id, ref_office, ref_number. */
#define N_IDENTITY_COLUMNS 3

/**
 * lia_rows_select:
 * @type: a record type
 * @rest: what follows the table, which is called `t`: conditions, order
 *
 * Returns: (transfer full): a query whose rows lia_rows_read() understands
 */
char *
lia_rows_select (const LiaRecordType *type, const char *rest)
{
  GString *sql = g_string_new ("SELECT t.id, t.ref_office, t.ref_number");

  for (const LiaField *field = type->fields; field->name != NULL; field++)
    g_string_append_printf (sql, ", t.\"%s\"", field->name);
  g_string_append_printf (sql, " FROM \"%s\" t %s", type->name, rest);

  return g_string_free (sql, FALSE);
}

static void
read_value (LiaStatement *row, LiaRecord *record, guint index, const LiaField *field)
{
  int column = N_IDENTITY_COLUMNS + index;
  g_autofree char *text = NULL;
  LiaId id;

  if (lia_statement_is_null (row, column))
    return;

  switch (field->kind) {
  case LIA_FIELD_REFERENCE:
    if (lia_statement_get_id (row, column, &id))
      text = lia_id_to_text (&id);
    break;
  case LIA_FIELD_INTEGER:
    text = g_strdup_printf ("%" G_GINT64_FORMAT, lia_statement_get_integer (row, column));
    break;
  case LIA_FIELD_FLAG:
    text = g_strdup (lia_statement_get_integer (row, column) != 0 ? "1" : NULL);
    break;
  default:
    lia_record_set_nth (record, index, lia_statement_get_text (row, column));
    return;
  }
  lia_record_set_nth (record, index, text);
}

/**
 * lia_rows_read:
 * @row: a statement made by lia_rows_select(), on a row
 * @type: the type it was made for
 * @home: the office of the register, whose references are shown without its name
 *
 * Returns: (transfer full): the record that stands in the row
 */
LiaRecord *
lia_rows_read (LiaStatement *row, const LiaRecordType *type, const char *home)
{
  LiaId id = { 0 };
  LiaRecord *record;
  const char *office = lia_statement_get_text (row, 1);

  lia_statement_get_id (row, 0, &id);
  record = lia_record_new (type, &id);
  lia_record_set_number (record, g_strcmp0 (office, home) == 0 ? NULL : office,
                         lia_statement_get_integer (row, 2));
  for (guint i = 0; type->fields[i].name != NULL; i++)
    read_value (row, record, i, &type->fields[i]);

  return record;
}

/**
 * lia_rows_get:
 * @database: a connection
 * @type: the type of the record
 * @id: its key
 * @home: the office of the register
 * @error: a %LIA_REGISTER_ERROR
 *
 * Returns: (transfer full) (nullable): the record; %NULL without an error if there is none
 */
LiaRecord *
lia_rows_get (LiaDatabase *database,
              const LiaRecordType *type,
              const LiaId *id,
              const char *home,
              GError **error)
{
  g_autofree char *sql = lia_rows_select (type, "WHERE t.id = ?1");
  g_autoptr (LiaStatement) statement = lia_database_prepare (database, sql, error);

  if (statement == NULL)
    return NULL;

  lia_statement_bind_id (statement, 1, id);
  if (lia_statement_step (statement, error) != LIA_STEP_ROW)
    return NULL;

  return lia_rows_read (statement, type, home);
}

/**
 * lia_rows_type_of:
 * @database: a connection
 * @id: a key
 * @error: a %LIA_REGISTER_ERROR
 *
 * Returns: (transfer none) (nullable): the type of the record; %NULL without an error if there is
 *   none
 */
const LiaRecordType *
lia_rows_type_of (LiaDatabase *database, const LiaId *id, GError **error)
{
  g_autoptr (LiaStatement) statement =
      lia_database_prepare (database, "SELECT type FROM record WHERE id = ?1", error);

  if (statement == NULL)
    return NULL;

  lia_statement_bind_id (statement, 1, id);
  if (lia_statement_step (statement, error) != LIA_STEP_ROW)
    return NULL;

  return lia_record_type_find (lia_statement_get_text (statement, 0));
}

static guint
n_columns (const LiaField *field)
{
  return field->kind == LIA_FIELD_DATE ? 3 : 1;
}

static void
bind_date (LiaStatement *statement, int place, const char *value)
{
  g_autoptr (LiaDate) date = value != NULL ? lia_date_parse (value, NULL) : NULL;
  gint32 first = date != NULL ? lia_date_first_day (date) : LIA_DAY_NONE;
  gint32 last = date != NULL ? lia_date_last_day (date) : LIA_DAY_NONE;

  lia_statement_bind_text (statement, place, value);
  if (first != LIA_DAY_NONE)
    lia_statement_bind_integer (statement, place + 1, first);
  if (last != LIA_DAY_NONE)
    lia_statement_bind_integer (statement, place + 2, last);
}

/* Columns that stay unbound are NULL. */
static void
bind_value (LiaStatement *statement, int place, const LiaField *field, const char *value)
{
  LiaId id;

  if (value == NULL)
    return;

  switch (field->kind) {
  case LIA_FIELD_REFERENCE:
    if (lia_id_parse (value, &id))
      lia_statement_bind_id (statement, place, &id);
    break;
  case LIA_FIELD_INTEGER:
    lia_statement_bind_integer (statement, place, g_ascii_strtoll (value, NULL, 10));
    break;
  case LIA_FIELD_FLAG:
    lia_statement_bind_integer (statement, place, 1);
    break;
  case LIA_FIELD_DATE:
    bind_date (statement, place, value);
    break;
  default:
    lia_statement_bind_text (statement, place, value);
  }
}

static gboolean
insert_identity (LiaDatabase *database, LiaRecord *record, GError **error)
{
  g_autoptr (LiaStatement) statement =
      lia_database_prepare (database, "INSERT INTO record (id, type) VALUES (?1, ?2)", error);

  if (statement == NULL)
    return FALSE;

  lia_statement_bind_id (statement, 1, lia_record_get_id (record));
  lia_statement_bind_text (statement, 2, lia_record_get_record_type (record)->name);
  return lia_statement_run (statement, error);
}

static char *
insert_sql (const LiaRecordType *type)
{
  GString *sql = g_string_new (NULL);
  guint n = N_IDENTITY_COLUMNS;

  g_string_append_printf (sql, "INSERT INTO \"%s\" (id, ref_office, ref_number", type->name);
  for (const LiaField *field = type->fields; field->name != NULL; field++) {
    g_string_append_printf (sql, ", \"%s\"", field->name);
    if (field->kind == LIA_FIELD_DATE)
      g_string_append_printf (sql, ", \"%s_first\", \"%s_last\"", field->name, field->name);
    n += n_columns (field);
  }
  g_string_append (sql, ") VALUES (?");
  while (--n > 0)
    g_string_append (sql, ", ?");
  g_string_append_c (sql, ')');

  return g_string_free (sql, FALSE);
}

/**
 * lia_rows_insert:
 * @database: a connection in a transaction
 * @record: a valid record with a number
 * @office: the office that gave out the number
 * @error: a %LIA_REGISTER_ERROR
 *
 * Returns: whether the record now stands in its table
 */
gboolean
lia_rows_insert (LiaDatabase *database, LiaRecord *record, const char *office, GError **error)
{
  const LiaRecordType *type = lia_record_get_record_type (record);
  g_autofree char *sql = insert_sql (type);
  g_autoptr (LiaStatement) statement = NULL;
  int place = N_IDENTITY_COLUMNS + 1;

  if (!insert_identity (database, record, error) ||
      (statement = lia_database_prepare (database, sql, error)) == NULL)
    return FALSE;

  lia_statement_bind_id (statement, 1, lia_record_get_id (record));
  lia_statement_bind_text (statement, 2, office);
  lia_statement_bind_integer (statement, 3, lia_record_get_number (record));
  for (guint i = 0; type->fields[i].name != NULL; i++) {
    bind_value (statement, place, &type->fields[i], lia_record_get_nth (record, i));
    place += n_columns (&type->fields[i]);
  }

  return lia_statement_run (statement, error) && lia_holdings_put (database, record, error);
}

static char *
update_sql (const LiaRecordType *type, const gboolean *changed)
{
  GString *sql = g_string_new (NULL);
  const char *separator = "";

  g_string_append_printf (sql, "UPDATE \"%s\" SET ", type->name);
  for (guint i = 0; type->fields[i].name != NULL; i++) {
    const char *name = type->fields[i].name;

    if (!changed[i])
      continue;
    g_string_append_printf (sql, "%s\"%s\" = ?", separator, name);
    if (type->fields[i].kind == LIA_FIELD_DATE)
      g_string_append_printf (sql, ", \"%s_first\" = ?, \"%s_last\" = ?", name, name);
    separator = ", ";
  }
  g_string_append (sql, " WHERE id = ?");

  return g_string_free (sql, FALSE);
}

/**
 * lia_rows_update:
 * @database: a connection in a transaction
 * @record: the record as it shall be
 * @changed: for each field of its type, whether it differs from what stands there
 * @error: a %LIA_REGISTER_ERROR
 *
 * Returns: whether the row was written
 */
gboolean
lia_rows_update (LiaDatabase *database, LiaRecord *record, const gboolean *changed, GError **error)
{
  const LiaRecordType *type = lia_record_get_record_type (record);
  g_autofree char *sql = update_sql (type, changed);
  g_autoptr (LiaStatement) statement = lia_database_prepare (database, sql, error);
  int place = 1;

  if (statement == NULL)
    return FALSE;

  for (guint i = 0; type->fields[i].name != NULL; i++) {
    if (!changed[i])
      continue;
    bind_value (statement, place, &type->fields[i], lia_record_get_nth (record, i));
    place += n_columns (&type->fields[i]);
  }
  lia_statement_bind_id (statement, place, lia_record_get_id (record));

  return lia_statement_run (statement, error);
}

/**
 * lia_rows_delete:
 * @database: a connection in a transaction
 * @type: the type of the record
 * @id: its key
 * @error: a %LIA_REGISTER_ERROR
 *
 * Takes a row out, as undoing its making does; nothing else removes rows.
 *
 * Returns: whether it succeeded
 */
gboolean
lia_rows_delete (LiaDatabase *database, const LiaRecordType *type, const LiaId *id, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM \"%s\" WHERE id = ?1", type->name);
  g_autoptr (LiaStatement) row = lia_database_prepare (database, sql, error);
  g_autoptr (LiaStatement) identity = NULL;

  if (row == NULL || !lia_holdings_remove (database, type, id, error))
    return FALSE;
  lia_statement_bind_id (row, 1, id);
  if (!lia_statement_run (row, error))
    return FALSE;

  identity = lia_database_prepare (database, "DELETE FROM record WHERE id = ?1", error);
  if (identity == NULL)
    return FALSE;
  lia_statement_bind_id (identity, 1, id);
  return lia_statement_run (identity, error);
}
