#include "insight/timeline-index.h"
#include "records/date.h"

typedef struct {
  LiaTimelineIndex *index;
  LiaId bali;
  LiaId budapest;
  guint n_changes;
} Fixture;

static LiaId
random_id (void)
{
  LiaId id;

  for (guint i = 0; i < sizeof id.bytes; i++)
    id.bytes[i] = (guint8) g_test_rand_int ();
  return id;
}

static LiaTimelineItem *
item_new (const LiaId *process, gboolean shared, gint32 first, gint32 last)
{
  LiaId id = random_id ();
  LiaTimelineItem *item = lia_timeline_item_new (
      g_test_rand_bit () ? LIA_TIMELINE_ENGAGEMENT : LIA_TIMELINE_COMMITMENT, &id, "Something");

  if (process != NULL)
    item->process = *process;
  item->shared = shared;
  item->first = first;
  item->last = last;
  return item;
}

static void
count_change (Fixture *fixture)
{
  fixture->n_changes++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->index = lia_timeline_index_new ();
  fixture->bali = random_id ();
  fixture->budapest = random_id ();
  lia_timeline_index_add_lane (fixture->index, &fixture->bali, "Bali Process", "teal");
  lia_timeline_index_add_lane (fixture->index, &fixture->budapest, "Budapest Process", "plum");
  g_signal_connect_swapped (fixture->index, "changed", G_CALLBACK (count_change), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->index);
}

static void
test_processes_face_each_other (Fixture *fixture, gconstpointer data)
{
  LiaId stranger = random_id ();
  g_autoptr (LiaTimelineItem) bali = item_new (&fixture->bali, FALSE, 1, 2);
  g_autoptr (LiaTimelineItem) shared = item_new (&fixture->bali, TRUE, 1, 2);
  g_autoptr (LiaTimelineItem) budapest = item_new (&fixture->budapest, FALSE, 1, 2);
  g_autoptr (LiaTimelineItem) other = item_new (&stranger, FALSE, 1, 2);
  g_autoptr (LiaTimelineItem) none = item_new (NULL, FALSE, 1, 2);

  g_assert_cmpuint (lia_timeline_index_get_n_lanes (fixture->index), ==, 4);
  g_assert_cmpuint (lia_timeline_index_lane_of (fixture->index, bali), ==, 0);
  g_assert_cmpuint (lia_timeline_index_lane_of (fixture->index, shared), ==, 1);
  g_assert_cmpuint (lia_timeline_index_lane_of (fixture->index, budapest), ==, 2);
  g_assert_cmpuint (lia_timeline_index_lane_of (fixture->index, other), ==, 3);
  g_assert_cmpuint (lia_timeline_index_lane_of (fixture->index, none), ==, 3);
}

static void
test_fill_and_find (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (LiaId));
  LiaTimelinePlace place;
  gint32 first, last;

  g_assert_false (lia_timeline_index_extent (fixture->index, &first, &last));
  for (guint i = 0; i < 100; i++) {
    LiaTimelineItem *item =
        item_new (i % 2 == 0 ? &fixture->bali : &fixture->budapest, i % 5 == 0, i, 2 * i);

    g_ptr_array_add (items, item);
    g_array_append_val (ids, item->id);
  }
  lia_timeline_index_fill (fixture->index, items);

  for (guint i = 0; i < 100; i++) {
    const LiaId *id = &g_array_index (ids, LiaId, i);

    g_assert_true (lia_timeline_index_find (fixture->index, id, &place));
    g_assert_true (lia_id_equal (&lia_timeline_index_get (fixture->index, &place)->id, id));
  }
  g_assert_true (lia_timeline_index_extent (fixture->index, &first, &last));
  g_assert_cmpint (first, ==, 0);
  g_assert_cmpint (last, ==, 198);
  g_assert_cmpuint (fixture->n_changes, ==, 1);
}

/* A record that gets another date, process or no date at all is in one place only. */
static void
test_splice_moves (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (LiaId));
  LiaTimelineItem *item = item_new (&fixture->bali, FALSE, 10, 12);
  LiaId id = item->id;
  LiaTimelinePlace place;

  g_ptr_array_add (items, item);
  lia_timeline_index_splice (fixture->index, none, items);
  g_assert_true (lia_timeline_index_find (fixture->index, &id, &place));

  items->pdata[0] = item = item_new (&fixture->budapest, FALSE, 20, 22);
  item->id = id;
  lia_timeline_index_splice (fixture->index, none, items);
  g_assert_true (lia_timeline_index_find (fixture->index, &id, &place));
  g_assert_cmpuint (place.lane, ==, 2);
  g_assert_cmpuint (lia_timeline_index_get_size (fixture->index), ==, 1);

  items->pdata[0] = item = item_new (&fixture->bali, FALSE, LIA_DAY_NONE, LIA_DAY_NONE);
  item->id = id;
  lia_timeline_index_splice (fixture->index, none, items);
  g_assert_false (lia_timeline_index_find (fixture->index, &id, &place));
  g_assert_cmpuint (lia_timeline_index_get_undated (fixture->index)->len, ==, 1);

  g_ptr_array_set_size (items, 0);
  g_array_append_val (none, id);
  lia_timeline_index_splice (fixture->index, none, items);
  g_assert_cmpuint (lia_timeline_index_get_undated (fixture->index)->len, ==, 0);
  g_assert_cmpuint (lia_timeline_index_get_size (fixture->index), ==, 0);
  g_assert_cmpuint (fixture->n_changes, ==, 4);
}

static void
test_pack_keeps_to_the_rows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  for (guint i = 0; i < 400; i++)
    g_ptr_array_add (items, item_new (&fixture->bali, FALSE, i * 3, i * 3 + 1));
  lia_timeline_index_fill (fixture->index, items);

  for (double scale = 0.02; scale < 4; scale *= 1.7) {
    lia_timeline_index_pack (fixture->index, scale, 8);
    for (guint kind = 0; kind < LIA_TIMELINE_N_KINDS; kind++) {
      const LiaTimelineTrack *track = lia_timeline_index_get_lane (fixture->index, 0)->tracks[kind];

      if (lia_timeline_track_get_rows (track) > 8)
        g_assert_cmpfloat (lia_timeline_track_get_label_width (track), ==, 0);
      if (scale < 0.03)
        g_assert_cmpfloat (lia_timeline_track_get_label_width (track), >=, 120);
    }
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/timeline-index/processes-face-each-other", Fixture, NULL, set_up,
              test_processes_face_each_other, tear_down);
  g_test_add ("/timeline-index/fill-and-find", Fixture, NULL, set_up, test_fill_and_find,
              tear_down);
  g_test_add ("/timeline-index/splice-moves", Fixture, NULL, set_up, test_splice_moves, tear_down);
  g_test_add ("/timeline-index/pack-keeps-to-the-rows", Fixture, NULL, set_up,
              test_pack_keeps_to_the_rows, tear_down);
  return g_test_run ();
}
