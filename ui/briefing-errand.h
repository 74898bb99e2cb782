#pragma once

#include "briefing/briefing.h"

G_BEGIN_DECLS

GBytes  *lia_briefing_errand_pages  (LiaRegister *reg,
                                     const LiaBriefingOptions *options,
                                     GCancellable *cancellable,
                                     GError **error);
gboolean lia_briefing_errand_export (LiaRegister *reg,
                                     const LiaBriefingOptions *options,
                                     const char *path,
                                     GCancellable *cancellable,
                                     GError **error);

G_END_DECLS
