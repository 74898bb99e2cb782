#include <glib/gi18n.h>
#include <math.h>

#include "records/date.h"
#include "insight/timeline-painter.h"
#include "timeline-private.h"

/* Where the pointer is in the timeline as it is before it is mirrored. */
static double
reckoned_x (LiaTimeline *self, double x)
{
  return lia_timeline_is_mirrored (self) ? gtk_widget_get_width (GTK_WIDGET (self)) - x : x;
}

static const LiaTimelineMark *
mark_at (LiaTimeline *self, double x, double y)
{
  if (self->index == NULL || y < LIA_TIMELINE_RULER || x < lia_timeline_gutter (self))
    return NULL;

  return lia_timeline_frame_hit (self->frame, x - lia_timeline_gutter (self),
                                 y - LIA_TIMELINE_RULER + lia_timeline_scroll (self));
}

static void
pressed_cb (LiaTimeline *self, int n_press, double x, double y, GtkGestureClick *click)
{
  const LiaTimelineMark *mark = mark_at (self, reckoned_x (self, x), y);
  LiaTimelinePlace place;

  lia_timeline_glide_end (self);
  gtk_widget_grab_focus (self->proxy);
  if (mark == NULL)
    return;

  if (mark->shape != LIA_TIMELINE_MARK_ITEM) {
    if (n_press == 2)
      lia_timeline_zoom_about (self, 4, (mark->left + mark->right) / 2);
    return;
  }
  place = mark->place;
  lia_timeline_choose (self, &place);
  if (n_press == 2)
    gtk_widget_activate_action (GTK_WIDGET (self), "timeline.open", NULL);
}

/* Whoever pans presses on empty space too, but what that press becomes is no click. */
static void
released_cb (LiaTimeline *self, int n_press, double x, double y, GtkGestureClick *click)
{
  double at = reckoned_x (self, x);

  if (y >= LIA_TIMELINE_RULER && at >= lia_timeline_gutter (self) && mark_at (self, at, y) == NULL)
    lia_timeline_clear_current (self);
}

static void
drag_begin_cb (LiaTimeline *self, double x, double y, GtkGestureDrag *drag)
{
  self->drag_first_day = self->viewport.first_day;
  self->drag_scroll = lia_timeline_scroll (self);
  self->glide = (LiaGlide) { 0 };
  self->drag_moves = FALSE;
  self->drag_drafts = FALSE;
}

/* From where it was pressed: an item begins to move, if there is one; with Ctrl, a new one is
 * drawn. */
static gboolean
begin_drag (LiaTimeline *self, GtkGestureDrag *drag)
{
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (drag));
  const LiaTimelineMark *mark;
  double x, y;

  gtk_gesture_drag_get_start_point (drag, &x, &y);
  x = reckoned_x (self, x);
  mark = mark_at (self, x, y);
  self->drag_moves = lia_timeline_move_take (self, mark, x);
  self->drag_drafts =
      mark == NULL && (state & GDK_CONTROL_MASK) != 0 && lia_timeline_draft_begin (self, x, y);
  return self->drag_moves || self->drag_drafts;
}

static void
drag_update_cb (LiaTimeline *self, double dx, double y, GtkGestureDrag *drag)
{
  double x = lia_timeline_is_mirrored (self) ? -dx : dx;
  GtkAdjustment *vertical = self->adjustments[GTK_ORIENTATION_VERTICAL];
  LiaViewport viewport = self->viewport;
  double start;

  if (!gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, (int) x, (int) y) && !self->dragging)
    return;

  gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
  if (self->drag_moves || self->drag_drafts || (!self->dragging && begin_drag (self, drag))) {
    gtk_gesture_drag_get_start_point (drag, &start, NULL);
    self->dragging = TRUE;
    lia_timeline_move_follow (self, reckoned_x (self, start) + x);
    lia_timeline_draft_follow (self, reckoned_x (self, start) + x);
    return;
  }
  self->dragging = TRUE;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
  viewport.first_day = self->drag_first_day - x * viewport.days_per_pixel;
  lia_timeline_show_viewport (self, &viewport);
  if (vertical != NULL)
    gtk_adjustment_set_value (vertical, self->drag_scroll - y);
  lia_glide_add (&self->glide, g_get_monotonic_time (), x, y);
}

static void
drag_end_cb (LiaTimeline *self, double x, double y, GtkGestureDrag *drag)
{
  gboolean moved = self->drag_moves;
  gboolean drafted = self->drag_drafts;
  gboolean panned = self->dragging && !moved && !drafted;

  self->dragging = FALSE;
  self->drag_moves = FALSE;
  self->drag_drafts = FALSE;
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  if (moved)
    lia_timeline_move_drop (self);
  if (drafted)
    lia_timeline_draft_drop (self);
  if (panned)
    lia_timeline_glide_begin (self);
}

