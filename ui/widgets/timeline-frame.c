#include "timeline-frame.h"

#define PADDING 10.0
#define BAND_GAP 8.0
#define LEAST_LANE 64.0
#define MARK 10.0
/* More cells than this are merged into larger ones: with three or four render nodes each, and the
 * lines and labels, a frame stays below 5,000 nodes. */
#define MOST_CELLS 1000

static const double row_heights[] = {
  [LIA_TIMELINE_ENGAGEMENT] = 24,
  [LIA_TIMELINE_COMMITMENT] = 26,
};

struct _LiaTimelineFrame {
  GArray *strips;
  GArray *bands;
  GArray *marks;
  double height;
};

static const LiaTimelineTrack *
track_of (LiaTimelineIndex *index, const LiaTimelineBand *band)
{
  return lia_timeline_index_get_lane (index, band->lane)->tracks[band->kind];
}

static const LiaTimelineBand *
band_at (const LiaTimelineFrame *self, guint index)
{
  return &g_array_index (self->bands, LiaTimelineBand, index);
}

static double
add_bands (LiaTimelineFrame *self,
           const LiaTimelineLane *lane,
           guint lane_index,
           const gboolean *shown,
           double top)
{
  double y = top + PADDING;

  for (guint kind = 0; kind < LIA_TIMELINE_N_KINDS; kind++) {
    guint n_rows = shown[kind] && lia_timeline_track_get_size (lane->tracks[kind]) > 0
                       ? lia_timeline_track_get_rows (lane->tracks[kind])
                       : 0;
    LiaTimelineBand band = { lane_index, kind, y, n_rows };

    g_array_append_val (self->bands, band);
    y += n_rows > 0 ? n_rows * row_heights[kind] + BAND_GAP : 0;
  }

  return y - top - BAND_GAP + PADDING;
}

static gboolean
lane_is_shown (const LiaTimelineLane *lane)
{
  if (!lane->shared && !lia_id_is_nil (&lane->process))
    return TRUE;

  for (guint kind = 0; kind < LIA_TIMELINE_N_KINDS; kind++)
    if (lia_timeline_track_get_size (lane->tracks[kind]) > 0)
      return TRUE;

  return FALSE;
}

static void
collect_band (LiaTimelineFrame *self,
              LiaTimelineIndex *index,
              const LiaTimelineBand *band,
              const LiaViewport *viewport,
              double top,
              double height,
              double mark)
{
  double row_height = row_heights[band->kind];
  double first = MAX ((top - band->top) / row_height, 0);
  double last = MIN ((top + height - band->top) / row_height, band->n_rows - 1.0);
  g_autoptr (GArray) cells = NULL;

  if (band->n_rows == 0 || last < 0 || first >= band->n_rows)
    return;

  cells = lia_timeline_track_cells (track_of (index, band), viewport, (guint) first, (guint) last,
                                    mark);
  for (guint i = 0; i < cells->len; i++) {
    LiaTimelineMark drawn = { g_array_index (cells, LiaTimelineCell, i), band->lane, band->kind, 0,
                              row_height };

    drawn.top = band->top + drawn.cell.row * row_height;
    g_array_append_val (self->marks, drawn);
  }
}

LiaTimelineFrame *
lia_timeline_frame_new (void)
{
  LiaTimelineFrame *self = g_new0 (LiaTimelineFrame, 1);

  self->strips = g_array_new (FALSE, FALSE, sizeof (LiaTimelineStrip));
  self->bands = g_array_new (FALSE, FALSE, sizeof (LiaTimelineBand));
  self->marks = g_array_new (FALSE, FALSE, sizeof (LiaTimelineMark));
  return self;
}

void
lia_timeline_frame_free (LiaTimelineFrame *self)
{
  g_array_unref (self->strips);
  g_array_unref (self->bands);
  g_array_unref (self->marks);
  g_free (self);
}

/* Lanes that leave room below them are made higher by equal parts. */
static void
stretch (LiaTimelineFrame *self, double room)
{
  guint n_shown = 0;
  double shift = 0;

  for (guint i = 0; i < self->strips->len; i++)
    n_shown += g_array_index (self->strips, LiaTimelineStrip, i).height > 0;

  for (guint i = 0; i < self->strips->len; i++) {
    LiaTimelineStrip *strip = &g_array_index (self->strips, LiaTimelineStrip, i);

    strip->top += shift;
    for (guint kind = 0; kind < LIA_TIMELINE_N_KINDS; kind++)
      g_array_index (self->bands, LiaTimelineBand, i * LIA_TIMELINE_N_KINDS + kind).top += shift;
    if (strip->height > 0) {
      strip->height += room / n_shown;
      shift += room / n_shown;
    }
  }
  self->height += shift;
}

/* Puts the lanes below one another, once items or rows changed, so that they fill @height at
 * least. @shown says which kinds are seen. */
