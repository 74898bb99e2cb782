#include "insight/timeline-arrows.h"
#include "insight/timeline-lineage.h"

#define WIDTH 1200.0
#define HEIGHT 700.0

static const gboolean all_shown[LIA_TIMELINE_N_KINDS] = { TRUE, TRUE, TRUE, TRUE };

/* Meetings in a row, each of which the one before led to, and one commitment of each of the first
 * two. */
typedef struct {
  LiaTimelineIndex *index;
  LiaTimelineFrame *frame;
  LiaTimelinePalette palette;
  LiaDrawing *drawing;
} Chain;

static LiaId
id_of (guint number)
{
  LiaId id = { { 0 } };

  id.bytes[0] = 1;
  id.bytes[1] = (guint8) (number >> 8);
  id.bytes[2] = (guint8) number;
  return id;
}

static LiaTimelineItem *
item_of (guint number, LiaTimelineKind kind, gint32 first, gint32 last, const LiaId *lane)
{
  LiaId id = id_of (number);
  LiaTimelineItem *item = lia_timeline_item_new (kind, &id, "A thing");

  item->first = first;
  item->last = last;
  lia_timeline_item_add_lane (item, lane);
  return item;
}

static void
add_edge (GArray *edges, guint from, guint to, LiaLineageStep step)
{
  LiaLineageEdge edge = { id_of (from), id_of (to), step };

  g_array_append_val (edges, edge);
}

/* Meeting N is number N; the commitments are 1000 and 1001, both made at meeting 0, and 2000 stands
 * alone. */
static Chain
chain_new (guint n_meetings)
{
  Chain chain = { lia_timeline_index_new (LIA_TIMELINE_BY_PROCESS), lia_timeline_frame_new (),
                  lia_timeline_palette_print (), lia_drawing_new () };
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autoptr (GArray) edges = g_array_new (FALSE, FALSE, sizeof (LiaLineageEdge));
  LiaId lane = id_of (5000);

  lia_timeline_index_add_lane (chain.index, &lane, "A process", "teal", NULL);
  for (guint i = 0; i < n_meetings; i++) {
    g_ptr_array_add (
        items, item_of (i, LIA_TIMELINE_ENGAGEMENT, (gint32) i * 10, (gint32) i * 10 + 2, &lane));
    if (i > 0)
      add_edge (edges, i - 1, i, LIA_LINEAGE_FOLLOWED_BY);
  }
  g_ptr_array_add (items, item_of (1000, LIA_TIMELINE_COMMITMENT, 0, 60, &lane));
  g_ptr_array_add (items, item_of (1001, LIA_TIMELINE_COMMITMENT, 0, 90, &lane));
  g_ptr_array_add (items, item_of (2000, LIA_TIMELINE_COMMITMENT, 4, 30, &lane));
  add_edge (edges, 0, 1000, LIA_LINEAGE_MADE);
  add_edge (edges, 0, 1001, LIA_LINEAGE_MADE);
  lia_timeline_index_fill (chain.index, items);
  lia_lineage_fill (lia_timeline_index_get_lineage (chain.index), edges);
  lia_timeline_frame_arrange (chain.frame, chain.index, all_shown, HEIGHT);
  return chain;
}

static void
chain_clear (Chain *chain)
{
  lia_drawing_free (chain->drawing);
  lia_timeline_frame_free (chain->frame);
  g_object_unref (chain->index);
}

static guint
draw (Chain *chain, double first, double last, GHashTable *lit)
{
  LiaViewport viewport = lia_viewport_fit (first, last, WIDTH, 20);
  LiaTimelineArrows arrows = { chain->index, chain->frame, &chain->palette, lit, 0, 0, WIDTH };

  lia_timeline_frame_collect (chain->frame, chain->index, &viewport, 0, HEIGHT);
  lia_drawing_clear (chain->drawing);
  lia_timeline_arrows_draw (&arrows, chain->drawing);
  return lia_drawing_count (chain->drawing, LIA_STROKE_ARROW);
}

static GHashTable *
lineage_of (Chain *chain, guint number)
{
  LiaId id = id_of (number);

  return lia_timeline_lineage_of (chain->index, &id);
}

