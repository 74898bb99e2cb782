#include <math.h>

#include "timeline-track.h"

#include "records/date.h"

/* Even a single day is drawn this wide, so that it can be seen and hit. */
#define MARK 10.0
/* Marks side by side in a row are this far apart. */
#define GAP 3.0
/* What a character of a label takes on average, and what stands round it, in pixels. */
#define LETTER 6.6
#define LABEL_PADDING 14.0
/* Items that would lie on one another are shown as one cell of at most this many marks. */
#define CELL_MARKS 4
#define NO_CELL G_MAXUINT

typedef struct {
  gint32 first;
  gint32 last;
  gint32 reach;
  guint row;
} Span;

struct _LiaTimelineTrack {
  GArray *spans;
  GPtrArray *items;
  guint n_rows;
  double days_per_pixel;
  double label_width;
};

static inline Span *
span_at (const LiaTimelineTrack *self, guint index)
{
  return &g_array_index (self->spans, Span, index);
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const LiaTimelineItem *one = *(LiaTimelineItem *const *) a;
  const LiaTimelineItem *other = *(LiaTimelineItem *const *) b;

  if (one->first != other->first)
    return one->first < other->first ? -1 : 1;
  if (one->last != other->last)
    return one->last < other->last ? -1 : 1;

  return lia_id_compare (&one->id, &other->id);
}

static void
extend_reach (LiaTimelineTrack *self, guint from)
{
  gint32 reach = from > 0 ? span_at (self, from - 1)->reach : G_MININT32;

  for (guint i = from; i < self->spans->len; i++) {
    reach = MAX (reach, span_at (self, i)->last);
    span_at (self, i)->reach = reach;
  }
}

/* The first position whose item doesn't come before @item. */
static guint
position_of (const LiaTimelineTrack *self, const LiaTimelineItem *item)
{
  guint low = 0;
  guint high = self->items->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (compare_items (&self->items->pdata[middle], &item) < 0)
      low = middle + 1;
    else
      high = middle;
  }

  return low;
}

/* What an item takes in its row at the scale it is packed for. The label of an engagement stands
 * in its bar if it fits, else beside it; that of a commitment runs along its bar and past its end.
 */
static void
taken_days (const LiaTimelineTrack *self, guint index, double *start, double *end)
{
  const Span *span = span_at (self, index);
  const LiaTimelineItem *item = g_ptr_array_index (self->items, index);
  double length = (double) span->last + 1 - span->first;
  double mark = self->days_per_pixel * (MARK + GAP);
  double label =
      self->days_per_pixel * MIN (item->letters * LETTER + LABEL_PADDING, self->label_width);
  gboolean inside = item->kind == LIA_TIMELINE_COMMITMENT && length > mark;

  *start = MIN (span->first, span->first + (length - mark) / 2);
  *end = *start + MAX (length, mark);
  if (inside)
    *end = MAX (*end, *start + label);
  else if (length < label)
    *end += label;
}

/**
 * lia_timeline_track_new:
 *
 * Returns: (transfer full): a track without items
 */
LiaTimelineTrack *
lia_timeline_track_new (void)
{
  LiaTimelineTrack *self = g_new0 (LiaTimelineTrack, 1);

  self->spans = g_array_new (FALSE, FALSE, sizeof (Span));
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) lia_timeline_item_free);
  return self;
}

/**
 * lia_timeline_track_free:
 * @self: (transfer full): a track
 */
void
lia_timeline_track_free (LiaTimelineTrack *self)
{
  g_array_unref (self->spans);
  g_ptr_array_unref (self->items);
  g_free (self);
}

/**
 * lia_timeline_track_fill:
 * @self: a track without items
 * @items: (element-type LiaTimelineItem): dated items, in any order; each is taken over
 *
 * Fills the track and packs it by days alone.
 */
void
lia_timeline_track_fill (LiaTimelineTrack *self, GPtrArray *items)
{
  g_return_if_fail (self->items->len == 0);

  g_array_set_size (self->spans, items->len);
  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (self->items, items->pdata[i]);
  g_ptr_array_sort (self->items, compare_items);

  for (guint i = 0; i < self->items->len; i++) {
    const LiaTimelineItem *item = g_ptr_array_index (self->items, i);

    *span_at (self, i) = (Span) { item->first, MAX (item->first, item->last), 0, 0 };
  }
  extend_reach (self, 0);
  lia_timeline_track_pack (self, 0, 0);
}

/* The first row in which nothing lies where the item at @index would. */
static guint
free_row (const LiaTimelineTrack *self, guint index)
{
  g_autofree guint8 *used = g_malloc0 (self->n_rows + 1);
  double start, end;
  guint row = 0;

  taken_days (self, index, &start, &end);
  for (guint i = 0; i < self->spans->len; i++) {
    double other_start, other_end;

    taken_days (self, i, &other_start, &other_end);
    if (i != index && other_start < end && other_end > start)
      used[span_at (self, i)->row] = 1;
  }
  while (used[row])
    row++;

  return row;
}

