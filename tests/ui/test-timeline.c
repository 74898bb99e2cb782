#include <adwaita.h>

#include "records/date.h"
#include "scene.h"
#include "widgets/timeline-minimap.h"
#include "widgets/timeline-table.h"
#include "widgets/timeline.h"

#define MOST_NODES 5000
#define MOST_LABELS 300

/* A window with a timeline in it, and the index it shows. */
typedef struct {
  GtkWidget *window;
  LiaTimeline *timeline;
  LiaTimelineIndex *index;
} Show;

typedef struct {
  guint n_nodes;
  guint n_labels;
  float palest; /* of the words */
  GArray *labels;
} Census;

static LiaTimelineItem *
random_item (const LiaId *processes, guint number)
{
  gboolean meeting = number % 6 == 0;
  LiaId id = lia_id_new ();
  LiaId both = lia_timeline_lanes_shared_key ();
  g_autofree char *title = g_strdup_printf ("Item number %u of a long register", number);
  LiaTimelineItem *item = lia_timeline_item_new (
      meeting ? LIA_TIMELINE_ENGAGEMENT : LIA_TIMELINE_COMMITMENT, &id, title);

  lia_timeline_item_add_lane (item, number % 7 == 0 ? &both : &processes[number % 2]);
  item->state = meeting ? g_test_rand_int_range (LIA_TIMELINE_IDEA, LIA_TIMELINE_OPEN)
                        : g_test_rand_int_range (LIA_TIMELINE_OPEN, LIA_TIMELINE_TASK_OPEN);
  item->first = lia_day_today () - g_test_rand_int_range (-700, 9000);
  item->last = item->first + g_test_rand_int_range (0, meeting ? 4 : 400);
  item->due = meeting ? LIA_DAY_NONE : (item->first + item->last) / 2;
  return item;
}

/* Every meeting led to the one after it and to what stands between them. */
static GArray *
edges_between (GPtrArray *items)
{
  GArray *edges = g_array_new (FALSE, FALSE, sizeof (LiaLineageEdge));

  for (guint i = 0; i + 1 < items->len; i++) {
    const LiaTimelineItem *from = items->pdata[i - i % 6];
    const LiaTimelineItem *to = items->pdata[i + 1];
    LiaLineageEdge edge = { from->id, to->id,
                            i % 6 == 5 ? LIA_LINEAGE_FOLLOWED_BY : LIA_LINEAGE_MADE };

    g_array_append_val (edges, edge);
  }
  return edges;
}

static LiaTimelineIndex *
random_index (guint n_items)
{
  LiaTimelineIndex *index = lia_timeline_index_new (LIA_TIMELINE_BY_PROCESS);
  LiaId processes[] = { lia_id_new (), lia_id_new () };
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autoptr (GArray) edges = NULL;

  lia_timeline_index_add_lane (index, &processes[0], "Bali Process", "teal", NULL);
  lia_timeline_index_add_lane (index, &processes[1], "Budapest Process", "plum", NULL);
  for (guint i = 0; i < n_items; i++)
    g_ptr_array_add (items, random_item (processes, i));
  edges = edges_between (items);
  lia_timeline_index_fill (index, items);
  lia_lineage_fill (lia_timeline_index_get_lineage (index), edges);
  return index;
}

static Show
show_index (guint n_items)
{
  Show show = { gtk_window_new (), LIA_TIMELINE (lia_timeline_new ()), random_index (n_items) };
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  lia_timeline_set_index (show.timeline, show.index);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (show.timeline));
  gtk_window_set_child (GTK_WINDOW (show.window), scrolled);
  gtk_window_set_default_size (GTK_WINDOW (show.window), 1200, 760);
  gtk_window_present (GTK_WINDOW (show.window));
  scene_until_drawn (GTK_WIDGET (show.timeline));
  return show;
}

static void
hide_show (Show *show)
{
  gtk_window_destroy (GTK_WINDOW (show->window));
  g_assert_finalize_object (show->index);
}

static void
count (GskRenderNode *node, float x, float y, Census *census);

/* The ellipsis of a line is a node of its own, right beside the rest of it. */
static gboolean
goes_on (const graphene_rect_t *line, const graphene_rect_t *next)
{
  float gap = next->origin.x - line->origin.x - line->size.width;

  return ABS (gap) < 8 && ABS (next->origin.y - line->origin.y) < 14;
}

