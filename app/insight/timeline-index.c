#include <glib/gi18n.h>

#include "timeline-index.h"

#include "records/date.h"

struct _LiaTimelineIndex {
  GObject parent_instance;

  LiaTimelineLanes by;
  GPtrArray *lanes;   /* LiaTimelineLane; the last is for what is in no other */
  GPtrArray *groups;  /* LiaTimelineLane */
  GHashTable *places; /* LiaId in a lane -> index of that lane */
  GHashTable *group_places;
  GPtrArray *undated; /* LiaTimelineItem */
  GHashTable *items;  /* LiaId in an item -> that item, owned */
  LiaLineage *lineage;
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
  g_free (lane);
}

static LiaTimelineLane *
lane_new (const LiaId *key, const char *title, const char *hue)
{
  LiaTimelineLane *lane = g_new0 (LiaTimelineLane, 1);

  if (key != NULL)
    lane->key = *key;
  lane->title = g_strdup (title);
  lane->hue = g_intern_string (hue);
  lane->group = LIA_TIMELINE_NO_GROUP;
  for (guint kind = 0; kind < LIA_TIMELINE_N_KINDS; kind++)
    lane->tracks[kind] = lia_timeline_track_new ();
  return lane;
}

static LiaTimelineLane *
lane_at (LiaTimelineIndex *self, guint index)
{
  return g_ptr_array_index (self->lanes, index);
}

static gboolean
lookup (GHashTable *places, const LiaId *key, guint *index)
{
  gpointer value;

  if (key == NULL || !g_hash_table_lookup_extended (places, key, NULL, &value))
    return FALSE;

  *index = GPOINTER_TO_UINT (value);
  return TRUE;
}

typedef void (*TrackFunc) (LiaTimelineTrack *track,
                           guint place,
                           LiaTimelineItem *item,
                           gpointer data);

static gboolean
seen_before (const guint *seen, guint n_seen, guint value)
{
  for (guint i = 0; i < n_seen; i++)
    if (seen[i] == value)
      return TRUE;

  return FALSE;
}

/* Calls @func for each track in which the item stands, of lanes and of groups, and tells the place
 * of the lane, or of the group after all lanes. */
static void
each_track (LiaTimelineIndex *self, LiaTimelineItem *item, TrackFunc func, gpointer data)
{
  g_autofree guint *groups = item->n_lanes > 0 ? g_new (guint, item->n_lanes) : NULL;
  guint n_groups = 0;
  gboolean any = FALSE;
  guint place;

  for (guint i = 0; i < item->n_lanes; i++) {
    LiaTimelineLane *lane;

    if (!lookup (self->places, &item->lanes[i], &place))
      continue;
    any = TRUE;
    lane = lane_at (self, place);
    func (lane->tracks[item->kind], place, item, data);
    if (lane->group == LIA_TIMELINE_NO_GROUP || seen_before (groups, n_groups, lane->group))
      continue;
    groups[n_groups++] = lane->group;
    func (((LiaTimelineLane *) g_ptr_array_index (self->groups, lane->group))->tracks[item->kind],
          self->lanes->len + lane->group, item, data);
  }
  if (!any)
    func (lane_at (self, self->lanes->len - 1)->tracks[item->kind], self->lanes->len - 1, item,
          data);
}

static void
add_to_track (LiaTimelineTrack *track, guint place, LiaTimelineItem *item, gpointer data)
{
  lia_timeline_track_add (track, item);
}

static void
remove_from_track (LiaTimelineTrack *track, guint place, LiaTimelineItem *item, gpointer data)
{
  lia_timeline_track_remove (track, item);
}

static void
remove_item (LiaTimelineIndex *self, const LiaId *id)
{
  LiaTimelineItem *item = g_hash_table_lookup (self->items, id);

  if (item == NULL)
    return;

  if (lia_timeline_item_is_dated (item))
    each_track (self, item, remove_from_track, NULL);
  else
    g_ptr_array_remove (self->undated, item);
  g_hash_table_remove (self->items, id);
}

static void
add_item (LiaTimelineIndex *self, LiaTimelineItem *item)
{
  remove_item (self, &item->id);
  g_hash_table_insert (self->items, &item->id, item);
  if (lia_timeline_item_is_dated (item))
    each_track (self, item, add_to_track, NULL);
  else
    g_ptr_array_add (self->undated, item);
}

