#include <glib/gi18n.h>
#include <string.h>

#include "error.h"
#include "filter-period.h"
#include "filter-private.h"
#include "query-private.h"
#include "reader-private.h"
#include "records/types.h"

/* A relation that can lead to many types is tried with each of them, at every depth. */
#define MOST_STEPS 4000

#define IS_NOW                                                                                     \
  "(t.since_first IS NULL OR t.since_first <= ?1) AND (t.until IS NULL OR t.until_last >= ?1)"

static gboolean
compile (LiaFilterCompiler *self,
         const LiaRecordType *type,
         const LiaExpression *expression,
         GString *sql,
         GError **error);

/* Whether a filter asks by that name about the records themselves. */
gboolean
lia_filter_mentions (const LiaExpression *expression, const char *name)
{
  if (g_strcmp0 (expression->name, name) == 0)
    return TRUE;
  if (expression->kind == LIA_EXPRESSION_INSIDE)
    return FALSE;

  for (guint i = 0; i < expression->parts->len; i++)
    if (lia_filter_mentions (lia_expression_part (expression, i), name))
      return TRUE;

  return FALSE;
}

/* One of the selects of a set: a column of the records of @type for which @inner holds, or of all
 * of them that weren't put away. */
static gboolean
append_select (LiaFilterCompiler *self,
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
  return compile (self, type, inner, set, error);
}

static guint
add_set (LiaFilterCompiler *self, const char *set)
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

    if (append_select (self, types[i], "id", inner, "1", one, first == NULL ? &first : NULL)) {
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

  *set = add_set (self, all->str);
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
    record = lia_filter_find_record (self->reader, name->others, value->text, error);
    if (record == NULL)
      return NULL;
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
    return g_strdup_printf ("t.\"%s\" %s", name->field->name, in);
  }
}

static void
append_reach (const LiaFilterName *name, const LiaRecordType *type, const char *among, GString *sql)
{
  gboolean select = name->kind == LIA_FILTER_LINK || name->kind == LIA_FILTER_PART;
  g_autofree char *reach = reach_sql (name, type, among);

  g_string_append_printf (sql, select ? "t.id IN (%s)" : "(%s)", reach);
}

