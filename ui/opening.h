#pragma once

#include "register/register.h"

G_BEGIN_DECLS

/**
 * LiaOpening:
 * @LIA_OPENING_FILE: a register that exists.
 * @LIA_OPENING_NEW: a new one, with the reference data in it.
 * @LIA_OPENING_SAMPLE: the sample register of this user, made if it isn't there yet.
 *
 * Ways to come by an open register.
 */
typedef enum {
  LIA_OPENING_FILE,
  LIA_OPENING_NEW,
  LIA_OPENING_SAMPLE,
} LiaOpening;

char        *lia_opening_sample_path (void);
void         lia_opening_async       (LiaOpening how,
                                      const char *path,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
LiaRegister *lia_opening_finish      (GAsyncResult *result, GError **error);

G_END_DECLS