static void
lia_timeline_index_finalize (GObject *object)
{
  LiaTimelineIndex *self = LIA_TIMELINE_INDEX (object);

  g_hash_table_unref (self->places);
  g_hash_table_unref (self->group_places);
  g_ptr_array_unref (self->lanes);
  g_ptr_array_unref (self->groups);
  g_ptr_array_unref (self->undated);
  g_hash_table_unref (self->items);
  lia_lineage_free (self->lineage);

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
  self->groups = g_ptr_array_new_with_free_func ((GDestroyNotify) lane_free);
  self->places = g_hash_table_new (lia_id_hash, lia_id_equal);
  self->group_places = g_hash_table_new (lia_id_hash, lia_id_equal);
  self->undated = g_ptr_array_new ();
  self->items = g_hash_table_new_full (lia_id_hash, lia_id_equal, NULL,
                                       (GDestroyNotify) lia_timeline_item_free);
  self->lineage = lia_lineage_new ();
}

/**
 * lia_timeline_index_new:
 * @lanes: by what it is parted
 *
 * Returns: (transfer full): an index that has only the lane of what is in no other
 */
LiaTimelineIndex *
lia_timeline_index_new (LiaTimelineLanes lanes)
{
  LiaTimelineIndex *self = g_object_new (LIA_TYPE_TIMELINE_INDEX, NULL);

  self->by = lanes;
  g_ptr_array_add (self->lanes,
                   lane_new (NULL, _ (lia_timeline_lanes_rules (lanes)->nothing), NULL));
  return self;
}

/**
 * lia_timeline_index_get_lanes:
 * @self: an index
 *
 * Returns: by what it is parted into lanes
 */
LiaTimelineLanes
lia_timeline_index_get_lanes (LiaTimelineIndex *self)
{
  return self->by;
}

/**
 * lia_timeline_index_add_group:
 * @self: an index without items
 * @key: the key of a record or of a text
 * @title: what it is called
 * @hue: (nullable): the colour that stands for it
 *
 * Adds a group after the others, unless it is there.
 */
void
lia_timeline_index_add_group (LiaTimelineIndex *self,
                              const LiaId *key,
                              const char *title,
                              const char *hue)
{
  LiaTimelineLane *group;

  if (g_hash_table_contains (self->group_places, key))
    return;

  group = lane_new (key, title, hue);
  g_hash_table_insert (self->group_places, &group->key, GUINT_TO_POINTER (self->groups->len));
  g_ptr_array_add (self->groups, group);
}

static void
insert_lane (LiaTimelineIndex *self, guint place, LiaTimelineLane *lane)
{
  g_ptr_array_insert (self->lanes, place, lane);
  for (guint i = place; i + 1 < self->lanes->len; i++)
    g_hash_table_insert (self->places, &lane_at (self, i)->key, GUINT_TO_POINTER (i));
}

/* What processes share stands between the first and the next, so that they face each other. */
static void
add_shared_lane (LiaTimelineIndex *self)
{
  LiaId key = lia_timeline_lanes_shared_key ();

  if (self->by == LIA_TIMELINE_BY_PROCESS && self->lanes->len == 2)
    insert_lane (self, 1, lane_new (&key, _ ("Both processes"), "slate"));
}

/**
 * lia_timeline_index_add_lane:
 * @self: an index without items
 * @key: the key of a record or of a text
 * @title: what it is called
 * @hue: (nullable): the colour that stands for it
 * @group: (nullable): the key of a group that was added
 *
 * Adds a lane after the others of its group, unless it is there; lanes without a group come after
 * all groups.
 */
void
lia_timeline_index_add_lane (LiaTimelineIndex *self,
                             const LiaId *key,
                             const char *title,
                             const char *hue,
                             const LiaId *group)
{
  LiaTimelineLane *lane;
  guint place = self->lanes->len - 1;

  g_return_if_fail (g_hash_table_size (self->items) == 0);

  if (g_hash_table_contains (self->places, key))
    return;

  lane = lane_new (key, title, hue);
  lookup (self->group_places, group, &lane->group);
  add_shared_lane (self);
  place = self->lanes->len - 1;
  while (place > 0 && lane_at (self, place - 1)->group > lane->group)
    place--;
  insert_lane (self, place, lane);
}

static void
put_aside (LiaTimelineTrack *track, guint place, LiaTimelineItem *item, gpointer data)
{
  GPtrArray **parts = data;
  GPtrArray **part = &parts[place * LIA_TIMELINE_N_KINDS + item->kind];

  if (*part == NULL)
    *part = g_ptr_array_new ();
  g_ptr_array_add (*part, item);
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  return lia_timeline_item_compare (*(LiaTimelineItem *const *) a, *(LiaTimelineItem *const *) b);
}

