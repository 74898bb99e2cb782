#pragma once

#include "insight/timeline-painter.h"
#include "timeline.h"

G_BEGIN_DECLS

/**
 * LiaTimelineDraft:
 * @lane: the key of the lane in which it is.
 * @anchor: the day on which it was begun.
 * @first: its first day.
 * @last: its last day.
 * @y: where in the lane the pointer is, in pixels of the widget.
 *
 * An engagement that somebody draws on empty space, with Ctrl held. It is nothing yet.
 */
typedef struct {
  LiaId lane;
  gint32 anchor;
  gint32 first;
  gint32 last;
  double y;
} LiaTimelineDraft;

void
lia_timeline_draft_install (GtkWidgetClass *klass);
gboolean
lia_timeline_draft_begin (LiaTimeline *self, double x, double y);
void
lia_timeline_draft_follow (LiaTimeline *self, double x);
gboolean
lia_timeline_draft_drop (LiaTimeline *self);
gboolean
lia_timeline_draft_give_up (LiaTimeline *self);
void
lia_timeline_draft_paint (LiaTimeline *self, const LiaTimelineScene *scene, LiaDrawing *drawing);

G_END_DECLS
