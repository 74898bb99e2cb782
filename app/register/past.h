#pragma once

#include "moment.h"
#include "register.h"

G_BEGIN_DECLS

/**
 * LiaPastProgress:
 * @fraction: how much is done, from 0 to 1
 * @user_data: what was given along
 *
 * Told, in the thread that does the work, how far it is.
 */
typedef void (*LiaPastProgress) (double fraction, gpointer user_data);

LiaRegister     *lia_register_open_past        (LiaRegister *self,
                                                const LiaMoment *moment,
                                                GCancellable *cancellable,
                                                LiaPastProgress progress,
                                                gpointer user_data,
                                                GError **error);
void             lia_register_open_past_async  (LiaRegister *self,
                                                const char *moment,
                                                GCancellable *cancellable,
                                                LiaPastProgress progress,
                                                gpointer progress_data,
                                                GAsyncReadyCallback callback,
                                                gpointer user_data);
LiaRegister     *lia_register_open_past_finish (LiaRegister *self,
                                                GAsyncResult *result,
                                                GError **error);

G_END_DECLS
