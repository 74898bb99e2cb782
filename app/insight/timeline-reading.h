#pragma once

#include "register/reader.h"
#include "timeline-index.h"

G_BEGIN_DECLS

/* Private to the timeline's source: reads what stands on the timeline, all of it or what somebody
 * names, in the same way. */
typedef struct _LiaTimelineReading LiaTimelineReading;

LiaTimelineReading *lia_timeline_reading_new  (LiaReader *reader,
                                               LiaTimelineLanes lanes,
                                               gint32 today,
                                               GArray *only,
                                               GCancellable *cancellable);
void                lia_timeline_reading_free (LiaTimelineReading *self);
gboolean            lia_timeline_reading_run  (LiaTimelineReading *self, GError **error);
gboolean            lia_timeline_reading_add_lanes (LiaTimelineReading *self,
                                                    LiaTimelineIndex *index,
                                                    GError **error);
GPtrArray          *lia_timeline_reading_get_items (LiaTimelineReading *self);
GArray             *lia_timeline_reading_get_edges (LiaTimelineReading *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaTimelineReading, lia_timeline_reading_free)

G_END_DECLS
