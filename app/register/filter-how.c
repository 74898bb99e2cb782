#include "filter-how.h"

#include <glib/gi18n.h>

#include "query.h"

static gboolean
is_kind (const LiaFilterName *name, LiaFieldKind kind)
{
  return name->kind == LIA_FILTER_FIELD && name->field->kind == kind;
}

static gboolean
holds_text (const LiaFilterName *name)
{
  return is_kind (name, LIA_FIELD_TEXT) || is_kind (name, LIA_FIELD_PROSE) ||
         is_kind (name, LIA_FIELD_TAGS) || is_kind (name, LIA_FIELD_ADDRESS) ||
         is_kind (name, LIA_FIELD_TIME_ZONE);
}

static gboolean
is_yes_or_no (const LiaFilterName *name)
{
  return name->kind == LIA_FILTER_ARCHIVED || is_kind (name, LIA_FIELD_FLAG);
}

static gboolean
is_ordered (const LiaFilterName *name)
{
  return is_kind (name, LIA_FIELD_DATE) || is_kind (name, LIA_FIELD_INTEGER) ||
         is_kind (name, LIA_FIELD_TIME);
}

/* What links lead to, and parts, can be counted. */
static gboolean
is_counted (const LiaFilterName *name)
{
  return name->kind == LIA_FILTER_LINK || name->kind == LIA_FILTER_PART;
}

static void
offer (GArray *hows, LiaFilterHow how)
{
  g_array_append_val (hows, how);
}

static void
offer_reached (GArray *hows, const LiaFilterName *name)
{
  if (is_counted (name))
    offer (hows, LIA_FILTER_HOW_WHERE);
  offer (hows, LIA_FILTER_HOW_IS);
  offer (hows, LIA_FILTER_HOW_IS_NOT);
  if (name->kind == LIA_FILTER_MEMBER)
    offer (hows, LIA_FILTER_HOW_BOTH);
  if (!is_counted (name))
    offer (hows, LIA_FILTER_HOW_WHERE);
  offer (hows, LIA_FILTER_HOW_NOWHERE);
  offer (hows, LIA_FILTER_HOW_ANY);
  offer (hows, LIA_FILTER_HOW_NONE);
  if (is_counted (name)) {
    offer (hows, LIA_FILTER_HOW_ABOVE);
    offer (hows, LIA_FILTER_HOW_BELOW);
  }
}

static void
offer_field (GArray *hows, const LiaFilterName *name)
{
  offer (hows, LIA_FILTER_HOW_IS);
  if (!is_ordered (name))
    offer (hows, LIA_FILTER_HOW_IS_NOT);
  if (holds_text (name))
    offer (hows, LIA_FILTER_HOW_EXACTLY);
  if (is_ordered (name)) {
    offer (hows, LIA_FILTER_HOW_BELOW);
    offer (hows, LIA_FILTER_HOW_ABOVE);
  }
  offer (hows, LIA_FILTER_HOW_ANY);
  offer (hows, LIA_FILTER_HOW_NONE);
}

/**
 * lia_filter_hows:
 * @name: what is asked about
 *
 * Returns: (transfer full) (element-type LiaFilterHow): how it can compare, the most likely first
 */
GArray *
lia_filter_hows (const LiaFilterName *name)
{
  GArray *hows = g_array_new (FALSE, FALSE, sizeof (LiaFilterHow));

  if (is_yes_or_no (name)) {
    offer (hows, LIA_FILTER_HOW_YES);
    offer (hows, LIA_FILTER_HOW_NO);
  } else if (lia_filter_name_reaches (name)) {
    offer_reached (hows, name);
  } else if (name->kind == LIA_FILTER_FIELD) {
    offer_field (hows, name);
  } else {
    offer (hows, LIA_FILTER_HOW_IS);
    offer (hows, LIA_FILTER_HOW_IS_NOT);
  }

  return hows;
}

/* What stands between a name and its value, such as “Due | is before | 31 March”. */
static const char *
label_plain (LiaFilterHow how, const LiaFilterName *name)
{
  gboolean negated = how == LIA_FILTER_HOW_IS_NOT;

  if (name->kind == LIA_FILTER_SILENT)
    return negated ? _ ("less than") : _ ("at least");
  if (holds_text (name))
    return negated ? _ ("doesn’t contain") : _ ("contains");
  if (is_kind (name, LIA_FIELD_DATE))
    return _ ("is within");

  return negated ? _ ("is not") : _ ("is");
}

