#include <string.h>

#include "records/fold.h"
#include "records/record-type.h"
#include "search-index.h"

/* More words than anybody types narrow a search no further, but cost time. */
#define MAX_WORDS 16

static gboolean
document_number (LiaDatabase *database, const LiaId *id, gint64 *number, GError **error)
{
  g_autoptr (LiaStatement) statement =
      lia_database_prepare (database, "SELECT n FROM search_doc WHERE id = ?1", error);
  LiaStep step;

  if (statement == NULL)
    return FALSE;

  lia_statement_bind_id (statement, 1, id);
  step = lia_statement_step (statement, error);
  *number = step == LIA_STEP_ROW ? lia_statement_get_integer (statement, 0) : 0;
  return step != LIA_STEP_ERROR;
}

static gboolean
add_document (LiaDatabase *database, const LiaId *id, gint64 *number, GError **error)
{
  g_autoptr (LiaStatement) statement =
      lia_database_prepare (database, "INSERT INTO search_doc (id) VALUES (?1) RETURNING n", error);

  if (statement == NULL)
    return FALSE;

  lia_statement_bind_id (statement, 1, id);
  if (lia_statement_step (statement, error) != LIA_STEP_ROW)
    return FALSE;

  *number = lia_statement_get_integer (statement, 0);
  return TRUE;
}

/* Everything that is searched, folded; the title apart, because it counts for more. */
static void
collect (LiaRecord *record, char **title, char **body)
{
  const LiaRecordType *type = lia_record_get_record_type (record);
  g_autoptr (GString) text = g_string_new (NULL);

  *title = NULL;
  for (guint i = 0; type->fields[i].name != NULL; i++) {
    const LiaField *field = &type->fields[i];
    const char *value = lia_record_get_nth (record, i);

    if (value == NULL || !(field->flags & LIA_FIELD_SEARCHED) || field->kind == LIA_FIELD_REFERENCE)
      continue;
    if (g_strcmp0 (type->title, field->name) == 0)
      *title = lia_fold (value);
    else
      g_string_append_printf (text, "%s\n", value);
  }
  *body = lia_fold (text->str);
}

/**
 * lia_search_index_put:
 * @database: a connection in a transaction
 * @record: a record as it now stands
 * @error: a %LIA_REGISTER_ERROR
 *
 * Makes search find the record by its present words, and by no others.
 *
 * Returns: whether it succeeded
 */
gboolean
lia_search_index_put (LiaDatabase *database, LiaRecord *record, GError **error)
{
  g_autoptr (LiaStatement) statement = NULL;
  g_autofree char *title = NULL;
  g_autofree char *body = NULL;
  gint64 number;

  if (g_str_equal (lia_record_get_record_type (record)->name, "link"))
    return TRUE;
  if (!document_number (database, lia_record_get_id (record), &number, error) ||
      (number == 0 && !add_document (database, lia_record_get_id (record), &number, error)))
    return FALSE;

  statement = lia_database_prepare (
      database,
      "INSERT OR REPLACE INTO search (rowid, reference, title, body) VALUES (?1, ?2, ?3, ?4)",
      error);
  if (statement == NULL)
    return FALSE;

  collect (record, &title, &body);
  lia_statement_bind_integer (statement, 1, number);
  lia_statement_bind_text (statement, 2, lia_record_get_reference (record));
  lia_statement_bind_text (statement, 3, title);
  lia_statement_bind_text (statement, 4, body);
  return lia_statement_run (statement, error);
}

/**
 * lia_search_index_remove:
 * @database: a connection in a transaction
 * @id: the key of a record
 * @error: a %LIA_REGISTER_ERROR
 *
 * Makes search forget the record.
 *
 * Returns: whether it succeeded
 */
gboolean
lia_search_index_remove (LiaDatabase *database, const LiaId *id, GError **error)
{
  g_autoptr (LiaStatement) words = NULL;
  g_autoptr (LiaStatement) document = NULL;
  gint64 number;

  if (!document_number (database, id, &number, error))
    return FALSE;
  if (number == 0)
    return TRUE;

  words = lia_database_prepare (database, "DELETE FROM search WHERE rowid = ?1", error);
  if (words == NULL)
    return FALSE;
  lia_statement_bind_integer (words, 1, number);
  if (!lia_statement_run (words, error))
    return FALSE;

  document = lia_database_prepare (database, "DELETE FROM search_doc WHERE n = ?1", error);
  if (document == NULL)
    return FALSE;
  lia_statement_bind_integer (document, 1, number);
  return lia_statement_run (document, error);
}

/**
 * lia_search_expression:
 * @text: (nullable): anything that somebody typed
 *
 * Turns it into a query for FTS5 in which every word is to be found, as the beginning of one.
 * Nothing in @text has a meaning of its own, so that any text is a valid query.
 *
 * Returns: (transfer full) (nullable): the query; %NULL if @text has no letter or digit
 */
char *
lia_search_expression (const char *text)
{
  g_autofree char *valid = text != NULL ? g_utf8_make_valid (text, -1) : NULL;
  g_autofree char *folded = lia_fold (valid);
  g_autoptr (GString) expression = g_string_new (NULL);
  const char *start = NULL;
  guint n_words = 0;

  for (const char *p = folded; n_words < MAX_WORDS; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    gboolean in_word = c != 0 && (g_unichar_isalnum (c) || g_unichar_ismark (c));

    if (in_word && start == NULL)
      start = p;
    if (!in_word && start != NULL) {
      g_string_append_printf (expression, "%s\"%.*s\"*", n_words++ > 0 ? " " : "",
                              (int) (p - start), start);
      start = NULL;
    }
    if (c == 0)
      break;
  }

  return expression->len > 0 ? g_string_free (g_steal_pointer (&expression), FALSE) : NULL;
}
