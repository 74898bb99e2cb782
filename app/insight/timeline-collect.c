#include "timeline-frame-private.h"

#include <math.h>

/* So many items are drawn one by one; the rest of the marks are crowds and densities, which take
 * fewer render nodes. */
#define MOST_ITEMS 520
#define MOST_CELLS (LIA_TIMELINE_MOST_MARKS - MOST_ITEMS)
#define CROWD_WIDTH 28.0
#define DENSITY_WIDTH 16.0
/* What begins or is due in the view is shown if there are no more than so many for each row: of
 * long ones only about two find room in one. */
#define TURNS_IN_ROW 4

/* What is seen of one band. */
typedef struct {
  const LiaTimelineBand *band;
  guint index;
  const LiaTimelineLane *lane;
  gint32 first;
  gint32 last;
  guint n_items;
  guint most;     /* how many of them may be drawn one by one */
  gboolean apart; /* whether all of them are */
} View;

/* Those that begin in the same days. */
typedef struct {
  LiaTimelineMark mark;
  guint item; /* the first of them, among those that were packed */
} Crowd;

/* Days as far as an item can have any. */
static gint32
clamp_day (double day)
{
  return (gint32) CLAMP (day, G_MININT32 / 2, G_MAXINT32 / 2);
}

/* The shortest items are drawn wider than their days. */
static View
view_of (LiaTimelineFrame *self, LiaTimelineIndex *index, const LiaViewport *viewport, guint i)
{
  const LiaTimelineBand *band = &g_array_index (self->bands, LiaTimelineBand, i);
  double beside = LIA_TIMELINE_MARK * self->step;
  View view = { band, i, lia_timeline_frame_lane_of (self, index, band) };

  view.first = clamp_day (floor (viewport->first_day - beside));
  view.last = clamp_day (ceil (lia_viewport_end (viewport) + beside));
  if (band->kind != LIA_TIMELINE_ALL_KINDS)
    view.n_items = lia_timeline_track_count (view.lane->tracks[band->kind], view.first, view.last);
  return view;
}

/* Bands with few items leave their share to those with more; whose share is too small then shows
 * how many there are, not which. */
static void
share_items (GArray *views, guint left)
{
  guint n_open = 0;
  gboolean again = TRUE;

  for (guint i = 0; i < views->len; i++)
    n_open += g_array_index (views, View, i).band->kind != LIA_TIMELINE_ALL_KINDS;
  while (again) {
    guint share = left / MAX (n_open, 1);

    again = FALSE;
    for (guint i = 0; i < views->len; i++) {
      View *view = &g_array_index (views, View, i);

      if (view->apart || view->band->kind == LIA_TIMELINE_ALL_KINDS || view->n_items > share)
        continue;
      view->apart = TRUE;
      view->most = view->n_items;
      left -= view->n_items;
      n_open--;
      again = TRUE;
    }
  }
  for (guint i = 0; i < views->len; i++)
    if (!g_array_index (views, View, i).apart)
      g_array_index (views, View, i).most = left / MAX (n_open, 1);
}

/* Cells begin at multiples of their length since the first day of all, so that they stay the same
 * while one pans. */
static gint32
cell_days (const LiaTimelineFrame *self, double width)
{
  return (gint32) MAX (ceil (width * self->step), 1);
}

static gint32
cell_from (gint32 day, gint32 days)
{
  gint32 rest = day % days;

  return day - (rest < 0 ? rest + days : rest);
}

static LiaTimelineMark
mark_between (const View *view, const LiaViewport *viewport, gint32 first, gint32 last)
{
  const LiaTimelineBand *band = view->band;

  return (LiaTimelineMark) {
    .band = view->index,
    .first = first,
    .last = last,
    .left = lia_viewport_x (viewport, first),
    .right = lia_viewport_x (viewport, (double) last + 1),
    .top = band->top,
    .height = band->row_height,
  };
}

