#include <glib/gi18n.h>

#include "check.h"
#include "records/record-type.h"
#include "rows.h"

/* Beyond this many, more lines tell nothing new. */
#define MAX_PROBLEMS 100

static gboolean
add_lines (LiaDatabase *database, const char *sql, GPtrArray *problems, GError **error)
{
  g_autoptr (LiaStatement) statement = lia_database_prepare (database, sql, error);
  LiaStep step = LIA_STEP_ERROR;

  while (statement != NULL && problems->len < MAX_PROBLEMS &&
         (step = lia_statement_step (statement, error)) == LIA_STEP_ROW)
    if (g_strcmp0 (lia_statement_get_text (statement, 0), "ok") != 0)
      g_ptr_array_add (problems, g_strdup (lia_statement_get_text (statement, 0)));

  return step != LIA_STEP_ERROR;
}

static gboolean
check_records (LiaDatabase *database,
               const LiaRecordType *type,
               const char *home,
               GPtrArray *problems,
               GError **error)
{
  g_autofree char *sql = lia_rows_select (type, "");
  g_autoptr (LiaStatement) statement = lia_database_prepare (database, sql, error);
  LiaStep step = LIA_STEP_ERROR;

  while (statement != NULL && problems->len < MAX_PROBLEMS &&
         (step = lia_statement_step (statement, error)) == LIA_STEP_ROW) {
    g_autoptr (LiaRecord) record = lia_rows_read (statement, type, home);
    g_autoptr (GError) invalid = NULL;

    if (!lia_record_validate (record, &invalid))
      g_ptr_array_add (problems, g_strdup_printf ("%s: %s", lia_record_get_reference (record),
                                                  invalid->message));
  }

  return step != LIA_STEP_ERROR;
}

/**
 * lia_check:
 * @database: a connection
 * @home: the office of the register
 * @error: a %LIA_REGISTER_ERROR, if the check itself could not be finished
 *
 * Looks at the pages of the file, at references, at every record's values against its description,
 * at the journal's numbers and at the search index.
 *
 * Returns: (transfer full) (element-type utf8) (nullable): a sentence for each thing that is wrong;
 *   empty if all is well
 */
GPtrArray *
lia_check (LiaDatabase *database, const char *home, GError **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

  if (!add_lines (database, "PRAGMA integrity_check", problems, error) ||
      !add_lines (database,
                  "SELECT 'The table ' || \"table\" || ' refers to a record that is missing in '"
                  " || parent FROM pragma_foreign_key_check",
                  problems, error) ||
      !add_lines (
          database,
          "SELECT 'Edit ' || serial || ' is missing from the journal' FROM"
          " (SELECT serial - 1 AS serial, lag (serial, 1, 0) OVER (ORDER BY serial) AS before"
          " FROM edit) WHERE before <> serial",
          problems, error) ||
      !add_lines (database,
                  "SELECT 'Search does not know ' || count (*) || ' records' FROM record r"
                  " WHERE r.type <> 'link' AND NOT EXISTS"
                  " (SELECT 1 FROM search_doc d WHERE d.id = r.id) HAVING count (*) > 0",
                  problems, error))
    return NULL;

  for (const LiaRecordType *const *type = lia_record_types (); *type != NULL; type++)
    if (!check_records (database, *type, home, problems, error))
      return NULL;

  return g_steal_pointer (&problems);
}
