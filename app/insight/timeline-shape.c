#include "timeline-shape.h"

#define DASH 4.0
/* Four dashes and four gaps go round a mark of ten pixels. */
#define MARK_DASH 3.34
/* How thick the line of a commitment is. */
#define LINE 4.0
/* How high the post at its due day is: not into the words. */
#define POST 9.0
/* Over how many pixels an end that is no exact day fades out. */
#define FADE 14.0
/* How large the box of a task is. */
#define BOX 9.0
/* How wide and how high the arrow is of what was moved. */
#define SHIFT 5.0
#define SHIFT_HEIGHT 8.0

static void
draw_strike (const LiaTimelineShape *self, LiaDrawing *drawing)
{
  double overhang = self->small ? 3 : 0;

  lia_drawing_add_fill (drawing,
                        (LiaBox) { self->area.x - overhang,
                                   self->area.y + self->area.height / 2 - 0.75,
                                   self->area.width + 2 * overhang, 1.5 },
                        self->hue);
}

static gboolean
is_soft (const LiaTimelineShape *self)
{
  return self->soft_first || self->soft_last;
}

/* An end that is not known to the day fades out. */
static void
draw_soft (const LiaTimelineShape *self, LiaDrawing *drawing, double strength)
{
  lia_drawing_add_fade (drawing, self->area, self->soft_first ? FADE : 0,
                        self->soft_last ? FADE : 0,
                        lia_colour_fade (self->hue, self->palette->tint * strength));
}

static void
draw_engagement (const LiaTimelineShape *self, LiaDrawing *drawing)
{
  double radius = self->small ? self->area.height / 2 : 5;
  LiaColour tint = lia_colour_fade (self->hue, self->palette->tint * 1.5);

  switch (self->state) {
  case LIA_TIMELINE_CONFIRMED:
    lia_drawing_add_outline (drawing, self->area, radius, 2, self->hue);
    lia_drawing_add_round (drawing, lia_box_inset (self->area, self->small ? 3 : 2), radius,
                           self->small ? self->hue : tint);
    break;
  case LIA_TIMELINE_PROPOSED:
    lia_drawing_add_outline (drawing, self->area, radius, 1.5, self->hue);
    break;
  case LIA_TIMELINE_IDEA:
    lia_drawing_add_dashed (drawing, self->area, radius, 1.5, self->hue);
    break;
  case LIA_TIMELINE_MOVED:
    lia_drawing_add_round (drawing, self->area, radius, tint);
    lia_drawing_add_dashed (drawing, self->area, radius, self->small ? MARK_DASH : DASH, self->hue);
    break;
  case LIA_TIMELINE_POSTPONED:
    lia_drawing_add_dashed (drawing, self->area, radius, self->small ? MARK_DASH : DASH, self->hue);
    break;
  case LIA_TIMELINE_CANCELLED:
    lia_drawing_add_outline (drawing, self->area, radius, 1.5, self->hue);
    draw_strike (self, drawing);
    break;
  default:
    if (is_soft (self) && !self->small)
      draw_soft (self, drawing, 2);
    else
      lia_drawing_add_round (drawing, self->area, radius, self->hue);
    break;
  }
}

/* The part after the due day: dashed, on the ground of a warning. */
static void
draw_overdue (const LiaTimelineShape *self, LiaDrawing *drawing, double due)
{
  double bottom = self->area.y + self->area.height;
  double length = self->area.x + self->area.width - due;

  lia_drawing_add_fill (drawing, (LiaBox) { due, self->area.y, length, self->area.height },
                        lia_colour_fade (self->palette->late, self->palette->tint * 0.6));
  lia_drawing_add_dashes (drawing, (LiaBox) { due, bottom - LINE, length, LINE }, 5, 8,
                          self->palette->late);
}

/* A commitment is a line from made to due, with a post at the due day, on a pale ground that its
 * words stand on. The line is solid once it is fulfilled. */
static void
draw_commitment_bar (const LiaTimelineShape *self, LiaDrawing *drawing)
{
  gboolean late = self->state == LIA_TIMELINE_OVERDUE;
  double left = self->area.x;
  double right = left + self->area.width;
  double due = late ? CLAMP (self->due, left, right) : right;
  double bottom = self->area.y + self->area.height;

  if (due > left) {
    lia_drawing_add_fill (drawing, (LiaBox) { left, self->area.y, due - left, self->area.height },
                          lia_colour_fade (self->hue, self->palette->tint * 0.8));
    lia_drawing_add_outline (drawing, (LiaBox) { left, bottom - LINE, due - left, LINE }, 0,
                             self->state == LIA_TIMELINE_FULFILLED ? LINE : 1, self->hue);
  }
  if (late && right - due >= 1)
    draw_overdue (self, drawing, due);
  lia_drawing_add_fill (drawing, (LiaBox) { due - 2, bottom - POST, 2, POST },
                        late ? self->palette->late : self->hue);
  if (self->state == LIA_TIMELINE_WITHDRAWN)
    draw_strike (self, drawing);
}