static guint
lane_of_view (const LiaTimelineFrame *self, const View *view)
{
  return g_array_index (self->strips, LiaTimelineStrip, view->band->strip).lane;
}

static void
end_row (LiaTimelineFrame *self, guint from, double top, double height)
{
  LiaTimelineRow row = { top, height, from, self->marks->len };

  if (row.until > row.from)
    g_array_append_val (self->rows, row);
}

/* How many run in each of the cells that follow one another from @first on. */
static guint *
count_cells (const View *view, gint32 first, gint32 days, guint n_cells)
{
  guint *counts = g_new0 (guint, n_cells);

  for (guint kind = 0; kind < LIA_TIMELINE_N_KINDS; kind++)
    if (view->band->kind == kind || view->band->kind == LIA_TIMELINE_ALL_KINDS)
      lia_timeline_track_histogram (view->lane->tracks[kind], first, days, counts, n_cells);

  return counts;
}

/* Tells in the rows from @row on how many there are, and when. */
static void
collect_density (LiaTimelineFrame *self,
                 const View *view,
                 const LiaViewport *viewport,
                 guint row,
                 guint most)
{
  double top = view->band->top + row * view->band->row_height;
  double height = (view->band->n_rows - row) * view->band->row_height;
  double width = MAX (DENSITY_WIDTH, viewport->width / MAX (most, 2) * 1.1);
  gint32 days = cell_days (self, exp2 (ceil (log2 (width))));
  gint32 first = cell_from (clamp_day (floor (viewport->first_day)), days);
  guint n_cells = (guint) (clamp_day (lia_viewport_end (viewport)) - first) / days + 1;
  g_autofree guint *counts = count_cells (view, first, days, n_cells);
  guint from = self->marks->len;
  guint highest = 1;

  for (guint i = 0; i < n_cells; i++)
    highest = MAX (highest, counts[i]);
  for (guint i = 0; i < n_cells; i++) {
    gint32 day = first + (gint32) i * days;
    LiaTimelineMark mark = mark_between (view, viewport, day, day + days - 1);

    if (counts[i] == 0)
      continue;
    mark.shape = LIA_TIMELINE_MARK_DENSITY;
    mark.place = (LiaTimelinePlace) { lane_of_view (self, view), view->band->kind, 0 };
    mark.count = counts[i];
    mark.level = (double) counts[i] / highest;
    mark.row = row;
    mark.top = top;
    mark.height = height;
    g_array_append_val (self->marks, mark);
  }
  end_row (self, from, top, height);
}

static LiaTimelineMark
item_mark (const View *view,
           const LiaViewport *viewport,
           const LiaTimelineItem *item,
           const LiaTimelinePlace *place,
           guint row)
{
  LiaTimelineMark mark = mark_between (view, viewport, item->first, MAX (item->first, item->last));

  mark.place = *place;
  mark.count = 1;
  mark.row = row;
  mark.top = view->band->top + row * view->band->row_height;
  if (mark.right - mark.left < LIA_TIMELINE_MARK) {
    mark.left = (mark.left + mark.right - LIA_TIMELINE_MARK) / 2;
    mark.right = mark.left + LIA_TIMELINE_MARK;
  }
  return mark;
}

static int
compare_marks (gconstpointer a, gconstpointer b)
{
  const LiaTimelineMark *one = a;
  const LiaTimelineMark *other = b;

  if (one->row != other->row)
    return one->row < other->row ? -1 : 1;

  return (one->left > other->left) - (one->left < other->left);
}

static void
end_rows (LiaTimelineFrame *self, guint from)
{
  LiaTimelineMark *marks = (LiaTimelineMark *) self->marks->data;

  if (from < self->marks->len)
    qsort (marks + from, self->marks->len - from, sizeof *marks, compare_marks);
  for (guint i = from; i < self->marks->len;) {
    LiaTimelineRow row = { marks[i].top, marks[i].height, i, i };

    while (i < self->marks->len && marks[i].row == marks[row.from].row)
      i++;
    row.until = i;
    g_array_append_val (self->rows, row);
  }
}

