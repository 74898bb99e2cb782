#pragma once

#include "insight/timeline-index.h"

G_BEGIN_DECLS

/**
 * LiaTimelineBand:
 * @lane: the lane it is part of.
 * @kind: the kind of its items.
 * @top: where it begins below the top of all lanes, in pixels.
 * @n_rows: how many rows it has; 0 if nothing of it is shown.
 *
 * The rows of one kind in one lane.
 */
typedef struct {
  guint lane;
  LiaTimelineKind kind;
  double top;
  guint n_rows;
} LiaTimelineBand;

/**
 * LiaTimelineStrip:
 * @top: where the lane begins below the top of all lanes, in pixels.
 * @height: how high it is; 0 if it is not shown.
 *
 * Where a lane lies.
 */
typedef struct {
  double top;
  double height;
} LiaTimelineStrip;

/**
 * LiaTimelineMark:
 * @cell: what it shows, in pixels of the viewport.
 * @lane: its lane.
 * @kind: its kind.
 * @top: the upper edge of its row below the top of all lanes.
 * @height: the height of its row.
 *
 * Something that is drawn.
 */
typedef struct {
  LiaTimelineCell cell;
  guint lane;
  LiaTimelineKind kind;
  double top;
  double height;
} LiaTimelineMark;

/**
 * LiaTimelineFrame:
 *
 * Where everything lies that the timeline shows: the lanes below one another, and in them the
 * items that a viewport sees. What is drawn, hit and walked through with the keyboard is this.
 */
typedef struct _LiaTimelineFrame LiaTimelineFrame;

LiaTimelineFrame *lia_timeline_frame_new     (void);
void              lia_timeline_frame_free    (LiaTimelineFrame *self);
void              lia_timeline_frame_arrange (LiaTimelineFrame *self,
                                              LiaTimelineIndex *index,
                                              const gboolean *shown,
                                              double height);
void              lia_timeline_frame_collect (LiaTimelineFrame *self,
                                              LiaTimelineIndex *index,
                                              const LiaViewport *viewport,
                                              double top,
                                              double height);
double            lia_timeline_frame_get_height (const LiaTimelineFrame *self);
const GArray     *lia_timeline_frame_get_strips (const LiaTimelineFrame *self);
const GArray     *lia_timeline_frame_get_bands  (const LiaTimelineFrame *self);
const GArray     *lia_timeline_frame_get_marks  (const LiaTimelineFrame *self);
const LiaTimelineMark *lia_timeline_frame_hit   (const LiaTimelineFrame *self, double x, double y);
gboolean          lia_timeline_frame_locate  (const LiaTimelineFrame *self,
                                              LiaTimelineIndex *index,
                                              const LiaTimelinePlace *place,
                                              double *top,
                                              double *height);
gboolean          lia_timeline_frame_step    (const LiaTimelineFrame *self,
                                              LiaTimelineIndex *index,
                                              LiaTimelinePlace *place,
                                              int items,
                                              int bands);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaTimelineFrame, lia_timeline_frame_free)

G_END_DECLS
