#pragma once

#include "timeline-item.h"
#include "viewport.h"

G_BEGIN_DECLS

/**
 * LiaTimelineTrack:
 *
 * The items of one kind in one lane: flat arrays of days, sorted, with the running maximum of the
 * last days, so that what a viewport shows is found by binary search; and the rows into which
 * items are packed so that none lies on another.
 */
typedef struct _LiaTimelineTrack LiaTimelineTrack;

/**
 * LiaTimelineCell:
 * @left: where it begins, in pixels of the viewport.
 * @right: where it ends.
 * @room: where the next cell of its row begins, or %G_MAXDOUBLE.
 * @row: its row.
 * @item: the index of its first item.
 * @count: how many items it stands for.
 *
 * What is drawn: one item, or several that would lie on one another at this scale.
 */
typedef struct {
  double left;
  double right;
  double room;
  guint row;
  guint item;
  guint count;
} LiaTimelineCell;

LiaTimelineTrack *lia_timeline_track_new      (void);
void              lia_timeline_track_free     (LiaTimelineTrack *self);

void              lia_timeline_track_fill     (LiaTimelineTrack *self, GPtrArray *items);
void              lia_timeline_track_add      (LiaTimelineTrack *self, LiaTimelineItem *item);
gboolean          lia_timeline_track_remove   (LiaTimelineTrack *self, const LiaTimelineItem *item);

guint             lia_timeline_track_get_size (const LiaTimelineTrack *self);
guint             lia_timeline_track_get_rows (const LiaTimelineTrack *self);
double            lia_timeline_track_get_label_width (const LiaTimelineTrack *self);
const LiaTimelineItem *lia_timeline_track_get (const LiaTimelineTrack *self, guint index);
guint             lia_timeline_track_get_row  (const LiaTimelineTrack *self, guint index);
gboolean          lia_timeline_track_find     (const LiaTimelineTrack *self,
                                               const LiaTimelineItem *item,
                                               guint *index);
gboolean          lia_timeline_track_extent   (const LiaTimelineTrack *self,
                                               gint32 *first,
                                               gint32 *last);
void              lia_timeline_track_query    (const LiaTimelineTrack *self,
                                               gint32 first,
                                               gint32 last,
                                               guint *from,
                                               guint *until);
void              lia_timeline_track_pack     (LiaTimelineTrack *self,
                                               double days_per_pixel,
                                               double label_width);
GArray           *lia_timeline_track_cells    (const LiaTimelineTrack *self,
                                               const LiaViewport *viewport,
                                               guint first_row,
                                               guint last_row,
                                               double mark);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaTimelineTrack, lia_timeline_track_free)

G_END_DECLS
