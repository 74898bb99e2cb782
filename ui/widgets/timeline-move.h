#pragma once

#include "insight/moved-date.h"
#include "insight/timeline-painter.h"
#include "timeline.h"

G_BEGIN_DECLS

/**
 * LiaTimelineMove:
 * @id: the item that is moved.
 * @lane: the key of the lane in which somebody took hold of it.
 * @end: what of it moves.
 * @old_first: its first day as it was.
 * @old_last: its last day as it was; of a commitment, the day it is due.
 * @first: its first day now.
 * @last: its last day now.
 * @anchor: the day that was taken hold of.
 * @vague: whether it has one date that is not known to the day, and so becomes a single day.
 * @by_keyboard: whether the keyboard has it, not the pointer.
 * @waiting: whether it was let go, and is being asked about.
 * @refusal: (nullable): why it can't be moved.
 * @x: where the pointer is, in pixels of the widget.
 *
 * An item of the timeline while it is moved. Nothing has changed yet.
 */
typedef struct {
  LiaId id;
  LiaId lane;
  LiaDateEnd end;
  gint32 old_first;
  gint32 old_last;
  gint32 first;
  gint32 last;
  gint32 anchor;
  gboolean vague;
  gboolean by_keyboard;
  gboolean waiting;
  char *refusal;
  double x;
} LiaTimelineMove;

void
lia_timeline_move_free (LiaTimelineMove *self);
void
lia_timeline_move_install (GtkWidgetClass *klass);
void
lia_timeline_move_add (LiaTimeline *self);
const char *
lia_timeline_move_cursor (LiaTimeline *self, const LiaTimelineMark *mark, double x);
gboolean
lia_timeline_move_take (LiaTimeline *self, const LiaTimelineMark *mark, double x);
void
lia_timeline_move_follow (LiaTimeline *self, double x);
gboolean
lia_timeline_move_drop (LiaTimeline *self);
gboolean
lia_timeline_move_give_up (LiaTimeline *self);
char *
lia_timeline_move_words (LiaTimeline *self);
void
lia_timeline_move_paint (LiaTimeline *self, const LiaTimelineScene *scene, LiaDrawing *drawing);
void
lia_timeline_move_paint_held (const LiaTimelineScene *scene,
                              LiaDrawing *drawing,
                              const LiaBox *old,
                              const LiaBox *bar,
                              const char *words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaTimelineMove, lia_timeline_move_free)

G_END_DECLS