static void
count_label (GskRenderNode *node, float x, float y, Census *census)
{
  graphene_rect_t bounds, *last = NULL;

  census->palest = MIN (census->palest, gsk_text_node_get_color (node)->alpha);
  gsk_render_node_get_bounds (node, &bounds);
  graphene_rect_offset (&bounds, x, y);
  if (census->labels->len > 0)
    last = &g_array_index (census->labels, graphene_rect_t, census->labels->len - 1);

  if (last != NULL && goes_on (last, &bounds)) {
    graphene_rect_union (last, &bounds, last);
    return;
  }
  census->n_labels++;
  g_array_append_val (census->labels, bounds);
}

static void
count_transformed (GskRenderNode *node, float x, float y, Census *census)
{
  float dx, dy;

  gsk_transform_to_translate (gsk_transform_node_get_transform (node), &dx, &dy);
  count (gsk_transform_node_get_child (node), x + dx, y + dy, census);
}

static void
count (GskRenderNode *node, float x, float y, Census *census)
{
  census->n_nodes++;
  switch (gsk_render_node_get_node_type (node)) {
  case GSK_CONTAINER_NODE:
    for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
      count (gsk_container_node_get_child (node, i), x, y, census);
    break;
  case GSK_CLIP_NODE:
    count (gsk_clip_node_get_child (node), x, y, census);
    break;
  case GSK_ROUNDED_CLIP_NODE:
    count (gsk_rounded_clip_node_get_child (node), x, y, census);
    break;
  case GSK_REPEAT_NODE:
    count (gsk_repeat_node_get_child (node), x, y, census);
    break;
  case GSK_DEBUG_NODE:
    count (gsk_debug_node_get_child (node), x, y, census);
    break;
  case GSK_OPACITY_NODE:
    count (gsk_opacity_node_get_child (node), x, y, census);
    break;
  case GSK_TRANSFORM_NODE:
    count_transformed (node, x, y, census);
    break;
  case GSK_TEXT_NODE:
    count_label (node, x, y, census);
    break;
  default:
    break;
  }
}

static Census
take_census (GtkWidget *widget)
{
  Census census = { 0, 0, 1, g_array_new (FALSE, FALSE, sizeof (graphene_rect_t)) };
  g_autoptr (GdkPaintable) paintable = NULL;
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  GskRenderNode *node;

  scene_until_drawn (widget);
  paintable = gtk_widget_paintable_new (widget);
  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (widget),
                          gtk_widget_get_height (widget));
  node = gtk_snapshot_to_node (snapshot);
  g_assert_nonnull (node);
  count (node, 0, 0, &census);
  gsk_render_node_unref (node);
  return census;
}

/* The bounds of a text node are a little larger than its ink. */
static void
assert_labels_apart (const Census *census)
{
  for (guint i = 0; i < census->labels->len; i++) {
    for (guint j = i + 1; j < census->labels->len; j++) {
      graphene_rect_t one = g_array_index (census->labels, graphene_rect_t, i);
      graphene_rect_t other = g_array_index (census->labels, graphene_rect_t, j);

      graphene_rect_inset (&one, 3, 5);
      graphene_rect_inset (&other, 3, 5);
      g_assert_false (graphene_rect_intersection (&one, &other, NULL));
    }
  }
}

static void
show_span (Show *show, double days)
{
  double width = lia_timeline_get_viewport (show->timeline).width;
  gint32 middle = lia_day_today () - 3000;
  LiaViewport viewport = lia_viewport_fit (middle - days / 2, middle + days / 2, width, 0);

  lia_timeline_set_viewport (show->timeline, &viewport);
}

static void
step (Show *show, int items, int bands)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (show->timeline), "timeline.step", "(ii)",
                                             items, bands));
}

