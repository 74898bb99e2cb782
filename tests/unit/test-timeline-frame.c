#include <math.h>

#include "insight/timeline-frame.h"
#include "records/date.h"

#define WIDTH 1200.0
#define HEIGHT 700.0

static const gboolean all_shown[LIA_TIMELINE_N_KINDS] = { TRUE, TRUE, TRUE, TRUE };
static const double spans[] = { 7, 90, 730, 3650, 12000 };

static LiaId
random_id (void)
{
  LiaId id;

  for (guint i = 0; i < sizeof id.bytes; i++)
    id.bytes[i] = (guint8) g_test_rand_int ();
  return id;
}

static LiaTimelineItem *
random_item (const LiaId *lanes, guint n_lanes)
{
  LiaId id = random_id ();
  LiaTimelineKind kind = g_test_rand_int_range (0, LIA_TIMELINE_N_KINDS);
  LiaTimelineItem *item = lia_timeline_item_new (kind, &id, "Something that was agreed upon");
  gboolean shortly = kind == LIA_TIMELINE_ENGAGEMENT || kind == LIA_TIMELINE_TASK;

  item->first = g_test_rand_int_range (-5000, 5000);
  item->last = item->first + g_test_rand_int_range (0, shortly ? 4 : 500);
  lia_timeline_item_add_lane (item, &lanes[g_test_rand_int_range (0, n_lanes)]);
  return item;
}

static LiaTimelineIndex *
random_index (guint n_items, guint n_lanes)
{
  LiaTimelineIndex *index = lia_timeline_index_new (LIA_TIMELINE_BY_CHALLENGE);
  g_autofree LiaId *lanes = g_new (LiaId, n_lanes);
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  LiaId group = random_id ();

  lia_timeline_index_add_group (index, &group, "A theme", NULL);
  for (guint i = 0; i < n_lanes; i++) {
    lanes[i] = random_id ();
    lia_timeline_index_add_lane (index, &lanes[i], "A challenge", NULL, i % 2 == 0 ? &group : NULL);
  }
  for (guint i = 0; i < n_items; i++)
    g_ptr_array_add (items, random_item (lanes, n_lanes));
  lia_timeline_index_fill (index, items);
  return index;
}

static LiaViewport
viewport_of (double days, double middle)
{
  return lia_viewport_fit (middle - days / 2, middle + days / 2, WIDTH, 0);
}

static const LiaTimelineMark *
mark_at (const LiaTimelineFrame *frame, guint i)
{
  return &g_array_index (lia_timeline_frame_get_marks (frame), LiaTimelineMark, i);
}

static guint
n_marks (const LiaTimelineFrame *frame)
{
  return lia_timeline_frame_get_marks (frame)->len;
}

static const LiaTimelineBand *
band_of (const LiaTimelineFrame *frame, const LiaTimelineMark *mark)
{
  return &g_array_index (lia_timeline_frame_get_bands (frame), LiaTimelineBand, mark->band);
}

static gboolean
same_row (const LiaTimelineMark *one, const LiaTimelineMark *other)
{
  return one->band == other->band && one->row == other->row;
}

/* Nothing lies on anything else: neither marks, nor words on words, nor words on another's mark. */
static void
assert_apart (const LiaTimelineFrame *frame)
{
  for (guint i = 0; i < n_marks (frame); i++) {
    const LiaTimelineMark *one = mark_at (frame, i);

    for (guint j = i + 1; j < n_marks (frame) && same_row (one, mark_at (frame, j)); j++) {
      const LiaTimelineMark *other = mark_at (frame, j);

      g_assert_cmpfloat (one->right, <=, other->left + 1e-6);
      if (one->label_right > one->label_left)
        g_assert_cmpfloat (one->label_right, <=, other->left + 1e-6);
    }
  }
}

static void
assert_in_their_bands (const LiaTimelineFrame *frame)
{
  for (guint i = 0; i < n_marks (frame); i++) {
    const LiaTimelineMark *mark = mark_at (frame, i);
    const LiaTimelineBand *band = band_of (frame, mark);

    g_assert_cmpfloat (mark->top, >=, band->top);
    g_assert_cmpfloat (mark->top + mark->height, <=,
                       band->top + band->n_rows * band->row_height + 1e-6);
  }
}

