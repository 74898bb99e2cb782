#include "timeline-frame-private.h"

#include <math.h>

#define PADDING 8.0
#define BAND_GAP 6.0
#define LEAST_LANE 56.0
#define COLLAPSED 30.0

/* Lanes that fit the view share it, so that they can be seen facing each other, even if a few rows
 * each is all there is; where there are more than fit, each has its rows and one scrolls. */
#define LEAST_ROWS 2
#define ROWS_WHERE_MANY 4
#define MOST_ROWS 40
/* What a band has room for whose items seldom run at the same time: they have words beside them. */
#define ROWS_FOR_WORDS 6

static const double row_heights[] = {
  [LIA_TIMELINE_BODY] = 22,
  [LIA_TIMELINE_ENGAGEMENT] = 24,
  [LIA_TIMELINE_TASK] = 20,
  [LIA_TIMELINE_COMMITMENT] = 26,
};

static const LiaTimelineBand *
band_at (const LiaTimelineFrame *self, guint index)
{
  return &g_array_index (self->bands, LiaTimelineBand, index);
}

LiaTimelineFrame *
lia_timeline_frame_new (void)
{
  LiaTimelineFrame *self = g_new0 (LiaTimelineFrame, 1);

  self->collapsed = g_hash_table_new_full (lia_id_hash, lia_id_equal, g_free, NULL);
  self->strips = g_array_new (FALSE, FALSE, sizeof (LiaTimelineStrip));
  self->bands = g_array_new (FALSE, FALSE, sizeof (LiaTimelineBand));
  self->crowding = g_array_new (FALSE, TRUE, sizeof (LiaTimelineCrowding));
  self->marks = g_array_new (FALSE, FALSE, sizeof (LiaTimelineMark));
  self->rows = g_array_new (FALSE, FALSE, sizeof (LiaTimelineRow));
  self->hints = g_hash_table_new (g_direct_hash, g_direct_equal);
  return self;
}

void
lia_timeline_frame_free (LiaTimelineFrame *self)
{
  g_hash_table_unref (self->collapsed);
  g_array_unref (self->strips);
  g_array_unref (self->bands);
  g_array_unref (self->crowding);
  g_array_unref (self->marks);
  g_array_unref (self->rows);
  g_hash_table_unref (self->hints);
  g_free (self);
}

/**
 * lia_timeline_frame_set_measure:
 * @self: a frame
 * @measure: (nullable): tells how wide a text is as it will be drawn, in pixels; %NULL to guess
 * @user_data: for @measure
 */
void
lia_timeline_frame_set_measure (LiaTimelineFrame *self,
                                LiaTimelineMeasure measure,
                                gpointer user_data)
{
  self->measure = measure;
  self->measure_data = user_data;
}

/**
 * lia_timeline_frame_set_paper:
 * @self: a frame
 * @paper: whether it is drawn once, where nobody can go on: words end within the view, lanes
 *   are as high as they have to be, and it may hold twenty times as much
 */
void
lia_timeline_frame_set_paper (LiaTimelineFrame *self, gboolean paper)
{
  self->paper = paper;
}

/**
 * lia_timeline_frame_get_collapsed:
 * @self: a frame
 * @key: the key of a lane or of a group
 *
 * Returns: whether that is one row that only tells how much there is
 */
gboolean
lia_timeline_frame_get_collapsed (const LiaTimelineFrame *self, const LiaId *key)
{
  return g_hash_table_contains (self->collapsed, key);
}

/**
 * lia_timeline_frame_set_collapsed:
 * @self: a frame
 * @key: the key of a lane or of a group
 * @collapsed: whether it shall be one row
 *
 * Takes effect with the next lia_timeline_frame_arrange(), and stays for whatever index comes.
 */
void
lia_timeline_frame_set_collapsed (LiaTimelineFrame *self, const LiaId *key, gboolean collapsed)
{
  if (collapsed)
    g_hash_table_add (self->collapsed, lia_id_copy (key));
  else
    g_hash_table_remove (self->collapsed, key);
}

/* How lanes lie */

