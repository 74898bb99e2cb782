#include <string.h>

#include "edit.h"
#include "history-private.h"
#include "journal.h"
#include "log.h"
#include "reader-private.h"

#define COLUMNS                                                                                    \
  "SELECT e.serial, e.at, " LIA_JOURNAL_LABEL                                                      \
  ", e.reason, e.person, e.office, e.undoes, e.redoes,"                                            \
  " c.type, c.record, c.field, " LIA_JOURNAL_SAW ", " LIA_JOURNAL_WANTS                            \
  " FROM change c JOIN edit e ON e.serial = c.serial "
#define ORDER " ORDER BY e.serial DESC, c.step LIMIT ?2"

/* The plus keeps SQLite from walking the whole journal in the order of an index. */
#define BY_RECORD " ORDER BY +c.record, c.serial, c.step"

/**
 * lia_history_entry_free:
 * @entry: (transfer full) (nullable): an entry
 */
void
lia_history_entry_free (LiaHistoryEntry *entry)
{
  if (entry == NULL)
    return;

  g_free (entry->label);
  g_free (entry->reason);
  g_free (entry->person);
  g_free (entry->office);
  g_free (entry->field);
  g_free (entry->saw);
  g_free (entry->wants);
  g_free (entry);
}

/* A line that is about no kind of record, or about no record, stands in a damaged journal only: it
 * is left to lia_register_check(). */
static LiaHistoryEntry *
read_entry (LiaStatement *row)
{
  const LiaRecordType *type = lia_record_type_find (lia_statement_get_text (row, 8));
  LiaHistoryEntry *entry;
  LiaId id;

  if (type == NULL || !lia_statement_get_id (row, 9, &id))
    return NULL;

  entry = g_new0 (LiaHistoryEntry, 1);
  entry->serial = lia_statement_get_integer (row, 0);
  entry->at = lia_statement_get_integer (row, 1);
  entry->label = g_strdup (lia_statement_get_text (row, 2));
  entry->reason = g_strdup (lia_statement_get_text (row, 3));
  entry->person = g_strdup (lia_statement_get_text (row, 4));
  entry->office = g_strdup (lia_statement_get_text (row, 5));
  entry->undoes = lia_statement_get_integer (row, 6);
  entry->redoes = lia_statement_get_integer (row, 7);
  entry->type = type;
  entry->id = id;
  entry->field = g_strdup (lia_statement_get_text (row, 10));
  entry->saw = g_strdup (lia_statement_get_text (row, 11));
  entry->wants = g_strdup (lia_statement_get_text (row, 12));

  return entry;
}

/**
 * lia_history_belongs_sql:
 * @type: the type of a record
 * @record: how SQL calls its key, such as `?1`
 *
 * Returns: (transfer full): a query for the keys of what its history is told with: itself, its
 * links and its parts
 */
char *
lia_history_belongs_sql (const LiaRecordType *type, const char *record)
{
  GString *sql = g_string_new (NULL);

  g_string_printf (sql,
                   "SELECT %s UNION SELECT l.id FROM link l WHERE l.source = %s"
                   " UNION SELECT l.id FROM link l WHERE l.target = %s",
                   record, record, record);
  for (const LiaRecordType *const *part = lia_record_types (); *part != NULL; part++) {
    const LiaField *whole =
        (*part)->part_of != NULL ? lia_record_type_field (*part, (*part)->part_of) : NULL;

    if (whole != NULL && g_str_equal (whole->refers_to, type->name))
      g_string_append_printf (sql, " UNION SELECT p.id FROM \"%s\" p WHERE p.\"%s\" = %s",
                              (*part)->name, whole->name, record);
  }

  return g_string_free (sql, FALSE);
}

static char *
sql_for_record (const LiaRecordType *type)
{
  g_autofree char *belongs = lia_history_belongs_sql (type, "?1");

  return g_strdup_printf (COLUMNS "WHERE c.record IN (%s)" ORDER, belongs);
}

static GPtrArray *
read_entries (LiaStatement *statement, GError **error)
{
  g_autoptr (GPtrArray) entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify) lia_history_entry_free);
  LiaStep step;

  while ((step = lia_statement_step (statement, error)) == LIA_STEP_ROW) {
    LiaHistoryEntry *entry = read_entry (statement);

    if (entry != NULL)
      g_ptr_array_add (entries, entry);
  }

  return step == LIA_STEP_DONE ? g_steal_pointer (&entries) : NULL;
}

/**
 * lia_reader_history:
 * @self: a reader
 * @id: (nullable): the key of a record, or %NULL for the whole register
 * @limit: how many changes at most
 * @error: a %LIA_REGISTER_ERROR
 *
 * Returns: (transfer full) (element-type LiaHistoryEntry) (nullable): the last changes, newest edit
 *   first, the changes of one edit in their order; those of a record's links and parts count as its
 *   own
 */