/**
 * lia_timeline_track_add:
 * @self: a track
 * @item: (transfer full): a dated item
 *
 * Puts an item in its place in time and into the first row that is free there; all others stay
 * in theirs, so that nothing jumps when one record changes.
 */
void
lia_timeline_track_add (LiaTimelineTrack *self, LiaTimelineItem *item)
{
  guint index = position_of (self, item);
  Span span = { item->first, MAX (item->first, item->last), 0, 0 };

  g_return_if_fail (lia_timeline_item_is_dated (item));

  g_ptr_array_insert (self->items, index, item);
  g_array_insert_val (self->spans, index, span);
  extend_reach (self, index);
  span_at (self, index)->row = free_row (self, index);
  self->n_rows = MAX (self->n_rows, span_at (self, index)->row + 1);
}

/**
 * lia_timeline_track_remove:
 * @self: a track
 * @item: an item that was added to it; freed with this
 *
 * Returns: whether it was there
 */
gboolean
lia_timeline_track_remove (LiaTimelineTrack *self, const LiaTimelineItem *item)
{
  guint index;

  if (!lia_timeline_track_find (self, item, &index))
    return FALSE;

  g_ptr_array_remove_index (self->items, index);
  g_array_remove_index (self->spans, index);
  extend_reach (self, index);
  return TRUE;
}

/**
 * lia_timeline_track_get_size:
 * @self: a track
 *
 * Returns: how many items it has
 */
guint
lia_timeline_track_get_size (const LiaTimelineTrack *self)
{
  return self->items->len;
}

/**
 * lia_timeline_track_get_rows:
 * @self: a track
 *
 * Returns: into how many rows its items are packed
 */
guint
lia_timeline_track_get_rows (const LiaTimelineTrack *self)
{
  return self->n_rows;
}

/**
 * lia_timeline_track_get_label_width:
 * @self: a track
 *
 * Returns: the room for each label that it was packed with, in pixels
 */
double
lia_timeline_track_get_label_width (const LiaTimelineTrack *self)
{
  return self->label_width;
}

/**
 * lia_timeline_track_get:
 * @self: a track
 * @index: less than its size
 *
 * Returns: (transfer none): the item at that place in time
 */
const LiaTimelineItem *
lia_timeline_track_get (const LiaTimelineTrack *self, guint index)
{
  g_return_val_if_fail (index < self->items->len, NULL);

  return g_ptr_array_index (self->items, index);
}

/**
 * lia_timeline_track_get_row:
 * @self: a track
 * @index: less than its size
 *
 * Returns: the row of that item, from 0
 */
guint
lia_timeline_track_get_row (const LiaTimelineTrack *self, guint index)
{
  g_return_val_if_fail (index < self->spans->len, 0);

  return span_at (self, index)->row;
}

/**
 * lia_timeline_track_find:
 * @self: a track
 * @item: an item
 * @index: (out): its place in time
 *
 * Returns: whether it is in this track
 */
gboolean
lia_timeline_track_find (const LiaTimelineTrack *self, const LiaTimelineItem *item, guint *index)
{
  *index = position_of (self, item);

  return *index < self->items->len && self->items->pdata[*index] == item;
}

/**
 * lia_timeline_track_extent:
 * @self: a track
 * @first: (inout): lowered to its first day
 * @last: (inout): raised to its last day
 *
 * Returns: whether it has any items
 */
gboolean
lia_timeline_track_extent (const LiaTimelineTrack *self, gint32 *first, gint32 *last)
{
  if (self->spans->len == 0)
    return FALSE;

  *first = MIN (*first, span_at (self, 0)->first);
  *last = MAX (*last, span_at (self, self->spans->len - 1)->reach);
  return TRUE;
}

/**
 * lia_timeline_track_query:
 * @self: a track
 * @first: the first day asked for
 * @last: the last day asked for
 * @from: (out): the place of the first item that can touch those days
 * @until: (out): the place after the last one that can
 *
 * Finds by binary search where the items lie that touch a stretch of days. Between the two places
 * there may be some that end before it.
 */
void
lia_timeline_track_query (const LiaTimelineTrack *self,
                          gint32 first,
                          gint32 last,
                          guint *from,
                          guint *until)
{
  guint low = 0;
  guint high = self->spans->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (span_at (self, middle)->reach < first)
      low = middle + 1;
    else
      high = middle;
  }
  *from = low;

  high = self->spans->len;
  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (span_at (self, middle)->first <= last)
      low = middle + 1;
    else
      high = middle;
  }
  *until = low;
}

/* A tree over the days at which rows become free finds the first free row in log n steps, where
 * trying row after row would take minutes once thousands of commitments run side by side. */
