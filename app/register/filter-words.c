#include <glib/gi18n.h>

#include "filter-period.h"
#include "filter-private.h"
#include "filter.h"

static char *
words_of (LiaReader *reader,
          const LiaRecordType *type,
          const LiaExpression *expression,
          gboolean enclosed);

static char *
title_record (LiaReader *reader, const LiaRecordType *const *types, const char *text)
{
  g_autoptr (LiaRecord) record = lia_filter_find_record (reader, types, text, NULL);

  return record != NULL ? lia_reader_record_title (reader, record) : g_strdup (text);
}

static char *
words_of_field_value (const LiaField *field, const char *text)
{
  g_autofree char *value = NULL;

  if (field->kind == LIA_FIELD_DATE)
    return lia_period_words (text);
  if (field->kind == LIA_FIELD_FLAG) {
    value = lia_field_normalize (field, text, NULL);
    return g_strdup (value != NULL ? _ ("Yes") : _ ("No"));
  }
  if (field->kind != LIA_FIELD_CHOICE)
    return g_strdup (text);

  value = lia_field_normalize (field, text, NULL);
  return lia_field_display (field, value != NULL ? value : text);
}

static char *
words_of_value (LiaReader *reader,
                const LiaRecordType *type,
                const LiaFilterName *name,
                const LiaExpression *term,
                const LiaExpressionValue *value)
{
  const LiaField *field = lia_record_type_field (type, name->name);
  const char *state = NULL;

  if (lia_filter_is_none (value))
    return g_strdup (lia_filter_name_reaches (name) ? _ ("none") : _ ("not known"));
  if (lia_filter_is_any (value))
    return g_strdup (lia_filter_name_reaches (name) ? _ ("any") : _ ("known"));

  switch (name->kind) {
  case LIA_FILTER_STATE:
    state = lia_query_state_label (type, value->text);
    if (state == NULL && field != NULL)
      return words_of_field_value (field, value->text);
    return g_strdup (state != NULL ? state : value->text);
  case LIA_FILTER_SILENT:
    return lia_period_length_words (value->text);
  case LIA_FILTER_MEMBER:
    if (!value->literal && g_ascii_strcasecmp (value->text, "both") == 0)
      return g_strdup (_ ("two of them"));
    return title_record (
        reader, (const LiaRecordType *[]) { lia_record_type_find ("process"), NULL }, value->text);
  case LIA_FILTER_ARCHIVED:
    return g_strdup (g_ascii_strcasecmp (value->text, "yes") == 0 ? _ ("Yes") : value->text);
  default:
    break;
  }
  if (lia_filter_name_reaches (name))
    return term->op == LIA_OPERATOR_IS || name->kind == LIA_FILTER_FIELD
               ? title_record (reader, name->others, value->text)
               : g_strdup (value->text);

  return name->field != NULL ? words_of_field_value (name->field, value->text)
                             : g_strdup (value->text);
}

static char *
words_of_values (LiaReader *reader,
                 const LiaRecordType *type,
                 const LiaFilterName *name,
                 const LiaExpression *term)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < term->values->len; i++) {
    g_autofree char *one =
        words_of_value (reader, type, name, term, lia_expression_value (term, i));

    /* Translators: what stands between alternatives, with its spaces. */
    g_string_append_printf (words, "%s%s", i > 0 ? _ (" or ") : "", one);
  }

  return g_strdup (words->str);
}

static gboolean
holds_text (const LiaFilterName *name)
{
  return name->kind == LIA_FILTER_FIELD &&
         (name->field->kind == LIA_FIELD_TEXT || name->field->kind == LIA_FIELD_PROSE ||
          name->field->kind == LIA_FIELD_TAGS || name->field->kind == LIA_FIELD_ADDRESS);
}

/* A derived state speaks for itself; “Status: In progress” needs its field. */
static gboolean
speaks_for_itself (const LiaRecordType *type, const LiaFilterName *name, const LiaExpression *term)
{
  if (name->kind == LIA_FILTER_ARCHIVED)
    return g_ascii_strcasecmp (lia_expression_value (term, 0)->text, "yes") == 0;

  return name->kind == LIA_FILTER_STATE &&
         lia_query_state_label (type, lia_expression_value (term, 0)->text) != NULL;
}

static gboolean
is_date (const LiaFilterName *name)
{
  return name->kind == LIA_FILTER_FIELD && name->field->kind == LIA_FIELD_DATE;
}

/* Translators below: a field and a value of it, such as “Due before 31 March 2026”. */
static char *
words_of_comparison (const LiaFilterName *name, LiaOperator op, const char *value)
{
  const char *label = name->label;

  switch (op) {
  case LIA_OPERATOR_BELOW:
    return g_strdup_printf (is_date (name) ? _ ("%s before %s") : _ ("%s: less than %s"), label,
                            value);
  case LIA_OPERATOR_UP_TO:
    return g_strdup_printf (is_date (name) ? _ ("%s up to %s") : _ ("%s: at most %s"), label,
                            value);
  case LIA_OPERATOR_ABOVE:
    return g_strdup_printf (is_date (name) ? _ ("%s after %s") : _ ("%s: more than %s"), label,
                            value);
  case LIA_OPERATOR_FROM:
    return g_strdup_printf (is_date (name) ? _ ("%s from %s on") : _ ("%s: at least %s"), label,
                            value);
  default:
    return g_strdup_printf (_ ("%s: exactly %s"), label, value);
  }
}

