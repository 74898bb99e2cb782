#pragma once

#include "briefing/kinds/kind.h"

G_BEGIN_DECLS

void       lia_period_glance_add (LiaDocument *document, const LiaComposition *with);
GPtrArray *lia_period_held       (const LiaComposition *with);
gint32     lia_period_first_day  (const LiaComposition *with);

G_END_DECLS
