#include <locale.h>

#include "insight/ruler.h"
#include "records/date.h"

static void
test_floor (void)
{
  gint32 day = lia_day_from_civil (2023, 10, 4);

  g_assert_cmpint (lia_ruler_floor (LIA_RULER_DAY, day), ==, day);
  g_assert_cmpint (lia_ruler_floor (LIA_RULER_WEEK, day), ==, lia_day_from_civil (2023, 10, 2));
  g_assert_cmpint (lia_ruler_floor (LIA_RULER_MONTH, day), ==, lia_day_from_civil (2023, 10, 1));
  g_assert_cmpint (lia_ruler_floor (LIA_RULER_QUARTER, day - 10), ==,
                   lia_day_from_civil (2023, 7, 1));
  g_assert_cmpint (lia_ruler_floor (LIA_RULER_YEAR, day), ==, lia_day_from_civil (2023, 1, 1));
  g_assert_cmpint (lia_ruler_floor (LIA_RULER_FIVE_YEARS, day), ==,
                   lia_day_from_civil (2020, 1, 1));
  g_assert_cmpint (lia_ruler_floor (LIA_RULER_DECADE, lia_day_from_civil (1969, 12, 31)), ==,
                   lia_day_from_civil (1960, 1, 1));
}

/* Whatever the scale and the day: ticks cover the view, rise, and each begins its own unit. */
static void
test_ticks_cover_the_view (void)
{
  for (guint unit = LIA_RULER_DAY; unit <= LIA_RULER_DECADE; unit++) {
    for (guint i = 0; i < 40; i++) {
      LiaViewport viewport = lia_viewport (g_test_rand_double_range (-30000, 30000),
                                           g_test_rand_double_range (0.02, 20), 900);
      g_autoptr (GArray) ticks = lia_ruler_ticks (unit, &viewport);

      g_assert_cmpfloat (g_array_index (ticks, gint32, 0), <=, viewport.first_day);
      g_assert_cmpfloat (g_array_index (ticks, gint32, ticks->len - 1), >=,
                         lia_viewport_end (&viewport));
      for (guint j = 0; j < ticks->len; j++) {
        gint32 tick = g_array_index (ticks, gint32, j);

        g_assert_cmpint (lia_ruler_floor (unit, tick), ==, tick);
        g_assert_cmpint (lia_ruler_floor (unit, tick - 1), <, tick);
        if (j > 0)
          g_assert_cmpint (lia_ruler_floor (unit, tick - 1), ==,
                           g_array_index (ticks, gint32, j - 1));
      }
    }
  }
}

static void
test_labels_have_room (void)
{
  for (double scale = LIA_VIEWPORT_MIN_SCALE; scale < 20; scale *= 1.3) {
    LiaViewport viewport = lia_viewport (19000, scale, 1000);
    LiaRulerUnit minor = lia_ruler_minor_unit (&viewport);
    g_autoptr (GArray) ticks = lia_ruler_ticks (minor, &viewport);
    LiaRulerUnit major;

    g_assert_cmpuint (ticks->len, <, 1000 / 20);
    if (lia_ruler_major_unit (minor, &major))
      g_assert_cmpint (major, >, minor);
  }
}

static void
test_labels (void)
{
  gint32 october = lia_day_from_civil (2023, 10, 1);
  g_autofree char *year = lia_ruler_label (LIA_RULER_YEAR, october, FALSE);
  g_autofree char *quarter = lia_ruler_label (LIA_RULER_QUARTER, october, FALSE);
  g_autofree char *month = lia_ruler_label (LIA_RULER_MONTH, october, FALSE);
  g_autofree char *whole = lia_ruler_label (LIA_RULER_MONTH, october, TRUE);
  g_autofree char *day = lia_ruler_label (LIA_RULER_DAY, october, FALSE);

  g_assert_cmpstr (year, ==, "2023");
  g_assert_cmpstr (quarter, ==, "Q4");
  g_assert_cmpstr (month, ==, "Oct");
  g_assert_cmpstr (whole, ==, "October 2023");
  g_assert_cmpstr (day, ==, "1");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ruler/floor", test_floor);
  g_test_add_func ("/ruler/ticks-cover-the-view", test_ticks_cover_the_view);
  g_test_add_func ("/ruler/labels-have-room", test_labels_have_room);
  g_test_add_func ("/ruler/labels", test_labels);
  return g_test_run ();
}
