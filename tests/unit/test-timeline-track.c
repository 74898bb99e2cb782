#include "insight/timeline-track.h"
#include "records/date.h"

static LiaTimelineItem *
item_new (gint32 first, gint32 last)
{
  LiaId id;
  LiaTimelineItem *item;

  for (guint i = 0; i < sizeof id.bytes; i++)
    id.bytes[i] = (guint8) g_test_rand_int ();
  item = lia_timeline_item_new (LIA_TIMELINE_ENGAGEMENT, &id, "A meeting of some working group");
  item->first = first;
  item->last = last;
  if (g_test_rand_bit ())
    item->due = g_test_rand_int_range (first - 5, last + 5);
  return item;
}

static LiaTimelineItem *
random_item (gint32 span, gint32 longest)
{
  gint32 first = g_test_rand_int_range (-span, span);
  gint32 length = g_test_rand_bit () ? 0 : g_test_rand_int_range (0, longest);

  return item_new (first, first + length);
}

static GPtrArray *
random_items (guint n_items, gint32 span, gint32 longest)
{
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) lia_timeline_item_free);

  for (guint i = 0; i < n_items; i++)
    g_ptr_array_add (items, random_item (span, longest));
  return items;
}

static gboolean
runs (const LiaTimelineItem *item, gint32 first, gint32 last)
{
  return item->first <= last && item->last >= first;
}

static guint
count_by_looking (GPtrArray *items, gint32 first, gint32 last)
{
  guint n = 0;

  for (guint i = 0; i < items->len; i++)
    n += runs (items->pdata[i], first, last);
  return n;
}

/* All that answers, by looking at every single item. */
static void
assert_answers (LiaTimelineTrack *track, GPtrArray *items, gint32 first, gint32 last)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  guint expected = count_by_looking (items, first, last);

  g_assert_cmpuint (lia_timeline_track_count (track, first, last), ==, expected);
  lia_timeline_track_query (track, first, last, found);
  g_assert_cmpuint (found->len, ==, expected);
  for (guint i = 0; i < found->len; i++) {
    guint place = g_array_index (found, guint, i);

    g_assert_true (runs (lia_timeline_track_get (track, place), first, last));
    if (i > 0)
      g_assert_cmpuint (g_array_index (found, guint, i - 1), <, place);
  }
}

/* Cells that follow one another count as each by itself; to what was counted before they add. */
static void
assert_histogram (const LiaTimelineTrack *track, GPtrArray *items, gint32 first, gint32 days)
{
  guint counts[40];

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    counts[i] = 7;
  lia_timeline_track_histogram (track, first, days, counts, G_N_ELEMENTS (counts));
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++) {
    gint32 day = first + (gint32) i * days;

    g_assert_cmpuint (counts[i], ==, 7 + count_by_looking (items, day, day + days - 1));
  }
}

static gboolean
turns (const LiaTimelineItem *item, gint32 first, gint32 last)
{
  gint32 due = item->due != LIA_DAY_NONE ? CLAMP (item->due, item->first, item->last) : item->last;

  return (item->first >= first && item->first <= last) || (due >= first && due <= last);
}

static void
assert_turns (LiaTimelineTrack *track, GPtrArray *items, gint32 first, gint32 last)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  guint expected = 0;

  for (guint i = 0; i < items->len; i++)
    expected += turns (items->pdata[i], first, last);
  g_assert_true (lia_timeline_track_query_turns (track, first, last, expected, found));
  g_assert_cmpuint (found->len, ==, expected);
  for (guint i = 0; i < found->len; i++) {
    guint place = g_array_index (found, guint, i);

    g_assert_true (turns (lia_timeline_track_get (track, place), first, last));
    if (i > 0)
      g_assert_cmpuint (g_array_index (found, guint, i - 1), <, place);
  }
  if (expected > 0) {
    g_array_set_size (found, 0);
    g_assert_false (lia_timeline_track_query_turns (track, first, last, expected - 1, found));
    g_assert_cmpuint (found->len, ==, 0);
  }
}