static gboolean
append_reached_set (LiaFilterCompiler *self,
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
  none_fits = term->op == LIA_OPERATOR_UP_TO || (term->op == LIA_OPERATOR_BELOW && n > 0) ||
              ((term->op == LIA_OPERATOR_EXACTLY || term->op == LIA_OPERATOR_FROM) && n == 0);
  g_string_append_printf (sql,
                          none_fits ? "t.id NOT IN (%s GROUP BY 1 HAVING NOT count (*) %s {%u})"
                                    : "t.id IN (%s GROUP BY 1 HAVING count (*) %s {%u})",
                          reach, lia_operator_write (term->op), number);

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

/* One of the records that a term names is reached; or any; or none. */
static gboolean
append_reached (LiaFilterCompiler *self,
                const LiaRecordType *type,
                const LiaFilterName *name,
                const LiaExpression *term,
                GString *sql,
                GError **error)
{
  gboolean any = has_value (term, lia_filter_is_any);
  gboolean none = has_value (term, lia_filter_is_none);
  g_autofree char *named = NULL;

  if (term->op != LIA_OPERATOR_IS)
    return name->kind == LIA_FILTER_CONCERN ? lia_filter_refuse_operator (term, error)
                                            : append_count (self, type, name, term, sql, error);

  named = list_named (self, name, term, error);
  if (named == NULL)
    return FALSE;
  g_string_append_c (sql, '(');
  append_reach (name, type, named, sql);
  if (any) {
    g_string_append (sql, " OR ");
    if (!append_reached_set (self, type, name, NULL, sql, error))
      return FALSE;
  }
  if (none) {
    g_string_append (sql, " OR NOT ");
    if (!append_reached_set (self, type, name, NULL, sql, error))
      return FALSE;
  }
  g_string_append_c (sql, ')');

  return TRUE;
}

static gboolean
append_state (LiaFilterCompiler *self,
              const LiaRecordType *type,
              const LiaExpression *term,
              const LiaExpressionValue *value,
              GString *sql,
              GError **error)
{
  const char *state = lia_query_state_sql (type, value->text);
  const LiaField *field = lia_record_type_field (type, term->name);
  g_autoptr (LiaExpression) plain = NULL;
  g_autofree const char **states = NULL;
  g_autofree char *meant = NULL;
  g_autofree char *known = NULL;

  if (state != NULL) {
    g_string_append_printf (sql, "(%s)", state);
    return TRUE;
  }
  if (field != NULL) {
    plain = lia_expression_new_term (term->name, term->op);
    lia_expression_add_value (plain, value->text, value->literal);
    return lia_filter_compile_field (self, field, plain, sql, error);
  }

  states = lia_query_states (type);
  meant = lia_filter_suggest (value->text, states);
  known = g_strjoinv (", ", (char **) states);
  /* Translators: a wrong condition, a kind of records in the plural, a value that may be meant. */
  return meant != NULL
             ? lia_filter_refuse (error, _ ("“state:%s” is no state of %s; did you mean “%s”?"),
                                  value->text, lia_record_type_plural (type), meant)
             : lia_filter_refuse (error, _ ("“state:%s” is no state of %s; there are: %s."),
                                  value->text, lia_record_type_plural (type), known);
}

static gboolean
append_states (LiaFilterCompiler *self,
               const LiaRecordType *type,
               const LiaExpression *term,
               GString *sql,
               GError **error)
{
  if (term->op != LIA_OPERATOR_IS)
    return lia_filter_refuse_operator (term, error);

  g_string_append_c (sql, '(');
  for (guint i = 0; i < term->values->len; i++) {
    if (i > 0)
      g_string_append (sql, " OR ");
    if (!append_state (self, type, term, lia_expression_value (term, i), sql, error))
      return FALSE;
  }
  g_string_append_c (sql, ')');

  return TRUE;
}

static gboolean
append_silent (LiaFilterCompiler *self,
               const LiaRecordType *type,
               const LiaExpression *term,
               GString *sql,
               GError **error)
{
  const char *text = lia_expression_value (term, 0)->text;
  g_autoptr (GString) silent = g_string_new (lia_query_silent_sql (type));
  g_autofree char *place = NULL;
  gint64 days;

  if (term->op != LIA_OPERATOR_IS || term->values->len > 1 || !lia_period_length (text, &days))
    return lia_filter_refuse (error,
                              _ ("“%s%s%s” is no length of time; write such as silent:6m, "
                                 "silent:90d or silent:1y."),
                              term->name, lia_operator_write (term->op), text);

  place = g_strdup_printf ("{%u}", lia_bindings_add_integer (self->bindings, days));
  g_string_replace (silent, "$", place, 0);
  g_string_append_printf (sql, "(%s)", silent->str);
  return TRUE;
}

/* Who is in two processes on the day, whichever these are. */
static guint
add_members_of_both (LiaFilterCompiler *self)
{
  return add_set (self, "SELECT t.participant FROM membership t WHERE t.archived IS NULL"
                        " AND " IS_NOW " GROUP BY 1 HAVING count (DISTINCT t.process) > 1");
}

static gboolean
add_members (LiaFilterCompiler *self, const LiaExpression *inner, GString *sql, GError **error)
{
  g_autoptr (GString) set = g_string_new (NULL);

  if (!append_select (self, &lia_membership_type, "participant", inner, IS_NOW, set, error))
    return FALSE;

  g_string_append_printf (sql, "t.id IN {s%u}", add_set (self, set->str));
  return TRUE;
}

static gboolean
append_member (LiaFilterCompiler *self,
               const LiaExpressionValue *value,
               GString *sql,
               GError **error)
{
  g_autoptr (LiaExpression) process = NULL;

  if (!value->literal && g_ascii_strcasecmp (value->text, "both") == 0) {
    g_string_append_printf (sql, "t.id IN {s%u}", add_members_of_both (self));
    return TRUE;
  }
  if (lia_filter_is_none (value))
    g_string_append (sql, "NOT ");
  if (!lia_filter_is_none (value) && !lia_filter_is_any (value)) {
    process = lia_expression_new_term ("process", LIA_OPERATOR_IS);
    lia_expression_add_value (process, value->text, value->literal);
  }

  return add_members (self, process, sql, error);
}

static gboolean
append_members (LiaFilterCompiler *self, const LiaExpression *term, GString *sql, GError **error)
{
  if (term->op != LIA_OPERATOR_IS)
    return lia_filter_refuse_operator (term, error);

  g_string_append_c (sql, '(');
  for (guint i = 0; i < term->values->len; i++) {
    if (i > 0)
      g_string_append (sql, " OR ");
    if (!append_member (self, lia_expression_value (term, i), sql, error))
      return FALSE;
  }
  g_string_append_c (sql, ')');

  return TRUE;
}

static gboolean
append_archived (const LiaExpression *term, GString *sql, GError **error)
{
  const char *text = lia_expression_value (term, 0)->text;
  gboolean yes = g_ascii_strcasecmp (text, "yes") == 0;

  if (term->op != LIA_OPERATOR_IS || term->values->len > 1 ||
      (!yes && g_ascii_strcasecmp (text, "no") != 0 && g_ascii_strcasecmp (text, "any") != 0))
    return lia_filter_refuse (error, _ ("Behind “archived:” stands yes, no or any, not “%s”."),
                              text);

  if (g_ascii_strcasecmp (text, "any") == 0)
    g_string_append (sql, "1");
  else
    g_string_append (sql, yes ? "t.archived = 1" : "t.archived IS NULL");
  return TRUE;
}

static gboolean
refuse_name (const LiaExpression *term, const LiaRecordType *type, GPtrArray *names, GError **error)
{
  g_autofree char *meant = lia_filter_names_suggest (names, term->name);
  gboolean value = term->values->len > 0;
  const char *text = value ? lia_expression_value (term, 0)->text : "(…)";

  if (meant != NULL)
    return lia_filter_refuse (
        error,
        /* Translators: a name that doesn't exist in a filter, the condition it stands in, a kind of
         * records in the plural, and the name that may be meant. */
        _ ("There is no field “%s”, as in “%s%s%s”, for %s; did you mean “%s”?"), term->name,
        term->name, lia_operator_write (term->op), text, lia_record_type_plural (type), meant);

  return lia_filter_refuse (
      error,
      /* Translators: the same, where nothing is near. */
      _ ("There is no field “%s”, as in “%s%s%s”, for %s; write text that is looked for "
         "between quotation marks."),
      term->name, term->name, lia_operator_write (term->op), text, lia_record_type_plural (type));
}

static gboolean
compile_term (LiaFilterCompiler *self,
              const LiaRecordType *type,
              const LiaExpression *term,
              GString *sql,
              GError **error)
{
  g_autoptr (GPtrArray) names = lia_filter_names (type);
  const LiaFilterName *name = lia_filter_names_find (names, term->name);

  if (name == NULL)
    return refuse_name (term, type, names, error);
  if (term->op == LIA_OPERATOR_EXACTLY && lia_filter_names_find_field (names, term->name) != NULL)
    name = lia_filter_names_find_field (names, term->name);

  switch (name->kind) {
  case LIA_FILTER_STATE:
    return append_states (self, type, term, sql, error);
  case LIA_FILTER_SILENT:
    return append_silent (self, type, term, sql, error);
  case LIA_FILTER_MEMBER:
    return append_members (self, term, sql, error);
  case LIA_FILTER_FIELD:
    return lia_filter_compile_field (self, name->field, term, sql, error);
  case LIA_FILTER_ARCHIVED:
    return append_archived (term, sql, error);
  default:
    return append_reached (self, type, name, term, sql, error);
  }
}

static gboolean
compile_inside (LiaFilterCompiler *self,
                const LiaRecordType *type,
                const LiaExpression *inside,
                GString *sql,
                GError **error)
{
  g_autoptr (GPtrArray) names = lia_filter_names (type);
  const LiaFilterName *name = lia_filter_names_find (names, inside->name);
  const LiaExpression *inner = lia_expression_part (inside, 0);

  if (name == NULL)
    return refuse_name (inside, type, names, error);
  if (!lia_filter_name_reaches (name))
    return lia_filter_refuse (error,
                              /* Translators: a name in a filter. */
                              _ ("“%s” leads to no other records, so “(” can’t stand behind it; "
                                 "write a value."),
                              inside->name);
  if (name->kind == LIA_FILTER_MEMBER)
    return add_members (self, inner, sql, error);

  return append_reached_set (self, type, name, inner, sql, error);
}

/* Terms of the same field are alternatives, unless it was said that they aren't. */
static gboolean
is_alternative (const LiaExpression *all, guint a, guint b, const LiaRecordType *type)
{
  const LiaExpression *first = lia_expression_part (all, a);
  const LiaExpression *other = lia_expression_part (all, b);

  return !all->apart && first->kind == LIA_EXPRESSION_TERM && other->kind == LIA_EXPRESSION_TERM &&
         first->op == LIA_OPERATOR_IS && other->op == LIA_OPERATOR_IS &&
         g_str_equal (first->name, other->name) && lia_record_type_index (type, first->name) >= 0 &&
         !lia_query_can_concern (type, first->name);
}

static gboolean
has_alternative_before (const LiaExpression *all, guint index, const LiaRecordType *type)
{
  for (guint i = 0; i < index; i++)
    if (is_alternative (all, i, index, type))
      return TRUE;

  return FALSE;
}

static gboolean
append_words (LiaFilterCompiler *self, const LiaRecordType *type, const char *words, GString *sql)
{
  g_autofree char *found = lia_query_text_sql (type, words, self->reader->database, self->bindings);

  g_string_append (sql, found != NULL ? found : "1");
  return TRUE;
}

/* What is searched for is searched for at once. */
static char *
gather_words (const LiaExpression *all)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < all->parts->len; i++) {
    const LiaExpression *part = lia_expression_part (all, i);

    if (part->kind == LIA_EXPRESSION_WORDS)
      g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "",
                              lia_expression_value (part, 0)->text);
  }

  return g_string_free (words, FALSE);
}

