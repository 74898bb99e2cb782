#pragma once

#include "database.h"
#include "reader.h"

G_BEGIN_DECLS

/* Private to app/register: what somebody typed, as a question to the index and to a text. */
typedef struct _LiaSearchQuery LiaSearchQuery;

LiaSearchQuery *lia_search_query_new        (LiaDatabase *database, const char *text);
void            lia_search_query_free       (LiaSearchQuery *self);
gboolean        lia_search_query_is_empty   (const LiaSearchQuery *self);
char           *lia_search_query_expression (const LiaSearchQuery *self, gboolean wider);
const char     *lia_search_query_get_words  (const LiaSearchQuery *self);
GPtrArray      *lia_search_query_get_also   (const LiaSearchQuery *self);
GArray         *lia_search_query_get_named  (const LiaSearchQuery *self);
guint32         lia_search_query_mark       (const LiaSearchQuery *self,
                                             const char *text,
                                             GArray *marks,
                                             guint32 *typed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaSearchQuery, lia_search_query_free)

G_END_DECLS
