#include <adwaita.h>

#include "insight/timeline-painter.h"
#include "records/date.h"
#include "scene.h"
#include "widgets/timeline-move.h"
#include "widgets/timeline-private.h"

/* A timeline with one item, in a window, and what it announced. */
typedef struct {
  GtkWidget *window;
  LiaTimeline *timeline;
  LiaTimelineIndex *index;
  gint32 day;
  guint n_moved;
  guint n_drafted;
  LiaDateEnd end;
  gint32 first;
  gint32 last;
} Show;

static void
moved_cb (Show *show, const LiaId *id, int end, int first, int last)
{
  show->n_moved++;
  show->end = (LiaDateEnd) end;
  show->first = first;
  show->last = last;
}

static void
drafted_cb (Show *show, const LiaId *lane, int first, int last)
{
  show->n_drafted++;
  show->first = first;
  show->last = last;
}

static LiaTimelineItem *
item_new (LiaTimelineKind kind, LiaTimelineState state, gint32 first, gint32 last, const char *date)
{
  LiaId id = lia_id_new ();
  LiaTimelineItem *item = lia_timeline_item_new (kind, &id, "A dialogue");

  item->state = state;
  item->first = first;
  item->last = last;
  item->due = kind == LIA_TIMELINE_ENGAGEMENT ? LIA_DAY_NONE : last;
  item->date = g_strdup (date);
  return item;
}

/* Shown at 20 pixels a day, with the item in the middle. */
static Show *
show_item (LiaTimelineItem *item)
{
  Show *show = g_new0 (Show, 1);
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  LiaId lane = lia_id_new ();
  LiaViewport viewport;

  show->day = item->first;
  show->window = gtk_window_new ();
  show->timeline = LIA_TIMELINE (lia_timeline_new ());
  show->index = lia_timeline_index_new (LIA_TIMELINE_BY_PROCESS);
  lia_timeline_index_add_lane (show->index, &lane, "Bali Process", "teal", NULL);
  lia_timeline_item_add_lane (item, &lane);
  g_ptr_array_add (items, item);
  lia_timeline_index_fill (show->index, items);
  lia_timeline_set_index (show->timeline, show->index);
  g_signal_connect_swapped (show->timeline, "moved", G_CALLBACK (moved_cb), show);
  g_signal_connect_swapped (show->timeline, "drafted", G_CALLBACK (drafted_cb), show);
  gtk_window_set_child (GTK_WINDOW (show->window), GTK_WIDGET (show->timeline));
  gtk_window_set_default_size (GTK_WINDOW (show->window), 1200, 600);
  gtk_window_present (GTK_WINDOW (show->window));
  scene_until_drawn (GTK_WIDGET (show->timeline));
  viewport = lia_viewport (show->day - 20, 1 / 20.0, show->timeline->viewport.width);
  lia_timeline_set_viewport (show->timeline, &viewport);
  scene_until_drawn (GTK_WIDGET (show->timeline));
  return show;
}

static void
hide_show (Show *show)
{
  gtk_window_destroy (GTK_WINDOW (show->window));
  g_object_unref (show->index);
  g_free (show);
}

/* So many days, with their fraction, after the item began. */
static double
x_of (Show *show, double days)
{
  return lia_timeline_gutter (show->timeline) +
         lia_viewport_x (&show->timeline->viewport, show->day + days);
}

static const LiaTimelineMark *
mark_of (Show *show)
{
  const GArray *marks = lia_timeline_frame_get_marks (show->timeline->frame);

  g_assert_cmpuint (marks->len, ==, 1);
  return &g_array_index (marks, LiaTimelineMark, 0);
}

static void
drag (Show *show, double from, double to)
{
  g_assert_true (lia_timeline_move_take (show->timeline, mark_of (show), x_of (show, from)));
  lia_timeline_move_follow (show->timeline, x_of (show, (from + to) / 2));
  lia_timeline_move_follow (show->timeline, x_of (show, to));
  scene_until_drawn (GTK_WIDGET (show->timeline));
}

