#pragma once

#include "database.h"
#include "query.h"

G_BEGIN_DECLS

/* How a query becomes SQL; private to app/register. */

LiaStatement *lia_query_prepare (const LiaQuery *self,
                                 LiaDatabase *database,
                                 const char *columns,
                                 GError **error);

G_END_DECLS
