#pragma once

#include "clearance.h"
#include "register/excerpt.h"

G_BEGIN_DECLS

gboolean   lia_clearance_fill (LiaExcerpt *excerpt,
                               const LiaRecordType *type,
                               gpointer clearance,
                               GError **error);
LiaReader *lia_clearance_read (LiaClearance *self,
                               LiaRegister *reg,
                               GCancellable *cancellable,
                               GError **error);

G_END_DECLS
