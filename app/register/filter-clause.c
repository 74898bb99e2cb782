#include <glib/gi18n.h>
#include <string.h>

#include "filter-private.h"
#include "query-private.h"
#include "reader-private.h"

/* A relation that can lead to many types is tried with each of them, at every depth. */
#define MOST_STEPS 4000

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
        _ ("There is no field “%s”, as in “%s%s%s”, for %s; maybe “%s” is meant."), term->name,
        term->name, lia_operator_write (term->op), text, lia_record_type_plural (type), meant);

  return lia_filter_refuse (
      error,
      /* Translators: the same, where nothing is near. */
      _ ("There is no field “%s”, as in “%s%s%s”, for %s; write text that is looked for "
         "between quotation marks."),
      term->name, term->name, lia_operator_write (term->op), text, lia_record_type_plural (type));
}

/* A derived number is a field of a row of its own, which has none where it is 0 only for those who
 * ask whether it has. */
static gboolean
compile_number (LiaFilterCompiler *self,
                const LiaField *field,
                const char *number,
                const LiaExpression *term,
                GString *sql,
                GError **error)
{
  gboolean whether = FALSE;

  for (guint i = 0; i < term->values->len; i++)
    whether |= lia_filter_is_none (lia_expression_value (term, i)) ||
               lia_filter_is_any (lia_expression_value (term, i));
  g_string_append_printf (sql, "EXISTS (SELECT 1 FROM (SELECT nullif (%s, %s) AS \"%s\") t WHERE ",
                          number, whether ? "0" : "NULL", field->name);
  if (!lia_filter_compile_field (self, field, term, sql, error))
    return FALSE;
  g_string_append_c (sql, ')');

  return TRUE;
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
  const char *number;

  if (name == NULL)
    return refuse_name (term, type, names, error);
  if (term->op == LIA_OPERATOR_EXACTLY && lia_filter_names_find_field (names, term->name) != NULL)
    name = lia_filter_names_find_field (names, term->name);

  switch (name->kind) {
  case LIA_FILTER_STATE:
    return lia_filter_compile_states (self, type, term, sql, error);
  case LIA_FILTER_SILENT:
    return lia_filter_compile_silent (self, type, term, sql, error);
  case LIA_FILTER_MEMBER:
    return lia_filter_compile_members (self, term, sql, error);
  case LIA_FILTER_FIELD:
    number = lia_query_number_sql (type, name->name);
    if (number != NULL)
      return compile_number (self, name->field, number, term, sql, error);
    return lia_filter_compile_field (self, name->field, term, sql, error);
  case LIA_FILTER_ARCHIVED:
    return lia_filter_compile_archived (term, sql, error);
  default:
    return lia_filter_compile_reached (self, type, name, term, sql, error);
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
    return lia_filter_compile_membership (self, inner, sql, error);

  return lia_filter_compile_reached_set (self, type, name, inner, sql, error);
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

/* “due < 2027” is no text that anybody looks for: what was meant is said. */
static gboolean
check_spaces (const LiaExpression *all, const LiaRecordType *type, GError **error)
{
  for (guint i = 1; i < all->parts->len; i++) {
    const LiaExpression *before = lia_expression_part (all, i - 1);
    const LiaExpression *part = lia_expression_part (all, i);
    const char *name, *sign;
    g_autoptr (GPtrArray) names = NULL;

    if (before->kind != LIA_EXPRESSION_WORDS || part->kind != LIA_EXPRESSION_WORDS)
      continue;
    name = lia_expression_value (before, 0)->text;
    sign = lia_expression_value (part, 0)->text;
    if (*sign == '\0' || strchr (":=<>!", *sign) == NULL)
      continue;
    names = lia_filter_names (type);
    if (lia_filter_names_find (names, name) != NULL)
      return lia_filter_refuse (error,
                                /* Translators: the name of a field and a sign such as “<”, with
                                 * the space that is too much, and without. */
                                _ ("In “%s %s” no space can stand before the sign, nor behind it; "
                                   "write %s%s and the value, in quotation marks if that has "
                                   "spaces."),
                                name, sign, name, sign);
  }

  return TRUE;
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
    if (!lia_filter_compile_expression (self, type, lia_expression_part (all, i), sql, error))
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

  if (!check_spaces (all, type, error))
    return FALSE;

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
    if (!lia_filter_compile_expression (self, type, lia_expression_part (any, i), sql, error))
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

/* What has to hold for a row `t` of the type. */
gboolean
lia_filter_compile_expression (LiaFilterCompiler *self,
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
    if (!lia_filter_compile_expression (self, type, lia_expression_part (expression, 0), sql,
                                        error))
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
  if (!lia_filter_compile_expression (&self, type, expression, sql, error))
    return NULL;
  /* A type of others that it was too much for was left out like those it means nothing for. */
  if (self.n_steps > MOST_STEPS) {
    refuse_breadth (error);
    return NULL;
  }

  return lia_clause_new (sql->str, g_steal_pointer (&sets), g_steal_pointer (&bindings));
}