static void
fill_tracks (LiaTimelineIndex *self, GPtrArray **parts)
{
  for (guint i = 0; i < self->lanes->len + self->groups->len; i++) {
    LiaTimelineLane *lane = i < self->lanes->len
                                ? lane_at (self, i)
                                : g_ptr_array_index (self->groups, i - self->lanes->len);

    for (guint kind = 0; kind < LIA_TIMELINE_N_KINDS; kind++) {
      GPtrArray *part = parts[i * LIA_TIMELINE_N_KINDS + kind];

      if (part == NULL)
        continue;
      lia_timeline_track_fill (lane->tracks[kind], part);
      g_ptr_array_unref (part);
    }
  }
}

/**
 * lia_timeline_index_fill:
 * @self: an index without items, with all its lanes
 * @items: (element-type LiaTimelineItem): items in any order; each is taken over, so that the array
 *   no longer frees them
 *
 * Fills the index in one go.
 */
void
lia_timeline_index_fill (LiaTimelineIndex *self, GPtrArray *items)
{
  guint n_lanes = self->lanes->len + self->groups->len;
  g_autofree GPtrArray **parts = g_new0 (GPtrArray *, n_lanes * LIA_TIMELINE_N_KINDS);

  g_return_if_fail (g_hash_table_size (self->items) == 0);

  g_ptr_array_set_free_func (items, NULL);
  /* Sorted once, they come into every lane in order. */
  g_ptr_array_sort (items, compare_items);
  for (guint i = 0; i < items->len; i++) {
    LiaTimelineItem *item = g_ptr_array_index (items, i);

    g_hash_table_insert (self->items, &item->id, item);
    if (lia_timeline_item_is_dated (item))
      each_track (self, item, put_aside, parts);
    else
      g_ptr_array_add (self->undated, item);
  }
  fill_tracks (self, parts);
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
 * lia_timeline_index_get_lineage:
 * @self: an index
 *
 * Returns: (transfer none): what led to what, among all its items; whoever changes it does so
 * before a splice, so that #LiaTimelineIndex::changed speaks of both
 */
LiaLineage *
lia_timeline_index_get_lineage (LiaTimelineIndex *self)
{
  return self->lineage;
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
 * Returns: how many lanes it has, with and without items
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
 * lia_timeline_index_get_n_groups:
 * @self: an index
 *
 * Returns: how many groups of lanes it has
 */
guint
lia_timeline_index_get_n_groups (LiaTimelineIndex *self)
{
  return self->groups->len;
}

/**
 * lia_timeline_index_get_group:
 * @self: an index
 * @index: less than the number of groups
 *
 * Returns: (transfer none): that group
 */
const LiaTimelineLane *
lia_timeline_index_get_group (LiaTimelineIndex *self, guint index)
{
  g_return_val_if_fail (index < self->groups->len, NULL);

  return g_ptr_array_index (self->groups, index);
}

/**
 * lia_timeline_lane_get_size:
 * @lane: a lane or a group
 * @kind: a kind
 *
 * Returns: how many items of that kind stand in it
 */
guint
lia_timeline_lane_get_size (const LiaTimelineLane *lane, LiaTimelineKind kind)
{
  return lia_timeline_track_get_size (lane->tracks[kind]);
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
 * lia_timeline_index_get_item:
 * @self: an index
 * @id: the key of a record
 *
 * Returns: (transfer none) (nullable): what is known of it, with or without a date
 */
const LiaTimelineItem *
lia_timeline_index_get_item (LiaTimelineIndex *self, const LiaId *id)
{
  return g_hash_table_lookup (self->items, id);
}

static guint
lane_of (LiaTimelineIndex *self, const LiaTimelineItem *item, const LiaId *lane)
{
  guint found = self->lanes->len - 1;
  guint place;

  for (guint i = item->n_lanes; i-- > 0;)
    if (lookup (self->places, &item->lanes[i], &place)) {
      found = place;
      if (lane != NULL && lia_id_equal (&item->lanes[i], lane))
        return found;
    }

  return found;
}

/**
 * lia_timeline_index_find:
 * @self: an index
 * @id: the key of a record
 * @lane: (nullable): the key of the lane that is meant, if it stands in several
 * @place: (out): where it is: in @lane if it stands there, else in its first
 *
 * Returns: whether it has a place in time
 */
gboolean
lia_timeline_index_find (LiaTimelineIndex *self,
                         const LiaId *id,
                         const LiaId *lane,
                         LiaTimelinePlace *place)
{
  const LiaTimelineItem *item = g_hash_table_lookup (self->items, id);

  if (item == NULL || !lia_timeline_item_is_dated (item))
    return FALSE;

  place->lane = lane_of (self, item, lane);
  place->kind = item->kind;
  return lia_timeline_track_find (lane_at (self, place->lane)->tracks[item->kind], item,
                                  &place->item);
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
