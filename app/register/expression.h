#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LiaExpressionKind:
 * @LIA_EXPRESSION_ALL: all of its parts hold; of no parts it always holds.
 * @LIA_EXPRESSION_ANY: at least one of its parts holds.
 * @LIA_EXPRESSION_NOT: its only part doesn't hold.
 * @LIA_EXPRESSION_WORDS: its value is searched for in the text of the record.
 * @LIA_EXPRESSION_TERM: what is called by its name has one of its values.
 * @LIA_EXPRESSION_INSIDE: its only part holds for a record that is reached by its name.
 *
 * What an expression says.
 */
typedef enum {
  LIA_EXPRESSION_ALL,
  LIA_EXPRESSION_ANY,
  LIA_EXPRESSION_NOT,
  LIA_EXPRESSION_WORDS,
  LIA_EXPRESSION_TERM,
  LIA_EXPRESSION_INSIDE,
} LiaExpressionKind;

/**
 * LiaOperator:
 * @LIA_OPERATOR_IS: `:`, as it fits the kind of what is named: equal, within, containing.
 * @LIA_OPERATOR_EXACTLY: `=`, the same and nothing else.
 * @LIA_OPERATOR_BELOW: `<`.
 * @LIA_OPERATOR_UP_TO: `<=`.
 * @LIA_OPERATOR_ABOVE: `>`.
 * @LIA_OPERATOR_FROM: `>=`.
 *
 * What stands between a name and its values.
 */
typedef enum {
  LIA_OPERATOR_IS,
  LIA_OPERATOR_EXACTLY,
  LIA_OPERATOR_BELOW,
  LIA_OPERATOR_UP_TO,
  LIA_OPERATOR_ABOVE,
  LIA_OPERATOR_FROM,
} LiaOperator;

/**
 * LiaExpressionValue:
 * @text: what was written.
 * @literal: whether it stands between quotation marks, so that `none` and `any` mean themselves.
 *
 * One of the values of a term.
 */
typedef struct {
  char *text;
  gboolean literal;
} LiaExpressionValue;

/**
 * LiaExpression:
 * @kind: what it says.
 * @parts: (element-type LiaExpression): what it is made of.
 * @apart: of ALL, whether terms of the same name have to hold together; otherwise they are
 *   alternatives, as in `status:fulfilled status:withdrawn`.
 * @name: (nullable): of TERM and INSIDE.
 * @op: of TERM.
 * @values: (element-type LiaExpressionValue): of TERM, and the one of WORDS.
 *
 * The tree of a filter, as lia_expression_parse() reads it and lia_expression_write() writes it.
 * What its names mean depends on the type of records, see lia_filter_names().
 */
typedef struct {
  LiaExpressionKind kind;
  GPtrArray *parts;
  gboolean apart;
  char *name;
  LiaOperator op;
  GPtrArray *values;
} LiaExpression;

/* Longer or deeper than anything that a person would read again. */
#define LIA_EXPRESSION_MAX_LENGTH 10000
#define LIA_EXPRESSION_MAX_DEPTH 12
#define LIA_EXPRESSION_MAX_TERMS 200

LiaExpression *lia_expression_parse     (const char *text, GError **error);
char          *lia_expression_write     (const LiaExpression *self);
const char    *lia_operator_write       (LiaOperator op);

LiaExpression *lia_expression_new       (LiaExpressionKind kind);
LiaExpression *lia_expression_new_words (const char *text);
LiaExpression *lia_expression_new_term  (const char *name, LiaOperator op);
LiaExpression *lia_expression_new_not   (LiaExpression *part);
LiaExpression *lia_expression_new_inside (const char *name, LiaExpression *part);
void           lia_expression_add       (LiaExpression *self, LiaExpression *part);
void           lia_expression_add_value (LiaExpression *self, const char *text, gboolean literal);
LiaExpression *lia_expression_copy      (const LiaExpression *self);
gboolean       lia_expression_equal     (const LiaExpression *a, const LiaExpression *b);
void           lia_expression_free      (LiaExpression *self);

const LiaExpression      *lia_expression_part  (const LiaExpression *self, guint index);
const LiaExpressionValue *lia_expression_value (const LiaExpression *self, guint index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaExpression, lia_expression_free)

G_END_DECLS
