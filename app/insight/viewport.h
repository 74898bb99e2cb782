#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A day is at most this wide, and a century at least this narrow. */
#define LIA_VIEWPORT_MIN_SCALE (1.0 / 160)
#define LIA_VIEWPORT_MAX_SCALE (36525.0 / 800)

/**
 * LiaViewport:
 * @first_day: the day at the left edge, in days since 1970-01-01, with its fraction.
 * @days_per_pixel: the scale.
 * @width: how wide the view is, in pixels.
 *
 * Which stretch of time is seen, and how large. A plain value: the functions below answer with a
 * new one and never change the one they are given.
 */
typedef struct {
  double first_day;
  double days_per_pixel;
  double width;
} LiaViewport;

LiaViewport lia_viewport          (double first_day, double days_per_pixel, double width);
LiaViewport lia_viewport_fit      (double first_day, double last_day, double width, double margin);
double      lia_viewport_x        (const LiaViewport *self, double day);
double      lia_viewport_day      (const LiaViewport *self, double x);
double      lia_viewport_end      (const LiaViewport *self);
LiaViewport lia_viewport_pan      (const LiaViewport *self, double pixels);
LiaViewport lia_viewport_zoom     (const LiaViewport *self, double factor, double x);
LiaViewport lia_viewport_centre   (const LiaViewport *self, double day);
LiaViewport lia_viewport_resize   (const LiaViewport *self, double width);
gboolean    lia_viewport_equal    (const LiaViewport *a, const LiaViewport *b);

G_END_DECLS
