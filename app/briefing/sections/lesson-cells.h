#pragma once

#include "short-table.h"

G_BEGIN_DECLS

/* What stands in the cells of short tables of lessons. */

extern const LiaShortColumn lia_lesson_columns[];

void lia_put_learned (LiaListing *listing, const LiaCleared *record, const LiaComposition *with);

G_END_DECLS