static const char *
label_compared (LiaFilterHow how, const LiaFilterName *name)
{
  gboolean below = how == LIA_FILTER_HOW_BELOW;

  if (is_counted (name))
    /* Translators: followed by a number, as in “Updates | fewer than | 3”. */
    return below ? _ ("fewer than") : _ ("more than");
  if (is_kind (name, LIA_FIELD_INTEGER))
    return below ? _ ("is less than") : _ ("is more than");

  return below ? _ ("is before") : _ ("is after");
}

/**
 * lia_filter_how_label:
 * @how: how it compares
 * @name: what is asked about
 *
 * Returns: how people read it between the name and its value, translated
 */
const char *
lia_filter_how_label (LiaFilterHow how, const LiaFilterName *name)
{
  gboolean reaches = lia_filter_name_reaches (name);

  switch (how) {
  case LIA_FILTER_HOW_EXACTLY:
    return _ ("is exactly");
  case LIA_FILTER_HOW_WHERE:
    /* Translators: followed by conditions on the records that are linked, as in “Addresses | one
     * where | Themes | contains | scam centres”. */
    return _ ("one where");
  case LIA_FILTER_HOW_NOWHERE:
    /* Translators: the opposite of “one where”. */
    return _ ("none where");
  case LIA_FILTER_HOW_ANY:
    /* Translators: that there is some linked record, whichever; then that a field has a value. */
    return reaches ? _ ("is any") : _ ("is known");
  case LIA_FILTER_HOW_NONE:
    return reaches ? _ ("is none") : _ ("is not known");
  case LIA_FILTER_HOW_YES:
    return _ ("yes");
  case LIA_FILTER_HOW_NO:
    return _ ("no");
  case LIA_FILTER_HOW_BOTH:
    return _ ("is two of them");
  case LIA_FILTER_HOW_BELOW:
  case LIA_FILTER_HOW_ABOVE:
    return label_compared (how, name);
  default:
    return label_plain (how, name);
  }
}

/**
 * lia_filter_how_is_valued:
 * @how: how a condition compares
 *
 * Returns: whether values stand behind it
 */
gboolean
lia_filter_how_is_valued (LiaFilterHow how)
{
  return how == LIA_FILTER_HOW_IS || how == LIA_FILTER_HOW_IS_NOT ||
         how == LIA_FILTER_HOW_EXACTLY || how == LIA_FILTER_HOW_BELOW ||
         how == LIA_FILTER_HOW_ABOVE;
}

/**
 * lia_filter_how_is_inside:
 * @how: how a condition compares
 *
 * Returns: whether conditions on the records that are reached stand behind it
 */
gboolean
lia_filter_how_is_inside (LiaFilterHow how)
{
  return how == LIA_FILTER_HOW_WHERE || how == LIA_FILTER_HOW_NOWHERE;
}

/**
 * lia_filter_values:
 * @type: the type of the records that are filtered
 * @name: what is asked about
 *
 * Returns: (transfer full) (element-type LiaFilterValue): what can be chosen; nothing where
 *   something is written or a record is meant. What it holds lives as long as the types.
 */
GArray *
lia_filter_values (const LiaRecordType *type, const LiaFilterName *name)
{
  GArray *values = g_array_new (FALSE, FALSE, sizeof (LiaFilterValue));
  const LiaField *field = lia_record_type_field (type, name->name);

  if (name->kind == LIA_FILTER_STATE) {
    g_autofree const char **states = lia_query_states (type);

    for (guint i = 0; states[i] != NULL; i++)
      g_array_append_vals (
          values, &(LiaFilterValue) { states[i], lia_query_state_label (type, states[i]), NULL },
          1);
  }
  if ((name->kind != LIA_FILTER_FIELD && name->kind != LIA_FILTER_STATE) || field == NULL)
    return values;

  for (const LiaChoice *choice = field->choices; choice != NULL && choice->value != NULL; choice++)
    g_array_append_vals (values,
                         &(LiaFilterValue) { choice->value, _ (choice->label),
                                             choice->meaning != NULL ? _ (choice->meaning) : NULL },
                         1);

  return values;
}

static const char *
word_of (LiaFilterHow how)
{
  switch (how) {
  case LIA_FILTER_HOW_ANY:
    return "any";
  case LIA_FILTER_HOW_NONE:
    return "none";
  case LIA_FILTER_HOW_YES:
    return "yes";
  case LIA_FILTER_HOW_NO:
    return "no";
  default:
    return "both";
  }
}

static LiaOperator
operator_of (LiaFilterHow how)
{
  switch (how) {
  case LIA_FILTER_HOW_BELOW:
    return LIA_OPERATOR_BELOW;
  case LIA_FILTER_HOW_ABOVE:
    return LIA_OPERATOR_ABOVE;
  case LIA_FILTER_HOW_EXACTLY:
    return LIA_OPERATOR_EXACTLY;
  default:
    return LIA_OPERATOR_IS;
  }
}

