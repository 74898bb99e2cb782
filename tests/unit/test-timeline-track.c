#include "insight/timeline-track.h"
#include "records/date.h"

#define MARK 10

static LiaTimelineItem *
item_new (gint32 first, gint32 last, const char *title)
{
  LiaId id = { { 0 } };
  LiaTimelineItem *item;

  for (guint i = 0; i < sizeof id.bytes; i++)
    id.bytes[i] = (guint8) g_test_rand_int ();
  item = lia_timeline_item_new (LIA_TIMELINE_ENGAGEMENT, &id, title);
  item->first = first;
  item->last = last;
  return item;
}

static LiaTimelineItem *
random_item (gint32 span, gint32 longest)
{
  gint32 first = g_test_rand_int_range (-span, span);
  gint32 length = g_test_rand_bit () ? 0 : g_test_rand_int_range (0, longest);

  return item_new (first, first + length, "A meeting of some working group");
}

static LiaTimelineTrack *
random_track (guint n_items, gint32 span, gint32 longest)
{
  LiaTimelineTrack *track = lia_timeline_track_new ();
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  for (guint i = 0; i < n_items; i++)
    g_ptr_array_add (items, random_item (span, longest));
  lia_timeline_track_fill (track, items);
  return track;
}

/* Everything that touches the days is between the two places, by looking at every single item. */
static void
assert_query (const LiaTimelineTrack *track, gint32 first, gint32 last)
{
  guint from, until;

  lia_timeline_track_query (track, first, last, &from, &until);
  for (guint i = 0; i < lia_timeline_track_get_size (track); i++) {
    const LiaTimelineItem *item = lia_timeline_track_get (track, i);

    if (item->first <= last && item->last >= first) {
      g_assert_cmpuint (i, >=, from);
      g_assert_cmpuint (i, <, until);
    }
  }
  if (from < until) {
    g_assert_cmpint (lia_timeline_track_get (track, from)->last, >=, first);
    g_assert_cmpint (lia_timeline_track_get (track, until - 1)->first, <=, last);
  }
}

static void
assert_nothing_overlaps (const LiaTimelineTrack *track)
{
  g_autofree gint32 *ends = g_new (gint32, lia_timeline_track_get_rows (track) + 1);

  for (guint row = 0; row < lia_timeline_track_get_rows (track); row++)
    ends[row] = G_MININT32;

  for (guint i = 0; i < lia_timeline_track_get_size (track); i++) {
    const LiaTimelineItem *item = lia_timeline_track_get (track, i);
    guint row = lia_timeline_track_get_row (track, i);

    g_assert_cmpuint (row, <, lia_timeline_track_get_rows (track));
    g_assert_cmpint (item->first, >, ends[row]);
    ends[row] = item->last;
  }
}

static guint
most_at_once (const LiaTimelineTrack *track)
{
  guint most = 0;

  for (guint i = 0; i < lia_timeline_track_get_size (track); i++) {
    gint32 day = lia_timeline_track_get (track, i)->first;
    guint n = 0;

    for (guint j = 0; j < lia_timeline_track_get_size (track); j++) {
      const LiaTimelineItem *item = lia_timeline_track_get (track, j);

      n += item->first <= day && item->last >= day;
    }
    most = MAX (most, n);
  }

  return most;
}

static void
test_query_is_brute_force (void)
{
  for (guint round = 0; round < 40; round++) {
    g_autoptr (LiaTimelineTrack) track =
        random_track (g_test_rand_int_range (0, 300), 2000, round % 2 == 0 ? 30 : 1500);

    for (guint i = 0; i < 30; i++) {
      gint32 first = g_test_rand_int_range (-2500, 2500);

      assert_query (track, first, first + g_test_rand_int_range (0, 900));
    }
  }
}

static void
test_rows_hold_as_few_as_can_be (void)
{
  for (guint round = 0; round < 20; round++) {
    g_autoptr (LiaTimelineTrack) track = random_track (200, 500, 200);

    assert_nothing_overlaps (track);
    g_assert_cmpuint (lia_timeline_track_get_rows (track), ==, most_at_once (track));
  }
}