static void
assert_moved (Show *show, LiaDateEnd end, int first, int last)
{
  lia_timeline_move_drop (show->timeline);
  g_assert_cmpuint (show->n_moved, ==, 1);
  g_assert_cmpint (show->end, ==, end);
  g_assert_cmpint (show->first - show->day, ==, first);
  g_assert_cmpint (show->last - show->day, ==, last);
  g_assert_nonnull (show->timeline->move);
  lia_timeline_end_move (show->timeline);
  g_assert_null (show->timeline->move);
}

static LiaTimelineItem *
meeting_new (void)
{
  gint32 day = lia_day_from_civil (2026, 12, 16);

  return item_new (LIA_TIMELINE_ENGAGEMENT, LIA_TIMELINE_CONFIRMED, day, day + 2,
                   "2026-12-16/2026-12-18");
}

/* What is held in its middle moves as a whole, by whole days. */
static void
test_whole (void)
{
  Show *show = show_item (meeting_new ());
  g_autofree char *words = NULL;

  drag (show, 1.2, 8.9);
  words = lia_timeline_move_words (show->timeline);
  g_assert_nonnull (strstr (words, "7 days later"));
  g_assert_nonnull (strstr (words, "23–25 December 2026"));
  assert_moved (show, LIA_DATE_WHOLE, 7, 9);
  hide_show (show);
}

static void
test_ends (void)
{
  Show *show = show_item (meeting_new ());

  g_assert_cmpstr (lia_timeline_move_cursor (show->timeline, mark_of (show), x_of (show, 2.8)), ==,
                   "ew-resize");
  g_assert_cmpstr (lia_timeline_move_cursor (show->timeline, mark_of (show), x_of (show, 1.5)), ==,
                   "pointer");
  drag (show, 2.8, 5.1);
  assert_moved (show, LIA_DATE_LAST, 0, 5);

  show->n_moved = 0;
  drag (show, 0.1, -3.9);
  assert_moved (show, LIA_DATE_FIRST, -4, 2);

  /* The first day can't come after the last. */
  show->n_moved = 0;
  drag (show, 0.1, 9.9);
  assert_moved (show, LIA_DATE_FIRST, 2, 2);
  hide_show (show);
}

static void
test_escape (void)
{
  Show *show = show_item (meeting_new ());

  drag (show, 1.2, 8.9);
  g_assert_true (lia_timeline_move_give_up (show->timeline));
  g_assert_null (show->timeline->move);
  lia_timeline_move_follow (show->timeline, x_of (show, 4));
  g_assert_false (lia_timeline_move_drop (show->timeline));
  g_assert_cmpuint (show->n_moved, ==, 0);

  /* Back where it was is no move. */
  drag (show, 1.2, 1.4);
  lia_timeline_move_drop (show->timeline);
  g_assert_null (show->timeline->move);
  g_assert_cmpuint (show->n_moved, ==, 0);
  hide_show (show);
}

/* A month becomes the day to which it was dragged; that is said. */
static void
test_vague (void)
{
  gint32 day = lia_day_from_civil (2026, 12, 1);
  LiaTimelineItem *item =
      item_new (LIA_TIMELINE_ENGAGEMENT, LIA_TIMELINE_PROPOSED, day, day + 30, "2026-12");
  Show *show;
  g_autofree char *words = NULL;

  item->soft_first = item->soft_last = TRUE;
  show = show_item (item);
  drag (show, 4.5, 9.5);
  words = lia_timeline_move_words (show->timeline);
  g_assert_nonnull (strstr (words, "10 December 2026"));
  g_assert_nonnull (strstr (words, "exact"));
  assert_moved (show, LIA_DATE_WHOLE, 9, 9);
  hide_show (show);
}

