#include <glib/gi18n.h>

#include "filter-period.h"
#include "filter-private.h"
#include "query-private.h"
#include "records/types.h"

#define IS_NOW                                                                                     \
  "(t.since_first IS NULL OR t.since_first <= ?1) AND (t.until IS NULL OR t.until_last >= ?1)"

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
             ? lia_filter_refuse (error, _ ("“state:%s” is no state of %s; maybe “%s” is meant."),
                                  value->text, lia_record_type_plural (type), meant)
             : lia_filter_refuse (error, _ ("“state:%s” is no state of %s; there are: %s."),
                                  value->text, lia_record_type_plural (type), known);
}

/* It is in one of the states of a term. */
gboolean
lia_filter_compile_states (LiaFilterCompiler *self,
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

/* Nothing was heard of it for as long as a term says. */
gboolean
lia_filter_compile_silent (LiaFilterCompiler *self,
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
  return lia_filter_add_set (self,
                             "SELECT t.participant FROM membership t WHERE t.archived IS NULL"
                             " AND " IS_NOW " GROUP BY 1 HAVING count (DISTINCT t.process) > 1");
}

/* A participant is in a process on the day by a membership that @inner is true of. */
gboolean
lia_filter_compile_membership (LiaFilterCompiler *self,
                               const LiaExpression *inner,
                               GString *sql,
                               GError **error)
{
  g_autoptr (GString) set = g_string_new (NULL);

  if (!lia_filter_append_select (self, &lia_membership_type, "participant", inner, IS_NOW, set,
                                 error))
    return FALSE;

  g_string_append_printf (sql, "t.id IN {s%u}", lia_filter_add_set (self, set->str));
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

  return lia_filter_compile_membership (self, process, sql, error);
}

/* A participant is in one of the processes of a term on the day. */
gboolean
lia_filter_compile_members (LiaFilterCompiler *self,
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
    if (!append_member (self, lia_expression_value (term, i), sql, error))
      return FALSE;
  }
  g_string_append_c (sql, ')');

  return TRUE;
}

/* It was put away, or not, or either. */
gboolean
lia_filter_compile_archived (const LiaExpression *term, GString *sql, GError **error)
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
