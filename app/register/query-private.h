#pragma once

#include "clause.h"
#include "database.h"
#include "query.h"

G_BEGIN_DECLS

/* What the halves of a query share: what is asked, what the words in it mean, and how it becomes
 * SQL. Private to app/register. */

/* One condition on a field; those on the same field are alternatives. */
typedef struct {
  const LiaField *field;
  char *value;
} LiaFieldCondition;

typedef struct {
  char *relation;
  gboolean inverse;
  LiaId other;
} LiaLinkCondition;

typedef struct {
  const char *sql;
  LiaId other;
} LiaConcernCondition;

struct _LiaQuery {
  const LiaRecordType *type;
  char *sort;
  gboolean descending;
  char *text;
  GPtrArray *fields; /* LiaFieldCondition */
  GArray *links;     /* LiaLinkCondition */
  GArray *concerned; /* LiaConcernCondition */
  GPtrArray *states; /* char */
  GPtrArray *clauses; /* LiaClause */
  gint32 today;
  gboolean archived;
  gboolean only_archived;
  gboolean asks_whole;
  gboolean any_order;
  LiaId *id;
  int ceiling;
  int floor;
  guint limit;
};

/* The keys of a value that has many, see lia_bindings_add_ids(), as the set that is called @set.
 * SQLite has no list of values to be bound, and a statement with a parameter for each would be
 * another one each time. */
#define LIA_QUERY_KEYS(value, set)                                                                 \
  "SELECT 1 AS n, substr (" value ", 1, 16) AS id"                                                 \
  " UNION ALL SELECT n + 16, substr (" value ", n + 16, 16) FROM " set                             \
  " WHERE n + 16 <= length (" value ")"

const char   *lia_query_state_sql   (const LiaRecordType *type, const char *state);
const char   *lia_query_number_sql  (const LiaRecordType *type, const char *column);
const char   *lia_query_silent_sql  (const LiaRecordType *type);
const char   *lia_query_concern_sql (const LiaRecordType *type, const char *other);
char         *lia_query_reference_sql (const LiaField *field);
char         *lia_query_rank_sql    (const char *mark);
char         *lia_query_text_sql    (const LiaRecordType *type,
                                     const char *text,
                                     LiaDatabase *database,
                                     GPtrArray *bindings);
void          lia_query_take_clause (LiaQuery *self, LiaClause *clause, gint32 today);
LiaStatement *lia_query_prepare     (const LiaQuery *self,
                                     LiaDatabase *database,
                                     const char *columns,
                                     GError **error);

G_END_DECLS