/* Of a commitment moves the day it is due, wherever one takes hold of it. */
static void
test_commitment (void)
{
  gint32 day = lia_day_from_civil (2026, 12, 1);
  Show *show = show_item (
      item_new (LIA_TIMELINE_COMMITMENT, LIA_TIMELINE_OPEN, day, day + 10, "2026-12-11"));

  drag (show, 5.5, 7.5);
  assert_moved (show, LIA_DATE_LAST, 0, 12);
  show->n_moved = 0;
  drag (show, 0.1, 3.1);
  assert_moved (show, LIA_DATE_LAST, 0, 13);
  hide_show (show);
}

static void
assert_refused (Show *show, const char *why)
{
  g_autofree char *words = NULL;

  drag (show, 1.2, 8.9);
  words = lia_timeline_move_words (show->timeline);
  g_assert_nonnull (strstr (words, why));
  g_assert_false (gtk_widget_get_cursor (GTK_WIDGET (show->timeline)) == NULL);
  g_assert_cmpstr (gdk_cursor_get_name (gtk_widget_get_cursor (GTK_WIDGET (show->timeline))), ==,
                   "not-allowed");
  lia_timeline_move_drop (show->timeline);
  g_assert_cmpuint (show->n_moved, ==, 0);
  g_assert_null (show->timeline->move);
}

static void
test_refusals (void)
{
  LiaTimelineItem *item = meeting_new ();
  Show *show;

  item->state = LIA_TIMELINE_CANCELLED;
  show = show_item (item);
  assert_refused (show, "cancelled");
  hide_show (show);

  show = show_item (meeting_new ());
  lia_timeline_set_read_only (show->timeline, "This is the past");
  assert_refused (show, "This is the past");
  lia_timeline_set_read_only (show->timeline, NULL);
  drag (show, 1.2, 8.9);
  assert_moved (show, LIA_DATE_WHOLE, 7, 9);
  hide_show (show);
}

static void
press (Show *show, guint key, GdkModifierType modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (show->timeline));
  gboolean found = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !found; i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

    if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
      continue;
    for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)) && !found; j++) {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
      GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

      if (!GTK_IS_KEYVAL_TRIGGER (trigger) ||
          gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) != key ||
          gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) != modifiers)
        continue;
      found = gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0,
                                            GTK_WIDGET (show->timeline),
                                            gtk_shortcut_get_arguments (shortcut));
    }
  }
  g_assert_true (found);
}

static void
choose (Show *show)
{
  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (show->timeline), "timeline.step", "(ii)", 1, 0));
}

static void
test_keyboard (void)
{
  Show *show = show_item (meeting_new ());

  choose (show);
  press (show, GDK_KEY_Right, GDK_ALT_MASK);
  press (show, GDK_KEY_Right, GDK_ALT_MASK | GDK_SHIFT_MASK);
  press (show, GDK_KEY_Left, GDK_ALT_MASK);
  press (show, GDK_KEY_Left, GDK_ALT_MASK);
  press (show, GDK_KEY_Right, GDK_ALT_MASK | GDK_CONTROL_MASK);
  g_assert_cmpuint (show->n_moved, ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (show->timeline), "timeline.open", NULL);
  assert_moved (show, LIA_DATE_WHOLE, 6, 9);

  show->n_moved = 0;
  press (show, GDK_KEY_Down, GDK_ALT_MASK);
  press (show, GDK_KEY_Escape, 0);
  g_assert_null (show->timeline->move);
  g_assert_cmpuint (show->n_moved, ==, 0);

  press (show, GDK_KEY_Down, GDK_ALT_MASK);
  assert_moved (show, LIA_DATE_LAST, 0, 3);
  hide_show (show);
}

