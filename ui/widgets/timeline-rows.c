#include "timeline-rows.h"

/* Where more tracks than this have become longer or shorter, it is another list. */
#define MOST_SPLICES 8

struct _LiaTimelineRows {
  GObject parent_instance;

  LiaTimelineIndex *index;
  GArray *ends; /* guint: for each kind in each lane, the position after its last row */
};

static void
list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LiaTimelineRows,
                               lia_timeline_rows,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static guint
end_at (const GArray *ends, guint track)
{
  return g_array_index (ends, guint, track);
}

static guint
start_at (const GArray *ends, guint track)
{
  return track > 0 ? end_at (ends, track - 1) : 0;
}

static guint
size_at (const GArray *ends, guint track)
{
  return end_at (ends, track) - start_at (ends, track);
}

static GType
get_item_type (GListModel *model)
{
  return G_TYPE_OBJECT;
}

static guint
get_n_items (GListModel *model)
{
  const GArray *ends = LIA_TIMELINE_ROWS (model)->ends;

  return ends->len > 0 ? end_at (ends, ends->len - 1) : 0;
}

static gpointer
get_item (GListModel *model, guint position)
{
  return position < get_n_items (model) ? g_object_new (G_TYPE_OBJECT, NULL) : NULL;
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
  LiaTimelineRows *self = LIA_TIMELINE_ROWS (object);

  g_clear_object (&self->index);
  g_array_unref (self->ends);

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
  self->ends = g_array_new (FALSE, FALSE, sizeof (guint));
}

LiaTimelineRows *
lia_timeline_rows_new (void)
{
  return g_object_new (LIA_TYPE_TIMELINE_ROWS, NULL);
}

static GArray *
list_ends (LiaTimelineIndex *index, const gboolean *shown)
{
  GArray *ends = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_lanes = index != NULL ? lia_timeline_index_get_n_lanes (index) : 0;
  guint end = 0;

  for (guint i = 0; i < n_lanes; i++) {
    for (guint kind = 0; kind < LIA_TIMELINE_N_KINDS; kind++) {
      end += shown[kind] ? lia_timeline_lane_get_size (lia_timeline_index_get_lane (index, i), kind)
                         : 0;
      g_array_append_val (ends, end);
    }
  }

  return ends;
}

static guint
count_differences (const GArray *old, const GArray *ends)
{
  guint n = 0;

  for (guint i = 0; i < ends->len; i++)
    n += size_at (old, i) != size_at (ends, i);

  return n;
}

/* Rows come and go at the end of their track. */
static void
resize_track (LiaTimelineRows *self, guint track, guint size)
{
  guint before = size_at (self->ends, track);
  guint kept = MIN (before, size);
  guint position = start_at (self->ends, track) + kept;

  for (guint i = track; i < self->ends->len; i++)
    g_array_index (self->ends, guint, i) += size - before;
  g_list_model_items_changed (G_LIST_MODEL (self), position, before - kept, size - kept);
}

/* Lists what the index holds now of those kinds. What goes on being there is not announced, so that
 * whoever reads keeps their place, but may have moved to another row of its track. */
void
lia_timeline_rows_follow (LiaTimelineRows *self, LiaTimelineIndex *index, const gboolean *shown)
{
  g_autoptr (GArray) ends = list_ends (index, shown);
  guint before = get_n_items (G_LIST_MODEL (self));
  gboolean other = g_set_object (&self->index, index) || ends->len != self->ends->len;

  if (other || count_differences (self->ends, ends) > MOST_SPLICES) {
    g_array_unref (self->ends);
    self->ends = g_steal_pointer (&ends);
    g_list_model_items_changed (G_LIST_MODEL (self), 0, before, get_n_items (G_LIST_MODEL (self)));
    return;
  }
  for (guint i = 0; i < ends->len; i++)
    if (size_at (self->ends, i) != size_at (ends, i))
      resize_track (self, i, size_at (ends, i));
}

/* The row of an item; G_MAXUINT if it has none. */
guint
lia_timeline_rows_find (LiaTimelineRows *self, const LiaTimelinePlace *place)
{
  guint track = place->lane * LIA_TIMELINE_N_KINDS + place->kind;

  return track < self->ends->len && place->item < size_at (self->ends, track)
             ? start_at (self->ends, track) + place->item
             : G_MAXUINT;
}

static gboolean
is_there (LiaTimelineIndex *index, const LiaTimelinePlace *place)
{
  return place->lane < lia_timeline_index_get_n_lanes (index) &&
         place->item < lia_timeline_lane_get_size (lia_timeline_index_get_lane (index, place->lane),
                                                   place->kind);
}

/* Which item a row stands for; none if the index has become shorter since it was followed. */
gboolean
lia_timeline_rows_place (LiaTimelineRows *self, guint position, LiaTimelinePlace *place)
{
  guint low = 0;
  guint high = self->ends->len;

  if (position >= get_n_items (G_LIST_MODEL (self)))
    return FALSE;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (end_at (self->ends, middle) <= position)
      low = middle + 1;
    else
      high = middle;
  }
  *place = (LiaTimelinePlace) { low / LIA_TIMELINE_N_KINDS, low % LIA_TIMELINE_N_KINDS,
                                position - start_at (self->ends, low) };
  return is_there (self->index, place);
}
