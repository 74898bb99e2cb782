#pragma once

#include "binding.h"
#include "clause.h"
#include "expression.h"
#include "filter-name.h"
#include "reader.h"

G_BEGIN_DECLS

/* What the parts of the filter's compiler share. Private to app/register. */
typedef struct {
  LiaReader *reader;
  gint32 today;
  GPtrArray *sets; /* char */
  GPtrArray *bindings;
  guint n_steps;
} LiaFilterCompiler;

gboolean   lia_filter_is_none      (const LiaExpressionValue *value);
gboolean   lia_filter_is_any       (const LiaExpressionValue *value);
gboolean   lia_filter_refuse       (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);
gboolean   lia_filter_refuse_operator (const LiaExpression *term, GError **error);
gboolean   lia_filter_compile_field (LiaFilterCompiler *self,
                                     const LiaField *field,
                                     const LiaExpression *term,
                                     GString *sql,
                                     GError **error);
LiaRecord *lia_filter_find_record   (LiaReader *reader,
                                     const LiaRecordType *const *types,
                                     const char *text,
                                     GError **error);
LiaClause *lia_filter_compile       (const LiaExpression *expression,
                                     const LiaRecordType *type,
                                     LiaReader *reader,
                                     gint32 today,
                                     GError **error);
gboolean   lia_filter_mentions      (const LiaExpression *expression, const char *name);

G_END_DECLS
