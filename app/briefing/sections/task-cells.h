#pragma once

#include "briefing/composition.h"

G_BEGIN_DECLS

/* What stands in the cells of short tables of tasks. */

void lia_put_task_due   (LiaListing *listing, const LiaCleared *record, const LiaComposition *with);
void lia_put_task_state (LiaListing *listing, const LiaCleared *record, const LiaComposition *with);

G_END_DECLS
