#include <glib/gi18n.h>

#include "timeline-index.h"

#include "records/date.h"

/* A track of more items than this is packed once, by days, so that zooming never waits for it. */
#define REPACK_MOST 1500

struct _LiaTimelineIndex {
  GObject parent_instance;

  GPtrArray *lanes;
  GPtrArray *undated;
  GHashTable *items;
};

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LiaTimelineIndex, lia_timeline_index, G_TYPE_OBJECT)

static void
lane_free (LiaTimelineLane *lane)
{
  for (guint kind = 0; kind < LIA_TIMELINE_N_KINDS; kind++)
    lia_timeline_track_free (lane->tracks[kind]);
  g_free (lane->title);
  g_free (lane->hue);
  g_free (lane);
}

static LiaTimelineLane *
lane_new (const LiaId *process, gboolean shared, const char *title, const char *hue)
{
  LiaTimelineLane *lane = g_new0 (LiaTimelineLane, 1);

  if (process != NULL)
    lane->process = *process;
  lane->shared = shared;
  lane->title = g_strdup (title);
  lane->hue = g_strdup (hue);
  for (guint kind = 0; kind < LIA_TIMELINE_N_KINDS; kind++)
    lane->tracks[kind] = lia_timeline_track_new ();
  return lane;
}

static LiaTimelineLane *
lane_at (LiaTimelineIndex *self, guint index)
{
  return g_ptr_array_index (self->lanes, index);
}

static LiaTimelineTrack *
track_of (LiaTimelineIndex *self, const LiaTimelineItem *item)
{
  return lane_at (self, lia_timeline_index_lane_of (self, item))->tracks[item->kind];
}

static void
remove_item (LiaTimelineIndex *self, const LiaId *id)
{
  LiaTimelineItem *item = g_hash_table_lookup (self->items, id);

  if (item == NULL)
    return;

  g_hash_table_remove (self->items, id);
  if (lia_timeline_item_is_dated (item))
    lia_timeline_track_remove (track_of (self, item), item);
  else
    g_ptr_array_remove (self->undated, item);
}

static void
add_item (LiaTimelineIndex *self, LiaTimelineItem *item)
{
  remove_item (self, &item->id);
  g_hash_table_insert (self->items, &item->id, item);
  if (lia_timeline_item_is_dated (item))
    lia_timeline_track_add (track_of (self, item), item);
  else
    g_ptr_array_add (self->undated, item);
}

/* Gives each label as much room as the rows allow; what doesn't fit then is left to zooming in. */
static void
pack_track (LiaTimelineTrack *track, double days_per_pixel, guint max_rows)
{
  static const double widths[] = { 240, 200, 160, 130, 100, 80, 60, 0 };

  if (lia_timeline_track_get_size (track) > REPACK_MOST)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++) {
    lia_timeline_track_pack (track, days_per_pixel, widths[i]);
    if (lia_timeline_track_get_rows (track) <= max_rows)
      return;
  }
}

static void
lia_timeline_index_finalize (GObject *object)
{
  LiaTimelineIndex *self = LIA_TIMELINE_INDEX (object);

  g_hash_table_unref (self->items);
  g_ptr_array_unref (self->lanes);
  g_ptr_array_unref (self->undated);

  G_OBJECT_CLASS (lia_timeline_index_parent_class)->finalize (object);
}

