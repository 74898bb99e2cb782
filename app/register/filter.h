#pragma once

#include "expression.h"
#include "filter-name.h"
#include "reader.h"

G_BEGIN_DECLS

gboolean lia_filter_apply            (const char *text,
                                      LiaQuery *query,
                                      LiaReader *reader,
                                      gint32 today,
                                      GError **error);
gboolean lia_filter_apply_expression (const LiaExpression *expression,
                                      LiaQuery *query,
                                      LiaReader *reader,
                                      gint32 today,
                                      GError **error);
char    *lia_filter_hint             (const LiaExpression *expression, const LiaRecordType *type);
char    *lia_filter_words            (const LiaExpression *expression,
                                      const LiaRecordType *type,
                                      LiaReader *reader);

G_END_DECLS
