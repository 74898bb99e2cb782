#include "glide.h"

#include <math.h>

/* Only the last moments tell how fast it was let go, in microseconds. */
#define MEMORY 50000
/* How long it takes until it is slower by the factor e; as GTK's own scrolling decelerates. */
#define SLOWDOWN 250000.0
/* What is slower than this stands, in pixels in a microsecond. */
#define LEAST_SPEED (40 / 1e6)

/**
 * lia_glide_add:
 * @self: a glide
 * @time: in microseconds
 * @x: where it is drawn to, in pixels
 * @y: the same downwards
 *
 * Notes where it is while it is drawn along.
 */
void
lia_glide_add (LiaGlide *self, gint64 time, double x, double y)
{
  guint i = self->n_points++ % LIA_GLIDE_POINTS;

  self->times[i] = time;
  self->x[i] = x;
  self->y[i] = y;
}

/* The oldest point that still counts, or the last one. */
static guint
first_of_last (const LiaGlide *self, gint64 time)
{
  guint oldest = self->n_points > LIA_GLIDE_POINTS ? self->n_points - LIA_GLIDE_POINTS : 0;

  while (oldest + 1 < self->n_points && time - self->times[oldest % LIA_GLIDE_POINTS] > MEMORY)
    oldest++;
  return oldest;
}

/**
 * lia_glide_begin:
 * @self: a glide
 * @time: when it is let go, in microseconds
 *
 * Lets it go.
 *
 * Returns: whether it was fast enough to go on
 */
gboolean
lia_glide_begin (LiaGlide *self, gint64 time)
{
  guint from = first_of_last (self, time) % LIA_GLIDE_POINTS;
  guint to = (self->n_points + LIA_GLIDE_POINTS - 1) % LIA_GLIDE_POINTS;
  gint64 since = self->n_points > 0 ? time - self->times[from] : 0;

  if (since <= 0 || since > MEMORY)
    return FALSE;

  self->speed_x = (self->x[to] - self->x[from]) / since;
  self->speed_y = (self->y[to] - self->y[from]) / since;
  self->start = time;
  return hypot (self->speed_x, self->speed_y) > LEAST_SPEED;
}

/**
 * lia_glide_advance:
 * @self: a glide that was let go
 * @time: in microseconds
 * @x: (out): how far it is since it was let go, in pixels
 * @y: (out): the same downwards
 *
 * Returns: whether it still moves
 */
gboolean
lia_glide_advance (const LiaGlide *self, gint64 time, double *x, double *y)
{
  double slower = exp (MIN (self->start - time, 0) / SLOWDOWN);

  *x = self->speed_x * SLOWDOWN * (1 - slower);
  *y = self->speed_y * SLOWDOWN * (1 - slower);
  return hypot (self->speed_x, self->speed_y) * slower > LEAST_SPEED;
}