static void
lia_timeline_index_class_init (LiaTimelineIndexClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lia_timeline_index_finalize;

  /**
   * LiaTimelineIndex::changed:
   *
   * Items came, went or moved; places that were asked for before no longer hold.
   */
  signals[CHANGED] = g_signal_new ("changed", LIA_TYPE_TIMELINE_INDEX, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
lia_timeline_index_init (LiaTimelineIndex *self)
{
  self->lanes = g_ptr_array_new_with_free_func ((GDestroyNotify) lane_free);
  self->undated = g_ptr_array_new_with_free_func ((GDestroyNotify) lia_timeline_item_free);
  self->items = g_hash_table_new (lia_id_hash, lia_id_equal);
  g_ptr_array_add (self->lanes, lane_new (NULL, FALSE, _ ("No process"), NULL));
}

/**
 * lia_timeline_index_new:
 *
 * Returns: (transfer full): an index that has only the lane of items without a process
 */
LiaTimelineIndex *
lia_timeline_index_new (void)
{
  return g_object_new (LIA_TYPE_TIMELINE_INDEX, NULL);
}

/**
 * lia_timeline_index_add_lane:
 * @self: an index without items
 * @process: the key of a process
 * @title: its name
 * @hue: (nullable): the colour that stands for it
 *
 * Adds the lane of a process. The second one brings the lane of what processes share, which
 * stands between the two, so that they face each other.
 */
void
lia_timeline_index_add_lane (LiaTimelineIndex *self,
                             const LiaId *process,
                             const char *title,
                             const char *hue)
{
  g_return_if_fail (g_hash_table_size (self->items) == 0);

  if (self->lanes->len == 2)
    g_ptr_array_insert (self->lanes, 1, lane_new (NULL, TRUE, _ ("Both processes"), "slate"));
  g_ptr_array_insert (self->lanes, self->lanes->len - 1, lane_new (process, FALSE, title, hue));
}

/**
 * lia_timeline_index_fill:
 * @self: an index without items, with all its lanes
 * @items: (element-type LiaTimelineItem): items in any order; each is taken over, so that the array
 * no longer frees them
 *
 * Fills the index in one go.
 */
void
lia_timeline_index_fill (LiaTimelineIndex *self, GPtrArray *items)
{
  guint n_tracks = self->lanes->len * LIA_TIMELINE_N_KINDS;
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  g_return_if_fail (g_hash_table_size (self->items) == 0);

  g_ptr_array_set_free_func (items, NULL);
  for (guint i = 0; i < n_tracks; i++)
    g_ptr_array_add (parts, g_ptr_array_new ());

  for (guint i = 0; i < items->len; i++) {
    LiaTimelineItem *item = g_ptr_array_index (items, i);
    guint part = lia_timeline_index_lane_of (self, item) * LIA_TIMELINE_N_KINDS + item->kind;

    g_hash_table_insert (self->items, &item->id, item);
    g_ptr_array_add (lia_timeline_item_is_dated (item) ? parts->pdata[part] : self->undated, item);
  }

  for (guint i = 0; i < n_tracks; i++)
    lia_timeline_track_fill (
        lane_at (self, i / LIA_TIMELINE_N_KINDS)->tracks[i % LIA_TIMELINE_N_KINDS],
        parts->pdata[i]);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * lia_timeline_index_splice:
 * @self: an index
 * @removed: (element-type LiaId): keys of records that are gone or replaced
 * @added: (element-type LiaTimelineItem): items as they are now; each is taken over, so that
 *   the array no longer frees them
 *
 * Takes the changes of one edit.
 */
void
lia_timeline_index_splice (LiaTimelineIndex *self, GArray *removed, GPtrArray *added)
{
  g_ptr_array_set_free_func (added, NULL);
  for (guint i = 0; i < removed->len; i++)
    remove_item (self, &g_array_index (removed, LiaId, i));
  for (guint i = 0; i < added->len; i++)
    add_item (self, g_ptr_array_index (added, i));

  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * lia_timeline_index_get_size:
 * @self: an index
 *
 * Returns: how many items it has, with and without a date
 */
guint
lia_timeline_index_get_size (LiaTimelineIndex *self)
{
  return g_hash_table_size (self->items);
}

/**
 * lia_timeline_index_get_n_lanes:
 * @self: an index
 *
 * Returns: how many lanes it has
 */
guint
lia_timeline_index_get_n_lanes (LiaTimelineIndex *self)
{
  return self->lanes->len;
}

/**
 * lia_timeline_index_get_lane:
 * @self: an index
 * @index: less than the number of lanes
 *
 * Returns: (transfer none): that lane
 */
const LiaTimelineLane *
lia_timeline_index_get_lane (LiaTimelineIndex *self, guint index)
{
  g_return_val_if_fail (index < self->lanes->len, NULL);

  return lane_at (self, index);
}

/**
 * lia_timeline_index_get_undated:
 * @self: an index
 *
 * Returns: (transfer none) (element-type LiaTimelineItem): the items that have no place in time
 */
GPtrArray *
lia_timeline_index_get_undated (LiaTimelineIndex *self)
{
  return self->undated;
}

/**
 * lia_timeline_index_lane_of:
 * @self: an index
 * @item: an item
 *
 * Returns: the lane it belongs in; the last one if its process is not known
 */
guint
lia_timeline_index_lane_of (LiaTimelineIndex *self, const LiaTimelineItem *item)
{
  guint last = self->lanes->len - 1;
  guint found = last;

  for (guint i = 0; i < last; i++) {
    const LiaTimelineLane *lane = lane_at (self, i);

    if (item->shared && lane->shared)
      return i;
    if (!lane->shared && lia_id_equal (&lane->process, &item->process))
      found = i;
  }

  return found;
}

/**
 * lia_timeline_index_find:
 * @self: an index
 * @id: the key of a record
 * @place: (out): where it is
 *
 * Returns: whether it has a place in time
 */
gboolean
lia_timeline_index_find (LiaTimelineIndex *self, const LiaId *id, LiaTimelinePlace *place)
{
  const LiaTimelineItem *item = g_hash_table_lookup (self->items, id);

  if (item == NULL || !lia_timeline_item_is_dated (item))
    return FALSE;

  place->lane = lia_timeline_index_lane_of (self, item);
  place->kind = item->kind;
  return lia_timeline_track_find (track_of (self, item), item, &place->item);
}

/**
 * lia_timeline_index_get:
 * @self: an index
 * @place: a place in it
 *
 * Returns: (transfer none): the item there
 */
const LiaTimelineItem *
lia_timeline_index_get (LiaTimelineIndex *self, const LiaTimelinePlace *place)
{
  return lia_timeline_track_get (lane_at (self, place->lane)->tracks[place->kind], place->item);
}

/**
 * lia_timeline_index_extent:
 * @self: an index
 * @first: (out): the first day of all items
 * @last: (out): the last day of all items
 *
 * Returns: whether there is any item with a date
 */
gboolean
lia_timeline_index_extent (LiaTimelineIndex *self, gint32 *first, gint32 *last)
{
  gboolean any = FALSE;

  *first = G_MAXINT32;
  *last = G_MININT32;
  for (guint i = 0; i < self->lanes->len; i++)
    for (guint kind = 0; kind < LIA_TIMELINE_N_KINDS; kind++)
      any |= lia_timeline_track_extent (lane_at (self, i)->tracks[kind], first, last);

  return any;
}

/**
 * lia_timeline_index_pack:
 * @self: an index
 * @days_per_pixel: the scale it is seen at
 * @max_rows: how many rows a track may take before its labels get less room
 *
 * Packs the tracks for a scale, so that labels stand beside their items.
 */
void
lia_timeline_index_pack (LiaTimelineIndex *self, double days_per_pixel, guint max_rows)
{
  for (guint i = 0; i < self->lanes->len; i++)
    for (guint kind = 0; kind < LIA_TIMELINE_N_KINDS; kind++)
      pack_track (lane_at (self, i)->tracks[kind], days_per_pixel, max_rows);
}
