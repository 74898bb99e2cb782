#include "search-documents.h"

/* FTS5 puts on disk what it holds after each statement: some ten pages for one document, and not
 * many more for thirty. So the few that an edit changes are set aside, where search looks through
 * all of them, until there are so many. */
#define MOST_RECENT 32

/* What changes more than this goes into the indexes at once. */
#define FEW_DOCUMENTS 8

/**
 * lia_search_document_free:
 * @document: (transfer full): a document
 */
void
lia_search_document_free (LiaSearchDocument *document)
{
  g_free (document->title);
  g_free (document->words);
  g_free (document);
}

static gboolean
forget_row (LiaDatabase *database, const char *sql, gint64 row, GError **error)
{
  g_autoptr (LiaStatement) statement = lia_database_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;

  lia_statement_bind_integer (statement, 1, row);
  return lia_statement_run (statement, error);
}

static gboolean
forget (LiaDatabase *database, const LiaSearchDocument *document, GError **error)
{
  static const char *const by_number[] = {
    "DELETE FROM search_doc WHERE n = ?1",
    "DELETE FROM search_recent WHERE n = ?1",
    "DELETE FROM search WHERE rowid = ?1",
  };

  for (guint i = 0; i < G_N_ELEMENTS (by_number); i++)
    if (!forget_row (database, by_number[i], document->number, error))
      return FALSE;

  return document->title_row == 0 ||
         forget_row (database, "DELETE FROM search_title WHERE rowid = ?1", document->title_row,
                     error);
}

/* A title that waits already goes on waiting. */
static gboolean
insert (LiaDatabase *database, const char *sql, const LiaSearchDocument *document, GError **error)
{
  g_autoptr (LiaStatement) statement = lia_database_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;

  lia_statement_bind_integer (statement, 1, document->number);
  if (document->title_row > 0)
    lia_statement_bind_integer (statement, 2, document->title_row);
  lia_statement_bind_text (statement, 3, document->title);
  lia_statement_bind_text (statement, 4, document->words);
  return lia_statement_run (statement, error);
}

#define INSERT_INTO(table)                                                                         \
  "INSERT INTO " table " (n, title_row, title, words) VALUES (?1, ?2, ?3, ?4)"                     \
  " ON CONFLICT (n) DO UPDATE SET title = coalesce (excluded.title, title), words = "              \
  "excluded.words"

static gboolean
set_aside (LiaDatabase *database, GPtrArray *documents, GError **error)
{
  gint64 n_recent;

  for (guint i = 0; i < documents->len; i++) {
    const LiaSearchDocument *document = g_ptr_array_index (documents, i);
    gboolean done = document->words != NULL
                        ? insert (database, INSERT_INTO ("search_recent"), document, error)
                        : forget (database, document, error);

    if (!done)
      return FALSE;
  }

  return lia_database_get_integer (database, "SELECT count (*) FROM search_recent", &n_recent,
                                   error) &&
         (n_recent < MOST_RECENT || lia_search_documents_settle (database, error));
}

static gboolean
gather (LiaDatabase *database, GPtrArray *documents, GError **error)
{
  if (!lia_database_execute (database,
                             "CREATE TEMP TABLE IF NOT EXISTS search_gathered"
                             " (n INTEGER PRIMARY KEY, title_row INTEGER, title TEXT, words TEXT);"
                             "INSERT INTO search_gathered (n, title_row, title, words)"
                             " SELECT n, title_row, title, words FROM search_recent;"
                             "DELETE FROM search_recent;",
                             error))
    return FALSE;

  for (guint i = 0; documents != NULL && i < documents->len; i++)
    if (!insert (database, INSERT_INTO ("search_gathered"), g_ptr_array_index (documents, i),
                 error))
      return FALSE;

  return TRUE;
}

/* Each index is written by one statement, with what was set aside before. */
static gboolean
write_at_once (LiaDatabase *database, GPtrArray *documents, GError **error)
{
  return gather (database, documents, error) &&
         lia_database_execute (
             database,
             "DELETE FROM search_doc WHERE n IN"
             " (SELECT n FROM search_gathered WHERE words IS NULL);"
             "DELETE FROM search WHERE rowid IN"
             " (SELECT n FROM search_gathered WHERE words IS NULL);"
             "DELETE FROM search_title WHERE rowid IN"
             " (SELECT title_row FROM search_gathered WHERE words IS NULL);"
             "INSERT OR REPLACE INTO search (rowid, words)"
             " SELECT n, words FROM search_gathered WHERE words IS NOT NULL ORDER BY n;"
             "INSERT OR REPLACE INTO search_title (rowid, words)"
             " SELECT title_row, title FROM search_gathered"
             " WHERE words IS NOT NULL AND title IS NOT NULL ORDER BY title_row;"
             "DELETE FROM search_gathered;",
             error);
}

/**
 * lia_search_documents_write:
 * @database: a connection in a transaction
 * @documents: (element-type LiaSearchDocument): what has changed
 * @error: a %LIA_REGISTER_ERROR
 *
 * Makes search find the documents by their present words.
 *
 * Returns: whether it succeeded
 */
gboolean
lia_search_documents_write (LiaDatabase *database, GPtrArray *documents, GError **error)
{
  if (documents->len == 0)
    return TRUE;

  return documents->len > FEW_DOCUMENTS ? write_at_once (database, documents, error)
                                        : set_aside (database, documents, error);
}

/**
 * lia_search_documents_settle:
 * @database: a connection in a transaction
 * @error: a %LIA_REGISTER_ERROR
 *
 * Puts into the indexes what was set aside, so that nothing waits.
 *
 * Returns: whether it succeeded
 */
gboolean
lia_search_documents_settle (LiaDatabase *database, GError **error)
{
  return write_at_once (database, NULL, error);
}
