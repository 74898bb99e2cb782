#pragma once

#include "briefing/composition.h"

G_BEGIN_DECLS

void lia_standing_section_add (LiaDocument *document, const LiaComposition *with);

G_END_DECLS