static guint
count_labels (const LiaTimelineFrame *frame)
{
  guint n = 0;

  for (guint i = 0; i < n_marks (frame); i++)
    n += mark_at (frame, i)->label_right > mark_at (frame, i)->label_left;
  return n;
}

static const LiaTimelineLane *
lane_of (const LiaTimelineFrame *frame, LiaTimelineIndex *index, const LiaTimelineMark *mark)
{
  const LiaTimelineStrip *strip = &g_array_index (lia_timeline_frame_get_strips (frame),
                                                  LiaTimelineStrip, band_of (frame, mark)->strip);

  return strip->group ? lia_timeline_index_get_group (index, strip->lane)
                      : lia_timeline_index_get_lane (index, strip->lane);
}

static guint
count_by_looking (const LiaTimelineLane *lane, guint kind, gint32 first, gint32 last)
{
  guint n = 0;

  for (guint k = 0; k < LIA_TIMELINE_N_KINDS; k++)
    for (guint i = 0; i < lia_timeline_lane_get_size (lane, k); i++) {
      const LiaTimelineItem *item = lia_timeline_track_get (lane->tracks[k], i);

      n += (kind == LIA_TIMELINE_ALL_KINDS || k == kind) && item->first <= last &&
           item->last >= first;
    }
  return n;
}

/* Each item that is seen stands for itself or in a crowd, and a density tells how many run. */
static void
assert_complete (const LiaTimelineFrame *frame,
                 LiaTimelineIndex *index,
                 const LiaViewport *viewport)
{
  guint n_bands = lia_timeline_frame_get_bands (frame)->len;
  g_autofree guint *drawn = g_new0 (guint, n_bands);
  g_autofree gboolean *met = g_new0 (gboolean, n_bands);

  for (guint i = 0; i < n_marks (frame); i++) {
    const LiaTimelineMark *mark = mark_at (frame, i);
    const LiaTimelineLane *lane = lane_of (frame, index, mark);
    guint kind = band_of (frame, mark)->kind;

    if (mark->shape == LIA_TIMELINE_MARK_DENSITY)
      g_assert_cmpuint (mark->count, ==, count_by_looking (lane, kind, mark->first, mark->last));
    else
      drawn[mark->band] += mark->count;
    met[mark->band] = mark->shape != LIA_TIMELINE_MARK_DENSITY;
  }
  for (guint i = 0; i < n_marks (frame); i++) {
    const LiaTimelineMark *mark = mark_at (frame, i);

    if (met[mark->band])
      g_assert_cmpuint (drawn[mark->band], >=,
                        count_by_looking (lane_of (frame, index, mark), band_of (frame, mark)->kind,
                                          (gint32) ceil (viewport->first_day),
                                          (gint32) floor (lia_viewport_end (viewport))));
    met[mark->band] = FALSE;
  }
}

static void
assert_hits (const LiaTimelineFrame *frame)
{
  for (guint i = 0; i < 300; i++) {
    double x = g_test_rand_double_range (-20, WIDTH + 20);
    double y = g_test_rand_double_range (0, lia_timeline_frame_get_height (frame));
    const LiaTimelineMark *hit = lia_timeline_frame_hit (frame, x, y);
    gboolean any = FALSE;

    for (guint m = 0; m < n_marks (frame); m++) {
      const LiaTimelineMark *mark = mark_at (frame, m);
      gboolean there = y >= mark->top && y < mark->top + mark->height && x >= mark->left - 2 &&
                       x < mark->right + 2;

      any |= there;
      if (mark == hit)
        g_assert_true (there);
    }
    g_assert_cmpint (hit != NULL, ==, any);
  }
}

