#pragma once

#include <gio/gio.h>

#include "insight/timeline-index.h"

G_BEGIN_DECLS

/**
 * LiaTimelineRows:
 *
 * All that stands on the timeline, as a list: lane after lane, in each one kind after the other, in
 * time. Its items are nothing in themselves: which one a row stands for hangs on its position alone,
 * so that nothing is copied, however much there is. After lia_timeline_rows_follow() rows that were
 * there before may stand for others.
 */
#define LIA_TYPE_TIMELINE_ROWS (lia_timeline_rows_get_type ())
G_DECLARE_FINAL_TYPE (LiaTimelineRows, lia_timeline_rows, LIA, TIMELINE_ROWS, GObject)

LiaTimelineRows *lia_timeline_rows_new    (void);
void             lia_timeline_rows_follow (LiaTimelineRows *self,
                                           LiaTimelineIndex *index,
                                           const gboolean *shown);
guint            lia_timeline_rows_find   (LiaTimelineRows *self, const LiaTimelinePlace *place);
gboolean         lia_timeline_rows_place  (LiaTimelineRows *self,
                                           guint position,
                                           LiaTimelinePlace *place);

G_END_DECLS
