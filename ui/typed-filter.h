#pragma once

#include "register/filter.h"
#include "register/register.h"

G_BEGIN_DECLS

/* What somebody types into the entry of a filter, read where it can't hold up the next key: the
 * records that it names are looked up. */
void           lia_typed_filter_read_async  (gpointer source,
                                             LiaRegister *reg,
                                             const LiaRecordType *type,
                                             const char *text,
                                             gsize cursor,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback);
LiaExpression *lia_typed_filter_read_finish (GAsyncResult *result,
                                             gboolean *half_typed,
                                             GError **error);

G_END_DECLS
