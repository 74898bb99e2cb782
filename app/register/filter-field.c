#include <glib/gi18n.h>
#include <string.h>

#include "error.h"
#include "filter-period.h"
#include "filter-private.h"
#include "query-private.h"
#include "records/date.h"
#include "records/fold.h"

/* Whether a value asks for what isn't known. */
gboolean
lia_filter_is_none (const LiaExpressionValue *value)
{
  return !value->literal && g_ascii_strcasecmp (value->text, "none") == 0;
}

/* Whether a value asks for whatever is known. */
gboolean
lia_filter_is_any (const LiaExpressionValue *value)
{
  return !value->literal && g_ascii_strcasecmp (value->text, "any") == 0;
}

/* Says what is wrong with a filter; always FALSE. */
gboolean
lia_filter_refuse (GError **error, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_INVALID, message);

  return FALSE;
}

/* The same for an operator that doesn't fit what it stands behind. */
gboolean
lia_filter_refuse_operator (const LiaExpression *term, GError **error)
{
  return lia_filter_refuse (
      error,
      /* Translators: the first and last are a name in a filter, the second a sign such as “<”. */
      _ ("“%s” has no order, so “%s” can’t stand behind it; write “%s:” and a value."), term->name,
      lia_operator_write (term->op), term->name);
}

static gboolean
compares (LiaOperator op)
{
  return op != LIA_OPERATOR_IS && op != LIA_OPERATOR_EXACTLY;
}

static void
append_text (LiaFilterCompiler *self,
             const LiaField *field,
             const LiaExpression *term,
             const char *text,
             GString *sql)
{
  g_autofree char *folded = lia_fold (text);
  gboolean tags = field->kind == LIA_FIELD_TAGS;

  if (term->op == LIA_OPERATOR_IS)
    g_string_append_printf (sql, "has_text (t.\"%s\", {%u})", field->name,
                            lia_bindings_add_text (self->bindings, folded));
  else if (tags)
    g_string_append_printf (sql, "has_text (';' || t.\"%s\" || ';', ';' || {%u} || ';')",
                            field->name, lia_bindings_add_text (self->bindings, folded));
  else
    g_string_append_printf (sql, "t.\"%s\" = {%u}", field->name,
                            lia_bindings_add_text (self->bindings, text));
}

static gboolean
append_choice (LiaFilterCompiler *self,
               const LiaField *field,
               const char *text,
               GString *sql,
               GError **error)
{
  g_autofree char *value = lia_field_normalize (field, text, NULL);
  g_autoptr (GString) known = g_string_new (NULL);
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  g_autofree char *meant = NULL;

  if (value != NULL) {
    g_string_append_printf (sql, "t.\"%s\" = {%u}", field->name,
                            lia_bindings_add_text (self->bindings, value));
    return TRUE;
  }

  for (const LiaChoice *choice = field->choices; choice->value != NULL; choice++) {
    g_string_append_printf (known, "%s%s", known->len > 0 ? ", " : "", choice->value);
    g_ptr_array_add (values, (gpointer) choice->value);
  }
  g_ptr_array_add (values, NULL);
  meant = lia_filter_suggest (text, (const char *const *) values->pdata);
  if (meant != NULL)
    return lia_filter_refuse (
        error,
        /* Translators: a wrong condition such as “status:fulfiled” and the value that may be meant.
         */
        _ ("“%s:%s” names no value of “%s”; maybe “%s” is meant."), field->name, text,
        lia_field_label (field), meant);

  return lia_filter_refuse (error,
                            /* Translators: a wrong condition, the label of a field, its values. */
                            _ ("“%s:%s” names no value of “%s”; there are: %s."), field->name, text,
                            lia_field_label (field), known->str);
}

