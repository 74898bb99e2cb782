#pragma once

#include "expression.h"

G_BEGIN_DECLS

/* How an expression is written, for whoever reads one that isn't finished. Private to
 * app/register. */
gboolean    lia_expression_at_space      (const char *p);
gboolean    lia_expression_at_negation   (const char *p);
const char *lia_expression_end_of_word   (const char *p, const char *stops);
const char *lia_expression_end_of_quoted (const char *p);
gsize       lia_expression_name_length   (const char *p);
LiaOperator lia_expression_take_operator (const char **p);

G_END_DECLS
