#include <math.h>

#include "insight/timeline-painter.h"
#include "timeline-private.h"

#define GUTTER 148
#define LEAST_SPAN 730
#define MARGIN 60

/* How far the picture goes: all items and today, with some air at both ends. */
static void
measure_span (LiaTimeline *self)
{
  gint32 first = self->today;
  gint32 last = self->today;
  double air;

  if (self->index != NULL && lia_timeline_index_extent (self->index, &first, &last)) {
    first = MIN (first, self->today);
    last = MAX (last, self->today);
  }
  air = MAX ((last - first) * 0.06, LEAST_SPAN / 2.0);
  self->first_day = first - air;
  self->last_day = last + air;
}

static LiaViewport
clamp_viewport (LiaTimeline *self, const LiaViewport *viewport)
{
  double span = self->last_day - self->first_day;
  LiaViewport clamped = lia_viewport (
      viewport->first_day, MIN (viewport->days_per_pixel, span / viewport->width), viewport->width);
  double seen = clamped.width * clamped.days_per_pixel;

  clamped.first_day =
      CLAMP (clamped.first_day, self->first_day, MAX (self->last_day - seen, self->first_day));
  return clamped;
}

/* How far the left edge of the view is from the left end of all there is: in a mirrored timeline
 * that is where it ends. */
static double
adjustment_value (LiaTimeline *self)
{
  const LiaViewport *viewport = &self->viewport;
  double days = lia_timeline_is_mirrored (self) ? self->last_day - lia_viewport_end (viewport)
                                                : viewport->first_day - self->first_day;

  return days / viewport->days_per_pixel;
}

static void
configure_adjustments (LiaTimeline *self)
{
  GtkAdjustment *horizontal = self->adjustments[GTK_ORIENTATION_HORIZONTAL];
  GtkAdjustment *vertical = self->adjustments[GTK_ORIENTATION_VERTICAL];
  double scale = self->viewport.days_per_pixel;
  double page = lia_timeline_lanes_height (self);
  double height = MAX (lia_timeline_frame_get_height (self->frame), page);

  self->adjusting = TRUE;
  if (horizontal != NULL)
    gtk_adjustment_configure (
        horizontal, adjustment_value (self), 0, (self->last_day - self->first_day) / scale,
        self->viewport.width * 0.1, self->viewport.width * 0.9, self->viewport.width);
  if (vertical != NULL)
    gtk_adjustment_configure (vertical, MIN (lia_timeline_scroll (self), height - page), 0, height,
                              24, page * 0.9, page);
  self->adjusting = FALSE;
}

