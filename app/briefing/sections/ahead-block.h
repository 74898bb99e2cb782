#pragma once

#include "briefing/composition.h"

G_BEGIN_DECLS

guint lia_ahead_count_engagements (const LiaComposition *with);
void  lia_ahead_block_add         (LiaSection *section, const LiaComposition *with);

G_END_DECLS