void
lia_timeline_frame_arrange (LiaTimelineFrame *self,
                            LiaTimelineIndex *index,
                            const gboolean *shown,
                            double height)
{
  g_array_set_size (self->strips, 0);
  g_array_set_size (self->bands, 0);
  g_array_set_size (self->marks, 0);
  self->height = 0;

  for (guint i = 0; i < lia_timeline_index_get_n_lanes (index); i++) {
    const LiaTimelineLane *lane = lia_timeline_index_get_lane (index, i);
    LiaTimelineStrip strip = { self->height, 0 };
    double needed = add_bands (self, lane, i, shown, self->height);

    if (lane_is_shown (lane))
      strip.height = MAX (needed, LEAST_LANE);
    g_array_append_val (self->strips, strip);
    self->height += strip.height;
  }
  if (self->height < height)
    stretch (self, height - self->height);
}

/* Finds what @viewport sees between @top and @top + @height below the top of all lanes. */
void
lia_timeline_frame_collect (LiaTimelineFrame *self,
                            LiaTimelineIndex *index,
                            const LiaViewport *viewport,
                            double top,
                            double height)
{
  for (double mark = MARK; mark < viewport->width * 2; mark *= 2) {
    g_array_set_size (self->marks, 0);
    for (guint i = 0; i < self->bands->len; i++)
      collect_band (self, index, band_at (self, i), viewport, top, height, mark);
    if (self->marks->len <= MOST_CELLS)
      return;
  }
}

double
lia_timeline_frame_get_height (const LiaTimelineFrame *self)
{
  return self->height;
}

const GArray *
lia_timeline_frame_get_strips (const LiaTimelineFrame *self)
{
  return self->strips;
}

const GArray *
lia_timeline_frame_get_bands (const LiaTimelineFrame *self)
{
  return self->bands;
}

const GArray *
lia_timeline_frame_get_marks (const LiaTimelineFrame *self)
{
  return self->marks;
}

/* What lies at a place, in pixels of the viewport and below the top of all lanes; a little beside
 * it counts too, because the shortest items are no larger than a fingertip is precise. */
const LiaTimelineMark *
lia_timeline_frame_hit (const LiaTimelineFrame *self, double x, double y)
{
  for (guint i = 0; i < self->marks->len; i++) {
    const LiaTimelineMark *mark = &g_array_index (self->marks, LiaTimelineMark, i);

    if (y >= mark->top && y < mark->top + mark->height && x >= mark->cell.left - 2 &&
        x < mark->cell.right + 2)
      return mark;
  }

  return NULL;
}

gboolean
lia_timeline_frame_locate (const LiaTimelineFrame *self,
                           LiaTimelineIndex *index,
                           const LiaTimelinePlace *place,
                           double *top,
                           double *height)
{
  for (guint i = 0; i < self->bands->len; i++) {
    const LiaTimelineBand *band = band_at (self, i);

    if (band->lane != place->lane || band->kind != place->kind || band->n_rows == 0)
      continue;
    *height = row_heights[band->kind];
    *top = band->top + *height * lia_timeline_track_get_row (track_of (index, band), place->item);
    return TRUE;
  }

  return FALSE;
}

static guint
nearest_in_time (const LiaTimelineTrack *track, gint32 day)
{
  guint from, until;

  lia_timeline_track_query (track, G_MININT32, day, &from, &until);
  if (until == 0)
    return 0;
  if (until < lia_timeline_track_get_size (track) &&
      lia_timeline_track_get (track, until)->first - day <
          day - lia_timeline_track_get (track, until - 1)->first)
    return until;

  return until - 1;
}

/* Goes @items forwards or back in time, or @bands down or up to what is nearest in time there. */
gboolean
lia_timeline_frame_step (const LiaTimelineFrame *self,
                         LiaTimelineIndex *index,
                         LiaTimelinePlace *place,
                         int items,
                         int bands)
{
  gint32 day = lia_timeline_index_get (index, place)->first;
  int at = 0;

  while (at < (int) self->bands->len &&
         (band_at (self, at)->lane != place->lane || band_at (self, at)->kind != place->kind))
    at++;
  if (at == (int) self->bands->len)
    return FALSE;

  if (items != 0) {
    gint64 item = (gint64) place->item + items;

    if (item < 0 || item >= lia_timeline_track_get_size (track_of (index, band_at (self, at))))
      return FALSE;
    place->item = item;
    return TRUE;
  }

  do {
    at += bands > 0 ? 1 : -1;
    if (at < 0 || at >= (int) self->bands->len)
      return FALSE;
  } while (band_at (self, at)->n_rows == 0);

  place->lane = band_at (self, at)->lane;
  place->kind = band_at (self, at)->kind;
  place->item = nearest_in_time (track_of (index, band_at (self, at)), day);
  return TRUE;
}
