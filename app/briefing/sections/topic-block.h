#pragma once

#include "briefing/composition.h"

G_BEGIN_DECLS

void lia_theme_block_add (LiaSection *section, const LiaComposition *with);
void lia_item_block_add  (LiaSection *section, const LiaComposition *with);

G_END_DECLS
