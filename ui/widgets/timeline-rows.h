#pragma once

#include <gio/gio.h>

#include "insight/timeline-index.h"

G_BEGIN_DECLS

/**
 * LiaTimelineRow:
 *
 * An item of the timeline as a row of a table: which one, and in which lane.
 */
#define LIA_TYPE_TIMELINE_ROW (lia_timeline_row_get_type ())
G_DECLARE_FINAL_TYPE (LiaTimelineRow, lia_timeline_row, LIA, TIMELINE_ROW, GObject)

gboolean lia_timeline_row_find (LiaTimelineRow *self,
                                LiaTimelineIndex *index,
                                LiaTimelinePlace *place);

/**
 * LiaTimelineRows:
 *
 * All that stands on the timeline, as a list: lane after lane, in each one kind after the other, in
 * time. Rows are made as they are asked for.
 */
#define LIA_TYPE_TIMELINE_ROWS (lia_timeline_rows_get_type ())
G_DECLARE_FINAL_TYPE (LiaTimelineRows, lia_timeline_rows, LIA, TIMELINE_ROWS, GObject)

LiaTimelineRows *lia_timeline_rows_new      (void);
void             lia_timeline_rows_follow   (LiaTimelineRows *self,
                                             LiaTimelineIndex *index,
                                             const gboolean *shown);
gboolean         lia_timeline_rows_position (LiaTimelineRows *self,
                                             const LiaId *id,
                                             const LiaId *lane,
                                             guint *position);

G_END_DECLS