static gboolean
compile_alternatives (LiaFilterCompiler *self,
                      const LiaRecordType *type,
                      const LiaExpression *all,
                      guint index,
                      GString *sql,
                      GError **error)
{
  g_string_append_c (sql, '(');
  for (guint i = index; i < all->parts->len; i++) {
    if (i > index && !is_alternative (all, index, i, type))
      continue;
    if (i > index)
      g_string_append (sql, " OR ");
    if (!compile (self, type, lia_expression_part (all, i), sql, error))
      return FALSE;
  }
  g_string_append_c (sql, ')');

  return TRUE;
}

static gboolean
compile_all (LiaFilterCompiler *self,
             const LiaRecordType *type,
             const LiaExpression *all,
             GString *sql,
             GError **error)
{
  g_autofree char *words = gather_words (all);

  g_string_append_c (sql, '(');
  append_words (self, type, words, sql);
  for (guint i = 0; i < all->parts->len; i++) {
    if (lia_expression_part (all, i)->kind == LIA_EXPRESSION_WORDS ||
        has_alternative_before (all, i, type))
      continue;
    g_string_append (sql, " AND ");
    if (!compile_alternatives (self, type, all, i, sql, error))
      return FALSE;
  }
  g_string_append_c (sql, ')');

  return TRUE;
}

