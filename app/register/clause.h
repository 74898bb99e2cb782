#pragma once

#include "binding.h"

G_BEGIN_DECLS

/**
 * LiaClause:
 *
 * A condition on a row `t` in SQL, with the sets of records that it speaks of and the values bound
 * to it. In its text `{0}` stands for a value and `{s0}` for a set. Sets are common table
 * expressions rather than selects within each other, because SQLite's parser takes only few of
 * those. Once made it doesn't change, so that queries on other threads share it.
 */
typedef struct _LiaClause LiaClause;

LiaClause *lia_clause_new   (const char *sql, GPtrArray *sets, GPtrArray *bindings);
LiaClause *lia_clause_ref   (LiaClause *self);
void       lia_clause_unref (LiaClause *self);
void       lia_clause_write (LiaClause *self,
                             GString *sql,
                             GString *with,
                             guint *n_sets,
                             GPtrArray *bindings,
                             guint first);

G_END_DECLS
