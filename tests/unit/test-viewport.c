#include <math.h>

#include "insight/viewport.h"

static void
assert_close (double a, double b)
{
  g_assert_cmpfloat_with_epsilon (a, b, 1e-6);
}

static void
test_there_and_back (void)
{
  for (guint i = 0; i < 200; i++) {
    LiaViewport viewport = lia_viewport (g_test_rand_double_range (-40000, 40000),
                                         g_test_rand_double_range (0.01, 40), 1200);
    double x = g_test_rand_double_range (-500, 2000);

    assert_close (lia_viewport_x (&viewport, lia_viewport_day (&viewport, x)), x);
  }
}

static void
test_zoom_keeps_the_day_under_the_pointer (void)
{
  for (guint i = 0; i < 200; i++) {
    LiaViewport viewport = lia_viewport (g_test_rand_double_range (-40000, 40000), 3, 1200);
    double x = g_test_rand_double_range (0, 1200);
    LiaViewport zoomed = lia_viewport_zoom (&viewport, g_test_rand_double_range (0.01, 100), x);

    assert_close (lia_viewport_day (&zoomed, x), lia_viewport_day (&viewport, x));
  }
}

static void
test_zoom_ends (void)
{
  LiaViewport viewport = lia_viewport (0, 1, 800);
  LiaViewport near = lia_viewport_zoom (&viewport, 1e9, 400);
  LiaViewport far = lia_viewport_zoom (&viewport, 1e-9, 400);

  assert_close (near.days_per_pixel, LIA_VIEWPORT_MIN_SCALE);
  assert_close (far.days_per_pixel, LIA_VIEWPORT_MAX_SCALE);
  assert_close (lia_viewport_day (&far, 400), lia_viewport_day (&viewport, 400));
}

static void
test_fit (void)
{
  LiaViewport viewport = lia_viewport_fit (100, 1099, 1040, 20);

  assert_close (viewport.days_per_pixel, 1);
  assert_close (lia_viewport_x (&viewport, 100), 20);
  assert_close (lia_viewport_x (&viewport, 1100), 1020);

  viewport = lia_viewport_fit (100, 100, 1000, 600);
  assert_close (lia_viewport_day (&viewport, 500), 100.5);
}

static void
test_pan (void)
{
  LiaViewport viewport = lia_viewport (10, 2, 500);
  LiaViewport moved = lia_viewport_pan (&viewport, 25);

  assert_close (moved.first_day, 60);
  assert_close (lia_viewport_end (&moved), 1060);
  moved = lia_viewport_pan (&moved, -25);
  g_assert_true (lia_viewport_equal (&moved, &viewport));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/viewport/there-and-back", test_there_and_back);
  g_test_add_func ("/viewport/zoom-keeps-the-day", test_zoom_keeps_the_day_under_the_pointer);
  g_test_add_func ("/viewport/zoom-ends", test_zoom_ends);
  g_test_add_func ("/viewport/fit", test_fit);
  g_test_add_func ("/viewport/pan", test_pan);
  return g_test_run ();
}
