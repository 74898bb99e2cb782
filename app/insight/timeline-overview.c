#include "timeline-overview.h"

#include <math.h>

#include "ruler.h"

/* With more rows than this nothing could be told apart: then there is one for all. */
#define MOST_ROWS 6
/* How wide a bar is, and how high the words of the ruler are. */
#define CELL 4.0
#define RULER 15.0
#define MOST_LABEL 80

static gboolean
has_items (const LiaTimelineOverview *self, const LiaTimelineLane *lane)
{
  for (guint kind = LIA_TIMELINE_ENGAGEMENT; kind < LIA_TIMELINE_N_KINDS; kind++)
    if (self->shown[kind] && lia_timeline_lane_get_size (lane, kind) > 0)
      return TRUE;

  return FALSE;
}

static void
add_lane (const LiaTimelineOverview *self, const LiaTimelineLane *lane, GPtrArray *lanes)
{
  if (has_items (self, lane))
    g_ptr_array_add (lanes, (gpointer) lane);
}

/* The groups, and the lanes that are in none. */
static GPtrArray *
find_lanes (const LiaTimelineOverview *self)
{
  GPtrArray *lanes = g_ptr_array_new ();

  for (guint i = 0; i < lia_timeline_index_get_n_groups (self->index); i++)
    add_lane (self, lia_timeline_index_get_group (self->index, i), lanes);
  for (guint i = 0; i < lia_timeline_index_get_n_lanes (self->index); i++) {
    const LiaTimelineLane *lane = lia_timeline_index_get_lane (self->index, i);

    if (lane->group == LIA_TIMELINE_NO_GROUP)
      add_lane (self, lane, lanes);
  }

  return lanes;
}

/* Bodies last for decades, and would only lift everything. */
static guint
count_between (const LiaTimelineOverview *self,
               const LiaTimelineLane *lane,
               gint32 first,
               gint32 last)
{
  guint n = 0;

  for (guint kind = LIA_TIMELINE_ENGAGEMENT; kind < LIA_TIMELINE_N_KINDS; kind++)
    if (self->shown[kind])
      n += lia_timeline_track_count (lane->tracks[kind], first, last);

  return n;
}

static void
add_counts (const LiaTimelineOverview *self, const LiaTimelineLane *lane, GArray *counts)
{
  for (guint i = 0; i < counts->len; i++) {
    gint32 first = (gint32) floor (lia_viewport_day (&self->viewport, i * CELL));
    gint32 last = (gint32) ceil (lia_viewport_day (&self->viewport, (i + 1) * CELL)) - 1;

    g_array_index (counts, guint, i) += count_between (self, lane, first, MAX (first, last));
  }
}

/* Roots, so that a single meeting is still seen beside hundreds of commitments. */
static void
draw_row (const LiaTimelineOverview *self,
          GArray *counts,
          LiaColour hue,
          double top,
          double height,
          LiaDrawing *drawing)
{
  guint most = 1;

  for (guint i = 0; i < counts->len; i++)
    most = MAX (most, g_array_index (counts, guint, i));
  for (guint i = 0; i < counts->len; i++) {
    guint count = g_array_index (counts, guint, i);
    double high = MAX (round (height * sqrt ((double) count / most)), 1);

    if (count > 0)
      lia_drawing_add_fill (drawing, (LiaBox) { i * CELL, top + height - high, CELL - 1, high },
                            lia_colour_fade (hue, 0.75));
  }
}

static void
draw_rows (const LiaTimelineOverview *self, LiaDrawing *drawing)
{
  g_autoptr (GPtrArray) lanes = find_lanes (self);
  g_autoptr (GArray) counts = g_array_new (FALSE, TRUE, sizeof (guint));
  guint n_cells = (guint) ceil (self->viewport.width / CELL);
  gboolean together = lanes->len > MOST_ROWS;
  double height = floor ((self->height - RULER) / (together ? 1 : MAX (lanes->len, 1)));

  g_array_set_size (counts, n_cells);
  for (guint i = 0; i < lanes->len; i++) {
    const LiaTimelineLane *lane = lanes->pdata[i];

    add_counts (self, lane, counts);
    if (together && i + 1 < lanes->len)
      continue;
    draw_row (self, counts, lia_timeline_palette_hue (self->palette, together ? NULL : lane->hue),
              RULER + (together ? 0 : i * height), height - 1, drawing);
    g_array_set_size (counts, 0);
    g_array_set_size (counts, n_cells);
  }
}

static void
draw_ruler (const LiaTimelineOverview *self, LiaDrawing *drawing)
{
  LiaRulerUnit unit = MAX (lia_ruler_minor_unit (&self->viewport), LIA_RULER_YEAR);
  g_autoptr (GArray) ticks = lia_ruler_ticks (unit, &self->viewport);
  double free_from = 0;

  for (guint i = 0; i < ticks->len; i++) {
    gint32 tick = g_array_index (ticks, gint32, i);
    g_autofree char *text = lia_ruler_label (unit, tick, TRUE);
    double x = round (lia_viewport_x (&self->viewport, tick));
    int width, height;

    lia_label_cache_get (self->labels, text, LIA_LABEL_TICK, MOST_LABEL, &width, &height);
    if (x < free_from || x + width + 8 > self->viewport.width)
      continue;
    lia_drawing_add_fill (drawing, (LiaBox) { x, 0, 1, self->height }, self->palette->line);
    lia_drawing_add_text (drawing, (LiaBox) { x + 4, (RULER - height) / 2, width, height }, text,
                          LIA_LABEL_TICK, MOST_LABEL, self->palette->dim);
    free_from = x + width + 10;
  }
}

/**
 * lia_timeline_overview_draw:
 * @self: what it is drawn from
 * @drawing: what it is drawn on
 *
 * Draws the whole span; at most a fill for every four pixels of each row.
 */
void
lia_timeline_overview_draw (const LiaTimelineOverview *self, LiaDrawing *drawing)
{
  double today = lia_viewport_x (&self->viewport, self->today + 0.5);

  draw_ruler (self, drawing);
  draw_rows (self, drawing);
  lia_drawing_add_fill (drawing, (LiaBox) { round (today), 0, 1, self->height },
                        self->palette->accent);
}