static char *
label_values (const LiaFilterName *name, const LiaExpression *term, const char *values)
{
  const LiaExpressionValue *first = lia_expression_value (term, 0);

  if (term->op != LIA_OPERATOR_IS)
    return words_of_comparison (name, term->op, values);
  if (name->kind == LIA_FILTER_SILENT)
    /* Translators: the label “Silent for” and a length of time. */
    return g_strdup_printf (_ ("%s %s"), name->label, values);
  if (holds_text (name) && !lia_filter_is_none (first) && !lia_filter_is_any (first))
    /* Translators: a field and what stands in its text. */
    return g_strdup_printf (_ ("%s contains “%s”"), name->label, values);

  /* Translators: what a list is narrowed to: a field and its value, such as “Status: In progress”.
   */
  return g_strdup_printf (_ ("%s: %s"), name->label, values);
}

static char *
words_of_term (LiaReader *reader, const LiaRecordType *type, const LiaExpression *term)
{
  g_autoptr (GPtrArray) names = lia_filter_names (type);
  const LiaFilterName *name = lia_filter_names_find (names, term->name);
  g_autofree char *values = NULL;

  if (name == NULL)
    return lia_expression_write (term);

  values = words_of_values (reader, type, name, term);
  if (name->kind == LIA_FILTER_ARCHIVED && speaks_for_itself (type, name, term))
    return g_strdup (name->label);
  if (speaks_for_itself (type, name, term))
    return g_steal_pointer (&values);

  return label_values (name, term, values);
}

/* Where a relation leads to several types, the words are those of the first for which the names
 * stand for something. */
static const LiaRecordType *
type_inside (const LiaFilterName *name, const LiaExpression *inner)
{
  const LiaExpression *leaf = inner;

  while (leaf->name == NULL && leaf->parts->len > 0)
    leaf = lia_expression_part (leaf, 0);
  for (guint i = 0; leaf->name != NULL && name->others[i] != NULL; i++) {
    g_autoptr (GPtrArray) names = lia_filter_names (name->others[i]);

    if (lia_filter_names_find (names, leaf->name) != NULL)
      return name->others[i];
  }

  return name->others[0];
}

static char *
words_of_inside (LiaReader *reader, const LiaRecordType *type, const LiaExpression *inside)
{
  const LiaExpression *inner = lia_expression_part (inside, 0);
  g_autoptr (GPtrArray) names = lia_filter_names (type);
  const LiaFilterName *name = lia_filter_names_find (names, inside->name);
  g_autofree char *words = NULL;

  if (name == NULL || !lia_filter_name_reaches (name))
    return lia_expression_write (inside);

  words = words_of (reader, type_inside (name, inner), inner, FALSE);
  /* Translators: a link to other records, and what holds for these, such as “Addresses (Themes
   * contains “scam”)”. */
  return g_strdup_printf (_ ("%s (%s)"), name->label, words);
}

static char *
words_of_parts (LiaReader *reader,
                const LiaRecordType *type,
                const LiaExpression *expression,
                gboolean enclosed)
{
  gboolean any = expression->kind == LIA_EXPRESSION_ANY;
  g_autoptr (GString) words = g_string_new (enclosed ? "(" : "");

  for (guint i = 0; i < expression->parts->len; i++) {
    g_autofree char *one = words_of (reader, type, lia_expression_part (expression, i), TRUE);

    /* Translators: what stands between conditions that have to hold together, with its spaces. */
    g_string_append_printf (words, "%s%s", i == 0 ? "" : any ? _ (" or ") : _ (" and "), one);
  }
  if (enclosed)
    g_string_append_c (words, ')');

  return g_strdup (words->str);
}

static char *
words_of (LiaReader *reader,
          const LiaRecordType *type,
          const LiaExpression *expression,
          gboolean enclosed)
{
  g_autofree char *inner = NULL;

  switch (expression->kind) {
  case LIA_EXPRESSION_NOT:
    inner = words_of (reader, type, lia_expression_part (expression, 0), TRUE);
    /* Translators: %s is a condition that must not hold, such as “Status: Fulfilled”. */
    return g_strdup_printf (_ ("Not %s"), inner);
  case LIA_EXPRESSION_WORDS:
    /* Translators: %s is a word that is searched for. */
    return g_strdup_printf (_ ("“%s”"), lia_expression_value (expression, 0)->text);
  case LIA_EXPRESSION_TERM:
    return words_of_term (reader, type, expression);
  case LIA_EXPRESSION_INSIDE:
    return words_of_inside (reader, type, expression);
  default:
    return words_of_parts (reader, type, expression, enclosed);
  }
}

/**
 * lia_filter_words:
 * @expression: a filter
 * @type: the type of the records that it is for
 * @reader: a reader of the register, in which the titles of records are looked up
 *
 * Returns: (transfer full): how people read it, such as “Status: In progress or Not known”
 */
char *
lia_filter_words (const LiaExpression *expression, const LiaRecordType *type, LiaReader *reader)
{
  return words_of (reader, type, expression, FALSE);
}