static guint
shown_size (const LiaTimelineLane *lane, const gboolean *shown)
{
  guint size = 0;

  for (guint kind = 0; kind < LIA_TIMELINE_N_KINDS; kind++)
    size += shown[kind] ? lia_timeline_lane_get_size (lane, kind) : 0;

  return size;
}

/* A row for each of its items, or enough for twice as many as ever run at the same time. */
static guint
wanted_rows (const LiaTimelineLane *lane, LiaTimelineKind kind, const gboolean *shown, guint most)
{
  guint size = shown[kind] ? lia_timeline_lane_get_size (lane, kind) : 0;
  guint peak = size > 0 ? lia_timeline_track_get_peak (lane->tracks[kind], MOST_ROWS) : 0;

  return MIN (MIN (size, MAX (2 * peak + 2, ROWS_FOR_WORDS)), most);
}

static double
lane_height (const LiaTimelineLane *lane, const gboolean *shown, guint most)
{
  double height = 0;

  for (guint kind = 0; kind < LIA_TIMELINE_N_KINDS; kind++) {
    guint n_rows = wanted_rows (lane, kind, shown, most);

    height += n_rows > 0 ? n_rows * row_heights[kind] + BAND_GAP : 0;
  }

  return MAX (height - BAND_GAP + 2 * PADDING, LEAST_LANE);
}

/* Processes face each other even while one of them has nothing. */
static gboolean
is_kept (LiaTimelineIndex *index, const LiaTimelineLane *lane)
{
  LiaId shared = lia_timeline_lanes_shared_key ();

  return lia_timeline_index_get_lanes (index) == LIA_TIMELINE_BY_PROCESS &&
         !lia_id_is_nil (&lane->key) && !lia_id_equal (&lane->key, &shared);
}

static void
add_strip (LiaTimelineFrame *self, const LiaTimelineLane *lane, guint place, gboolean group)
{
  LiaTimelineStrip strip = { place, group, lia_timeline_frame_get_collapsed (self, &lane->key) };

  g_array_append_val (self->strips, strip);
}

static void
list_strips (LiaTimelineFrame *self, LiaTimelineIndex *index, const gboolean *shown)
{
  guint group = LIA_TIMELINE_NO_GROUP;

  for (guint i = 0; i < lia_timeline_index_get_n_lanes (index); i++) {
    const LiaTimelineLane *lane = lia_timeline_index_get_lane (index, i);
    const LiaTimelineLane *above;

    if (shown_size (lane, shown) == 0 && !is_kept (index, lane))
      continue;
    if (lane->group != LIA_TIMELINE_NO_GROUP) {
      above = lia_timeline_index_get_group (index, lane->group);
      if (lane->group != group)
        add_strip (self, above, lane->group, TRUE);
      group = lane->group;
      if (lia_timeline_frame_get_collapsed (self, &above->key))
        continue;
    }
    add_strip (self, lane, i, FALSE);
  }
}

static const LiaTimelineLane *
lane_of_strip (LiaTimelineIndex *index, const LiaTimelineStrip *strip)
{
  return strip->group ? lia_timeline_index_get_group (index, strip->lane)
                      : lia_timeline_index_get_lane (index, strip->lane);
}

static gboolean
is_row (const LiaTimelineStrip *strip)
{
  return strip->group || strip->collapsed;
}

/* How high all is with so many rows in a band at most; it ends early above @enough. */
static double
total_height (LiaTimelineFrame *self,
              LiaTimelineIndex *index,
              const gboolean *shown,
              guint most,
              double enough)
{
  double total = 0;

  for (guint i = 0; i < self->strips->len && total <= enough; i++) {
    const LiaTimelineStrip *strip = &g_array_index (self->strips, LiaTimelineStrip, i);

    total += is_row (strip) ? COLLAPSED : lane_height (lane_of_strip (index, strip), shown, most);
  }

  return total;
}

