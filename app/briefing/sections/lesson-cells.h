#pragma once

#include "briefing/composition.h"

G_BEGIN_DECLS

/* What stands in the cells of short tables of lessons. */

void lia_put_learned (LiaListing *listing, const LiaCleared *record, const LiaComposition *with);

G_END_DECLS
