#pragma once

#include "briefing/composition.h"

G_BEGIN_DECLS

GPtrArray *lia_agenda_section_matter (const LiaComposition *with);
void       lia_agenda_section_add    (LiaDocument *document, const LiaComposition *with);

G_END_DECLS