/* A commitment without a due date is a square, so that it is no meeting at first sight. */
static void
draw_commitment_mark (const LiaTimelineShape *self, LiaDrawing *drawing)
{
  LiaColour colour = self->state == LIA_TIMELINE_OVERDUE ? self->palette->late : self->hue;
  gboolean done = self->state == LIA_TIMELINE_FULFILLED;

  lia_drawing_add_outline (drawing, self->area, 1.5, done ? G_MAXDOUBLE : 1.5, colour);
  if (self->state == LIA_TIMELINE_OVERDUE)
    lia_drawing_add_fill (drawing, lia_box_inset (self->area, 3), colour);
  if (self->state == LIA_TIMELINE_WITHDRAWN)
    draw_strike (self, drawing);
}

/* A group over its life span: a pale band between two posts; an end that is not known, or not there
 * yet, fades out instead. */
static void
draw_body (const LiaTimelineShape *self, LiaDrawing *drawing)
{
  LiaBox post = { self->area.x, self->area.y, 2, self->area.height };

  draw_soft (self, drawing, 1);
  if (!self->soft_first)
    lia_drawing_add_fill (drawing, post, self->hue);
  post.x = self->area.x + self->area.width - 2;
  if (!self->soft_last)
    lia_drawing_add_fill (drawing, post, self->hue);
}

/* A task is a box: filled when it is done, with a stroke in it when it is late. */
static void
draw_task (const LiaTimelineShape *self, LiaDrawing *drawing)
{
  gboolean late = self->state == LIA_TIMELINE_TASK_LATE;
  LiaColour colour = late ? self->palette->late : self->palette->dim;
  LiaBox box = self->area;

  if (!self->small)
    box = (LiaBox) { box.x, box.y + (box.height - BOX) / 2, BOX, BOX };
  lia_drawing_add_outline (drawing, box, 1.5, 1.5, colour);
  if (self->state == LIA_TIMELINE_TASK_DONE)
    lia_drawing_add_fill (drawing, lia_box_inset (box, 2.5), colour);
  else if (late)
    lia_drawing_add_fill (
        drawing, (LiaBox) { box.x + box.width / 2 - 0.75, box.y + 2, 1.5, box.height - 4 }, colour);
}

/* What was moved has an arrow that points at the date that moved: of a commitment the day it is
 * due, of everything else the day it begins. */
static void
draw_shift (const LiaTimelineShape *self, LiaDrawing *drawing)
{
  gboolean due = self->state >= LIA_TIMELINE_OPEN && self->state <= LIA_TIMELINE_WITHDRAWN;
  double right = self->area.x + self->area.width;
  LiaBox arrow = { self->area.x - SHIFT - 1, self->area.y + (self->area.height - SHIFT_HEIGHT) / 2,
                   SHIFT, SHIFT_HEIGHT };

  if (due && !self->small) {
    if (self->state == LIA_TIMELINE_OVERDUE)
      right = CLAMP (self->due, self->area.x, right);
    arrow.x = right - 2 - SHIFT;
    arrow.y = self->area.y + self->area.height - POST;
    arrow.height = POST;
  }
  lia_drawing_add_arrow (drawing, arrow, self->hue);
}

/**
 * lia_timeline_shape_is_filled:
 * @self: a shape
 *
 * Returns: whether words on it have to be in the colour for filled ground
 */
gboolean
lia_timeline_shape_is_filled (const LiaTimelineShape *self)
{
  return self->state == LIA_TIMELINE_HELD && !is_soft (self);
}

/**
 * lia_timeline_shape_draw:
 * @self: a shape
 * @drawing: what it is drawn on
 *
 * Draws one item.
 */
void
lia_timeline_shape_draw (const LiaTimelineShape *self, LiaDrawing *drawing)
{
  if (self->state >= LIA_TIMELINE_ACTIVE)
    draw_body (self, drawing);
  else if (self->state >= LIA_TIMELINE_TASK_OPEN)
    draw_task (self, drawing);
  else if (self->state < LIA_TIMELINE_OPEN)
    draw_engagement (self, drawing);
  else if (self->small)
    draw_commitment_mark (self, drawing);
  else
    draw_commitment_bar (self, drawing);
  if (self->moved)
    draw_shift (self, drawing);
}