static void
assert_frame (const LiaTimelineFrame *frame, LiaTimelineIndex *index, const LiaViewport *viewport)
{
  g_assert_cmpuint (n_marks (frame), <=, LIA_TIMELINE_MOST_MARKS);
  g_assert_cmpuint (count_labels (frame), <=, LIA_TIMELINE_MOST_LABELS);
  assert_apart (frame);
  assert_in_their_bands (frame);
  assert_hits (frame);
  assert_complete (frame, index, viewport);
}

static void
test_frame (gconstpointer data)
{
  guint n_items = GPOINTER_TO_UINT (data);

  for (guint n_lanes = 1; n_lanes < n_items && n_lanes <= 1000; n_lanes *= 10) {
    g_autoptr (LiaTimelineIndex) index = random_index (n_items, n_lanes);
    g_autoptr (LiaTimelineFrame) frame = lia_timeline_frame_new ();
    double height;

    lia_timeline_frame_arrange (frame, index, all_shown, HEIGHT);
    height = lia_timeline_frame_get_height (frame);
    g_assert_cmpfloat (height, >=, HEIGHT - 1e-6);
    for (guint i = 0; i < G_N_ELEMENTS (spans); i++) {
      LiaViewport viewport = viewport_of (spans[i], 100);

      for (double top = 0; top <= height - HEIGHT + 1e-6; top += MAX (height / 3, HEIGHT)) {
        lia_timeline_frame_collect (frame, index, &viewport, top, HEIGHT);
        assert_frame (frame, index, &viewport);
      }
    }
  }
}

static GHashTable *
rows_of (const LiaTimelineFrame *frame, LiaTimelineIndex *index)
{
  GHashTable *rows = g_hash_table_new (lia_id_hash, lia_id_equal);

  for (guint i = 0; i < n_marks (frame); i++) {
    const LiaTimelineMark *mark = mark_at (frame, i);

    if (mark->shape == LIA_TIMELINE_MARK_ITEM)
      g_hash_table_insert (rows, (gpointer) &lia_timeline_index_get (index, &mark->place)->id,
                           GUINT_TO_POINTER (mark->row + 1));
  }
  return rows;
}

/* While one pans, and zooms less than half an octave, what stays in sight stays in its row. */
static void
test_nothing_jumps (void)
{
  g_autoptr (LiaTimelineIndex) index = random_index (900, 3);
  g_autoptr (LiaTimelineFrame) frame = lia_timeline_frame_new ();
  LiaViewport viewport = viewport_of (WIDTH * 0.72, 0);
  guint n_kept = 0;

  lia_timeline_frame_arrange (frame, index, all_shown, HEIGHT);
  lia_timeline_frame_collect (frame, index, &viewport, 0, HEIGHT);
  for (guint i = 0; i < 200; i++) {
    g_autoptr (GHashTable) before = rows_of (frame, index);
    g_autoptr (GHashTable) after = NULL;
    GHashTableIter iter;
    gpointer id, row;

    viewport = lia_viewport_pan (&viewport, g_test_rand_double_range (-90, 90));
    viewport.days_per_pixel = g_test_rand_double_range (0.71, 0.98);
    lia_timeline_frame_collect (frame, index, &viewport, 0, HEIGHT);
    assert_apart (frame);
    after = rows_of (frame, index);
    g_hash_table_iter_init (&iter, after);
    while (g_hash_table_iter_next (&iter, &id, &row)) {
      gpointer earlier = g_hash_table_lookup (before, id);

      if (earlier == NULL)
        continue;
      g_assert_cmpuint (GPOINTER_TO_UINT (row), ==, GPOINTER_TO_UINT (earlier));
      n_kept++;
    }
  }
  g_assert_cmpuint (n_kept, >, 1000);
}

/* Where hundreds run all the time, those that begin or are due in the days that are seen can still
 * be told apart, above how many there are. */