/* What has no row joins what begins in the same days, in the last one. */
static GArray *
gather_crowds (LiaTimelineFrame *self,
               const View *view,
               const LiaViewport *viewport,
               const LiaTimelinePack *pack,
               guint most)
{
  GArray *crowds = g_array_new (FALSE, FALSE, sizeof (Crowd));
  double width = MAX (CROWD_WIDTH, viewport->width / MAX (most, 2) * 1.1);
  gint32 days = cell_days (self, exp2 (ceil (log2 (width))));
  gint32 begin = clamp_day (floor (viewport->first_day));

  for (guint i = 0; i < pack->items->len; i++) {
    const LiaTimelineItem *item = pack->items->pdata[i];
    gint32 day = cell_from (MAX (item->first, begin), days);
    Crowd *last = crowds->len > 0 ? &g_array_index (crowds, Crowd, crowds->len - 1) : NULL;
    Crowd crowd = { mark_between (view, viewport, day, day + days - 1), i };

    if (pack->rows[i] != LIA_TIMELINE_NO_ROW)
      continue;
    if (last != NULL && last->mark.first == day) {
      last->mark.count++;
      continue;
    }
    crowd.mark.shape = LIA_TIMELINE_MARK_CROWD;
    crowd.mark.place = (LiaTimelinePlace) { lane_of_view (self, view), view->band->kind, 0 };
    crowd.mark.count = 1;
    crowd.mark.row = view->band->n_rows - 1;
    crowd.mark.top = view->band->top + crowd.mark.row * view->band->row_height;
    g_array_append_val (crowds, crowd);
  }

  return crowds;
}

/* A crowd of one is that one, if it has the room. */
static void
collect_crowds (LiaTimelineFrame *self,
                const View *view,
                const LiaViewport *viewport,
                const LiaTimelinePack *pack,
                GArray *found,
                GHashTable *hints,
                guint most)
{
  g_autoptr (GArray) crowds = gather_crowds (self, view, viewport, pack, most);
  double taken = -G_MAXDOUBLE;

  for (guint i = 0; i < crowds->len; i++) {
    const Crowd *crowd = &g_array_index (crowds, Crowd, i);
    double room =
        i + 1 < crowds->len ? g_array_index (crowds, Crowd, i + 1).mark.left : G_MAXDOUBLE;
    LiaTimelinePlace place = { crowd->mark.place.lane, crowd->mark.place.kind,
                               g_array_index (found, guint, crowd->item) };
    LiaTimelineMark alone =
        item_mark (view, viewport, pack->items->pdata[crowd->item], &place, crowd->mark.row);
    gboolean fits = crowd->mark.count == 1 && alone.left > taken && alone.right < room;

    g_array_append_vals (self->marks, fits ? &alone : &crowd->mark, 1);
    if (fits)
      lia_timeline_pack_note (pack, pack->items->pdata[crowd->item], alone.row, hints);
    taken = fits ? alone.right : crowd->mark.right;
  }
}

static LiaTimelinePack
pack_found (LiaTimelineFrame *self,
            const View *view,
            const GArray *found,
            guint n_rows,
            guint *crowding,
            GHashTable *hints)
{
  const LiaTimelineTrack *track = view->lane->tracks[view->band->kind];
  LiaTimelinePack pack = {
    .items = g_ptr_array_sized_new (found->len),
    .lane = view->lane->key,
    .days_per_pixel = self->step,
    .n_rows = MIN (n_rows, LIA_TIMELINE_MOST_ROWS),
    .crowding = *crowding,
    .rows = g_new (guint, found->len + 1),
  };

  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (pack.items,
                     (gpointer) lia_timeline_track_get (track, g_array_index (found, guint, i)));
  lia_timeline_pack (&pack, self->hints, hints);
  *crowding = pack.crowding;
  return pack;
}

static void
pack_clear (LiaTimelinePack *pack)
{
  g_ptr_array_unref (pack->items);
  g_free (pack->rows);
}