static guint
most_rows (LiaTimelineFrame *self, LiaTimelineIndex *index, const gboolean *shown, double height)
{
  guint most = LEAST_ROWS;

  if (total_height (self, index, shown, most, height) > height)
    return ROWS_WHERE_MANY;

  while (most < MOST_ROWS && total_height (self, index, shown, most + 1, height) <= height)
    most++;

  return most;
}

static void
add_band (LiaTimelineFrame *self,
          guint strip,
          guint kind,
          double top,
          double row_height,
          guint n_rows)
{
  LiaTimelineBand band = { strip, kind, top, row_height, n_rows };

  g_array_append_val (self->bands, band);
}

/* As many rows as a band gets, and one more if it wants it and there is @room for it. */
static guint
rows_with_room (const LiaTimelineLane *lane,
                LiaTimelineKind kind,
                const gboolean *shown,
                guint most,
                double *room)
{
  guint n_rows = wanted_rows (lane, kind, shown, most);

  if (row_heights[kind] > *room || wanted_rows (lane, kind, shown, most + 1) == n_rows)
    return n_rows;

  *room -= row_heights[kind];
  return n_rows + 1;
}

/* Returns how high the lane becomes. */
static double
add_bands (LiaTimelineFrame *self,
           const LiaTimelineLane *lane,
           guint strip,
           const gboolean *shown,
           guint most,
           double top,
           double *room)
{
  double y = top + PADDING;

  for (guint kind = 0; kind < LIA_TIMELINE_N_KINDS; kind++) {
    guint n_rows = rows_with_room (lane, kind, shown, most, room);

    if (n_rows == 0)
      continue;
    add_band (self, strip, kind, y, row_heights[kind], n_rows);
    y += n_rows * row_heights[kind] + BAND_GAP;
  }

  return MAX (y - BAND_GAP + PADDING - top, LEAST_LANE);
}

static guint
count_lanes (const LiaTimelineFrame *self)
{
  guint n = 0;

  for (guint i = 0; i < self->strips->len; i++)
    n += !is_row (&g_array_index (self->strips, LiaTimelineStrip, i));

  return n;
}

/* Lanes that leave room share it, so that they fill the view. */
static void
spread (LiaTimelineFrame *self, double height)
{
  guint n_lanes = count_lanes (self);
  double share = n_lanes > 0 ? MAX (height - self->height, 0) / n_lanes : 0;
  double lower = 0;
  guint band = 0;

  for (guint i = 0; i < self->strips->len; i++) {
    LiaTimelineStrip *strip = &g_array_index (self->strips, LiaTimelineStrip, i);

    strip->top += lower;
    for (; band < self->bands->len && band_at (self, band)->strip == i; band++)
      g_array_index (self->bands, LiaTimelineBand, band).top += lower;
    if (is_row (strip))
      continue;
    strip->height += share;
    lower += share;
  }
  self->height += lower;
}

/**
 * lia_timeline_frame_arrange:
 * @self: a frame
 * @index: what stands on the timeline
 * @shown: (array fixed-size=4): which kinds are shown
 * @height: how high the view is
 *
 * Puts the lanes below one another, once items, kinds or what is collapsed changed, so that they
 * fill the view at least.
 */
void
lia_timeline_frame_arrange (LiaTimelineFrame *self,
                            LiaTimelineIndex *index,
                            const gboolean *shown,
                            double height)
{
  double room;
  guint most;

  g_array_set_size (self->strips, 0);
  g_array_set_size (self->bands, 0);
  g_array_set_size (self->marks, 0);
  g_array_set_size (self->rows, 0);
  list_strips (self, index, shown);
  most = self->paper ? MOST_ROWS : most_rows (self, index, shown, height);
  room = height - total_height (self, index, shown, most, height);

  self->height = 0;
  for (guint i = 0; i < self->strips->len; i++) {
    LiaTimelineStrip *strip = &g_array_index (self->strips, LiaTimelineStrip, i);
    const LiaTimelineLane *lane = lane_of_strip (index, strip);

    strip->top = self->height;
    strip->height =
        is_row (strip) ? COLLAPSED : add_bands (self, lane, i, shown, most, strip->top, &room);
    if (strip->collapsed)
      add_band (self, i, LIA_TIMELINE_ALL_KINDS, strip->top + 4, COLLAPSED - 8, 1);
    self->height += strip->height;
  }
  spread (self, height);
  g_array_set_size (self->crowding, 0);
  g_array_set_size (self->crowding, self->bands->len);
}