/* From a week to all there is: whatever the scale, a frame stays within its budget. */
static void
test_budget (gconstpointer data)
{
  static const double spans[] = { 7, 90, 730, 3650, 12000 };
  Show show = show_index (GPOINTER_TO_UINT (data));
  guint most_labels = 0;

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++) {
    Census census;

    show_span (&show, spans[i]);
    if (i % 2 == 1)
      step (&show, 1, 0);
    census = take_census (GTK_WIDGET (show.timeline));
    g_test_message ("%g days: %u nodes, %u labels", spans[i], census.n_nodes, census.n_labels);
    g_assert_cmpuint (census.n_nodes, <=, MOST_NODES);
    g_assert_cmpuint (census.n_labels, <=, MOST_LABELS);
    assert_labels_apart (&census);
    most_labels = MAX (most_labels, census.n_labels);
    g_array_unref (census.labels);
  }
  g_assert_cmpuint (most_labels, >, 10);
  hide_show (&show);
}

static LiaTimelinePlace
current (Show *show)
{
  LiaTimelinePlace place;

  g_assert_true (lia_timeline_get_current (show->timeline, &place));
  return place;
}

static void
assert_in_view (Show *show)
{
  LiaTimelinePlace place = current (show);
  const LiaTimelineItem *item = lia_timeline_index_get (show->index, &place);
  LiaViewport viewport = lia_timeline_get_viewport (show->timeline);

  g_assert_cmpfloat (lia_viewport_x (&viewport, item->last + 1.0), >=, 0);
  g_assert_cmpfloat (lia_viewport_x (&viewport, item->first), <=, viewport.width);
}

static void
test_keyboard (void)
{
  Show show = show_index (400);
  LiaTimelinePlace start, place;

  g_assert_false (lia_timeline_get_current (show.timeline, &place));
  step (&show, 1, 0);
  start = current (&show);
  step (&show, 1, 0);
  g_assert_cmpuint (current (&show).item, ==, start.item + 1);
  step (&show, -1, 0);
  g_assert_cmpuint (current (&show).item, ==, start.item);

  step (&show, 0, 1);
  g_assert_cmpuint (current (&show).lane, ==, start.lane);
  g_assert_cmpint (current (&show).kind, ==, LIA_TIMELINE_COMMITMENT);
  step (&show, 0, 1);
  g_assert_cmpuint (current (&show).lane, ==, start.lane + 1);

  gtk_widget_activate_action (GTK_WIDGET (show.timeline), "timeline.first", NULL);
  g_assert_cmpuint (current (&show).item, ==, 0);
  assert_in_view (&show);
  gtk_widget_activate_action (GTK_WIDGET (show.timeline), "timeline.last", NULL);
  place = current (&show);
  g_assert_cmpuint (place.item + 1, ==,
                    lia_timeline_track_get_size (
                        lia_timeline_index_get_lane (show.index, place.lane)->tracks[place.kind]));
  assert_in_view (&show);
  hide_show (&show);
}

static void
test_zoom (void)
{
  Show show = show_index (50);
  double before = lia_timeline_get_viewport (show.timeline).days_per_pixel;
  gint32 first, last;
  LiaViewport viewport;

  gtk_widget_activate_action (GTK_WIDGET (show.timeline), "timeline.zoom-in", NULL);
  g_assert_cmpfloat (lia_timeline_get_viewport (show.timeline).days_per_pixel, <, before);
  gtk_widget_activate_action (GTK_WIDGET (show.timeline), "timeline.zoom-out", NULL);
  g_assert_cmpfloat_with_epsilon (lia_timeline_get_viewport (show.timeline).days_per_pixel, before,
                                  1e-9);

  gtk_widget_activate_action (GTK_WIDGET (show.timeline), "timeline.fit", NULL);
  viewport = lia_timeline_get_viewport (show.timeline);
  g_assert_true (lia_timeline_index_extent (show.index, &first, &last));
  g_assert_cmpfloat (viewport.first_day, <=, first);
  g_assert_cmpfloat (lia_viewport_end (&viewport), >=, last);

  gtk_widget_activate_action (GTK_WIDGET (show.timeline), "timeline.zoom-in", NULL);
  gtk_widget_activate_action (GTK_WIDGET (show.timeline), "timeline.today", NULL);
  viewport = lia_timeline_get_viewport (show.timeline);
  g_assert_cmpfloat (viewport.first_day, <=, lia_day_today ());
  g_assert_cmpfloat (lia_viewport_end (&viewport), >=, lia_day_today ());
  hide_show (&show);
}