GPtrArray *
lia_reader_history (LiaReader *self, const LiaId *id, guint limit, GError **error)
{
  g_autoptr (LiaRecord) record = id != NULL ? lia_reader_get (self, id, error) : NULL;
  g_autoptr (LiaStatement) statement = NULL;
  g_autofree char *sql = NULL;

  if (id != NULL && record == NULL)
    return NULL;

  sql =
      id != NULL ? sql_for_record (lia_record_get_record_type (record)) : g_strdup (COLUMNS ORDER);
  statement = lia_database_prepare (self->database, sql, error);
  if (statement == NULL)
    return NULL;

  if (id != NULL)
    lia_statement_bind_id (statement, 1, id);
  lia_statement_bind_integer (statement, 2, limit);

  return read_entries (statement, error);
}

/**
 * lia_reader_log_changes:
 * @self: a reader
 * @serial: the serial of an edit
 * @limit: how many changes at most
 * @error: a %LIA_REGISTER_ERROR
 *
 * Returns: (transfer full) (element-type LiaHistoryEntry) (nullable): the first changes of the
 * edit, in their order
 */
GPtrArray *
lia_reader_log_changes (LiaReader *self, gint64 serial, guint limit, GError **error)
{
  g_autoptr (LiaStatement) statement = lia_database_prepare (
      self->database, COLUMNS "WHERE c.serial = ?1 ORDER BY c.step LIMIT ?2", error);

  if (statement == NULL)
    return NULL;

  lia_statement_bind_integer (statement, 1, serial);
  lia_statement_bind_integer (statement, 2, limit);

  return read_entries (statement, error);
}

/**
 * lia_reader_last_change:
 * @self: a reader
 * @id: the key of a record, which may be gone
 * @field: the name of one of its fields, or %LIA_CHANGE_EXISTENCE
 *
 * Returns: (transfer full) (nullable): the change that made the field what it is, or %NULL if it
 *   never had a value
 */
LiaHistoryEntry *
lia_reader_last_change (LiaReader *self, const LiaId *id, const char *field)
{
  g_autoptr (LiaStatement) statement = lia_database_prepare (
      self->database, COLUMNS "WHERE c.record = ?1 AND c.field = ?2 ORDER BY c.serial DESC LIMIT 1",
      NULL);

  if (statement == NULL)
    return NULL;

  lia_statement_bind_id (statement, 1, id);
  lia_statement_bind_text (statement, 2, field);

  return lia_statement_step (statement, NULL) == LIA_STEP_ROW ? read_entry (statement) : NULL;
}

static char *
sql_since (const char *const *fields)
{
  GString *sql = g_string_new (COLUMNS "WHERE c.serial > ?1");

  for (guint i = 0; fields != NULL && fields[i] != NULL; i++)
    g_string_append_printf (sql, "%s'%s'", i == 0 ? " AND c.field IN (" : ", ", fields[i]);
  g_string_append (sql, fields != NULL ? ")" BY_RECORD : BY_RECORD);

  return g_string_free (sql, FALSE);
}

static gboolean
visit_groups (LiaStatement *rows, LiaRecordChanges visit, gpointer user_data, GError **error)
{
  g_autoptr (GPtrArray) entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify) lia_history_entry_free);
  LiaStep step;

  while ((step = lia_statement_step (rows, error)) == LIA_STEP_ROW) {
    LiaHistoryEntry *entry = read_entry (rows);
    const LiaHistoryEntry *last =
        entries->len > 0 ? g_ptr_array_index (entries, entries->len - 1) : NULL;

    if (entry == NULL)
      continue;
    if (last != NULL && !lia_id_equal (&last->id, &entry->id)) {
      visit (entries, user_data);
      g_ptr_array_set_size (entries, 0);
    }
    g_ptr_array_add (entries, entry);
  }
  if (step == LIA_STEP_DONE && entries->len > 0)
    visit (entries, user_data);

  return step == LIA_STEP_DONE;
}

/**
 * lia_reader_changes_since:
 * @self: a reader
 * @serial: the last edit that doesn't count
 * @fields: (nullable) (array zero-terminated=1): names of fields; changes of others are left out
 * @visit: told of each record that was changed since, once
 * @user_data: for @visit
 * @cancellable: (nullable): stops it
 * @error: a %LIA_REGISTER_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Goes once through the journal after an edit, record by record. The cost grows with what was
 * written since, not with the register.
 *
 * Returns: whether all of it was gone through
 */
gboolean
lia_reader_changes_since (LiaReader *self,
                          gint64 serial,
                          const char *const *fields,
                          LiaRecordChanges visit,
                          gpointer user_data,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autofree char *sql = sql_since (fields);
  g_autoptr (LiaStatement) rows = lia_database_prepare (self->database, sql, error);
  gboolean done;

  if (rows == NULL)
    return FALSE;

  lia_statement_bind_integer (rows, 1, serial);
  lia_database_set_cancellable (self->database, cancellable);
  done = visit_groups (rows, visit, user_data, error);
  lia_database_set_cancellable (self->database, NULL);

  return done;
}
