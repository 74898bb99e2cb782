#include <glib/gi18n.h>

#include "filter-private.h"
#include "query-private.h"
#include "reader-private.h"

/* One of the selects of a set: a column of the records of @type for which @inner holds, or of all
 * of them that weren't put away. */
gboolean
lia_filter_append_select (LiaFilterCompiler *self,
                          const LiaRecordType *type,
                          const char *column,
                          const LiaExpression *inner,
                          const char *also,
                          GString *set,
                          GError **error)
{
  g_string_append_printf (set, "SELECT t.\"%s\" FROM \"%s\" t WHERE %s", column, type->name, also);
  if (inner == NULL || !lia_filter_mentions (inner, "archived"))
    g_string_append (set, " AND t.archived IS NULL");
  if (inner == NULL)
    return TRUE;

  g_string_append (set, " AND ");
  return lia_filter_compile_expression (self, type, inner, set, error);
}

/* A select that is made once, whatever the number of rows that ask for it; its number. */
guint
lia_filter_add_set (LiaFilterCompiler *self, const char *set)
{
  g_ptr_array_add (self->sets, g_strdup (set));
  return self->sets->len - 1;
}

/* The records of any of the types, for which the filter means something at all; what is wrong with
 * it is told for the first of them. */
static gboolean
add_records (LiaFilterCompiler *self,
             const LiaRecordType *const *types,
             const LiaExpression *inner,
             guint *set,
             GError **error)
{
  g_autoptr (GString) all = g_string_new (NULL);
  g_autoptr (GError) first = NULL;

  for (guint i = 0; types[i] != NULL; i++) {
    g_autoptr (GString) one = g_string_new (NULL);
    guint n_sets = self->sets->len, n_bindings = self->bindings->len;

    if (lia_filter_append_select (self, types[i], "id", inner, "1", one,
                                  first == NULL ? &first : NULL)) {
      g_string_append_printf (all, "%s%s", all->len > 0 ? " UNION ALL " : "", one->str);
    } else {
      g_ptr_array_set_size (self->sets, n_sets);
      g_ptr_array_set_size (self->bindings, n_bindings);
    }
  }
  if (all->len == 0) {
    g_propagate_error (error, g_steal_pointer (&first));
    return FALSE;
  }

  *set = lia_filter_add_set (self, all->str);
  return TRUE;
}

/* The records that a term names, as what stands behind IN. */
static char *
list_named (LiaFilterCompiler *self,
            const LiaFilterName *name,
            const LiaExpression *term,
            GError **error)
{
  g_autoptr (GString) list = g_string_new ("(");

  for (guint i = 0; i < term->values->len; i++) {
    const LiaExpressionValue *value = lia_expression_value (term, i);
    g_autoptr (LiaRecord) record = NULL;

    if (lia_filter_is_none (value) || lia_filter_is_any (value))
      continue;
    record = lia_filter_find_record (self->reader, name->others, value->text, NULL);
    if (record == NULL) {
      lia_filter_refuse_record (name->name, name->others, value->text, error);
      return NULL;
    }
    g_string_append_printf (list, "%s{%u}", list->len > 1 ? ", " : "",
                            lia_bindings_add_id (self->bindings, lia_record_get_id (record)));
  }
  g_string_append_c (list, ')');

  return g_strdup (list->str);
}

/* That one of the records in @among is reached, which is what stands behind IN. Each way begins at
 * those records, once, whatever the number of others. */
static char *
reach_sql (const LiaFilterName *name, const LiaRecordType *type, const char *among)
{
  g_autofree char *in = g_strdup_printf ("IN %s", among);
  g_autofree char *column = NULL;
  GString *concern;

  switch (name->kind) {
  case LIA_FILTER_LINK:
    return g_strdup_printf ("SELECT l.%s FROM link l WHERE l.%s %s AND l.relation = '%s'"
                            " AND l.archived IS NULL",
                            name->inverse ? "target" : "source",
                            name->inverse ? "source" : "target", in, name->relation->name);
  case LIA_FILTER_PART:
    return g_strdup_printf ("SELECT o.\"%s\" FROM \"%s\" o WHERE o.id %s AND o.archived IS NULL"
                            " AND o.\"%s\" IS NOT NULL",
                            name->field->name, name->others[0]->name, in, name->field->name);
  case LIA_FILTER_CONCERN:
    concern = g_string_new (lia_query_concern_sql (type, name->others[0]->name));
    g_string_replace (concern, "= $", in, 0);
    return g_string_free (concern, FALSE);
  default:
    column = lia_query_reference_sql (name->field);
    return g_strdup_printf ("%s %s", column, in);
  }
}