/* What is seen */

static guint
first_band_below (const LiaTimelineFrame *self, double y)
{
  guint low = 0;
  guint high = self->bands->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;
    const LiaTimelineBand *band = band_at (self, middle);

    if (band->top + band->n_rows * band->row_height <= y)
      low = middle + 1;
    else
      high = middle;
  }

  return low;
}

/**
 * lia_timeline_frame_collect:
 * @self: an arranged frame
 * @index: what it was arranged for
 * @viewport: which days are seen
 * @top: how far below the top of all lanes the view begins
 * @height: how high it is
 *
 * Finds what is to be drawn.
 */
void
lia_timeline_frame_collect (LiaTimelineFrame *self,
                            LiaTimelineIndex *index,
                            const LiaViewport *viewport,
                            double top,
                            double height)
{
  double step = exp2 (ceil (log2 (viewport->days_per_pixel) * 2) / 2);
  guint from = first_band_below (self, top);
  guint until = from;

  while (until < self->bands->len && band_at (self, until)->top < top + height)
    until++;
  if (step != self->step) {
    g_hash_table_remove_all (self->hints);
    for (guint i = 0; i < self->crowding->len; i++)
      g_array_index (self->crowding, LiaTimelineCrowding, i) = (LiaTimelineCrowding) { 0 };
    self->step = step;
  }
  g_array_set_size (self->marks, 0);
  g_array_set_size (self->rows, 0);
  lia_timeline_frame_collect_items (self, index, viewport, from, until);
  lia_timeline_frame_place_labels (self, index, viewport);
}

const LiaTimelineLane *
lia_timeline_frame_lane_of (const LiaTimelineFrame *self,
                            LiaTimelineIndex *index,
                            const LiaTimelineBand *band)
{
  return lane_of_strip (index, &g_array_index (self->strips, LiaTimelineStrip, band->strip));
}

/**
 * lia_timeline_frame_get_height:
 * @self: an arranged frame
 *
 * Returns: how high all lanes are together
 */
double
lia_timeline_frame_get_height (const LiaTimelineFrame *self)
{
  return self->height;
}

/**
 * lia_timeline_frame_get_strips:
 * @self: an arranged frame
 *
 * Returns: (transfer none) (element-type LiaTimelineStrip): lanes and groups from above
 */
const GArray *
lia_timeline_frame_get_strips (const LiaTimelineFrame *self)
{
  return self->strips;
}

/**
 * lia_timeline_frame_get_bands:
 * @self: an arranged frame
 *
 * Returns: (transfer none) (element-type LiaTimelineBand): what is in them, from above
 */
const GArray *
lia_timeline_frame_get_bands (const LiaTimelineFrame *self)
{
  return self->bands;
}

/**
 * lia_timeline_frame_get_marks:
 * @self: a frame that was collected
 *
 * Returns: (transfer none) (element-type LiaTimelineMark): what is to be drawn: row after row from
 *   above, and in each by where it begins
 */
const GArray *
lia_timeline_frame_get_marks (const LiaTimelineFrame *self)
{
  return self->marks;
}

/**
 * lia_timeline_frame_strips_between:
 * @self: an arranged frame
 * @top: where one begins to look, in pixels below the top of all lanes
 * @bottom: where one ends
 * @from: (out): the index of the first strip that is seen there
 * @until: (out): the index after the last one
 */
void
lia_timeline_frame_strips_between (const LiaTimelineFrame *self,
                                   double top,
                                   double bottom,
                                   guint *from,
                                   guint *until)
{
  guint low = 0;
  guint high = self->strips->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;
    const LiaTimelineStrip *strip = &g_array_index (self->strips, LiaTimelineStrip, middle);

    if (strip->top + strip->height <= top)
      low = middle + 1;
    else
      high = middle;
  }
  *from = low;
  while (low < self->strips->len &&
         g_array_index (self->strips, LiaTimelineStrip, low).top < bottom)
    low++;
  *until = low;
}