/* An item that goes while it is the current one leaves none; hidden kinds can't be current. */
static void
test_current_goes (void)
{
  Show show = show_index (60);
  g_autoptr (GArray) removed = g_array_new (FALSE, FALSE, sizeof (LiaId));
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  LiaTimelinePlace place;
  LiaId id;

  step (&show, 1, 0);
  place = current (&show);
  g_object_set (show.timeline, "show-engagements", FALSE, NULL);
  g_assert_false (lia_timeline_get_current (show.timeline, &place));
  g_object_set (show.timeline, "show-engagements", TRUE, NULL);

  place = current (&show);
  id = lia_timeline_index_get (show.index, &place)->id;
  g_array_append_val (removed, id);
  lia_timeline_index_splice (show.index, removed, none);
  g_assert_false (lia_timeline_get_current (show.timeline, &place));
  scene_until_drawn (GTK_WIDGET (show.timeline));
  hide_show (&show);
}

static void
follow (Show *show, int way)
{
  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (show->timeline), "timeline.follow", "i", way));
}

static gboolean
is_current (Show *show, const LiaId *id)
{
  LiaTimelinePlace place = current (show);

  return lia_id_equal (&lia_timeline_index_get (show->index, &place)->id, id);
}

/* The arrow is followed forwards and back; what is chosen is lit, and isn't after Escape. */
static void
test_lineage (void)
{
  Show show = show_index (60);
  LiaTimelinePlace place = { 0, LIA_TIMELINE_ENGAGEMENT, 0 };
  LiaViewport viewport;
  Census plain, lit;
  LiaId id = lia_timeline_index_get (show.index, &place)->id;
  guint n_after;

  lia_lineage_after (lia_timeline_index_get_lineage (show.index), &id, &n_after);
  g_assert_cmpuint (n_after, >, 1);
  lia_timeline_set_current (show.timeline, &place);
  gtk_widget_activate_action (GTK_WIDGET (show.timeline), "timeline.fit-lineage", NULL);
  lit = take_census (GTK_WIDGET (show.timeline));
  viewport = lia_timeline_get_viewport (show.timeline);

  follow (&show, 1);
  g_assert_false (is_current (&show, &id));
  follow (&show, -1);
  g_assert_true (is_current (&show, &id));

  lia_timeline_set_viewport (show.timeline, &viewport);
  gtk_widget_activate_action (GTK_WIDGET (show.timeline), "timeline.clear", NULL);
  g_assert_false (lia_timeline_get_current (show.timeline, &place));
  plain = take_census (GTK_WIDGET (show.timeline));
  /* From 4.16 on GTK doesn't tell the colour of a text any more. */
  if (gtk_check_version (4, 16, 0) != NULL) {
    g_assert_cmpfloat (lit.palest, <, 0.5);
    g_assert_cmpfloat (plain.palest, >, 0.5);
  }
  g_array_unref (lit.labels);
  g_array_unref (plain.labels);
  hide_show (&show);
}

/* What is chosen where only numbers are seen stands out all the same, with its name. */
static void
test_current_in_a_crowd (void)
{
  Show show = show_index (3000);
  LiaTimelinePlace place = { 0, LIA_TIMELINE_COMMITMENT, 600 };
  Census before, after;

  show_span (&show, 9000);
  before = take_census (GTK_WIDGET (show.timeline));
  lia_timeline_set_current (show.timeline, &place);
  show_span (&show, 9000);
  after = take_census (GTK_WIDGET (show.timeline));
  g_assert_cmpuint (after.n_labels, ==, before.n_labels + 1);

  g_array_unref (before.labels);
  g_array_unref (after.labels);
  hide_show (&show);
}

static GtkGesture *
drag_of (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

    if (GTK_IS_GESTURE_DRAG (controller))
      return GTK_GESTURE (controller);
  }
  g_assert_not_reached ();
}

static void
drag (GtkWidget *widget, double from, double by)
{
  GtkGesture *gesture = drag_of (widget);

  g_signal_emit_by_name (gesture, "drag-begin", from, 10.0);
  g_signal_emit_by_name (gesture, "drag-update", by, 0.0);
  g_signal_emit_by_name (gesture, "drag-end", by, 0.0);
}

