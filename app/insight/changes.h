#pragma once

#include "changed-record.h"
#include "register/moment.h"
#include "register/register.h"

G_BEGIN_DECLS

GPtrArray *lia_changes_read        (LiaReader *reader,
                                    const LiaMoment *since,
                                    GCancellable *cancellable,
                                    GError **error);
void       lia_changes_read_async  (LiaRegister *reg,
                                    const LiaMoment *since,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
GPtrArray *lia_changes_read_finish (GAsyncResult *result, GError **error);

G_END_DECLS
