#include <string.h>

#include "edit.h"
#include "reader-private.h"

#define COLUMNS                                                                                    \
  "SELECT e.serial, e.at, e.label, e.reason, e.person, e.office, e.undoes, e.redoes,"              \
  " c.type, c.record, c.field, c.saw, c.wants"                                                     \
  " FROM change c JOIN edit e ON e.serial = c.serial "
#define ORDER " ORDER BY e.serial DESC, c.step LIMIT ?2"

static void
entry_free (LiaHistoryEntry *entry)
{
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
static void
add_entry (GPtrArray *entries, LiaStatement *row)
{
  const LiaRecordType *type = lia_record_type_find (lia_statement_get_text (row, 8));
  LiaHistoryEntry *entry;
  LiaId id;

  if (type == NULL || !lia_statement_get_id (row, 9, &id))
    return;

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
  g_ptr_array_add (entries, entry);
}

/* A record's own changes, those of its links, and those of its parts. */
static char *
sql_for_record (const LiaRecordType *type)
{
  GString *sql = g_string_new (
      COLUMNS "WHERE c.record = ?1"
              " OR c.record IN (SELECT l.id FROM link l WHERE l.source = ?1 OR l.target = ?1)");

  for (const LiaRecordType *const *part = lia_record_types (); *part != NULL; part++) {
    const LiaField *whole =
        (*part)->part_of != NULL ? lia_record_type_field (*part, (*part)->part_of) : NULL;

    if (whole != NULL && type != NULL && g_str_equal (whole->refers_to, type->name))
      g_string_append_printf (sql,
                              " OR c.record IN (SELECT p.id FROM \"%s\" p WHERE p.\"%s\" = ?1)",
                              (*part)->name, whole->name);
  }
  g_string_append (sql, ORDER);

  return g_string_free (sql, FALSE);
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
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (LiaStatement) statement = NULL;
  g_autofree char *sql = NULL;
  LiaStep step;

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
  entries = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  while ((step = lia_statement_step (statement, error)) == LIA_STEP_ROW)
    add_entry (entries, statement);

  return step == LIA_STEP_DONE ? g_steal_pointer (&entries) : NULL;
}
