#pragma once

#include "database.h"

G_BEGIN_DECLS

/* What a connection knows of the statements that it lends. */
struct _LiaStatement {
  LiaDatabase *database;
  sqlite3_stmt *handle;
  gboolean lent;
  gboolean kept; /* by the connection, for the next use */
};

void lia_statement_free (LiaStatement *self);

G_END_DECLS