static void
test_lineage (void)
{
  Chain chain = chain_new (4);
  g_autoptr (GHashTable) lineage = lineage_of (&chain, 1001);
  g_autoptr (GHashTable) first = lineage_of (&chain, 0);
  gint32 begin, end;

  g_assert_cmpuint (g_hash_table_size (lineage), ==, 2);
  g_assert_true (lia_timeline_lineage_extent (chain.index, lineage, &begin, &end));
  g_assert_cmpint (begin, ==, 0);
  g_assert_cmpint (end, ==, 90);
  g_assert_cmpuint (g_hash_table_size (first), ==, 6);
  g_assert_null (lineage_of (&chain, 2000));
  chain_clear (&chain);
}

/* An arrow for each step that is seen at both ends; of a lineage that is lit, only its own. */
static void
test_arrows (void)
{
  Chain chain = chain_new (6);
  g_autoptr (GHashTable) lit = lineage_of (&chain, 1001);

  g_assert_cmpuint (draw (&chain, -10, 100, NULL), ==, 7);
  g_assert_cmpuint (lia_drawing_count (chain.drawing, LIA_STROKE_CURVE), ==, 0);
  g_assert_cmpuint (draw (&chain, -10, 100, lit), ==, 1);
  g_assert_cmpuint (draw (&chain, 500, 600, NULL), ==, 0);
  g_assert_cmpuint (lia_drawing_get_size (chain.drawing), ==, 0);
  chain_clear (&chain);
}

/* What is lit stays within its budget; of what isn't there is nothing if it is too much. */
static void
test_budget (void)
{
  Chain chain = chain_new (300);
  g_autoptr (GHashTable) lit = lineage_of (&chain, 0);

  g_assert_cmpuint (draw (&chain, -10, 3000, NULL), ==, 0);
  g_assert_cmpuint (draw (&chain, -10, 3000, lit), <=, LIA_TIMELINE_MOST_ARROWS);
  g_assert_cmpuint (lia_drawing_count (chain.drawing, LIA_STROKE_ARROW), >, 20);
  g_assert_cmpuint (lia_drawing_get_size (chain.drawing), <=, LIA_TIMELINE_MOST_ARROWS * 5);
  g_assert_cmpuint (draw (&chain, 0, 200, NULL), >, 10);
  chain_clear (&chain);
}

static guint
follow (Chain *chain, guint from, gboolean back, const LiaId *after)
{
  LiaId id = id_of (from);
  LiaTimelinePlace place;

  g_assert_true (lia_timeline_index_find (chain->index, &id, NULL, &place));
  if (!lia_timeline_lineage_follow (chain->index, all_shown, back, after, &place))
    return G_MAXUINT;

  id = lia_timeline_index_get (chain->index, &place)->id;
  return id.bytes[1] * 256u + id.bytes[2];
}

/* Forwards to the first in time; back, and forwards again, to the one after it, and so round. */
static void
test_follow (void)
{
  Chain chain = chain_new (3);
  guint first = follow (&chain, 0, FALSE, NULL);
  LiaId left = id_of (first);
  guint second = follow (&chain, 0, FALSE, &left);
  guint third;

  left = id_of (second);
  third = follow (&chain, 0, FALSE, &left);
  g_assert_cmpuint (first + second + third, ==, 1 + 1000 + 1001);
  g_assert_cmpuint (third, ==, 1);
  left = id_of (third);
  g_assert_cmpuint (follow (&chain, 0, FALSE, &left), ==, first);
  g_assert_cmpuint (follow (&chain, 1001, TRUE, NULL), ==, 0);
  g_assert_cmpuint (follow (&chain, 0, TRUE, NULL), ==, G_MAXUINT);
  g_assert_cmpuint (follow (&chain, 2000, FALSE, NULL), ==, G_MAXUINT);
  chain_clear (&chain);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline-lineage/lineage", test_lineage);
  g_test_add_func ("/timeline-lineage/arrows", test_arrows);
  g_test_add_func ("/timeline-lineage/budget", test_budget);
  g_test_add_func ("/timeline-lineage/follow", test_follow);
  return g_test_run ();
}