/* Its handle is dragged, clicked beside and moved with the keyboard; the timeline goes along. */
static void
test_minimap (void)
{
  Show show = show_index (300);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *minimap = g_object_new (LIA_TYPE_TIMELINE_MINIMAP, "timeline", show.timeline, NULL);
  LiaViewport before, after;
  Census census;

  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 60);
  gtk_window_set_child (GTK_WINDOW (window), minimap);
  gtk_window_present (GTK_WINDOW (window));
  census = take_census (minimap);
  g_assert_cmpuint (census.n_nodes, >, 50);
  g_assert_cmpuint (census.n_nodes, <, 1500);

  gtk_widget_activate_action (minimap, "minimap.move", "d", -1e6);
  before = lia_timeline_get_viewport (show.timeline);
  gtk_widget_activate_action (minimap, "minimap.move", "d", 0.5);
  after = lia_timeline_get_viewport (show.timeline);
  g_assert_cmpfloat_with_epsilon (after.first_day - before.first_day,
                                  before.width * before.days_per_pixel / 2, 1);

  drag (minimap, 700, 0);
  before = lia_timeline_get_viewport (show.timeline);
  g_assert_cmpfloat (before.first_day, >, after.first_day);
  drag (minimap, 700, -200);
  after = lia_timeline_get_viewport (show.timeline);
  g_assert_cmpfloat (after.first_day, <, before.first_day - 500);
  g_assert_cmpfloat (after.days_per_pixel, ==, before.days_per_pixel);

  g_array_unref (census.labels);
  gtk_window_destroy (GTK_WINDOW (window));
  hide_show (&show);
}

/* Where one reads from right to left time does too: the scrollbar stands at its right end at the
 * beginning of time, and words still don't lie on one another. */
static void
test_mirrored (void)
{
  Show show = show_index (300);
  GtkAdjustment *adjustment = NULL;
  LiaViewport viewport;
  double first_day;
  Census census;

  gtk_widget_set_direction (GTK_WIDGET (show.timeline), GTK_TEXT_DIR_RTL);
  show_span (&show, 2000);
  census = take_census (GTK_WIDGET (show.timeline));
  g_assert_cmpuint (census.n_labels, >, 10);
  assert_labels_apart (&census);

  g_object_get (show.timeline, "hadjustment", &adjustment, NULL);
  viewport = lia_timeline_get_viewport (show.timeline);
  viewport.first_day = -1e6;
  lia_timeline_set_viewport (show.timeline, &viewport);
  first_day = lia_timeline_get_viewport (show.timeline).first_day;
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (adjustment) +
                                      gtk_adjustment_get_page_size (adjustment),
                                  gtk_adjustment_get_upper (adjustment), 1);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) - 100);
  viewport = lia_timeline_get_viewport (show.timeline);
  g_assert_cmpfloat_with_epsilon (viewport.first_day - first_day, 100 * viewport.days_per_pixel,
                                  0.01);

  g_array_unref (census.labels);
  g_object_unref (adjustment);
  hide_show (&show);
}

static GtkSelectionModel *
rows_of (GtkWidget *table)
{
  GtkWidget *scrolled = adw_bin_get_child (ADW_BIN (table));

  return gtk_column_view_get_model (
      GTK_COLUMN_VIEW (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scrolled))));
}

static void
until_rows (GtkSelectionModel *rows, guint n_rows)
{
  while (g_list_model_get_n_items (G_LIST_MODEL (rows)) != n_rows)
    g_main_context_iteration (NULL, TRUE);
}

/* Where the current item lies when all are counted through. */
static void
assert_same_chosen (Show *show, GtkSelectionModel *rows)
{
  LiaTimelinePlace place = current (show);
  guint position = place.item;

  for (guint lane = 0; lane <= place.lane; lane++)
    for (guint kind = 0; kind < LIA_TIMELINE_N_KINDS; kind++)
      if (lane < place.lane || kind < place.kind)
        position +=
            lia_timeline_lane_get_size (lia_timeline_index_get_lane (show->index, lane), kind);
  g_assert_cmpuint (gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (rows)), ==, position);
}

