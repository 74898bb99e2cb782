#pragma once

#include "database.h"

G_BEGIN_DECLS

/* Private to app/register: the indexes of search, and what waits to get into them. */

typedef struct {
  gint64 number;
  gint64 title_row; /* 0 if its type has no titles of its own */
  char *title;      /* NULL: none, or the one that search knows already */
  char *words;      /* NULL: nothing to find any more */
} LiaSearchDocument;

void     lia_search_document_free    (LiaSearchDocument *document);
gboolean lia_search_documents_write  (LiaDatabase *database,
                                      GPtrArray *documents,
                                      GError **error);
gboolean lia_search_documents_settle (LiaDatabase *database, GError **error);

/* The numbers of documents that answer the question ?1, the newest first: in the index of all
 * words, then in that of titles, there with the words themselves and before the row ?2. Each row
 * comes as it is found, if what is joined to it is joined by CROSS JOIN. */
#define LIA_SEARCH_FOUND                                                                           \
  "(SELECT rowid AS n FROM search WHERE search MATCH ?1"                                           \
  " AND rowid NOT IN (SELECT n FROM search_recent)"                                                \
  " UNION ALL SELECT n FROM search_recent WHERE answers (words, ?1)"                               \
  " ORDER BY n DESC LIMIT -1)"
#define LIA_SEARCH_FOUND_TITLES                                                                    \
  "(SELECT rowid AS title_row, words FROM search_title WHERE search_title MATCH ?1"                \
  " AND rowid < ?2 AND rowid NOT IN (SELECT title_row FROM search_recent WHERE title IS NOT NULL)" \
  " UNION ALL SELECT title_row, title FROM search_recent WHERE answers (title, ?1)"                \
  " AND title_row < ?2 ORDER BY title_row DESC LIMIT -1)"

G_END_DECLS
