#pragma once

#include "briefing/composition.h"

G_BEGIN_DECLS

GPtrArray *lia_overdue_list      (const LiaComposition *with);
void       lia_overdue_block_add (LiaSection *section,
                                  GPtrArray *overdue,
                                  const LiaComposition *with);

G_END_DECLS