static void
test_rows_leave_room_for_labels (void)
{
  g_autoptr (LiaTimelineTrack) track = random_track (150, 3000, 60);
  LiaViewport viewport = lia_viewport (-4000, 4, 2000);
  g_autoptr (GArray) cells = NULL;

  lia_timeline_track_pack (track, 4, 120);
  assert_nothing_overlaps (track);
  cells = lia_timeline_track_cells (track, &viewport, 0, lia_timeline_track_get_rows (track), MARK);
  g_assert_cmpuint (cells->len, ==, 150);
  for (guint i = 0; i < cells->len; i++) {
    const LiaTimelineCell *cell = &g_array_index (cells, LiaTimelineCell, i);

    g_assert_cmpuint (cell->count, ==, 1);
    g_assert_cmpfloat (cell->room - cell->left, >=, MARK + 120 - 0.001);
  }
}

/* Adding and removing one by one ends with the same items, sorted, none on another. */
static void
test_splice_is_fill (void)
{
  g_autoptr (LiaTimelineTrack) track = random_track (100, 800, 100);

  lia_timeline_track_pack (track, 1, 60);
  for (guint i = 0; i < 300; i++) {
    if (g_test_rand_bit () || lia_timeline_track_get_size (track) == 0) {
      lia_timeline_track_add (track, random_item (800, 100));
    } else {
      guint victim = g_test_rand_int_range (0, lia_timeline_track_get_size (track));

      g_assert_true (lia_timeline_track_remove (track, lia_timeline_track_get (track, victim)));
    }
    assert_nothing_overlaps (track);
    assert_query (track, g_test_rand_int_range (-900, 900), 900);
  }
}

static void
test_find (void)
{
  g_autoptr (LiaTimelineTrack) track = random_track (100, 30, 5);
  g_autoptr (LiaTimelineItem) stranger = random_item (30, 5);
  guint index;

  for (guint i = 0; i < 100; i++) {
    g_assert_true (lia_timeline_track_find (track, lia_timeline_track_get (track, i), &index));
    g_assert_cmpuint (index, ==, i);
  }
  g_assert_false (lia_timeline_track_find (track, stranger, &index));
  g_assert_false (lia_timeline_track_remove (track, stranger));
}

/* At any scale each item is counted in one cell, and no cell of a row lies on another. */
static void
test_cells_count_everything (void)
{
  for (double scale = LIA_VIEWPORT_MIN_SCALE; scale < LIA_VIEWPORT_MAX_SCALE; scale *= 2.5) {
    g_autoptr (LiaTimelineTrack) track = random_track (2000, 2000, 40);
    guint n_rows = lia_timeline_track_get_rows (track);
    LiaViewport viewport = lia_viewport (-2001, scale, 4100 / scale);
    g_autoptr (GArray) cells = lia_timeline_track_cells (track, &viewport, 0, n_rows - 1, MARK);
    g_autofree double *ends = g_new0 (double, n_rows);
    guint count = 0;

    for (guint row = 0; row < n_rows; row++)
      ends[row] = -G_MAXDOUBLE;
    for (guint i = 0; i < cells->len; i++) {
      const LiaTimelineCell *cell = &g_array_index (cells, LiaTimelineCell, i);

      g_assert_cmpfloat (cell->left, >, ends[cell->row]);
      g_assert_cmpfloat (cell->right, >, cell->left);
      g_assert_cmpfloat (cell->room, >, cell->right);
      ends[cell->row] = cell->right;
      count += cell->count;
    }
    g_assert_cmpuint (count, ==, 2000);
  }
}

static void
test_cells_are_few_from_afar (void)
{
  g_autoptr (LiaTimelineTrack) track = random_track (50000, 5000, 1);
  LiaViewport viewport = lia_viewport (-5000, 10, 1000);
  g_autoptr (GArray) cells = lia_timeline_track_cells (track, &viewport, 0, 0, MARK);

  g_assert_cmpuint (cells->len, >, 10);
  g_assert_cmpuint (cells->len, <=, 1000 / MARK + 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline-track/query-is-brute-force", test_query_is_brute_force);
  g_test_add_func ("/timeline-track/few-rows", test_rows_hold_as_few_as_can_be);
  g_test_add_func ("/timeline-track/room-for-labels", test_rows_leave_room_for_labels);
  g_test_add_func ("/timeline-track/splice-is-fill", test_splice_is_fill);
  g_test_add_func ("/timeline-track/find", test_find);
  g_test_add_func ("/timeline-track/cells-count-everything", test_cells_count_everything);
  g_test_add_func ("/timeline-track/cells-are-few-from-afar", test_cells_are_few_from_afar);
  return g_test_run ();
}
