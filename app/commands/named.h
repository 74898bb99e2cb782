#pragma once

#include "briefing/briefing-options.h"
#include "register/register.h"

G_BEGIN_DECLS

/* Named briefings, as “liaison brief” takes and keeps them. */

LiaBriefingOptions *lia_named_load (const char *path, const char *name, GError **error);
gboolean            lia_named_keep (LiaRegister *reg,
                                    const char *name,
                                    const LiaBriefingOptions *options,
                                    LiaId *id,
                                    GError **error);

G_END_DECLS
