#include <pango/pangocairo.h>

#include "insight/timeline-overview.h"

#define WIDTH 1000.0
#define HEIGHT 46.0
#define LAST_DAY 7000

static const gboolean all_shown[LIA_TIMELINE_N_KINDS] = { TRUE, TRUE, TRUE, TRUE };

static LiaId
id_of (guint number)
{
  LiaId id = { { 1, (guint8) (number >> 8), (guint8) number } };

  return id;
}

/* So many lanes, each with a meeting every hundred days. */
static LiaTimelineIndex *
index_of (guint n_lanes)
{
  LiaTimelineIndex *index = lia_timeline_index_new (LIA_TIMELINE_BY_CHALLENGE);
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  for (guint i = 0; i < n_lanes; i++) {
    LiaId lane = id_of (i);

    lia_timeline_index_add_lane (index, &lane, "A lane", "plum", NULL);
    for (gint32 day = 0; day < LAST_DAY; day += 100) {
      LiaId id = id_of (1000 + i * 100 + (guint) day / 100);
      LiaTimelineItem *item = lia_timeline_item_new (LIA_TIMELINE_ENGAGEMENT, &id, "A meeting");

      item->first = day;
      item->last = day + 1;
      lia_timeline_item_add_lane (item, &lane);
      g_ptr_array_add (items, item);
    }
  }
  lia_timeline_index_fill (index, items);
  return index;
}

static guint
n_fills (guint n_lanes, const gboolean *shown)
{
  g_autoptr (LiaTimelineIndex) index = index_of (n_lanes);
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  g_autoptr (LiaLabelCache) labels = lia_label_cache_new (context, 40);
  g_autoptr (LiaDrawing) drawing = lia_drawing_new ();
  LiaTimelinePalette palette = lia_timeline_palette_print ();
  LiaTimelineOverview overview = {
    index, shown, &palette, labels, lia_viewport_fit (0, LAST_DAY, WIDTH, 0), HEIGHT, 0
  };

  lia_timeline_overview_draw (&overview, drawing);
  g_assert_cmpuint (lia_drawing_count (drawing, LIA_STROKE_TEXT), >, 3);
  for (guint i = 0; i < lia_drawing_get_size (drawing); i++) {
    const LiaStroke *stroke = lia_drawing_get (drawing, i);

    if (stroke->kind != LIA_STROKE_FILL)
      continue;
    g_assert_cmpfloat (stroke->box.y, >=, 0);
    g_assert_cmpfloat (stroke->box.y + stroke->box.height, <=, HEIGHT);
  }
  g_object_unref (context);
  return lia_drawing_count (drawing, LIA_STROKE_FILL);
}

static void
test_rows (void)
{
  static const gboolean none[LIA_TIMELINE_N_KINDS] = { FALSE, FALSE, FALSE, FALSE };
  guint empty = n_fills (3, none);
  guint one = n_fills (1, all_shown) - empty;

  g_assert_cmpuint (one, >=, 70);
  g_assert_cmpuint (n_fills (3, all_shown) - empty, ==, 3 * one);
}

/* More lanes than there is room for are one row. */
static void
test_many_lanes (void)
{
  static const gboolean none[LIA_TIMELINE_N_KINDS] = { FALSE, FALSE, FALSE, FALSE };
  guint empty = n_fills (1, none);

  g_assert_cmpuint (n_fills (40, all_shown) - empty, ==, n_fills (1, all_shown) - empty);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline-overview/rows", test_rows);
  g_test_add_func ("/timeline-overview/many-lanes", test_many_lanes);
  return g_test_run ();
}
