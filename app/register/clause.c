#include "clause.h"

struct _LiaClause {
  char *sql;
  GPtrArray *sets; /* char */
  GPtrArray *bindings;
};

static void
clause_clear (gpointer data)
{
  LiaClause *self = data;

  g_free (self->sql);
  g_ptr_array_unref (self->sets);
  g_ptr_array_unref (self->bindings);
}

/**
 * lia_clause_new:
 * @sql: the condition
 * @sets: (transfer full) (element-type utf8): the selects that its sets are
 * @bindings: (transfer full): its values
 *
 * Returns: (transfer full): the clause
 */
LiaClause *
lia_clause_new (const char *sql, GPtrArray *sets, GPtrArray *bindings)
{
  LiaClause *self = g_atomic_rc_box_new0 (LiaClause);

  self->sql = g_strdup (sql);
  self->sets = sets;
  self->bindings = bindings;

  return self;
}

/**
 * lia_clause_ref:
 * @self: a clause
 *
 * Returns: (transfer full): the same
 */
LiaClause *
lia_clause_ref (LiaClause *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * lia_clause_unref:
 * @self: (transfer full): a clause
 */
void
lia_clause_unref (LiaClause *self)
{
  g_atomic_rc_box_release_full (self, clause_clear);
}

/* Puts the numbers that values and sets have in the whole statement in the place of their own. */
static void
write_numbered (GString *out, const char *sql, guint first_value, guint first_set)
{
  for (const char *p = sql; *p != '\0'; p++) {
    gboolean set = *p == '{' && p[1] == 's';
    char *end;
    guint n;

    if (*p != '{') {
      g_string_append_c (out, *p);
      continue;
    }
    n = g_ascii_strtoull (p + (set ? 2 : 1), &end, 10);
    g_string_append_printf (out, set ? "s%u" : "?%u", n + (set ? first_set : first_value));
    p = end;
  }
}

/**
 * lia_clause_write:
 * @self: a clause
 * @sql: where the condition is appended
 * @with: where the sets are appended, each with `, ` before it unless it is the first
 * @n_sets: (inout): how many sets @with has
 * @bindings: where the values are appended
 * @first: the number of the parameter that the first of @bindings is for
 */
void
lia_clause_write (LiaClause *self,
                  GString *sql,
                  GString *with,
                  guint *n_sets,
                  GPtrArray *bindings,
                  guint first)
{
  guint first_value = first + bindings->len;
  guint first_set = *n_sets;

  for (guint i = 0; i < self->sets->len; i++) {
    g_string_append_printf (with, "%ss%u AS (", *n_sets > 0 ? ", " : "", first_set + i);
    write_numbered (with, g_ptr_array_index (self->sets, i), first_value, first_set);
    g_string_append_c (with, ')');
    (*n_sets)++;
  }
  write_numbered (sql, self->sql, first_value, first_set);
  lia_bindings_append (bindings, self->bindings);
}