/* Text may be a word that means something else where it isn't quoted. */
static LiaExpression *
build_term (LiaFilterHow how, const LiaFilterName *name, const char *const *values)
{
  LiaExpression *term = lia_expression_new_term (name->name, operator_of (how));

  if (!lia_filter_how_is_valued (how))
    lia_expression_add_value (term, word_of (how), FALSE);
  else
    for (guint i = 0; values[i] != NULL; i++)
      lia_expression_add_value (term, values[i], holds_text (name));

  return term;
}

/**
 * lia_filter_how_build:
 * @how: how it compares
 * @name: what is asked about
 * @values: (array zero-terminated=1): what stands behind it; none where it isn't valued
 * @inner: (transfer full) (nullable): the conditions on the records that are reached
 *
 * Returns: (transfer full) (nullable): the condition, %NULL while it isn't complete
 */
LiaExpression *
lia_filter_how_build (LiaFilterHow how,
                      const LiaFilterName *name,
                      const char *const *values,
                      LiaExpression *inner)
{
  LiaExpression *built = NULL;

  if (lia_filter_how_is_inside (how))
    built = inner != NULL ? lia_expression_new_inside (name->name, inner) : NULL;
  else if (!lia_filter_how_is_valued (how) || values[0] != NULL)
    built = build_term (how, name, values);

  if (built != NULL && (how == LIA_FILTER_HOW_IS_NOT || how == LIA_FILTER_HOW_NOWHERE))
    built = lia_expression_new_not (built);

  return built;
}

/* Whether a word among the values stands for a way of comparing rather than for a value. */
static gboolean
has_word (const LiaExpression *term, LiaFilterHow how)
{
  for (guint i = 0; i < term->values->len; i++) {
    const LiaExpressionValue *value = lia_expression_value (term, i);

    if (!value->literal && g_ascii_strcasecmp (value->text, word_of (how)) == 0)
      return TRUE;
  }

  return FALSE;
}

static gboolean
takes_several (const LiaFilterName *name, LiaFilterHow how)
{
  return (how == LIA_FILTER_HOW_IS || how == LIA_FILTER_HOW_IS_NOT) && !is_ordered (name) &&
         name->kind != LIA_FILTER_SILENT;
}

static gboolean
fits (const LiaExpression *stated, gboolean negated, const LiaFilterName *name, LiaFilterHow how)
{
  gboolean denies = how == LIA_FILTER_HOW_IS_NOT || how == LIA_FILTER_HOW_NOWHERE;

  if (negated != denies ||
      (stated->kind == LIA_EXPRESSION_INSIDE) != lia_filter_how_is_inside (how))
    return FALSE;
  if (stated->kind == LIA_EXPRESSION_INSIDE)
    return TRUE;
  if (!lia_filter_how_is_valued (how))
    return stated->values->len == 1 && stated->op == LIA_OPERATOR_IS && has_word (stated, how);

  return stated->op == operator_of (how) &&
         (stated->values->len == 1 || takes_several (name, how)) &&
         !has_word (stated, LIA_FILTER_HOW_ANY) && !has_word (stated, LIA_FILTER_HOW_NONE) &&
         (name->kind != LIA_FILTER_MEMBER || !has_word (stated, LIA_FILTER_HOW_BOTH));
}

/**
 * lia_filter_how_read:
 * @expression: a condition
 * @name: what it asks about
 * @how: (out): how it compares
 * @stated: (out) (transfer none): the term that has its values, or the conditions inside
 *
 * The reverse of lia_filter_how_build().
 *
 * Returns: whether it can be put like that; not everything that can be written can
 */
gboolean
lia_filter_how_read (const LiaExpression *expression,
                     const LiaFilterName *name,
                     LiaFilterHow *how,
                     const LiaExpression **stated)
{
  gboolean negated = expression->kind == LIA_EXPRESSION_NOT;
  const LiaExpression *inner = negated ? lia_expression_part (expression, 0) : expression;
  g_autoptr (GArray) hows = lia_filter_hows (name);

  if (inner->kind != LIA_EXPRESSION_TERM && inner->kind != LIA_EXPRESSION_INSIDE)
    return FALSE;

  for (guint i = 0; i < hows->len; i++)
    if (fits (inner, negated, name, g_array_index (hows, LiaFilterHow, i))) {
      *how = g_array_index (hows, LiaFilterHow, i);
      *stated = inner->kind == LIA_EXPRESSION_INSIDE ? lia_expression_part (inner, 0) : inner;
      return TRUE;
    }

  return FALSE;
}
