#include "timeline-rows.h"

/* What tells one row from another. */
typedef struct {
  LiaId id;
  LiaId lane;
} Key;

struct _LiaTimelineRow {
  GObject parent_instance;

  Key key;
};

G_DEFINE_FINAL_TYPE (LiaTimelineRow, lia_timeline_row, G_TYPE_OBJECT)

static void
lia_timeline_row_class_init (LiaTimelineRowClass *klass)
{
}

static void
lia_timeline_row_init (LiaTimelineRow *self)
{
}

/* Where it is in the index as that is now; nowhere if it went since. */
gboolean
lia_timeline_row_find (LiaTimelineRow *self, LiaTimelineIndex *index, LiaTimelinePlace *place)
{
  return lia_timeline_index_find (index, &self->key.id, &self->key.lane, place);
}

struct _LiaTimelineRows {
  GObject parent_instance;

  GArray *keys; /* Key */
};

static void
list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LiaTimelineRows,
                               lia_timeline_rows,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GType
get_item_type (GListModel *model)
{
  return LIA_TYPE_TIMELINE_ROW;
}

static guint
get_n_items (GListModel *model)
{
  return LIA_TIMELINE_ROWS (model)->keys->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  LiaTimelineRows *self = LIA_TIMELINE_ROWS (model);
  LiaTimelineRow *row;

  if (position >= self->keys->len)
    return NULL;

  row = g_object_new (LIA_TYPE_TIMELINE_ROW, NULL);
  row->key = g_array_index (self->keys, Key, position);
  return row;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
lia_timeline_rows_finalize (GObject *object)
{
  g_array_unref (LIA_TIMELINE_ROWS (object)->keys);

  G_OBJECT_CLASS (lia_timeline_rows_parent_class)->finalize (object);
}

static void
lia_timeline_rows_class_init (LiaTimelineRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lia_timeline_rows_finalize;
}

static void
lia_timeline_rows_init (LiaTimelineRows *self)
{
  self->keys = g_array_new (FALSE, FALSE, sizeof (Key));
}

LiaTimelineRows *
lia_timeline_rows_new (void)
{
  return g_object_new (LIA_TYPE_TIMELINE_ROWS, NULL);
}

static GArray *
list_keys (LiaTimelineIndex *index, const gboolean *shown)
{
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (Key));
  guint n_lanes = index != NULL ? lia_timeline_index_get_n_lanes (index) : 0;

  for (guint i = 0; i < n_lanes; i++) {
    const LiaTimelineLane *lane = lia_timeline_index_get_lane (index, i);

    for (guint kind = 0; kind < LIA_TIMELINE_N_KINDS; kind++) {
      guint size = shown[kind] ? lia_timeline_lane_get_size (lane, kind) : 0;

      for (guint item = 0; item < size; item++) {
        Key key = { lia_timeline_track_get (lane->tracks[kind], item)->id, lane->key };

        g_array_append_val (keys, key);
      }
    }
  }

  return keys;
}

static gboolean
same_at (const GArray *a, guint i, const GArray *b, guint j)
{
  const Key *one = &g_array_index (a, Key, i);
  const Key *other = &g_array_index (b, Key, j);

  return lia_id_equal (&one->id, &other->id) && lia_id_equal (&one->lane, &other->lane);
}

/* Lists what the index holds now of those kinds. Only what lies between the first and the last row
 * that differ is announced, so that whoever reads keeps their place. */
void
lia_timeline_rows_follow (LiaTimelineRows *self, LiaTimelineIndex *index, const gboolean *shown)
{
  g_autoptr (GArray) old = self->keys;
  GArray *keys = list_keys (index, shown);
  guint least = MIN (old->len, keys->len);
  guint head = 0;
  guint tail = 0;

  while (head < least && same_at (old, head, keys, head))
    head++;
  while (tail < least - head && same_at (old, old->len - 1 - tail, keys, keys->len - 1 - tail))
    tail++;
  self->keys = keys;
  if (head + tail < MAX (old->len, keys->len))
    g_list_model_items_changed (G_LIST_MODEL (self), head, old->len - head - tail,
                                keys->len - head - tail);
}

/* Which row an item has in a lane. */
gboolean
lia_timeline_rows_position (LiaTimelineRows *self,
                            const LiaId *id,
                            const LiaId *lane,
                            guint *position)
{
  for (*position = 0; *position < self->keys->len; (*position)++) {
    const Key *key = &g_array_index (self->keys, Key, *position);

    if (lia_id_equal (&key->id, id) && lia_id_equal (&key->lane, lane))
      return TRUE;
  }

  return FALSE;
}
