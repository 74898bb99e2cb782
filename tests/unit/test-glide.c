#include "insight/glide.h"

#define MS 1000

/* Drawn to the right by two pixels in a millisecond. */
static LiaGlide
drawn (void)
{
  LiaGlide glide = { 0 };

  for (gint64 ms = 0; ms <= 400; ms += 10)
    lia_glide_add (&glide, ms * MS, ms * 2.0, 5);
  return glide;
}

static void
test_goes_on (void)
{
  LiaGlide glide = drawn ();
  double x, y, before = 0;
  gint64 ms = 400;

  g_assert_true (lia_glide_begin (&glide, 400 * MS));
  g_assert_true (lia_glide_advance (&glide, 410 * MS, &x, &y));
  g_assert_cmpfloat_with_epsilon (x, 20, 1);
  g_assert_cmpfloat (y, ==, 0);
  while (lia_glide_advance (&glide, ms * MS, &x, &y)) {
    g_assert_cmpfloat (x, >=, before);
    before = x;
    ms += 16;
    g_assert_cmpint (ms, <, 3000);
  }
  g_assert_cmpfloat (x, >, 400);
  g_assert_cmpfloat (x, <, 510);
}

/* Who stops before letting go wants it to stay there. */
static void
test_held_still (void)
{
  LiaGlide glide = drawn ();
  LiaGlide nothing = { 0 };

  g_assert_false (lia_glide_begin (&glide, 600 * MS));
  g_assert_false (lia_glide_begin (&nothing, 600 * MS));
  lia_glide_add (&glide, 600 * MS, 800, 5);
  lia_glide_add (&glide, 620 * MS, 800, 5);
  g_assert_false (lia_glide_begin (&glide, 625 * MS));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/glide/goes-on", test_goes_on);
  g_test_add_func ("/glide/held-still", test_held_still);
  return g_test_run ();
}