/* How high lanes are hangs on what is in them and on the height of the view, never on the scale. */
static void
arrange (LiaTimeline *self)
{
  double height = lia_timeline_lanes_height (self);

  if (self->index == NULL || (self->arranged && height == self->arranged_height))
    return;

  lia_timeline_frame_arrange (self->frame, self->index, self->shown, height);
  self->headers_stale = TRUE;
  self->arranged_height = height;
  self->arranged = TRUE;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* What is recent matters most: the years before today, and a little after; unless something was
 * chosen before the timeline was seen. */
static void
place_first (LiaTimeline *self, double width)
{
  double seen = width / self->first_scale;
  LiaTimelinePlace place;
  LiaViewport viewport;

  measure_span (self);
  viewport = lia_viewport_fit (self->today - seen * 0.82, self->today + seen * 0.18, width, 0);
  if (lia_timeline_current_place (self, &place))
    viewport = lia_viewport_centre (&viewport, lia_timeline_index_get (self->index, &place)->first);
  self->placed = self->index != NULL;
  lia_timeline_show_viewport (self, &viewport);
}

/* The current item stays in view when the timeline becomes narrower. */
static LiaViewport
keep_current (LiaTimeline *self, const LiaViewport *viewport)
{
  LiaTimelinePlace place;
  double day, x;

  if (!lia_timeline_current_place (self, &place))
    return *viewport;

  day = lia_timeline_index_get (self->index, &place)->first;
  x = lia_viewport_x (viewport, day);
  if (x < viewport->width - MARGIN || lia_viewport_x (&self->viewport, day) > self->viewport.width)
    return *viewport;

  return lia_viewport_centre (viewport, day);
}

/* Where words are read from right to left, so is time. All of the timeline reckons as if it went to
 * the right; it is turned round as it is drawn, as children are placed, and where the pointer comes
 * in. */
gboolean
lia_timeline_is_mirrored (LiaTimeline *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

double
lia_timeline_gutter (LiaTimeline *self)
{
  return MIN (GUTTER, gtk_widget_get_width (GTK_WIDGET (self)) / 4);
}

double
lia_timeline_scroll (LiaTimeline *self)
{
  GtkAdjustment *vertical = self->adjustments[GTK_ORIENTATION_VERTICAL];

  return vertical != NULL ? gtk_adjustment_get_value (vertical) : 0;
}

double
lia_timeline_lanes_height (LiaTimeline *self)
{
  return MAX (gtk_widget_get_height (GTK_WIDGET (self)) - LIA_TIMELINE_RULER, 1);
}

void
lia_timeline_show_viewport (LiaTimeline *self, const LiaViewport *viewport)
{
  self->viewport = clamp_viewport (self, viewport);
  arrange (self);
  configure_adjustments (self);
  lia_timeline_update_headers (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Places all items anew, after other items have come or other kinds are shown. */
void
lia_timeline_rearrange (LiaTimeline *self)
{
  LiaViewport viewport = self->viewport;

  measure_span (self);
  self->arranged = FALSE;
  lia_timeline_show_viewport (self, &viewport);
}

/* Gives all lanes in sight their headers. */
void
lia_timeline_update_headers (LiaTimeline *self)
{
  if (self->index == NULL)
    return;

  if (self->headers_stale)
    lia_timeline_headers_clear (self->headers);
  self->headers_stale = FALSE;
  lia_timeline_headers_update (self->headers, self->frame, self->index, GTK_WIDGET (self),
                               self->proxy, (int) lia_timeline_gutter (self),
                               lia_timeline_scroll (self), lia_timeline_lanes_height (self));
}

/* Finds what is to be drawn as things are now. */
void
lia_timeline_collect (LiaTimeline *self)
{
  lia_timeline_frame_collect (self->frame, self->index, &self->viewport, lia_timeline_scroll (self),
                              lia_timeline_lanes_height (self));
}

/* Makes room for so wide a stretch of time. */
void
lia_timeline_fit_width (LiaTimeline *self, double width)
{
  LiaViewport viewport = lia_viewport_resize (&self->viewport, width);

  if (!self->placed) {
    place_first (self, width);
  } else if (!lia_viewport_equal (&viewport, &self->viewport)) {
    viewport = keep_current (self, &viewport);
    self->viewport = clamp_viewport (self, &viewport);
  }
  arrange (self);
  configure_adjustments (self);
}

/* Brings an item into view, with some of what lies round it. */
void
lia_timeline_reveal (LiaTimeline *self, const LiaTimelinePlace *place)
{
  const LiaTimelineItem *item = lia_timeline_index_get (self->index, place);
  GtkAdjustment *vertical = self->adjustments[GTK_ORIENTATION_VERTICAL];
  double left = lia_viewport_x (&self->viewport, item->first);
  double right = lia_viewport_x (&self->viewport, item->last + 1.0);
  double margin = MIN (MARGIN, self->viewport.width / 4);
  LiaViewport viewport = self->viewport;
  double top, height;

  if (!self->placed)
    return;

  if (right < margin || left > self->viewport.width - margin)
    viewport = lia_viewport_centre (&self->viewport, item->first);
  lia_timeline_show_viewport (self, &viewport);
  lia_timeline_collect (self);
  if (vertical != NULL && lia_timeline_frame_locate (self->frame, place, &top, &height))
    gtk_adjustment_clamp_page (vertical, top - height, top + 2 * height);
}
