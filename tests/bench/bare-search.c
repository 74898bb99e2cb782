#include "bare-search.h"

#include "bare.h"
#include "records/types.h"
#include "register/search-index.h"
#include "register/search-query.h"

#define HITS 40

struct _BareSearch {
  sqlite3 *database;
  sqlite3_stmt *titles;
  sqlite3_stmt *others;
};

BareSearch *
bare_search_new (const char *path)
{
  BareSearch *self = g_new0 (BareSearch, 1);

  self->database = bare_open (path);
  self->titles =
      bare_prepare (self->database, "SELECT d.id, s.words FROM search_title s"
                                    " JOIN search_doc d ON d.n = s.rowid - ?2"
                                    " WHERE search_title MATCH ?1 AND s.rowid > ?2 AND s.rowid < ?3"
                                    " ORDER BY s.rowid DESC LIMIT 60");
  self->others = bare_prepare (self->database, "SELECT d.id, s.words FROM search s"
                                               " JOIN search_doc d ON d.n = s.rowid"
                                               " WHERE search MATCH ?1 ORDER BY s.rowid DESC");

  return self;
}

void
bare_search_free (BareSearch *self)
{
  sqlite3_finalize (self->titles);
  sqlite3_finalize (self->others);
  sqlite3_close (self->database);
  g_free (self);
}

/* (transfer full): what was typed, in the language of FTS5. */
char *
bare_search_read (const char *text)
{
  LiaSearchQuery *query = lia_search_query_new (NULL, text);
  char *expression = lia_search_query_expression (query, FALSE);

  lia_search_query_free (query);
  return expression;
}

static void
take (sqlite3_stmt *statement, GPtrArray *words)
{
  if (words != NULL)
    g_ptr_array_add (words, g_strdup ((const char *) sqlite3_column_text (statement, 1)));
}

/* Finds the best titles of each type, then whatever is newest: the rows of a first page, and with
 * @words (char) what stands in them, as far as the index knows. Returns how many. */
guint
bare_search_run (BareSearch *self, const char *expression, GPtrArray *words)
{
  const LiaRecordType *const *types = lia_record_types ();
  guint n_found = 0;

  for (guint i = 0; types[i] != NULL; i++) {
    if (types[i]->title == NULL)
      continue;
    sqlite3_bind_text (self->titles, 1, expression, -1, SQLITE_STATIC);
    sqlite3_bind_int64 (self->titles, 2, i * LIA_SEARCH_TITLE_RANGE);
    sqlite3_bind_int64 (self->titles, 3, (i + 1) * LIA_SEARCH_TITLE_RANGE);
    for (; sqlite3_step (self->titles) == SQLITE_ROW; n_found++)
      take (self->titles, words);
    sqlite3_reset (self->titles);
  }

  sqlite3_bind_text (self->others, 1, expression, -1, SQLITE_STATIC);
  for (; n_found < HITS && sqlite3_step (self->others) == SQLITE_ROW; n_found++)
    take (self->others, words);
  sqlite3_reset (self->others);

  return n_found;
}
