#include "timeline-arrows.h"

#include <math.h>

/* So many of a lit lineage are curves, each of which is a picture of its own; the rest are bent. */
#define MOST_CURVES 24
/* How far before an item its arrow comes down to it, and how large its head is. */
#define APPROACH 9.0
#define HEAD 7.0
/* How far a curve goes at least. */
#define LEAST_CURVE 24.0
/* Half as high as the smallest item, and what bars leave free in their rows. */
#define HALF_MARK 5.0
#define MARGIN 4.0

/* An item that is seen, and where. */
typedef struct {
  LiaId id;
  const LiaTimelineMark *mark;
} Seen;

typedef struct {
  const LiaTimelineMark *from;
  const LiaTimelineMark *to;
} Arrow;

static int
compare_seen (gconstpointer a, gconstpointer b)
{
  const Seen *one = a;
  const Seen *other = b;

  return lia_id_compare (&one->id, &other->id);
}

static GArray *
find_seen (const LiaTimelineArrows *self)
{
  const GArray *marks = lia_timeline_frame_get_marks (self->frame);
  GArray *seen = g_array_new (FALSE, FALSE, sizeof (Seen));

  for (guint i = 0; i < marks->len; i++) {
    const LiaTimelineMark *mark = &g_array_index (marks, LiaTimelineMark, i);
    Seen one = { .mark = mark };

    if (mark->shape != LIA_TIMELINE_MARK_ITEM)
      continue;
    one.id = lia_timeline_index_get (self->index, &mark->place)->id;
    if (self->lit == NULL || g_hash_table_contains (self->lit, &one.id))
      g_array_append_val (seen, one);
  }
  g_array_sort (seen, compare_seen);
  return seen;
}

/* An item can be seen in several lanes: the arrow goes to where the way is shortest. */
static const LiaTimelineMark *
nearest (const GArray *seen, const LiaId *id, const LiaTimelineMark *from)
{
  const LiaTimelineMark *found = NULL;
  guint least = 0, end = seen->len;

  while (least < end) {
    guint middle = (least + end) / 2;

    if (lia_id_compare (&g_array_index (seen, Seen, middle).id, id) < 0)
      least = middle + 1;
    else
      end = middle;
  }
  for (; least < seen->len; least++) {
    const Seen *one = &g_array_index (seen, Seen, least);

    if (!lia_id_equal (&one->id, id))
      break;
    if (found == NULL || fabs (one->mark->top - from->top) < fabs (found->top - from->top))
      found = one->mark;
  }

  return found;
}

static void
add_arrows_of (const LiaTimelineArrows *self, const GArray *seen, const Seen *from, GArray *arrows)
{
  guint n_edges;
  const LiaLineageEdge *edges =
      lia_lineage_after (lia_timeline_index_get_lineage (self->index), &from->id, &n_edges);

  for (guint i = 0; i < n_edges; i++) {
    Arrow arrow = { from->mark, nearest (seen, &edges[i].to, from->mark) };

    if (arrow.to != NULL && arrow.to != arrow.from && arrow.to->left >= 0 &&
        arrow.to->left <= self->width)
      g_array_append_val (arrows, arrow);
  }
}

static void
draw_line (double x1,
           double y1,
           double x2,
           double y2,
           double line,
           LiaColour colour,
           LiaDrawing *drawing)
{
  LiaBox box = { MIN (x1, x2) - line / 2, MIN (y1, y2) - line / 2, fabs (x2 - x1) + line,
                 fabs (y2 - y1) + line };

  lia_drawing_add_fill (drawing, box, colour);
}

/* The way of an arrow runs between the rows, so that it strikes no words: out of the item upwards
 * or downwards, along its row, and down to where the other one begins. */
static void
draw_arrow (const LiaTimelineArrows *self, const Arrow *arrow, gboolean curved, LiaDrawing *drawing)
{
  const LiaTimelineMark *from = arrow->from;
  const LiaTimelineMark *to = arrow->to;
  gboolean lit = self->lit != NULL;
  gboolean down = to->top >= from->top;
  double line = lit ? 2 : 1;
  LiaColour colour = lit ? self->palette->accent : lia_colour_fade (self->palette->dim, 0.6);
  double left = MAX (from->left, -APPROACH);
  double right = MIN (from->right, self->width + APPROACH);
  double inset = MIN (HALF_MARK, (right - left) / 2);
  double half = right - left > 2 * HALF_MARK + 1 ? from->height / 2 - MARGIN : HALF_MARK;
  double middle = self->y + from->top + from->height / 2;
  double edge = middle + (down ? half : -half);
  double gap = round (self->y + from->top + (down ? from->height : 0));
  double end = round (self->x + to->left - APPROACH);
  double start = round (CLAMP (end, self->x + left + inset, self->x + right - inset));
  double aim = round (self->y + to->top + to->height / 2);

  draw_line (start, edge, start, gap, line, colour, drawing);
  if (curved && end > start + LEAST_CURVE && fabs (aim - gap) > from->height) {
    lia_drawing_add_curve (drawing, (LiaBox) { start, gap, end - start, aim - gap }, line, colour);
  } else {
    draw_line (start, gap, end, gap, line, colour, drawing);
    draw_line (end, gap, end, aim, line, colour, drawing);
  }
  draw_line (end, aim, self->x + to->left - HEAD, aim, line, colour, drawing);
  lia_drawing_add_arrow (
      drawing, (LiaBox) { self->x + to->left - HEAD, aim - HEAD / 2, HEAD - 1, HEAD }, colour);
}

/**
 * lia_timeline_arrows_draw:
 * @self: what they are drawn from
 * @drawing: what they are drawn on, before the items, which stand above them
 *
 * Draws an arrow for each step between two items that are both seen. There are none at all where
 * there would be more than %LIA_TIMELINE_MOST_ARROWS, unless a lineage is lit, of which that many
 * are.
 */
void
lia_timeline_arrows_draw (const LiaTimelineArrows *self, LiaDrawing *drawing)
{
  g_autoptr (GArray) seen = find_seen (self);
  g_autoptr (GArray) arrows = g_array_new (FALSE, FALSE, sizeof (Arrow));

  for (guint i = 0; i < seen->len && arrows->len <= LIA_TIMELINE_MOST_ARROWS; i++)
    add_arrows_of (self, seen, &g_array_index (seen, Seen, i), arrows);
  if (self->lit == NULL && arrows->len > LIA_TIMELINE_MOST_ARROWS)
    return;

  for (guint i = 0; i < MIN (arrows->len, LIA_TIMELINE_MOST_ARROWS); i++)
    draw_arrow (self, &g_array_index (arrows, Arrow, i), self->lit != NULL && i < MOST_CURVES,
                drawing);
}
