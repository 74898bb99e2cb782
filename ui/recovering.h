#pragma once

#include "register/recover.h"

G_BEGIN_DECLS

void         lia_recovering_async  (const char *damaged,
                                    const char *path,
                                    GCancellable *cancellable,
                                    LiaRecoverProgress progress,
                                    gpointer progress_data,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
LiaRecovery *lia_recovering_finish (GAsyncResult *result, GError **error);
char        *lia_recovering_suggest (const char *damaged);

G_END_DECLS
