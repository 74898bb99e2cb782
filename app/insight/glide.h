#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define LIA_GLIDE_POINTS 16

/**
 * LiaGlide:
 *
 * What is let go while it is drawn along, and goes on by itself for a while: how fast it was in the
 * last moments, and how far it is since. A plain value that holds nothing; clear it with zeros.
 */
typedef struct {
  /*< private >*/
  gint64 times[LIA_GLIDE_POINTS];
  double x[LIA_GLIDE_POINTS];
  double y[LIA_GLIDE_POINTS];
  guint n_points;
  gint64 start;
  double speed_x; /* pixels in a microsecond */
  double speed_y;
} LiaGlide;

void     lia_glide_add     (LiaGlide *self, gint64 time, double x, double y);
gboolean lia_glide_begin   (LiaGlide *self, gint64 time);
gboolean lia_glide_advance (const LiaGlide *self, gint64 time, double *x, double *y);

G_END_DECLS