/* A date that isn't exact is before another if all the days that it can mean are. */
static gboolean
append_period (LiaFilterCompiler *self,
               const LiaField *field,
               LiaOperator op,
               const LiaPeriod *period,
               GString *sql)
{
  const char *side = op == LIA_OPERATOR_BELOW || op == LIA_OPERATOR_UP_TO ? "last" : "first";
  gint32 day = op == LIA_OPERATOR_BELOW || op == LIA_OPERATOR_FROM ? period->first : period->last;

  if (day == LIA_DAY_NONE)
    return FALSE;

  g_string_append_printf (sql, "t.\"%s_%s\" %s {%u}", field->name, side, lia_operator_write (op),
                          lia_bindings_add_integer (self->bindings, day));
  return TRUE;
}

static gboolean
append_date (LiaFilterCompiler *self,
             const LiaField *field,
             const LiaExpression *term,
             const char *text,
             GString *sql,
             GError **error)
{
  LiaPeriod period;

  if (term->op == LIA_OPERATOR_EXACTLY) {
    g_autofree char *value = lia_field_normalize (field, text, error);

    if (value == NULL)
      return FALSE;
    g_string_append_printf (sql, "t.\"%s\" = {%u}", field->name,
                            lia_bindings_add_text (self->bindings, value));
    return TRUE;
  }

  if (!lia_period_read (text, self->today, &period, error))
    return FALSE;
  if (compares (term->op))
    return append_period (self, field, term->op, &period, sql) ||
           lia_filter_refuse (error, _ ("“%s” has no end there to compare with; write one date."),
                              text);

  g_string_append (sql, "(1");
  if (period.first != LIA_DAY_NONE)
    g_string_append_printf (sql, " AND t.\"%s_first\" >= {%u}", field->name,
                            lia_bindings_add_integer (self->bindings, period.first));
  if (period.last != LIA_DAY_NONE)
    g_string_append_printf (sql, " AND t.\"%s_last\" <= {%u}", field->name,
                            lia_bindings_add_integer (self->bindings, period.last));
  g_string_append_c (sql, ')');
  return TRUE;
}

static gboolean
append_number (LiaFilterCompiler *self,
               const LiaField *field,
               LiaOperator op,
               const char *text,
               GString *sql,
               GError **error)
{
  g_autofree char *value = lia_field_normalize (field, text, error);
  const char *sign = compares (op) ? lia_operator_write (op) : "=";
  guint n;

  if (value == NULL)
    return FALSE;

  n = field->kind == LIA_FIELD_TIME
          ? lia_bindings_add_text (self->bindings, value)
          : lia_bindings_add_integer (self->bindings, g_ascii_strtoll (value, NULL, 10));
  g_string_append_printf (sql, "t.\"%s\" %s {%u}", field->name, sign, n);
  return TRUE;
}

/* Numbers and times have ranges as dates have: `-28..-7`. */
static gboolean
append_range (LiaFilterCompiler *self,
              const LiaField *field,
              const LiaExpression *term,
              const char *text,
              GString *sql,
              GError **error)
{
  const char *dots = strstr (text, "..");
  g_autofree char *from = dots != NULL ? g_strndup (text, dots - text) : NULL;

  if (dots == NULL || term->op != LIA_OPERATOR_IS)
    return append_number (self, field, term->op, text, sql, error);

  g_string_append (sql, "(1");
  if (*from != '\0') {
    g_string_append (sql, " AND ");
    if (!append_number (self, field, LIA_OPERATOR_FROM, from, sql, error))
      return FALSE;
  }
  if (dots[2] != '\0') {
    g_string_append (sql, " AND ");
    if (!append_number (self, field, LIA_OPERATOR_UP_TO, dots + 2, sql, error))
      return FALSE;
  }
  g_string_append_c (sql, ')');
  return TRUE;
}

static gboolean
append_flag (const LiaField *field, const char *text, GString *sql, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *value = lia_field_normalize (field, text, &local);

  if (local != NULL)
    return lia_filter_refuse (error, "%s", local->message);

  g_string_append_printf (sql, "t.\"%s\" %s", field->name, value != NULL ? "= 1" : "IS NULL");
  return TRUE;
}

