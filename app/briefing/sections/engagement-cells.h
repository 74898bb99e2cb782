#pragma once

#include "briefing/composition.h"

G_BEGIN_DECLS

/* What stands in the cells of short tables of engagements, and which go into them. */

void lia_put_when  (LiaListing *listing, const LiaCleared *record, const LiaComposition *with);
void lia_put_state (LiaListing *listing, const LiaCleared *record, const LiaComposition *with);

char *lia_describe_engagements (GPtrArray *engagements, gboolean places);
char *lia_describe_place (const LiaCleared *engagement);
void  lia_keep_ahead (GPtrArray *engagements, gint32 today);
void  lia_keep_over  (GPtrArray *engagements, gint32 since, gint32 today);

G_END_DECLS