static void
append_reach (const LiaFilterName *name, const LiaRecordType *type, const char *among, GString *sql)
{
  gboolean select = name->kind == LIA_FILTER_LINK || name->kind == LIA_FILTER_PART;
  g_autofree char *reach = reach_sql (name, type, among);

  g_string_append_printf (sql, select ? "t.id IN (%s)" : "(%s)", reach);
}

/* One of the records that @inner is true of is reached, or one at all. */
gboolean
lia_filter_compile_reached_set (LiaFilterCompiler *self,
                                const LiaRecordType *type,
                                const LiaFilterName *name,
                                const LiaExpression *inner,
                                GString *sql,
                                GError **error)
{
  g_autofree char *among = NULL;
  guint set;

  if (!add_records (self, name->others, inner, &set, error))
    return FALSE;

  among = g_strdup_printf ("{s%u}", set);
  append_reach (name, type, among, sql);
  return TRUE;
}

/* `updates>3`: how many records are reached. Who reaches none is in no group. */
static gboolean
append_count (LiaFilterCompiler *self,
              const LiaRecordType *type,
              const LiaFilterName *name,
              const LiaExpression *term,
              GString *sql,
              GError **error)
{
  const char *text = lia_expression_value (term, 0)->text;
  LiaOperator op = term->op == LIA_OPERATOR_IS ? LIA_OPERATOR_EXACTLY : term->op;
  g_autofree char *among = NULL;
  g_autofree char *reach = NULL;
  gboolean none_fits;
  guint64 n;
  guint set, number;

  if (term->values->len > 1 || !g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT32, &n, NULL))
    return lia_filter_refuse (error,
                              /* Translators: both are a condition such as “updates>3”. */
                              _ ("“%s%s” counts records; write one whole number behind it."),
                              term->name, lia_operator_write (term->op));
  if (!add_records (self, name->others, NULL, &set, error))
    return FALSE;

  among = g_strdup_printf ("{s%u}", set);
  reach = reach_sql (name, type, among);
  number = lia_bindings_add_integer (self->bindings, n);
  none_fits = op == LIA_OPERATOR_UP_TO || (op == LIA_OPERATOR_BELOW && n > 0) ||
              ((op == LIA_OPERATOR_EXACTLY || op == LIA_OPERATOR_FROM) && n == 0);
  g_string_append_printf (sql,
                          none_fits ? "t.id NOT IN (%s GROUP BY 1 HAVING NOT count (*) %s {%u})"
                                    : "t.id IN (%s GROUP BY 1 HAVING count (*) %s {%u})",
                          reach, lia_operator_write (op), number);

  return TRUE;
}

static gboolean
has_value (const LiaExpression *term, gboolean (*test) (const LiaExpressionValue *value))
{
  for (guint i = 0; i < term->values->len; i++)
    if (test (lia_expression_value (term, i)))
      return TRUE;

  return FALSE;
}

/* No record is called by a number alone: `updates:0` counts them. */
static gboolean
is_number (const LiaExpression *term)
{
  const char *text = lia_expression_value (term, 0)->text;

  return term->values->len == 1 && strspn (text, "0123456789") == strlen (text);
}

/* One of the records that a term names is reached; or any; or none. */
gboolean
lia_filter_compile_reached (LiaFilterCompiler *self,
                            const LiaRecordType *type,
                            const LiaFilterName *name,
                            const LiaExpression *term,
                            GString *sql,
                            GError **error)
{
  gboolean any = has_value (term, lia_filter_is_any);
  gboolean none = has_value (term, lia_filter_is_none);
  g_autofree char *named = NULL;

  if (name->kind == LIA_FILTER_CONCERN && term->op != LIA_OPERATOR_IS)
    return lia_filter_refuse_operator (term, error);
  if (name->kind != LIA_FILTER_CONCERN && (term->op != LIA_OPERATOR_IS || is_number (term)))
    return append_count (self, type, name, term, sql, error);

  named = list_named (self, name, term, error);
  if (named == NULL)
    return FALSE;
  g_string_append_c (sql, '(');
  append_reach (name, type, named, sql);
  if (any) {
    g_string_append (sql, " OR ");
    if (!lia_filter_compile_reached_set (self, type, name, NULL, sql, error))
      return FALSE;
  }
  if (none) {
    g_string_append (sql, " OR NOT ");
    if (!lia_filter_compile_reached_set (self, type, name, NULL, sql, error))
      return FALSE;
  }
  g_string_append_c (sql, ')');

  return TRUE;
}