/* The record that is meant, of whichever type. */
LiaRecord *
lia_filter_find_record (LiaReader *reader,
                        const LiaRecordType *const *types,
                        const char *text,
                        GError **error)
{
  g_autoptr (GError) first = NULL;

  for (guint i = 0; types[i] != NULL; i++) {
    LiaRecord *record = lia_reader_find (reader, types[i], text, first == NULL ? &first : NULL);

    if (record != NULL)
      return record;
  }

  if (first != NULL)
    g_propagate_error (error, g_steal_pointer (&first));
  return types[0] == NULL ? lia_reader_find (reader, NULL, text, error) : NULL;
}

/* Says that a condition names no record of the types that it can lead to; always FALSE. */
gboolean
lia_filter_refuse_record (const char *name,
                          const LiaRecordType *const *types,
                          const char *text,
                          GError **error)
{
  g_autoptr (GString) labels = g_string_new (NULL);

  for (guint i = 0; types[i] != NULL; i++)
    g_string_append_printf (labels, "%s%s", i > 0 ? ", " : "", lia_record_type_label (types[i]));

  g_set_error (
      error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_NOT_FOUND,
      /* Translators: a wrong condition such as “made_by:XYZ”, the kinds of records that it can
       * name, and a condition that looks for words in these, such as “made_by:(XYZ)”. */
      _ ("“%s:%s” names no record; there is none so called among these: %s. Words in such a record "
         "are looked for with %s:(%s)."),
      name, text, labels->str, name, text);
  return FALSE;
}

static gboolean
append_reference (LiaFilterCompiler *self,
                  const LiaField *field,
                  const char *text,
                  GString *sql,
                  GError **error)
{
  g_autofree char *column = lia_query_reference_sql (field);
  const LiaRecordType *types[] = {
    field->refers_to != NULL ? lia_record_type_find (field->refers_to) : NULL,
    NULL,
  };
  g_autoptr (LiaRecord) record = lia_filter_find_record (self->reader, types, text, NULL);

  if (record == NULL)
    return lia_filter_refuse_record (field->name, types, text, error);

  g_string_append_printf (sql, "%s = {%u}", column,
                          lia_bindings_add_id (self->bindings, lia_record_get_id (record)));
  return TRUE;
}

static gboolean
append_value (LiaFilterCompiler *self,
              const LiaField *field,
              const LiaExpression *term,
              const LiaExpressionValue *value,
              GString *sql,
              GError **error)
{
  if (!compares (term->op) && (lia_filter_is_none (value) || lia_filter_is_any (value))) {
    g_string_append_printf (sql, "t.\"%s\" IS %s", field->name,
                            lia_filter_is_none (value) ? "NULL" : "NOT NULL");
    return TRUE;
  }

  switch (field->kind) {
  case LIA_FIELD_DATE:
    return append_date (self, field, term, value->text, sql, error);
  case LIA_FIELD_INTEGER:
  case LIA_FIELD_TIME:
    return append_range (self, field, term, value->text, sql, error);
  default:
    break;
  }
  if (compares (term->op))
    return lia_filter_refuse_operator (term, error);

  switch (field->kind) {
  case LIA_FIELD_CHOICE:
    return append_choice (self, field, value->text, sql, error);
  case LIA_FIELD_FLAG:
    return append_flag (field, value->text, sql, error);
  case LIA_FIELD_REFERENCE:
    return append_reference (self, field, value->text, sql, error);
  default:
    append_text (self, field, term, value->text, sql);
    return TRUE;
  }
}

/* A field has one of the values of a term. */
gboolean
lia_filter_compile_field (LiaFilterCompiler *self,
                          const LiaField *field,
                          const LiaExpression *term,
                          GString *sql,
                          GError **error)
{
  g_string_append_c (sql, '(');
  for (guint i = 0; i < term->values->len; i++) {
    if (i > 0)
      g_string_append (sql, " OR ");
    if (!append_value (self, field, term, lia_expression_value (term, i), sql, error))
      return FALSE;
  }
  g_string_append_c (sql, ')');

  return TRUE;
}
