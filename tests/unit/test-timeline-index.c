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
  LiaId both = lia_timeline_lanes_shared_key ();
  LiaTimelineItem *item = lia_timeline_item_new (
      g_test_rand_bit () ? LIA_TIMELINE_ENGAGEMENT : LIA_TIMELINE_COMMITMENT, &id, "Something");

  if (process != NULL)
    lia_timeline_item_add_lane (item, shared ? &both : process);
  item->first = first;
  item->last = last;
  return item;
}

static guint
lane_of (LiaTimelineIndex *index, const LiaTimelineItem *item)
{
  LiaTimelinePlace place;

  g_assert_true (lia_timeline_index_find (index, &item->id, NULL, &place));
  return place.lane;
}

static void
count_change (Fixture *fixture)
{
  fixture->n_changes++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->index = lia_timeline_index_new (LIA_TIMELINE_BY_PROCESS);
  fixture->bali = random_id ();
  fixture->budapest = random_id ();
  lia_timeline_index_add_lane (fixture->index, &fixture->bali, "Bali Process", "teal", NULL);
  lia_timeline_index_add_lane (fixture->index, &fixture->budapest, "Budapest Process", "plum",
                               NULL);
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
  LiaTimelineItem *items[] = {
    item_new (&fixture->bali, FALSE, 1, 2),
    item_new (&fixture->bali, TRUE, 1, 2),
    item_new (&fixture->budapest, FALSE, 1, 2),
    item_new (&stranger, FALSE, 1, 2),
    item_new (NULL, FALSE, 1, 2),
  };
  g_autoptr (GPtrArray) all = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    g_ptr_array_add (all, items[i]);
  lia_timeline_index_fill (fixture->index, all);
  g_assert_cmpuint (lia_timeline_index_get_n_lanes (fixture->index), ==, 4);
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    g_assert_cmpuint (lane_of (fixture->index, items[i]), ==, MIN (i, 3));
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

    g_assert_true (lia_timeline_index_find (fixture->index, id, NULL, &place));
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
  g_assert_true (lia_timeline_index_find (fixture->index, &id, NULL, &place));

  items->pdata[0] = item = item_new (&fixture->budapest, FALSE, 20, 22);
  item->id = id;
  lia_timeline_index_splice (fixture->index, none, items);
  g_assert_true (lia_timeline_index_find (fixture->index, &id, NULL, &place));
  g_assert_cmpuint (place.lane, ==, 2);
  g_assert_cmpuint (lia_timeline_index_get_size (fixture->index), ==, 1);

  items->pdata[0] = item = item_new (&fixture->bali, FALSE, LIA_DAY_NONE, LIA_DAY_NONE);
  item->id = id;
  lia_timeline_index_splice (fixture->index, none, items);
  g_assert_false (lia_timeline_index_find (fixture->index, &id, NULL, &place));
  g_assert_cmpuint (lia_timeline_index_get_undated (fixture->index)->len, ==, 1);

  g_ptr_array_set_size (items, 0);
  g_array_append_val (none, id);
  lia_timeline_index_splice (fixture->index, none, items);
  g_assert_cmpuint (lia_timeline_index_get_undated (fixture->index)->len, ==, 0);
  g_assert_cmpuint (lia_timeline_index_get_size (fixture->index), ==, 0);
  g_assert_cmpuint (fixture->n_changes, ==, 4);
}

/* An index of lanes in groups, in which items stand in several lanes. */
typedef struct {
  LiaId groups[3];
  LiaId lanes[12];
} Grouped;

static LiaTimelineIndex *
grouped_index (Grouped *grouped)
{
  LiaTimelineIndex *index = lia_timeline_index_new (LIA_TIMELINE_BY_ITEM);

  for (guint i = 0; i < G_N_ELEMENTS (grouped->groups); i++) {
    grouped->groups[i] = random_id ();
    lia_timeline_index_add_group (index, &grouped->groups[i], "A framework", NULL);
  }
  for (guint i = 0; i < G_N_ELEMENTS (grouped->lanes); i++) {
    grouped->lanes[i] = random_id ();
    lia_timeline_index_add_lane (index, &grouped->lanes[i], "An item", NULL,
                                 i % 4 < 3 ? &grouped->groups[i % 4] : NULL);
  }
  return index;
}

static LiaTimelineItem *
item_in_lanes (const Grouped *grouped)
{
  LiaTimelineItem *item = item_new (NULL, FALSE, g_test_rand_int_range (0, 900), 900);

  for (guint i = g_test_rand_int_range (0, 4); i > 0; i--)
    lia_timeline_item_add_lane (
        item, &grouped->lanes[g_test_rand_int_range (0, G_N_ELEMENTS (grouped->lanes))]);
  return item;
}

static gboolean
stands_in (LiaTimelineIndex *index, const LiaTimelineItem *item, const LiaTimelineLane *lane)
{
  guint place;

  return lia_timeline_track_find (lane->tracks[item->kind], item, &place);
}

