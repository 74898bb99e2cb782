#include "insight/timeline-ghosts.h"
#include "records/date.h"

#define WIDTH 1200.0
#define HEIGHT 700.0

static const gboolean all_shown[LIA_TIMELINE_N_KINDS] = { TRUE, TRUE, TRUE, TRUE };

static LiaId
id_of (guint number)
{
  LiaId id = { { 1, (guint8) (number >> 8), (guint8) number } };

  return id;
}

static LiaTimelineItem *
item_of (guint number, LiaTimelineKind kind, gint32 first, gint32 last, const char *date)
{
  LiaId id = id_of (number);
  LiaId lane = id_of (9000);
  LiaTimelineItem *item = lia_timeline_item_new (kind, &id, "A thing");

  item->first = first;
  item->last = last;
  item->date = g_strdup (date);
  lia_timeline_item_add_lane (item, &lane);
  return item;
}

/* Five meetings, fifty days apart, that take place so many days after they were planned. */
static LiaTimelineIndex *
index_of (guint n_meetings, gint32 delay)
{
  LiaTimelineIndex *index = lia_timeline_index_new (LIA_TIMELINE_BY_PROCESS);
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  LiaId lane = id_of (9000);

  lia_timeline_index_add_lane (index, &lane, "A process", "teal", NULL);
  for (guint i = 0; i < n_meetings; i++) {
    gint32 day = (gint32) i * 50 + delay;
    g_autofree char *date = lia_day_to_edtf (day);

    g_ptr_array_add (items, item_of (i, LIA_TIMELINE_ENGAGEMENT, day, day + 1, date));
  }
  lia_timeline_index_fill (index, items);
  return index;
}

static guint
n_ghosts (LiaTimelineIndex *then, LiaTimelineIndex *now)
{
  LiaTimelinePalette palette = lia_timeline_palette_print ();
  LiaViewport viewport = lia_viewport_fit (-20, 260, WIDTH, 0);
  g_autoptr (LiaTimelineFrame) frame = lia_timeline_frame_new ();
  g_autoptr (LiaDrawing) drawing = lia_drawing_new ();
  LiaTimelineGhosts ghosts = { now, then, frame, &viewport, &palette, 0, 0 };

  lia_timeline_frame_arrange (frame, now, all_shown, HEIGHT);
  lia_timeline_frame_collect (frame, now, &viewport, 0, HEIGHT);
  lia_timeline_ghosts_draw (&ghosts, drawing);
  g_assert_cmpuint (lia_drawing_count (drawing, LIA_STROKE_DASHES), <=,
                    lia_drawing_count (drawing, LIA_STROKE_DASHED));
  return lia_drawing_count (drawing, LIA_STROKE_DASHED);
}

static void
test_slips (void)
{
  g_autoptr (LiaTimelineIndex) then = index_of (5, 0);
  g_autoptr (LiaTimelineIndex) same = index_of (5, 0);
  g_autoptr (LiaTimelineIndex) later = index_of (4, 30);
  g_autoptr (LiaTimelineIndex) more = index_of (8, 0);
  LiaTimelineSlips slips = lia_timeline_slips_between (then, same);

  g_assert_cmpuint (slips.moved + slips.came + slips.gone, ==, 0);
  slips = lia_timeline_slips_between (then, later);
  g_assert_cmpuint (slips.moved, ==, 4);
  g_assert_cmpuint (slips.came, ==, 0);
  g_assert_cmpuint (slips.gone, ==, 1);
  slips = lia_timeline_slips_between (then, more);
  g_assert_cmpuint (slips.moved, ==, 0);
  g_assert_cmpuint (slips.came, ==, 3);
  g_assert_cmpuint (slips.gone, ==, 0);
}

/* What became late is no slip as long as it is due on the same day. */
static void
test_late_is_no_slip (void)
{
  g_autoptr (LiaTimelineItem) then = item_of (1, LIA_TIMELINE_COMMITMENT, 0, 60, "1970-03-01");
  g_autoptr (LiaTimelineItem) now = item_of (1, LIA_TIMELINE_COMMITMENT, 0, 400, "1970-03-01");
  g_autoptr (LiaTimelineItem) moved = item_of (1, LIA_TIMELINE_COMMITMENT, 0, 90, "1970-04-01");

  g_assert_false (lia_timeline_slipped (then, now));
  g_assert_true (lia_timeline_slipped (then, moved));
}

static void
test_ghosts (void)
{
  g_autoptr (LiaTimelineIndex) then = index_of (5, 0);
  g_autoptr (LiaTimelineIndex) same = index_of (5, 0);
  g_autoptr (LiaTimelineIndex) later = index_of (5, 30);

  g_assert_cmpuint (n_ghosts (then, same), ==, 0);
  g_assert_cmpuint (n_ghosts (then, later), ==, 5);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline-ghosts/slips", test_slips);
  g_test_add_func ("/timeline-ghosts/late-is-no-slip", test_late_is_no_slip);
  g_test_add_func ("/timeline-ghosts/ghosts", test_ghosts);
  return g_test_run ();
}