static gboolean
compile_any (LiaFilterCompiler *self,
             const LiaRecordType *type,
             const LiaExpression *any,
             GString *sql,
             GError **error)
{
  g_string_append_c (sql, '(');
  for (guint i = 0; i < any->parts->len; i++) {
    if (i > 0)
      g_string_append (sql, " OR ");
    if (!compile (self, type, lia_expression_part (any, i), sql, error))
      return FALSE;
  }
  g_string_append_c (sql, ')');

  return TRUE;
}

static gboolean
refuse_breadth (GError **error)
{
  return lia_filter_refuse (error, _ ("The filter leads through too many kinds of records; make it "
                                      "simpler, or filter in two steps."));
}

static gboolean
compile (LiaFilterCompiler *self,
         const LiaRecordType *type,
         const LiaExpression *expression,
         GString *sql,
         GError **error)
{
  if (++self->n_steps > MOST_STEPS)
    return refuse_breadth (error);

  switch (expression->kind) {
  case LIA_EXPRESSION_ALL:
    return compile_all (self, type, expression, sql, error);
  case LIA_EXPRESSION_ANY:
    return compile_any (self, type, expression, sql, error);
  case LIA_EXPRESSION_NOT:
    /* What isn't known is not so: NOT alone would leave it out. */
    g_string_append (sql, "((");
    if (!compile (self, type, lia_expression_part (expression, 0), sql, error))
      return FALSE;
    g_string_append (sql, ") IS NOT TRUE)");
    return TRUE;
  case LIA_EXPRESSION_WORDS:
    return append_words (self, type, lia_expression_value (expression, 0)->text, sql);
  case LIA_EXPRESSION_TERM:
    return compile_term (self, type, expression, sql, error);
  case LIA_EXPRESSION_INSIDE:
    return compile_inside (self, type, expression, sql, error);
  default:
    g_assert_not_reached ();
  }
}

/* The clause that a filter means for records of @type; see lia_filter_apply(). */
LiaClause *
lia_filter_compile (const LiaExpression *expression,
                    const LiaRecordType *type,
                    LiaReader *reader,
                    gint32 today,
                    GError **error)
{
  LiaFilterCompiler self = { reader, today, NULL, NULL, 0 };
  g_autoptr (GPtrArray) sets = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) bindings = lia_bindings_new ();
  g_autoptr (GString) sql = g_string_new (NULL);

  self.sets = sets;
  self.bindings = bindings;
  if (!compile (&self, type, expression, sql, error))
    return NULL;
  /* A type of others that it was too much for was left out like those it means nothing for. */
  if (self.n_steps > MOST_STEPS) {
    refuse_breadth (error);
    return NULL;
  }

  return lia_clause_new (sql->str, g_steal_pointer (&sets), g_steal_pointer (&bindings));
}