static void
test_turns (void)
{
  g_autoptr (LiaTimelineIndex) index = lia_timeline_index_new (LIA_TIMELINE_BY_PROCESS);
  g_autoptr (LiaTimelineFrame) frame = lia_timeline_frame_new ();
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  LiaViewport viewport = viewport_of (28, 0);
  LiaId lane = random_id ();
  guint n_apart = 0, n_counted = 0;

  lia_timeline_index_add_lane (index, &lane, "A process", NULL, NULL);
  for (guint i = 0; i < 300; i++) {
    LiaId id = random_id ();
    LiaTimelineItem *item = lia_timeline_item_new (LIA_TIMELINE_COMMITMENT, &id, "A commitment");

    item->first = i == 0 ? 3 : -900 - (gint32) i;
    item->last = 900;
    item->due = i == 1 ? -5 : i == 2 ? 8 : 900;
    lia_timeline_item_add_lane (item, &lane);
    g_ptr_array_add (items, item);
  }
  lia_timeline_index_fill (index, items);
  lia_timeline_frame_arrange (frame, index, all_shown, HEIGHT);
  lia_timeline_frame_collect (frame, index, &viewport, 0, HEIGHT);
  assert_frame (frame, index, &viewport);
  for (guint i = 0; i < n_marks (frame); i++) {
    const LiaTimelineMark *mark = mark_at (frame, i);
    const LiaTimelineItem *item;

    if (mark->shape == LIA_TIMELINE_MARK_DENSITY) {
      n_counted++;
      g_assert_cmpuint (mark->row, ==, band_of (frame, mark)->n_rows - 1);
      continue;
    }
    item = lia_timeline_index_get (index, &mark->place);
    g_assert_true (item->first == 3 || item->due == -5 || item->due == 8);
    n_apart++;
  }
  g_assert_cmpuint (n_apart, ==, 3);
  g_assert_cmpuint (n_counted, >, 0);
}

/* Lanes lie the same at any scale, and what is collapsed takes a row. */
static void
test_collapse (void)
{
  g_autoptr (LiaTimelineIndex) index = random_index (3000, 20);
  g_autoptr (LiaTimelineFrame) frame = lia_timeline_frame_new ();
  const LiaTimelineLane *group = lia_timeline_index_get_group (index, 0);
  const LiaTimelineLane *lane = lia_timeline_index_get_lane (index, 15);
  LiaViewport viewport = viewport_of (3000, 0);
  guint n_strips;
  double height;

  lia_timeline_frame_arrange (frame, index, all_shown, HEIGHT);
  n_strips = lia_timeline_frame_get_strips (frame)->len;
  height = lia_timeline_frame_get_height (frame);
  g_assert_cmpuint (n_strips, ==, 21);

  lia_timeline_frame_set_collapsed (frame, &lane->key, TRUE);
  lia_timeline_frame_arrange (frame, index, all_shown, HEIGHT);
  g_assert_cmpuint (lia_timeline_frame_get_strips (frame)->len, ==, n_strips);
  g_assert_cmpfloat (lia_timeline_frame_get_height (frame), <, height);

  lia_timeline_frame_set_collapsed (frame, &group->key, TRUE);
  lia_timeline_frame_arrange (frame, index, all_shown, HEIGHT);
  g_assert_cmpuint (lia_timeline_frame_get_strips (frame)->len, ==, 11);
  lia_timeline_frame_collect (frame, index, &viewport, 0, HEIGHT);
  g_assert_cmpint (mark_at (frame, 0)->shape, ==, LIA_TIMELINE_MARK_DENSITY);
  assert_frame (frame, index, &viewport);

  lia_timeline_frame_set_collapsed (frame, &group->key, FALSE);
  lia_timeline_frame_set_collapsed (frame, &lane->key, FALSE);
  lia_timeline_frame_arrange (frame, index, all_shown, HEIGHT);
  g_assert_cmpfloat_with_epsilon (lia_timeline_frame_get_height (frame), height, 1e-6);
}