static gboolean
has_words (GtkWidget *widget, const char *words)
{
  if (GTK_IS_INSCRIPTION (widget) &&
      g_strcmp0 (gtk_inscription_get_text (GTK_INSCRIPTION (widget)), words) == 0)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_words (child, words))
      return TRUE;

  return FALSE;
}

/* The table has the same items, follows what is chosen on the timeline and the other way round, and
 * keeps what was chosen while others go. */
static void
test_table (void)
{
  Show show = show_index (300);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *table = g_object_new (LIA_TYPE_TIMELINE_TABLE, "timeline", show.timeline, NULL);
  GtkSelectionModel *rows = rows_of (table);
  g_autoptr (GArray) removed = g_array_new (FALSE, FALSE, sizeof (LiaId));
  g_autoptr (GPtrArray) added = g_ptr_array_new ();
  g_autofree char *title = NULL;
  LiaTimelinePlace place;
  LiaId gone;

  gtk_window_set_default_size (GTK_WINDOW (window), 900, 500);
  gtk_window_set_child (GTK_WINDOW (window), table);
  gtk_window_present (GTK_WINDOW (window));
  step (&show, 1, 0);
  until_rows (rows, 300);
  scene_until_drawn (table);
  assert_same_chosen (&show, rows);
  step (&show, 0, 1);
  assert_same_chosen (&show, rows);

  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (rows), 7);
  assert_same_chosen (&show, rows);
  g_assert_cmpint (current (&show).kind, ==, LIA_TIMELINE_ENGAGEMENT);
  g_assert_cmpuint (current (&show).item, ==, 7);

  place = current (&show);
  place.item = 3;
  gone = lia_timeline_index_get (show.index, &place)->id;
  title = g_strdup (lia_timeline_index_get (show.index, &place)->title);
  g_assert_true (has_words (table, title));
  g_array_append_val (removed, gone);
  lia_timeline_index_splice (show.index, removed, added);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rows)), ==, 299);
  g_assert_cmpuint (gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (rows)), ==, 6);
  assert_same_chosen (&show, rows);
  g_assert_false (has_words (table, title));

  g_object_set (show.timeline, "show-commitments", FALSE, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rows)), ==, 49);
  gtk_window_destroy (GTK_WINDOW (window));
  hide_show (&show);
}

/* Weekends are shaded where a day is wide enough, and holidays besides. */
static void
test_days_off (void)
{
  Show show = show_index (20);
  g_autoptr (GArray) holidays = g_array_new (FALSE, FALSE, sizeof (gint32));
  LiaViewport viewport = lia_timeline_get_viewport (show.timeline);
  gint32 monday = lia_day_today () - (lia_day_today () + 3) % 7;
  Census plain, shaded;

  viewport = lia_viewport_fit (monday, monday + 27, viewport.width, 0);
  lia_timeline_set_viewport (show.timeline, &viewport);
  plain = take_census (GTK_WIDGET (show.timeline));
  for (gint32 day = monday; day < monday + 3; day++)
    g_array_append_val (holidays, day);
  lia_timeline_set_holidays (show.timeline, holidays);
  shaded = take_census (GTK_WIDGET (show.timeline));
  g_assert_cmpuint (shaded.n_nodes, ==, plain.n_nodes + 3);
  g_array_unref (plain.labels);
  g_array_unref (shaded.labels);
  hide_show (&show);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_data_func ("/timeline/budget/100", GUINT_TO_POINTER (100), test_budget);
  g_test_add_data_func ("/timeline/budget/3000", GUINT_TO_POINTER (3000), test_budget);
  g_test_add_data_func ("/timeline/budget/100000", GUINT_TO_POINTER (100000), test_budget);
  g_test_add_func ("/timeline/keyboard", test_keyboard);
  g_test_add_func ("/timeline/zoom", test_zoom);
  g_test_add_func ("/timeline/lineage", test_lineage);
  g_test_add_func ("/timeline/minimap", test_minimap);
  g_test_add_func ("/timeline/mirrored", test_mirrored);
  g_test_add_func ("/timeline/table", test_table);
  g_test_add_func ("/timeline/days-off", test_days_off);
  g_test_add_func ("/timeline/current-goes", test_current_goes);
  g_test_add_func ("/timeline/current-in-a-crowd", test_current_in_a_crowd);
  return g_test_run ();
}