static guint
peak_by_looking (GPtrArray *items, guint most)
{
  guint peak = 0;

  for (guint i = 0; i < items->len; i++) {
    gint32 day = ((LiaTimelineItem *) items->pdata[i])->first;

    peak = MAX (peak, count_by_looking (items, day, day));
  }
  return MIN (peak, most);
}

static void
assert_all (LiaTimelineTrack *track, GPtrArray *items)
{
  g_assert_cmpuint (lia_timeline_track_get_size (track), ==, items->len);
  g_assert_cmpuint (lia_timeline_track_get_peak (track, 30), ==, peak_by_looking (items, 30));
  for (guint i = 0; i < 60; i++) {
    gint32 first = g_test_rand_int_range (-4500, 4500);
    gint32 last = first + g_test_rand_int_range (0, 800);

    assert_answers (track, items, first, last);
    assert_turns (track, items, first, last);
    assert_histogram (track, items, first, 1 + (last - first) / 4);
  }
  assert_answers (track, items, G_MININT32, G_MAXINT32);
  assert_turns (track, items, G_MININT32, G_MAXINT32);
  for (guint i = 0; i < items->len; i++) {
    guint place;

    g_assert_true (lia_timeline_track_find (track, items->pdata[i], &place));
    g_assert_true (lia_timeline_track_get (track, place) == items->pdata[i]);
  }
}

static void
test_fill (void)
{
  static const guint sizes[] = { 0, 1, 2, 63, 64, 65, 128, 700 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++) {
    g_autoptr (GPtrArray) items = random_items (sizes[i], 4000, i % 2 == 0 ? 30 : 3000);
    g_autoptr (LiaTimelineTrack) track = lia_timeline_track_new ();

    lia_timeline_track_fill (track, items);
    assert_all (track, items);
  }
}

/* Whatever comes and goes one by one ends as if it had been there from the beginning. */
static void
test_splice (void)
{
  g_autoptr (GPtrArray) items = random_items (300, 4000, 400);
  g_autoptr (LiaTimelineTrack) track = lia_timeline_track_new ();

  lia_timeline_track_fill (track, items);
  for (guint i = 0; i < 400; i++) {
    if (items->len > 0 && g_test_rand_int_range (0, 5) < 2) {
      guint gone = g_test_rand_int_range (0, items->len);

      g_assert_true (lia_timeline_track_remove (track, items->pdata[gone]));
      g_ptr_array_remove_index_fast (items, gone);
    } else {
      g_ptr_array_add (items, random_item (4000, 400));
      lia_timeline_track_add (track, items->pdata[items->len - 1]);
    }
    if (i % 50 == 0)
      assert_all (track, items);
  }
  assert_all (track, items);
}

static void
test_nearest (void)
{
  g_autoptr (GPtrArray) items = random_items (200, 1000, 20);
  g_autoptr (LiaTimelineTrack) track = lia_timeline_track_new ();

  lia_timeline_track_fill (track, items);
  for (gint32 day = -1200; day < 1200; day += 7) {
    const LiaTimelineItem *found =
        lia_timeline_track_get (track, lia_timeline_track_nearest (track, day));

    for (guint i = 0; i < items->len; i++)
      g_assert_cmpint (ABS (found->first - day), <=,
                       ABS (((LiaTimelineItem *) items->pdata[i])->first - day));
  }
}

static void
test_remove_stranger (void)
{
  g_autoptr (GPtrArray) items = random_items (20, 100, 3);
  g_autoptr (LiaTimelineTrack) track = lia_timeline_track_new ();
  g_autoptr (LiaTimelineItem) stranger = item_new (4, 5);

  lia_timeline_track_fill (track, items);
  g_assert_false (lia_timeline_track_remove (track, stranger));
  g_assert_cmpuint (lia_timeline_track_get_size (track), ==, 20);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline-track/fill", test_fill);
  g_test_add_func ("/timeline-track/splice", test_splice);
  g_test_add_func ("/timeline-track/nearest", test_nearest);
  g_test_add_func ("/timeline-track/remove-stranger", test_remove_stranger);
  return g_test_run ();
}