/* In a window of ordinary height both processes, and what they share, are in sight at once. */
static void
test_facing (void)
{
  g_autoptr (LiaTimelineIndex) index = lia_timeline_index_new (LIA_TIMELINE_BY_PROCESS);
  g_autoptr (LiaTimelineFrame) frame = lia_timeline_frame_new ();
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  LiaId lanes[] = { random_id (), lia_timeline_lanes_shared_key (), random_id () };
  static const gboolean shown[] = { FALSE, TRUE, TRUE, TRUE };
  double height = 600;

  for (guint i = 0; i < G_N_ELEMENTS (lanes); i++)
    lia_timeline_index_add_lane (index, &lanes[i], "A process", NULL, NULL);
  for (guint i = 0; i < 300; i++)
    g_ptr_array_add (items, random_item (lanes, G_N_ELEMENTS (lanes)));
  lia_timeline_index_fill (index, items);
  lia_timeline_frame_arrange (frame, index, shown, height);
  g_assert_cmpuint (lia_timeline_frame_get_strips (frame)->len, ==, G_N_ELEMENTS (lanes));
  g_assert_cmpfloat_with_epsilon (lia_timeline_frame_get_height (frame), height, 1e-6);
  for (guint i = 0; i < lia_timeline_frame_get_bands (frame)->len; i++)
    g_assert_cmpuint (
        g_array_index (lia_timeline_frame_get_bands (frame), LiaTimelineBand, i).n_rows, >=, 2);
}

/* Whatever is hidden takes no room, and a lane that has nothing else is left out. */
static void
test_hidden_kinds (void)
{
  static const gboolean none[LIA_TIMELINE_N_KINDS] = { FALSE };
  g_autoptr (LiaTimelineIndex) index = random_index (300, 5);
  g_autoptr (LiaTimelineFrame) frame = lia_timeline_frame_new ();
  LiaViewport viewport = viewport_of (3000, 0);

  lia_timeline_frame_arrange (frame, index, none, HEIGHT);
  lia_timeline_frame_collect (frame, index, &viewport, 0, HEIGHT);
  g_assert_cmpuint (lia_timeline_frame_get_strips (frame)->len, ==, 0);
  g_assert_cmpuint (n_marks (frame), ==, 0);
}

/* From any item one comes to all others of its lane, and by lanes to both ends. */
static void
test_steps (void)
{
  g_autoptr (LiaTimelineIndex) index = random_index (200, 4);
  g_autoptr (LiaTimelineFrame) frame = lia_timeline_frame_new ();
  LiaViewport viewport = viewport_of (3000, 0);
  LiaTimelinePlace place, other;
  guint n_bands = 1;
  guint size;

  lia_timeline_frame_arrange (frame, index, all_shown, HEIGHT);
  g_assert_true (lia_timeline_frame_first (frame, index, &viewport, &place));
  while (lia_timeline_frame_step (frame, index, &place, -1, 0))
    ;
  g_assert_cmpuint (place.item, ==, 0);
  size = lia_timeline_lane_get_size (lia_timeline_index_get_lane (index, place.lane), place.kind);
  for (guint i = 1; i < size; i++) {
    g_assert_true (lia_timeline_frame_step (frame, index, &place, 1, 0));
    g_assert_cmpuint (place.item, ==, i);
  }
  g_assert_false (lia_timeline_frame_step (frame, index, &place, 1, 0));

  for (other = place; lia_timeline_frame_step (frame, index, &other, 0, 1); n_bands++)
    g_assert_true (other.lane > place.lane || other.kind > place.kind);
  g_assert_cmpuint (n_bands, ==, lia_timeline_frame_get_bands (frame)->len);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/timeline-frame/40", GUINT_TO_POINTER (40), test_frame);
  g_test_add_data_func ("/timeline-frame/1000", GUINT_TO_POINTER (1000), test_frame);
  g_test_add_data_func ("/timeline-frame/120000", GUINT_TO_POINTER (120000), test_frame);
  g_test_add_func ("/timeline-frame/nothing-jumps", test_nothing_jumps);
  g_test_add_func ("/timeline-frame/turns", test_turns);
  g_test_add_func ("/timeline-frame/collapse", test_collapse);
  g_test_add_func ("/timeline-frame/facing", test_facing);
  g_test_add_func ("/timeline-frame/hidden-kinds", test_hidden_kinds);
  g_test_add_func ("/timeline-frame/steps", test_steps);
  return g_test_run ();
}
