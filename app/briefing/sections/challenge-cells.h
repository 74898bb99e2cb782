#pragma once

#include "briefing/composition.h"

G_BEGIN_DECLS

/* What stands in the cells of short tables of challenges. */

void lia_put_raised   (LiaListing *listing, const LiaCleared *record, const LiaComposition *with);
void lia_put_acted_on (LiaListing *listing, const LiaCleared *record, const LiaComposition *with);

char *lia_describe_reach (const LiaCleared *challenge);

G_END_DECLS