static gboolean
has_lane (const LiaTimelineItem *item, const LiaId *key)
{
  for (guint i = 0; i < item->n_lanes; i++)
    if (lia_id_equal (&item->lanes[i], key))
      return TRUE;

  return FALSE;
}

/* Every item is in all its lanes and in their groups, and nowhere else. */
static void
assert_placed (LiaTimelineIndex *index, GHashTable *ids)
{
  guint n_lanes = lia_timeline_index_get_n_lanes (index);
  GHashTableIter iter;
  gpointer id;

  g_assert_cmpuint (lia_timeline_index_get_size (index), ==, g_hash_table_size (ids));
  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL)) {
    const LiaTimelineItem *item = lia_timeline_index_get_item (index, id);
    g_autofree gboolean *groups = g_new0 (gboolean, 3);

    for (guint i = 0; i + 1 < n_lanes; i++) {
      const LiaTimelineLane *lane = lia_timeline_index_get_lane (index, i);
      LiaTimelinePlace place;

      g_assert_cmpint (stands_in (index, item, lane), ==, has_lane (item, &lane->key));
      if (!has_lane (item, &lane->key))
        continue;
      g_assert_true (lia_timeline_index_find (index, &item->id, &lane->key, &place));
      g_assert_cmpuint (place.lane, ==, i);
      if (lane->group != LIA_TIMELINE_NO_GROUP)
        groups[lane->group] = TRUE;
    }
    g_assert_cmpint (stands_in (index, item, lia_timeline_index_get_lane (index, n_lanes - 1)), ==,
                     item->n_lanes == 0);
    for (guint i = 0; i < 3; i++)
      g_assert_cmpint (stands_in (index, item, lia_timeline_index_get_group (index, i)), ==,
                       groups[i]);
  }
}

static guint
total_of (const LiaTimelineLane *lane)
{
  guint total = 0;

  for (guint kind = 0; kind < LIA_TIMELINE_N_KINDS; kind++)
    total += lia_timeline_lane_get_size (lane, kind);
  return total;
}

/* Splicing ends in what a fresh index of the same items is. */
static void
test_groups_and_splices (Fixture *fixture, gconstpointer data)
{
  Grouped grouped;
  g_autoptr (LiaTimelineIndex) index = grouped_index (&grouped);
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autoptr (GHashTable) ids = g_hash_table_new_full (lia_id_hash, lia_id_equal, g_free, NULL);
  guint total = 0;

  for (guint i = 0; i < 200; i++) {
    g_ptr_array_add (items, item_in_lanes (&grouped));
    g_hash_table_add (ids, lia_id_copy (&((LiaTimelineItem *) items->pdata[i])->id));
  }
  lia_timeline_index_fill (index, items);
  assert_placed (index, ids);

  for (guint i = 0; i < 200; i++) {
    g_autoptr (GArray) removed = g_array_new (FALSE, FALSE, sizeof (LiaId));
    g_autoptr (GPtrArray) added = g_ptr_array_new ();
    LiaTimelineItem *item = item_in_lanes (&grouped);
    GHashTableIter iter;
    gpointer id;

    g_hash_table_iter_init (&iter, ids);
    g_assert_true (g_hash_table_iter_next (&iter, &id, NULL));
    if (i % 3 == 0) {
      g_array_append_vals (removed, id, 1);
      g_hash_table_iter_remove (&iter);
    } else if (i % 3 == 1) {
      item->id = *(LiaId *) id;
    }
    g_hash_table_add (ids, lia_id_copy (&item->id));
    g_ptr_array_add (added, item);
    lia_timeline_index_splice (index, removed, added);
  }
  assert_placed (index, ids);
  for (guint i = 0; i < lia_timeline_index_get_n_lanes (index); i++)
    total += total_of (lia_timeline_index_get_lane (index, i));
  g_assert_cmpuint (total, >=, g_hash_table_size (ids));
}

/* Lanes of a group stand together, those without one after them, and what is in none at the end. */
static void
test_lanes_stand_by_group (Fixture *fixture, gconstpointer data)
{
  Grouped grouped;
  g_autoptr (LiaTimelineIndex) index = grouped_index (&grouped);
  guint group = 0;

  for (guint i = 0; i < lia_timeline_index_get_n_lanes (index); i++) {
    const LiaTimelineLane *lane = lia_timeline_index_get_lane (index, i);

    g_assert_cmpuint (lane->group, >=, group);
    group = lane->group;
    g_assert_cmpint (lia_id_is_nil (&lane->key), ==,
                     i + 1 == lia_timeline_index_get_n_lanes (index));
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
  g_test_add ("/timeline-index/groups-and-splices", Fixture, NULL, set_up, test_groups_and_splices,
              tear_down);
  g_test_add ("/timeline-index/lanes-stand-by-group", Fixture, NULL, set_up,
              test_lanes_stand_by_group, tear_down);
  return g_test_run ();
}