static const LiaTimelineRow *
row_at (const LiaTimelineFrame *self, double y)
{
  guint low = 0;
  guint high = self->rows->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;
    const LiaTimelineRow *row = &g_array_index (self->rows, LiaTimelineRow, middle);

    if (y < row->top)
      high = middle;
    else if (y >= row->top + row->height)
      low = middle + 1;
    else
      return row;
  }

  return NULL;
}

/**
 * lia_timeline_frame_hit:
 * @self: a frame that was collected
 * @x: a place, in pixels of the viewport
 * @y: and below the top of all lanes
 *
 * A little beside it counts too, because the shortest items are no larger than a fingertip is
 * precise.
 *
 * Returns: (transfer none) (nullable): what lies there, until the next frame
 */
const LiaTimelineMark *
lia_timeline_frame_hit (const LiaTimelineFrame *self, double x, double y)
{
  const LiaTimelineRow *row = row_at (self, y);
  guint low, high;

  if (row == NULL)
    return NULL;

  low = row->from;
  high = row->until;
  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (g_array_index (self->marks, LiaTimelineMark, middle).right + 2 <= x)
      low = middle + 1;
    else
      high = middle;
  }

  return low < row->until && g_array_index (self->marks, LiaTimelineMark, low).left - 2 <= x
             ? &g_array_index (self->marks, LiaTimelineMark, low)
             : NULL;
}

static gboolean
stands_for (const LiaTimelineFrame *self,
            const LiaTimelineMark *mark,
            const LiaTimelinePlace *place)
{
  return mark->shape == LIA_TIMELINE_MARK_ITEM && mark->place.lane == place->lane &&
         mark->place.kind == place->kind && mark->place.item == place->item;
}

/**
 * lia_timeline_frame_mark_of:
 * @self: a frame that was collected
 * @place: the place of an item
 *
 * Returns: (transfer none) (nullable): its mark, until the next frame; %NULL if it is not seen, or
 *   only as one of many
 */
const LiaTimelineMark *
lia_timeline_frame_mark_of (const LiaTimelineFrame *self, const LiaTimelinePlace *place)
{
  for (guint i = 0; i < self->marks->len; i++) {
    const LiaTimelineMark *mark = &g_array_index (self->marks, LiaTimelineMark, i);

    if (stands_for (self, mark, place))
      return mark;
  }

  return NULL;
}

static const LiaTimelineBand *
band_of (const LiaTimelineFrame *self, const LiaTimelinePlace *place)
{
  for (guint i = 0; i < self->bands->len; i++) {
    const LiaTimelineBand *band = band_at (self, i);
    const LiaTimelineStrip *strip = &g_array_index (self->strips, LiaTimelineStrip, band->strip);

    if (!strip->group && strip->lane == place->lane &&
        (band->kind == place->kind || band->kind == LIA_TIMELINE_ALL_KINDS))
      return band;
  }

  return NULL;
}

/**
 * lia_timeline_frame_locate:
 * @self: a frame that was arranged, and collected if it is to know the row
 * @place: the place of an item
 * @top: (out): where its row begins, or the middle one of its band if it is not seen by itself
 * @height: (out): how high that is
 *
 * Returns: whether the item is in a lane that is shown
 */
gboolean
lia_timeline_frame_locate (const LiaTimelineFrame *self,
                           const LiaTimelinePlace *place,
                           double *top,
                           double *height)
{
  const LiaTimelineMark *mark = lia_timeline_frame_mark_of (self, place);
  const LiaTimelineBand *band = mark == NULL ? band_of (self, place) : NULL;

  if (mark == NULL && band == NULL)
    return FALSE;

  *top = mark != NULL ? mark->top : band->top + band->n_rows / 2 * band->row_height;
  *height = mark != NULL ? mark->height : band->row_height;
  return TRUE;
}