/* Where the pointer is taken away, as by a dialog or a shortcut of the desktop. */
static void
drag_cancel_cb (LiaTimeline *self, GdkEventSequence *sequence, GtkGestureDrag *drag)
{
  if (self->drag_moves)
    lia_timeline_move_give_up (self);
  if (self->drag_drafts)
    lia_timeline_draft_give_up (self);
}

static void
motion_cb (LiaTimeline *self, double x, double y, GtkEventControllerMotion *motion)
{
  self->pointer_x = reckoned_x (self, x);
  if (!self->dragging) {
    const LiaTimelineMark *mark = mark_at (self, self->pointer_x, y);

    gtk_widget_set_cursor_from_name (
        GTK_WIDGET (self),
        mark != NULL ? lia_timeline_move_cursor (self, mark, self->pointer_x) : NULL);
  }
}

static gboolean
scroll_cb (LiaTimeline *self, double dx, double dy, GtkEventControllerScroll *scroll)
{
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (scroll));

  if ((state & GDK_CONTROL_MASK) == 0)
    return GDK_EVENT_PROPAGATE;

  lia_timeline_zoom_about (
      self, pow (1.25, -dy),
      CLAMP (self->pointer_x - lia_timeline_gutter (self), 0, self->viewport.width));
  return GDK_EVENT_STOP;
}

static void
pinch_begin_cb (LiaTimeline *self, GdkEventSequence *sequence, GtkGestureZoom *pinch)
{
  self->pinch_scale = 1;
}

static void
pinch_cb (LiaTimeline *self, double scale, GtkGestureZoom *pinch)
{
  double middle = self->viewport.width / 2;
  double x;

  if (gtk_gesture_get_bounding_box_center (GTK_GESTURE (pinch), &x, NULL))
    middle = reckoned_x (self, x) - lia_timeline_gutter (self);
  lia_timeline_zoom_about (self, scale / self->pinch_scale, middle);
  self->pinch_scale = scale;
}

static char *
tip_for_many (const LiaTimelineMark *mark)
{
  g_autofree char *first = lia_day_to_words (mark->first);
  g_autofree char *last = lia_day_to_words (mark->last);
  g_autofree char *days =
      mark->first == mark->last
          ? g_strdup (first)
          /* Translators: the first and the last day of a stretch of the timeline. */
          : g_strdup_printf (_ ("%s to %s"), first, last);
  g_autofree char *many =
      mark->shape == LIA_TIMELINE_MARK_CROWD
          ? g_strdup_printf (ngettext ("%u more begins here", "%u more begin here", mark->count),
                             mark->count)
          : g_strdup_printf (ngettext ("%u at this time", "%u at this time", mark->count),
                             mark->count);

  return g_markup_printf_escaped ("<b>%s</b>\n%s\n%s", many, days, _ ("Zoom in to see them apart"));
}

static char *
tip_for (LiaTimeline *self, const LiaTimelineMark *mark)
{
  const LiaTimelineItem *item;
  g_autofree char *dates = NULL;

  if (mark->shape != LIA_TIMELINE_MARK_ITEM)
    return tip_for_many (mark);

  item = lia_timeline_index_get (self->index, &mark->place);
  dates = lia_timeline_item_dates (item);
  return g_markup_printf_escaped ("<b>%s</b>\n%s\n%s", item->title, dates,
                                  lia_timeline_state_label (item->state));
}

gboolean
lia_timeline_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  LiaTimeline *self = LIA_TIMELINE (widget);
  const LiaTimelineMark *mark = keyboard ? NULL : mark_at (self, reckoned_x (self, x), y);
  g_autofree char *markup = NULL;
  double left, right;

  if (mark == NULL || self->move != NULL)
    return FALSE;

  markup = tip_for (self, mark);
  gtk_tooltip_set_markup (tooltip, markup);
  left = reckoned_x (self, lia_timeline_gutter (self) + mark->left);
  right = reckoned_x (self, lia_timeline_gutter (self) + mark->right);
  gtk_tooltip_set_tip_area (tooltip, &(GdkRectangle) { (int) MIN (left, right), y - 8,
                                                       (int) fabs (right - left) + 1, 16 });
  return TRUE;
}

void
lia_timeline_add_pointer (LiaTimeline *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "cancel", G_CALLBACK (drag_cancel_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect_swapped (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect_swapped (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pinch));
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
}
