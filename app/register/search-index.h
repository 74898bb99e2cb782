#pragma once

#include "database.h"
#include "records/record.h"

G_BEGIN_DECLS

/* Private to app/register: the words of a record, folded, where search finds them. */

gboolean lia_search_index_put    (LiaDatabase *database, LiaRecord *record, GError **error);
gboolean lia_search_index_remove (LiaDatabase *database, const LiaId *id, GError **error);
char    *lia_search_expression   (const char *text);

G_END_DECLS
