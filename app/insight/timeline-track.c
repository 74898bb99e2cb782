#include "timeline-track.h"

#include "records/date.h"

/* One running maximum stands for so many items: few enough to walk through, and for 100,000 items
 * there are only 1,600 maxima. One for each item would have to be moved and mended with every
 * splice, and would find all that lies after the beginning of a single long item. */
#define BLOCK 64

typedef struct {
  gint32 first;
  gint32 last;
} Span;

/* When an item is due, or else ends. */
typedef struct {
  gint32 day;
  LiaTimelineItem *item;
} Due;

struct _LiaTimelineTrack {
  GArray *spans;  /* Span, as the items */
  GArray *ends;   /* gint32: the last days, sorted by themselves */
  GArray *dues;   /* Due, sorted by their days */
  GArray *maxima; /* gint32: the latest last day of each block of items */
  GPtrArray *items;
  guint peak;
  guint peak_most;
};

static inline const Span *
span_at (const LiaTimelineTrack *self, guint index)
{
  return &g_array_index (self->spans, Span, index);
}

/* The first place in the sorted ends whose day is not before @day. */
static guint
end_from (const LiaTimelineTrack *self, gint32 day)
{
  const gint32 *ends = (const gint32 *) self->ends->data;
  guint low = 0;
  guint high = self->ends->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (ends[middle] < day)
      low = middle + 1;
    else
      high = middle;
  }

  return low;
}

/* The first position whose item doesn't come before @item. */
static guint
position_of (const LiaTimelineTrack *self, const LiaTimelineItem *item)
{
  guint low = 0;
  guint high = self->items->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (lia_timeline_item_compare (self->items->pdata[middle], item) < 0)
      low = middle + 1;
    else
      high = middle;
  }

  return low;
}

static void
set_maxima (LiaTimelineTrack *self, guint from)
{
  g_array_set_size (self->maxima, (self->spans->len + BLOCK - 1) / BLOCK);
  for (guint block = from / BLOCK; block < self->maxima->len; block++) {
    gint32 most = G_MININT32;

    for (guint i = block * BLOCK; i < MIN ((block + 1) * BLOCK, self->spans->len); i++)
      most = MAX (most, span_at (self, i)->last);
    g_array_index (self->maxima, gint32, block) = most;
  }
  self->peak_most = 0;
}

static Span
span_of (const LiaTimelineItem *item)
{
  return (Span) { item->first, MAX (item->first, item->last) };
}

static Due
due_of (LiaTimelineItem *item)
{
  Span span = span_of (item);

  return (Due) { item->due != LIA_DAY_NONE ? CLAMP (item->due, span.first, span.last) : span.last,
                 item };
}

/* The first place in the sorted dues whose day is not before @day. */
static guint
due_from (const LiaTimelineTrack *self, gint32 day)
{
  guint low = 0;
  guint high = self->dues->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (g_array_index (self->dues, Due, middle).day < day)
      low = middle + 1;
    else
      high = middle;
  }

  return low;
}

static void
remove_due (LiaTimelineTrack *self, const LiaTimelineItem *item, gint32 day)
{
  guint place = due_from (self, day);

  while (place < self->dues->len && g_array_index (self->dues, Due, place).item != item)
    place++;
  g_return_if_fail (place < self->dues->len);

  g_array_remove_index (self->dues, place);
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  return lia_timeline_item_compare (*(LiaTimelineItem *const *) a, *(LiaTimelineItem *const *) b);
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  gint32 one = *(const gint32 *) a;
  gint32 other = *(const gint32 *) b;

  return (one > other) - (one < other);
}

static int
compare_dues (gconstpointer a, gconstpointer b)
{
  const Due *one = a;
  const Due *other = b;

  return (one->day > other->day) - (one->day < other->day);
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
  self->ends = g_array_new (FALSE, FALSE, sizeof (gint32));
  self->dues = g_array_new (FALSE, FALSE, sizeof (Due));
  self->maxima = g_array_new (FALSE, FALSE, sizeof (gint32));
  self->items = g_ptr_array_new ();
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
  g_array_unref (self->ends);
  g_array_unref (self->dues);
  g_array_unref (self->maxima);
  g_ptr_array_unref (self->items);
  g_free (self);
}

static gboolean
is_sorted (GPtrArray *items)
{
  for (guint i = 1; i < items->len; i++)
    if (lia_timeline_item_compare (items->pdata[i - 1], items->pdata[i]) > 0)
      return FALSE;

  return TRUE;
}