/* What is drawn from right to left has the same days; Escape and the past make nothing. */
static void
test_draft (void)
{
  Show *show = show_item (meeting_new ());

  g_assert_true (lia_timeline_draft_begin (show->timeline, x_of (show, 9.5), 200));
  lia_timeline_draft_follow (show->timeline, x_of (show, 7.5));
  scene_until_drawn (GTK_WIDGET (show->timeline));
  g_assert_true (lia_timeline_draft_drop (show->timeline));
  g_assert_cmpuint (show->n_drafted, ==, 1);
  g_assert_cmpint (show->first - show->day, ==, 7);
  g_assert_cmpint (show->last - show->day, ==, 9);

  g_assert_true (lia_timeline_draft_begin (show->timeline, x_of (show, 9.5), 200));
  press (show, GDK_KEY_Escape, 0);
  g_assert_false (lia_timeline_draft_drop (show->timeline));
  g_assert_cmpuint (show->n_drafted, ==, 1);

  choose (show);
  press (show, GDK_KEY_Insert, 0);
  g_assert_cmpuint (show->n_drafted, ==, 2);
  g_assert_cmpint (show->first, ==, show->day);

  lia_timeline_set_read_only (show->timeline, "This is the past");
  g_assert_false (lia_timeline_draft_begin (show->timeline, x_of (show, 9.5), 200));
  hide_show (show);
}

/* At the edge the view goes on by itself, as long as the pointer is there. */
static gboolean
has_scrolled (Show *show, double first_day)
{
  return show->timeline->viewport.first_day > first_day + 5;
}

static void
test_edge (void)
{
  Show *show = show_item (meeting_new ());
  double first_day = show->timeline->viewport.first_day;
  gint32 last;

  g_assert_true (lia_timeline_move_take (show->timeline, mark_of (show), x_of (show, 1.2)));
  lia_timeline_move_follow (show->timeline, gtk_widget_get_width (GTK_WIDGET (show->timeline)) - 2);
  last = show->timeline->move->last;
  while (!has_scrolled (show, first_day))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (show->timeline->move->last, >, last);
  lia_timeline_move_give_up (show->timeline);
  scene_until_drawn (GTK_WIDGET (show->timeline));
  g_assert_cmpuint (show->timeline->edge_tick, ==, 0);
  hide_show (show);
}

static GtkGesture *
click_of (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

    if (GTK_IS_GESTURE_CLICK (controller))
      return GTK_GESTURE (controller);
  }
  g_assert_not_reached ();
}

/* Where one reads from right to left, what lies further to the left is later. */
static void
test_mirrored (void)
{
  Show *show = show_item (meeting_new ());
  GtkWidget *widget = GTK_WIDGET (show->timeline);
  double y = LIA_TIMELINE_RULER + mark_of (show)->top + 5;
  LiaTimelinePlace place;

  gtk_widget_set_direction (widget, GTK_TEXT_DIR_RTL);
  scene_until_drawn (widget);
  g_signal_emit_by_name (click_of (widget), "pressed", 1, x_of (show, 1.5), y);
  g_assert_false (lia_timeline_get_current (show->timeline, &place));
  g_signal_emit_by_name (click_of (widget), "pressed", 1,
                         gtk_widget_get_width (widget) - x_of (show, 1.5), y);
  g_assert_true (lia_timeline_get_current (show->timeline, &place));

  press (show, GDK_KEY_Left, GDK_ALT_MASK);
  press (show, GDK_KEY_Left, GDK_ALT_MASK);
  assert_moved (show, LIA_DATE_WHOLE, 2, 4);
  show->n_moved = 0;
  press (show, GDK_KEY_Down, GDK_ALT_MASK);
  assert_moved (show, LIA_DATE_LAST, 0, 3);
  hide_show (show);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/timeline-move/whole", test_whole);
  g_test_add_func ("/timeline-move/ends", test_ends);
  g_test_add_func ("/timeline-move/escape", test_escape);
  g_test_add_func ("/timeline-move/vague", test_vague);
  g_test_add_func ("/timeline-move/commitment", test_commitment);
  g_test_add_func ("/timeline-move/refusals", test_refusals);
  g_test_add_func ("/timeline-move/keyboard", test_keyboard);
  g_test_add_func ("/timeline-move/draft", test_draft);
  g_test_add_func ("/timeline-move/edge", test_edge);
  g_test_add_func ("/timeline-move/mirrored", test_mirrored);
  return g_test_run ();
}
