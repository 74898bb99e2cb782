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
gboolean   lia_filter_mentions      (const LiaExpression *expression, const char *name);

/* filter-clause.c: what a filter of records of a type says, whatever stands in it. */
gboolean   lia_filter_compile_expression (LiaFilterCompiler *self,
                                     const LiaRecordType *type,
                                     const LiaExpression *expression,
                                     GString *sql,
                                     GError **error);
LiaClause *lia_filter_compile       (const LiaExpression *expression,
                                     const LiaRecordType *type,
                                     LiaReader *reader,
                                     gint32 today,
                                     GError **error);

/* filter-field.c: a field has one of the values of a term. */
gboolean   lia_filter_compile_field (LiaFilterCompiler *self,
                                     const LiaField *field,
                                     const LiaExpression *term,
                                     GString *sql,
                                     GError **error);
LiaRecord *lia_filter_find_record   (LiaReader *reader,
                                     const LiaRecordType *const *types,
                                     const char *text,
                                     GError **error);

gboolean   lia_filter_refuse_record (const char *name,
                                     const LiaRecordType *const *types,
                                     const char *text,
                                     GError **error);

/* filter-reach.c: what is linked to a record, is a part of it or is referred to. */
gboolean   lia_filter_compile_reached (LiaFilterCompiler *self,
                                     const LiaRecordType *type,
                                     const LiaFilterName *name,
                                     const LiaExpression *term,
                                     GString *sql,
                                     GError **error);
gboolean   lia_filter_compile_reached_set (LiaFilterCompiler *self,
                                     const LiaRecordType *type,
                                     const LiaFilterName *name,
                                     const LiaExpression *inner,
                                     GString *sql,
                                     GError **error);
gboolean   lia_filter_append_select (LiaFilterCompiler *self,
                                     const LiaRecordType *type,
                                     const char *column,
                                     const LiaExpression *inner,
                                     const char *also,
                                     GString *set,
                                     GError **error);
guint      lia_filter_add_set       (LiaFilterCompiler *self, const char *set);

/* filter-state.c: what is derived, and never stored. */
gboolean   lia_filter_compile_states (LiaFilterCompiler *self,
                                     const LiaRecordType *type,
                                     const LiaExpression *term,
                                     GString *sql,
                                     GError **error);
gboolean   lia_filter_compile_silent (LiaFilterCompiler *self,
                                     const LiaRecordType *type,
                                     const LiaExpression *term,
                                     GString *sql,
                                     GError **error);
gboolean   lia_filter_compile_members (LiaFilterCompiler *self,
                                     const LiaExpression *term,
                                     GString *sql,
                                     GError **error);
gboolean   lia_filter_compile_membership (LiaFilterCompiler *self,
                                     const LiaExpression *inner,
                                     GString *sql,
                                     GError **error);
gboolean   lia_filter_compile_archived (const LiaExpression *term,
                                     GString *sql,
                                     GError **error);

G_END_DECLS