/**
 * lia_timeline_track_fill:
 * @self: a track without items
 * @items: (element-type LiaTimelineItem): dated items, which have to outlive it; quickest in the
 *   order of lia_timeline_item_compare()
 *
 * Puts many items in their places in one go.
 */
void
lia_timeline_track_fill (LiaTimelineTrack *self, GPtrArray *items)
{
  g_return_if_fail (self->items->len == 0);

  g_ptr_array_extend (self->items, items, NULL, NULL);
  if (!is_sorted (self->items))
    g_ptr_array_sort (self->items, compare_items);
  g_array_set_size (self->spans, items->len);
  g_array_set_size (self->ends, items->len);
  g_array_set_size (self->dues, items->len);
  for (guint i = 0; i < items->len; i++) {
    Span span = span_of (self->items->pdata[i]);

    g_array_index (self->spans, Span, i) = span;
    g_array_index (self->ends, gint32, i) = span.last;
    g_array_index (self->dues, Due, i) = due_of (self->items->pdata[i]);
  }
  g_array_sort (self->ends, compare_days);
  g_array_sort (self->dues, compare_dues);
  set_maxima (self, 0);
}

/**
 * lia_timeline_track_add:
 * @self: a track
 * @item: a dated item, which has to outlive it or be removed
 *
 * Puts an item in its place in time.
 */
void
lia_timeline_track_add (LiaTimelineTrack *self, LiaTimelineItem *item)
{
  guint index = position_of (self, item);
  Span span = span_of (item);
  Due due = due_of (item);

  g_return_if_fail (lia_timeline_item_is_dated (item));

  g_ptr_array_insert (self->items, index, item);
  g_array_insert_val (self->spans, index, span);
  g_array_insert_val (self->ends, end_from (self, span.last), span.last);
  g_array_insert_val (self->dues, due_from (self, due.day), due);
  set_maxima (self, index);
}

/**
 * lia_timeline_track_remove:
 * @self: a track
 * @item: an item that was added to it, with the days it was added with
 *
 * Returns: whether it was there
 */
gboolean
lia_timeline_track_remove (LiaTimelineTrack *self, const LiaTimelineItem *item)
{
  guint index;

  if (!lia_timeline_track_find (self, item, &index))
    return FALSE;

  g_array_remove_index (self->ends, end_from (self, span_at (self, index)->last));
  remove_due (self, item, due_of (self->items->pdata[index]).day);
  g_ptr_array_remove_index (self->items, index);
  g_array_remove_index (self->spans, index);
  set_maxima (self, index);
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
  *last = MAX (*last, g_array_index (self->ends, gint32, self->ends->len - 1));
  return TRUE;
}

/**
 * lia_timeline_track_from:
 * @self: a track
 * @day: a day
 *
 * Returns: the place of the first item that doesn't begin before @day; its size if there is none
 */
guint
lia_timeline_track_from (const LiaTimelineTrack *self, gint32 day)
{
  guint low = 0;
  guint high = self->spans->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (span_at (self, middle)->first < day)
      low = middle + 1;
    else
      high = middle;
  }

  return low;
}

/**
 * lia_timeline_track_nearest:
 * @self: a track with items
 * @day: a day
 *
 * Returns: the place of the item that begins nearest to @day
 */
guint
lia_timeline_track_nearest (const LiaTimelineTrack *self, gint32 day)
{
  guint after = lia_timeline_track_from (self, day);

  if (after == 0)
    return 0;
  if (after == self->spans->len ||
      (gint64) day - span_at (self, after - 1)->first < (gint64) span_at (self, after)->first - day)
    return after - 1;

  return after;
}

/**
 * lia_timeline_track_count:
 * @self: a track
 * @first: the first day asked for
 * @last: the last day asked for, not before @first
 *
 * Returns: how many items run on any of those days, by two binary searches
 */
guint
lia_timeline_track_count (const LiaTimelineTrack *self, gint32 first, gint32 last)
{
  guint begun = last == G_MAXINT32 ? self->spans->len : lia_timeline_track_from (self, last + 1);

  return begun - end_from (self, first);
}

/* The first place in @days, sorted numbers that are so many bytes apart, that is not before @day,
 * known not to lie before @from: the nearer it lies, the sooner it is found. */
static guint
gallop (const char *days, gsize apart, guint len, guint from, gint32 day)
{
  guint step = 1;
  guint high = from;

  while (high < len && *(const gint32 *) (days + high * apart) < day) {
    from = high + 1;
    high += step;
    step *= 2;
  }
  high = MIN (high, len);
  while (from < high) {
    guint middle = from + (high - from) / 2;

    if (*(const gint32 *) (days + middle * apart) < day)
      from = middle + 1;
    else
      high = middle;
  }

  return from;
}

