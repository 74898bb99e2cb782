#pragma once

#include "kind.h"

G_BEGIN_DECLS

/* What a brief about a participant tells of, found from the participant on. */

gint32     lia_country_first_day         (const LiaComposition *with);
GPtrArray *lia_country_commitments       (const LiaComposition *with);
GPtrArray *lia_country_points            (const LiaComposition *with);
GPtrArray *lia_country_engagements_over  (const LiaComposition *with);
GPtrArray *lia_country_engagements_ahead (const LiaComposition *with);
GPtrArray *lia_country_challenges        (const LiaComposition *with);
GPtrArray *lia_country_lessons           (const LiaComposition *with);
GPtrArray *lia_country_contacts          (const LiaComposition *with);

G_END_DECLS
