#include "viewport.h"

/**
 * lia_viewport:
 * @first_day: the day at the left edge
 * @days_per_pixel: the scale; brought into what the timeline can show
 * @width: in pixels
 *
 * Returns: a viewport
 */
LiaViewport
lia_viewport (double first_day, double days_per_pixel, double width)
{
  return (LiaViewport) {
    .first_day = first_day,
    .days_per_pixel = CLAMP (days_per_pixel, LIA_VIEWPORT_MIN_SCALE, LIA_VIEWPORT_MAX_SCALE),
    .width = MAX (width, 1),
  };
}

/**
 * lia_viewport_fit:
 * @first_day: the first day to be seen
 * @last_day: the last day to be seen
 * @width: in pixels
 * @margin: how much is left free at either side, in pixels
 *
 * Returns: the viewport in which that stretch of time fills the width
 */
LiaViewport
lia_viewport_fit (double first_day, double last_day, double width, double margin)
{
  double room = MAX (width - 2 * margin, 1);
  double days = MAX (last_day + 1 - first_day, 1);
  LiaViewport self = lia_viewport (first_day, days / room, width);

  return lia_viewport_centre (&self, first_day + days / 2);
}

/**
 * lia_viewport_x:
 * @self: a viewport
 * @day: a day
 *
 * Returns: how far right of the left edge that day begins, in pixels
 */
double
lia_viewport_x (const LiaViewport *self, double day)
{
  return (day - self->first_day) / self->days_per_pixel;
}

/**
 * lia_viewport_day:
 * @self: a viewport
 * @x: pixels from the left edge
 *
 * Returns: the day that lies there, with its fraction
 */
double
lia_viewport_day (const LiaViewport *self, double x)
{
  return self->first_day + x * self->days_per_pixel;
}

/**
 * lia_viewport_end:
 * @self: a viewport
 *
 * Returns: the day at the right edge, with its fraction
 */
double
lia_viewport_end (const LiaViewport *self)
{
  return lia_viewport_day (self, self->width);
}

/**
 * lia_viewport_pan:
 * @self: a viewport
 * @pixels: how far; more than 0 goes towards later days
 *
 * Returns: the viewport moved in time
 */
LiaViewport
lia_viewport_pan (const LiaViewport *self, double pixels)
{
  return lia_viewport (lia_viewport_day (self, pixels), self->days_per_pixel, self->width);
}

/**
 * lia_viewport_zoom:
 * @self: a viewport
 * @factor: more than 1 shows things larger
 * @x: the place that stays where it is, in pixels from the left edge
 *
 * Returns: the viewport at another scale, with the same day at @x
 */
LiaViewport
lia_viewport_zoom (const LiaViewport *self, double factor, double x)
{
  double day = lia_viewport_day (self, x);
  LiaViewport zoomed = lia_viewport (0, self->days_per_pixel / factor, self->width);

  zoomed.first_day = day - x * zoomed.days_per_pixel;
  return zoomed;
}

/**
 * lia_viewport_centre:
 * @self: a viewport
 * @day: a day
 *
 * Returns: the viewport at the same scale with @day in its middle
 */
LiaViewport
lia_viewport_centre (const LiaViewport *self, double day)
{
  return lia_viewport (day - self->width * self->days_per_pixel / 2, self->days_per_pixel,
                       self->width);
}

/**
 * lia_viewport_resize:
 * @self: a viewport
 * @width: another width, in pixels
 *
 * Returns: the viewport at the same scale that shows more or less at its right
 */
LiaViewport
lia_viewport_resize (const LiaViewport *self, double width)
{
  return lia_viewport (self->first_day, self->days_per_pixel, width);
}

/**
 * lia_viewport_equal:
 * @a: a viewport
 * @b: another
 *
 * Returns: whether both show the same, to the bit
 */
gboolean
lia_viewport_equal (const LiaViewport *a, const LiaViewport *b)
{
  return a->first_day == b->first_day && a->days_per_pixel == b->days_per_pixel &&
         a->width == b->width;
}
