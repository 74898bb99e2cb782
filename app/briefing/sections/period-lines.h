#pragma once

#include "change-lines.h"

G_BEGIN_DECLS

/* What happened in a period. Unlike what became of records since a moment, something can have been
 * made in it and fulfilled in it too. */

gint32     lia_period_first_day (const LiaComposition *with);
GPtrArray *lia_period_held      (const LiaComposition *with);
GArray    *lia_period_made      (const LiaComposition *with);
GArray    *lia_period_completed (const LiaComposition *with);
GArray    *lia_period_overdue   (const LiaComposition *with);

G_END_DECLS