static void
collect_packed (LiaTimelineFrame *self,
                const View *view,
                const LiaViewport *viewport,
                const LiaTimelinePack *pack,
                const GArray *found)
{
  for (guint i = 0; i < found->len; i++) {
    LiaTimelinePlace place = { lane_of_view (self, view), view->band->kind,
                               g_array_index (found, guint, i) };
    LiaTimelineMark mark;

    if (pack->rows[i] == LIA_TIMELINE_NO_ROW)
      continue;
    mark = item_mark (view, viewport, pack->items->pdata[i], &place, pack->rows[i]);
    g_array_append_val (self->marks, mark);
  }
}

static LiaTimelineCrowding *
crowding_of (LiaTimelineFrame *self, const View *view)
{
  return &g_array_index (self->crowding, LiaTimelineCrowding, view->index);
}

/* All that is seen, one by one, if most of it has a row. */
static gboolean
collect_apart (LiaTimelineFrame *self,
               const View *view,
               const LiaViewport *viewport,
               GHashTable *hints,
               guint most)
{
  g_autoptr (GArray) found = g_array_sized_new (FALSE, FALSE, sizeof (guint), view->most);
  guint from = self->marks->len;
  LiaTimelinePack pack;
  gboolean fits;

  if (!view->apart)
    return FALSE;

  lia_timeline_track_query (view->lane->tracks[view->band->kind], view->first, view->last, found);
  pack = pack_found (self, view, found, view->band->n_rows, &crowding_of (self, view)->all, hints);
  fits = pack.n_left <= found->len / 2 || found->len <= 8;
  if (fits) {
    collect_packed (self, view, viewport, &pack, found);
    collect_crowds (self, view, viewport, &pack, found, hints, most);
    end_rows (self, from);
  }
  pack_clear (&pack);
  return fits;
}

/* Where too many run to show them all, those that begin or are due in the view, above a row that
 * tells how many there are. */
static gboolean
collect_turns (LiaTimelineFrame *self,
               const View *view,
               const LiaViewport *viewport,
               GHashTable *hints,
               guint most)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_rows = view->band->n_rows;
  guint from = self->marks->len;
  LiaTimelinePack pack;
  gboolean fits;

  if (view->band->kind == LIA_TIMELINE_ALL_KINDS || n_rows < 2 ||
      !lia_timeline_track_query_turns (view->lane->tracks[view->band->kind], view->first,
                                       view->last, MIN (view->most, n_rows * TURNS_IN_ROW), found))
    return FALSE;

  pack = pack_found (self, view, found, n_rows - 1, &crowding_of (self, view)->turns, hints);
  fits = pack.n_left <= found->len / 2;
  if (fits) {
    collect_packed (self, view, viewport, &pack, found);
    end_rows (self, from);
    collect_density (self, view, viewport, n_rows - 1, most);
  }
  pack_clear (&pack);
  return fits;
}

void
lia_timeline_frame_collect_items (LiaTimelineFrame *self,
                                  LiaTimelineIndex *index,
                                  const LiaViewport *viewport,
                                  guint from,
                                  guint until)
{
  g_autoptr (GArray) views = g_array_new (FALSE, FALSE, sizeof (View));
  GHashTable *hints = g_hash_table_new (g_direct_hash, g_direct_equal);
  guint most = lia_timeline_frame_budget (self, MOST_CELLS) / MAX (until - from, 1);

  for (guint i = from; i < until; i++) {
    View view = view_of (self, index, viewport, i);

    g_array_append_val (views, view);
  }
  share_items (views, lia_timeline_frame_budget (self, MOST_ITEMS));
  for (guint i = 0; i < views->len; i++) {
    const View *view = &g_array_index (views, View, i);

    if (!collect_apart (self, view, viewport, hints, most) &&
        !collect_turns (self, view, viewport, hints, most))
      collect_density (self, view, viewport, 0, most);
  }
  g_hash_table_unref (self->hints);
  self->hints = hints;
}
