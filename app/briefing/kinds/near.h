#pragma once

#include "kind.h"

G_BEGIN_DECLS

LiaClearance *lia_near_clear (LiaReader *reader,
                              const LiaBriefingOptions *options,
                              gint32 today,
                              LiaProof *proof,
                              GCancellable *cancellable,
                              GError **error);

G_END_DECLS