/**
 * lia_timeline_track_histogram:
 * @self: a track
 * @first: the first day asked for
 * @days: how many days each cell has
 * @counts: (array length=n_counts): grow by how many items run in each cell; the cells follow one
 *   another
 * @n_counts: how many cells there are
 *
 * Counts as lia_timeline_track_count() does, going on from cell to cell.
 */
void
lia_timeline_track_histogram (const LiaTimelineTrack *self,
                              gint32 first,
                              gint32 days,
                              guint *counts,
                              guint n_counts)
{
  guint begun = lia_timeline_track_from (self, first);
  guint ended = end_from (self, first);

  for (guint i = 0; i < n_counts; i++) {
    gint32 day = first + (gint32) i * days;

    begun = gallop (self->spans->data, sizeof (Span), self->spans->len, begun, day + days);
    ended = gallop (self->ends->data, sizeof (gint32), self->ends->len, ended, day);
    counts[i] += begun - ended;
  }
}

/**
 * lia_timeline_track_query:
 * @self: a track
 * @first: the first day asked for
 * @last: the last day asked for
 * @found: (element-type guint): grows by the places of the items that run on any of those days, in
 *   order
 */
void
lia_timeline_track_query (const LiaTimelineTrack *self, gint32 first, gint32 last, GArray *found)
{
  guint until = last == G_MAXINT32 ? self->spans->len : lia_timeline_track_from (self, last + 1);
  guint left = lia_timeline_track_count (self, first, last);

  for (guint block = 0; left > 0 && block * BLOCK < until; block++) {
    if (g_array_index (self->maxima, gint32, block) < first)
      continue;
    for (guint i = block * BLOCK; i < MIN ((block + 1) * BLOCK, until); i++)
      if (span_at (self, i)->last >= first) {
        g_array_append_val (found, i);
        left--;
      }
  }
}

/* Those that are due or end between two places, and didn't begin on or after @first: they are found
 * by that already. */
static guint
count_dues (const LiaTimelineTrack *self, gint32 first, guint from, guint until)
{
  guint n = 0;

  for (guint i = from; i < until; i++)
    n += g_array_index (self->dues, Due, i).item->first < first;

  return n;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  guint one = *(const guint *) a;
  guint other = *(const guint *) b;

  return (one > other) - (one < other);
}

static void
add_dues (const LiaTimelineTrack *self, gint32 first, guint from, guint until, GArray *found)
{
  for (guint i = from; i < until; i++) {
    const LiaTimelineItem *item = g_array_index (self->dues, Due, i).item;
    guint place;

    if (item->first >= first)
      continue;
    place = position_of (self, item);
    g_array_append_val (found, place);
  }
  g_array_sort (found, compare_places);
}

/**
 * lia_timeline_track_query_turns:
 * @self: a track
 * @first: the first day asked for
 * @last: the last day asked for
 * @most: how many are of use
 * @found: (element-type guint): an empty array, which gets the places of the items that begin, are
 *   due or, if nothing is due, end on any of those days, in order
 *
 * Returns: whether they are no more than @most; if they are more, @found stays empty
 */
gboolean
lia_timeline_track_query_turns (const LiaTimelineTrack *self,
                                gint32 first,
                                gint32 last,
                                guint most,
                                GArray *found)
{
  guint begin = lia_timeline_track_from (self, first);
  guint begin_until =
      last == G_MAXINT32 ? self->spans->len : lia_timeline_track_from (self, last + 1);
  guint due = due_from (self, first);
  guint due_until = last == G_MAXINT32 ? self->dues->len : due_from (self, last + 1);

  if (MAX (begin_until - begin, due_until - due) > most ||
      begin_until - begin + count_dues (self, first, due, due_until) > most)
    return FALSE;

  add_dues (self, first, due, due_until, found);
  for (guint i = begin; i < begin_until; i++)
    g_array_append_val (found, i);

  return TRUE;
}

/**
 * lia_timeline_track_get_peak:
 * @self: a track
 * @most: where counting may end
 *
 * Returns: how many of its items run on the same day at most, or @most if there are as many
 */
guint
lia_timeline_track_get_peak (LiaTimelineTrack *self, guint most)
{
  guint ended = 0;

  if (self->peak_most == most)
    return self->peak;

  self->peak = 0;
  self->peak_most = most;
  for (guint i = 0; i < self->spans->len && self->peak < most; i++) {
    while (g_array_index (self->ends, gint32, ended) < span_at (self, i)->first)
      ended++;
    self->peak = MAX (self->peak, i + 1 - ended);
  }

  return self->peak;
}