static guint
take_row (double *tree, guint n_leaves, double start, double end)
{
  guint node = 1;

  while (node < n_leaves)
    node = tree[node * 2] <= start ? node * 2 : node * 2 + 1;
  tree[node] = end;
  for (guint up = node / 2; up >= 1; up /= 2)
    tree[up] = MIN (tree[up * 2], tree[up * 2 + 1]);

  return node - n_leaves;
}

/**
 * lia_timeline_track_pack:
 * @self: a track
 * @days_per_pixel: the scale it is to be seen at, or 0 to keep only the days themselves apart
 * @label_width: the room that is kept for each label, in pixels
 *
 * Puts each item into the first row that is free over its days, its mark and its label.
 */
void
lia_timeline_track_pack (LiaTimelineTrack *self, double days_per_pixel, double label_width)
{
  guint n_leaves = 1;
  g_autofree double *tree = NULL;

  while (n_leaves < self->spans->len)
    n_leaves *= 2;
  tree = g_new (double, n_leaves * 2);
  for (guint i = 0; i < n_leaves * 2; i++)
    tree[i] = -INFINITY;

  self->n_rows = 0;
  self->days_per_pixel = days_per_pixel;
  self->label_width = label_width;
  for (guint i = 0; i < self->spans->len; i++) {
    double start, end;

    taken_days (self, i, &start, &end);
    span_at (self, i)->row = take_row (tree, n_leaves, start, end);
    self->n_rows = MAX (self->n_rows, span_at (self, i)->row + 1);
  }
}

static gboolean
joins (const LiaTimelineCell *before, const LiaTimelineCell *cell, double mark)
{
  gboolean small = cell->right - cell->left <= mark;
  gboolean before_small = before->count > 1 || before->right - before->left <= mark;

  return small && before_small && cell->left < before->right + 1 &&
         cell->right - before->left <= CELL_MARKS * mark;
}

/* Sets a cell and the one before it in its row apart, whichever of them can give way. */
static void
part (LiaTimelineCell *before, LiaTimelineCell *cell, double mark)
{
  if (cell->left < before->right + 1) {
    if (cell->right - cell->left > mark && before->left + 2 < cell->left) {
      before->right = cell->left - 1;
    } else {
      cell->left = before->right + 1;
      cell->right = MAX (cell->right, cell->left + 2);
    }
  }
  before->room = cell->left;
}

static LiaTimelineCell
cell_of (const LiaViewport *viewport, const Span *span, guint index, double mark)
{
  double left = lia_viewport_x (viewport, span->first);
  double right = lia_viewport_x (viewport, (double) span->last + 1);

  if (right - left < mark) {
    left = (left + right - mark) / 2;
    right = left + mark;
  }

  return (LiaTimelineCell) { left, right, G_MAXDOUBLE, span->row, index, 1 };
}

/**
 * lia_timeline_track_cells:
 * @self: a track
 * @viewport: what is seen
 * @first_row: the first row that is seen
 * @last_row: the last row that is seen
 * @mark: how wide, in pixels, even the shortest item is; what would lie on one another then
 *   becomes one cell with a count
 *
 * Returns: (transfer full) (element-type LiaTimelineCell): what is to be drawn, by the first day,
 *   with those left of the viewport whose labels may reach into it
 */
GArray *
lia_timeline_track_cells (const LiaTimelineTrack *self,
                          const LiaViewport *viewport,
                          guint first_row,
                          guint last_row,
                          double mark)
{
  GArray *cells = g_array_new (FALSE, FALSE, sizeof (LiaTimelineCell));
  guint n_rows = last_row - first_row + 1;
  g_autofree guint *newest = g_new (guint, n_rows);
  double overscan = (self->label_width + mark) * viewport->days_per_pixel;
  guint from, until;

  memset (newest, 0xff, n_rows * sizeof (guint));
  lia_timeline_track_query (
      self, (gint32) floor (viewport->first_day - overscan),
      (gint32) ceil (lia_viewport_end (viewport) + mark * viewport->days_per_pixel), &from, &until);

  for (guint i = from; i < until; i++) {
    const Span *span = span_at (self, i);
    guint *slot = newest + (span->row - first_row);
    LiaTimelineCell *before;
    LiaTimelineCell cell;

    if (span->row < first_row || span->row > last_row ||
        (double) span->last + 1 < viewport->first_day - overscan)
      continue;

    cell = cell_of (viewport, span, i, mark);
    before = *slot != NO_CELL ? &g_array_index (cells, LiaTimelineCell, *slot) : NULL;
    if (before != NULL && joins (before, &cell, mark)) {
      before->right = MAX (before->right, cell.right);
      before->count++;
      continue;
    }
    if (before != NULL)
      part (before, &cell, mark);
    *slot = cells->len;
    g_array_append_val (cells, cell);
  }

  return cells;
}
