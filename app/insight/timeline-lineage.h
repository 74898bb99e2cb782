#pragma once

#include "timeline-index.h"

G_BEGIN_DECLS

GHashTable *lia_timeline_lineage_of     (LiaTimelineIndex *index, const LiaId *id);
gboolean    lia_timeline_lineage_extent (LiaTimelineIndex *index,
                                         GHashTable *lineage,
                                         gint32 *first,
                                         gint32 *last);
gboolean    lia_timeline_lineage_follow (LiaTimelineIndex *index,
                                         const gboolean *shown,
                                         gboolean back,
                                         const LiaId *after,
                                         LiaTimelinePlace *place);

G_END_DECLS
