#pragma once

#include "briefing/briefing-options.h"
#include "register/edit.h"
#include "register/reader.h"

G_BEGIN_DECLS

LiaBriefingOptions *lia_named_briefing_read (LiaReader *reader,
                                             const LiaRecord *record,
                                             GError **error);
LiaEdit            *lia_named_briefing_save (LiaReader *reader,
                                             const char *name,
                                             const LiaBriefingOptions *options);

G_END_DECLS
