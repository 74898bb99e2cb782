#include "timeline-ghosts.h"

#include <math.h>

#include "records/date.h"
#include "timeline-pack.h"

/* What a ghost leaves free in its row, and how high above the bottom of it the thread runs that
 * ties it to where things stand now: below the words. */
#define MARGIN 3.0
#define THREAD 2.0

/**
 * lia_timeline_slipped:
 * @then: an item as it was
 * @now: the same item as it is
 *
 * A commitment that became late meanwhile reaches further and still is due on the same day.
 *
 * Returns: whether it stands on another day
 */
gboolean
lia_timeline_slipped (const LiaTimelineItem *then, const LiaTimelineItem *now)
{
  return then->first != now->first || g_strcmp0 (then->date, now->date) != 0;
}

static void
compare_item (LiaTimelineIndex *then, const LiaTimelineItem *item, LiaTimelineSlips *slips)
{
  const LiaTimelineItem *before = lia_timeline_index_get_item (then, &item->id);

  if (before == NULL)
    slips->came++;
  else if (lia_timeline_slipped (before, item))
    slips->moved++;
}

static void
collect_lane (const LiaTimelineLane *lane, GHashTable *items)
{
  for (guint kind = 0; kind < LIA_TIMELINE_N_KINDS; kind++)
    for (guint i = 0; i < lia_timeline_track_get_size (lane->tracks[kind]); i++)
      g_hash_table_add (items, (gpointer) lia_timeline_track_get (lane->tracks[kind], i));
}

/* Each once, though it may stand in several lanes. */
static GHashTable *
items_of (LiaTimelineIndex *index)
{
  GHashTable *items = g_hash_table_new (g_direct_hash, g_direct_equal);
  GPtrArray *undated = lia_timeline_index_get_undated (index);

  for (guint i = 0; i < lia_timeline_index_get_n_lanes (index); i++)
    collect_lane (lia_timeline_index_get_lane (index, i), items);
  for (guint i = 0; i < undated->len; i++)
    g_hash_table_add (items, undated->pdata[i]);
  return items;
}

/**
 * lia_timeline_slips_between:
 * @then: what stood on the timeline at a time
 * @now: what stands on it
 *
 * Counts what moved, came and went. Looks at every item: call it in a worker.
 *
 * Returns: how many
 */
LiaTimelineSlips
lia_timeline_slips_between (LiaTimelineIndex *then, LiaTimelineIndex *now)
{
  LiaTimelineSlips slips = { 0 };
  g_autoptr (GHashTable) items = items_of (now);
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, items);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    compare_item (then, item, &slips);
  slips.gone = lia_timeline_index_get_size (then) + slips.came - lia_timeline_index_get_size (now);
  return slips;
}

/* What was late already only reached as far as the day on which that was read. */
static gint32
last_day (const LiaTimelineItem *item)
{
  return MAX (item->first, item->due != LIA_DAY_NONE ? item->due : item->last);
}

static gboolean
draw_ghost (const LiaTimelineGhosts *self,
            const LiaTimelineMark *mark,
            const LiaTimelineItem *then,
            LiaDrawing *drawing)
{
  double left = lia_viewport_x (self->viewport, then->first);
  double right = lia_viewport_x (self->viewport, last_day (then) + 1.0);
  double widen = MAX (LIA_TIMELINE_MARK - (right - left), 0) / 2;
  double edge = self->viewport->width + 20;
  double bottom = self->y + mark->top + mark->height - THREAD;
  gboolean small = right - left <= LIA_TIMELINE_MARK;
  double height = small ? LIA_TIMELINE_MARK : mark->height - 2 * MARGIN;
  double from, to;

  left = CLAMP (left - widen, -20, edge);
  right = CLAMP (right + widen, -20, edge);
  from = right < mark->left ? right : mark->right;
  to = right < mark->left ? mark->left : left;
  if (to > from)
    lia_drawing_add_dashes (drawing, (LiaBox) { self->x + from, bottom - 1, to - from, 1 }, 2, 4,
                            self->palette->dim);
  if (right <= -20 || left >= edge)
    return to > from;

  lia_drawing_add_dashed (drawing,
                          (LiaBox) { self->x + left,
                                     self->y + mark->top + (mark->height - height) / 2,
                                     right - left, height },
                          small ? height / 2 : 4, 3, self->palette->dim);
  return TRUE;
}

/**
 * lia_timeline_ghosts_draw:
 * @self: what they are drawn from
 * @drawing: what they are drawn on, before the items
 *
 * Draws a dashed ghost, tied to the item by a dotted thread, for each item in view that stood
 * elsewhere.
 */
void
lia_timeline_ghosts_draw (const LiaTimelineGhosts *self, LiaDrawing *drawing)
{
  const GArray *marks = lia_timeline_frame_get_marks (self->frame);
  guint n = 0;

  for (guint i = 0; i < marks->len && n < LIA_TIMELINE_MOST_GHOSTS; i++) {
    const LiaTimelineMark *mark = &g_array_index (marks, LiaTimelineMark, i);
    const LiaTimelineItem *now, *then;

    if (mark->shape != LIA_TIMELINE_MARK_ITEM)
      continue;
    now = lia_timeline_index_get (self->index, &mark->place);
    then = lia_timeline_index_get_item (self->then, &now->id);
    if (then != NULL && lia_timeline_item_is_dated (then) && lia_timeline_slipped (then, now))
      n += draw_ghost (self, mark, then, drawing);
  }
}
