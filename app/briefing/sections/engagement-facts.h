#pragma once

#include "briefing/composition.h"

G_BEGIN_DECLS

void lia_engagement_facts_add (LiaDocument *document, const LiaComposition *with);

/* What stands in place of who took part and who spoke, whether anything is recorded or not. */
gboolean lia_is_unattributed (const LiaCleared *record);

G_END_DECLS
