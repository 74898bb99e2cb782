#include "timeline-move.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "records/date.h"
#include "timeline-private.h"

/* How far inside a bar its ends reach, and how wide it has to be to have ends that can be told
 * from its middle. */
#define END 8
#define LEAST_BAR (3 * END)
/* How near the edge of the view it begins to scroll, and how fast, in pixels a frame. */
#define EDGE 36
#define MOST_SPEED 18.0

void
lia_timeline_move_free (LiaTimelineMove *self)
{
  g_free (self->refusal);
  g_free (self);
}

static double
view_x (LiaTimeline *self, double x)
{
  return x - lia_timeline_gutter (self);
}

static gint32
day_at (LiaTimeline *self, double x)
{
  return (gint32) floor (lia_viewport_day (&self->viewport, view_x (self, x)));
}

/* The last day that somebody can take hold of: what is overdue is drawn on to today. */
static gint32
last_day_of (const LiaTimelineItem *item)
{
  return item->kind == LIA_TIMELINE_COMMITMENT && item->due != LIA_DAY_NONE ? item->due
                                                                            : item->last;
}

static gboolean
has_end (const LiaTimelineItem *item, LiaDateEnd end)
{
  if (item->kind == LIA_TIMELINE_ENGAGEMENT)
    return TRUE;

  return item->kind == LIA_TIMELINE_COMMITMENT && (end == LIA_DATE_LAST || item->own_first);
}

/* Which part of an item lies at @x. */
static LiaDateEnd
end_at (LiaTimeline *self, const LiaTimelineItem *item, double x)
{
  double left = lia_viewport_x (&self->viewport, item->first);
  double right = lia_viewport_x (&self->viewport, last_day_of (item) + 1.0);
  double at = view_x (self, x);

  if (right - left < LEAST_BAR)
    return LIA_DATE_WHOLE;
  if (at <= left + END && has_end (item, LIA_DATE_FIRST))
    return LIA_DATE_FIRST;

  return at >= right - END && at <= right && has_end (item, LIA_DATE_LAST) ? LIA_DATE_LAST
                                                                           : LIA_DATE_WHOLE;
}

static char *
refusal_of (LiaTimeline *self, const LiaTimelineItem *item)
{
  if (self->read_only != NULL)
    return g_strdup (self->read_only);

  switch (item->state) {
  case LIA_TIMELINE_CANCELLED:
    return g_strdup (_ ("A cancelled meeting isn’t moved; give it another state first"));
  case LIA_TIMELINE_WITHDRAWN:
    return g_strdup (_ ("A withdrawn commitment isn’t moved"));
  case LIA_TIMELINE_TASK_DONE:
    return g_strdup (_ ("A task that is done isn’t moved"));
  default:
    return NULL;
  }
}

static gboolean
is_vague (const LiaTimelineItem *item)
{
  return item->kind == LIA_TIMELINE_ENGAGEMENT && (item->soft_first || item->soft_last) &&
         strchr (item->date, '/') == NULL;
}

/* Bodies stand as long as they stand. */
static gboolean
can_take (const LiaTimelineItem *item)
{
  return item->kind != LIA_TIMELINE_BODY && lia_timeline_item_is_dated (item);
}

static void
changed (LiaTimeline *self)
{
  lia_timeline_name_proxy (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
take (LiaTimeline *self, const LiaTimelinePlace *place, LiaDateEnd end)
{
  const LiaTimelineItem *item = lia_timeline_index_get (self->index, place);
  LiaTimelineMove *move = g_new0 (LiaTimelineMove, 1);

  g_clear_pointer (&self->move, lia_timeline_move_free);
  move->id = item->id;
  move->lane = lia_timeline_index_get_lane (self->index, place->lane)->key;
  /* When it was made is history; what moves is the day it is due. */
  move->end = item->kind == LIA_TIMELINE_COMMITMENT && end == LIA_DATE_WHOLE ? LIA_DATE_LAST : end;
  move->first = move->old_first = item->first;
  move->last = move->old_last = last_day_of (item);
  move->anchor = item->first;
  move->vague = is_vague (item);
  move->refusal = refusal_of (self, item);
  self->move = move;
}

static void
set_days (LiaTimelineMove *move, gint32 first, gint32 last)
{
  if (move->refusal != NULL)
    return;

  if (move->end != LIA_DATE_LAST)
    move->first = move->end == LIA_DATE_FIRST ? MIN (first, move->last) : first;
  if (move->end != LIA_DATE_FIRST)
    move->last = MAX (last, move->first);
}

/* Pointer */

/* What the pointer looks like over an item. */
const char *
lia_timeline_move_cursor (LiaTimeline *self, const LiaTimelineMark *mark, double x)
{
  const LiaTimelineItem *item;
  g_autofree char *refusal = NULL;

  if (mark->shape != LIA_TIMELINE_MARK_ITEM)
    return "pointer";

  item = lia_timeline_index_get (self->index, &mark->place);
  refusal = refusal_of (self, item);

  return can_take (item) && refusal == NULL && end_at (self, item, x) != LIA_DATE_WHOLE
             ? "ew-resize"
             : "pointer";
}

/* Takes hold of what lies at @x with the pointer, unless it is nothing that moves. */
gboolean
lia_timeline_move_take (LiaTimeline *self, const LiaTimelineMark *mark, double x)
{
  const LiaTimelineItem *item;

  if (mark == NULL || mark->shape != LIA_TIMELINE_MARK_ITEM ||
      (self->move != NULL && self->move->waiting))
    return FALSE;

  item = lia_timeline_index_get (self->index, &mark->place);
  if (!can_take (item))
    return FALSE;

  take (self, &mark->place, end_at (self, item, x));
  self->move->anchor = day_at (self, x);
  self->move->x = x;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), self->move->refusal != NULL ? "not-allowed"
                                                      : self->move->end == LIA_DATE_WHOLE
                                                          ? "grabbing"
                                                          : "ew-resize");
  changed (self);
  return TRUE;
}

static double
edge_speed (LiaTimeline *self, double x)
{
  double left = view_x (self, x);
  double right = self->viewport.width - left;

  if (left < EDGE)
    return -MIN ((EDGE - left) / 2, MOST_SPEED);

  return right < EDGE ? MIN ((EDGE - right) / 2, MOST_SPEED) : 0;
}

static gboolean
scroll_edge_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  LiaTimeline *self = LIA_TIMELINE (widget);
  LiaViewport viewport;
  double speed = self->move != NULL && !self->move->waiting ? edge_speed (self, self->move->x) : 0;

  if (speed == 0) {
    self->edge_tick = 0;
    return G_SOURCE_REMOVE;
  }

  viewport = lia_viewport_pan (&self->viewport, speed);
  lia_timeline_show_viewport (self, &viewport);
  lia_timeline_move_follow (self, self->move->x);
  return G_SOURCE_CONTINUE;
}

/* Moves what was taken hold of to where the pointer is, by whole days. */
void
lia_timeline_move_follow (LiaTimeline *self, double x)
{
  LiaTimelineMove *move = self->move;
  gint32 by;

  if (move == NULL || move->waiting || move->by_keyboard)
    return;

  move->x = x;
  by = day_at (self, x) - move->anchor;
  if (move->vague && move->end == LIA_DATE_WHOLE && by != 0)
    set_days (move, move->anchor + by, move->anchor + by);
  else
    set_days (move, move->old_first + by, move->old_last + by);
  if (self->edge_tick == 0 && move->refusal == NULL && edge_speed (self, x) != 0)
    self->edge_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_edge_cb, NULL, NULL);
  changed (self);
}

/* Lets go: what stands elsewhere now is announced, for somebody to make it so. */
gboolean
lia_timeline_move_drop (LiaTimeline *self)
{
  LiaTimelineMove *move = self->move;
  LiaId id;

  if (move == NULL || move->waiting)
    return FALSE;
  if (move->refusal != NULL || (move->first == move->old_first && move->last == move->old_last))
    return lia_timeline_move_give_up (self);

  move->waiting = TRUE;
  id = move->id;
  g_signal_emit_by_name (self, "moved", &id, (int) move->end, move->first, move->last);
  return TRUE;
}

/* All is as it was. */
gboolean
lia_timeline_move_give_up (LiaTimeline *self)
{
  if (self->move == NULL || self->move->waiting)
    return FALSE;

  lia_timeline_end_move (self);
  return TRUE;
}

/* Keyboard */

static void
show_move (LiaTimeline *self)
{
  LiaTimelineMove *move = self->move;
  gint32 day = move->end == LIA_DATE_FIRST ? move->first : move->last;
  double x = lia_viewport_x (&self->viewport, day);
  LiaViewport viewport;

  if (x >= EDGE && x <= self->viewport.width - EDGE)
    return;

  viewport = lia_viewport_centre (&self->viewport, day);
  lia_timeline_show_viewport (self, &viewport);
}

static gboolean
can_move_by_keyboard (LiaTimeline *self, LiaTimelinePlace *place)
{
  return (self->move == NULL || (self->move->by_keyboard && !self->move->waiting)) &&
         lia_timeline_current_place (self, place) &&
         can_take (lia_timeline_index_get (self->index, place));
}

static void
move_by (LiaTimelineMove *move, const LiaTimelineItem *item, LiaDateEnd end, int days)
{
  gboolean last_only = end == LIA_DATE_LAST || item->kind == LIA_TIMELINE_COMMITMENT;
  gint32 first = move->first + (last_only ? 0 : days);

  if (!last_only)
    move->end = LIA_DATE_WHOLE;
  set_days (move, first, move->vague && !last_only ? first : move->last + days);
}

static gboolean
key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  LiaTimeline *self = LIA_TIMELINE (widget);
  const LiaTimelineItem *item;
  LiaTimelinePlace place;
  gboolean sideways;
  int end, days;

  if (!can_move_by_keyboard (self, &place))
    return FALSE;

  g_variant_get (arguments, "(iib)", &end, &days, &sideways);
  if (sideways && lia_timeline_is_mirrored (self))
    days = -days;
  item = lia_timeline_index_get (self->index, &place);
  if (end == LIA_DATE_LAST && !has_end (item, end))
    end = LIA_DATE_WHOLE;
  if (self->move == NULL)
    take (self, &place, end);
  self->move->by_keyboard = TRUE;
  move_by (self->move, item, end, days);
  if (self->move->refusal != NULL)
    gtk_widget_error_bell (widget);
  show_move (self);
  changed (self);
  return TRUE;
}

/* Gives the timeline the keys by which items are moved. */
void
lia_timeline_move_install (GtkWidgetClass *klass)
{
  static const struct {
    guint key;
    GdkModifierType modifiers;
    LiaDateEnd end;
    int days;
  } keys[] = {
    { GDK_KEY_Left, GDK_ALT_MASK, LIA_DATE_WHOLE, -1 },
    { GDK_KEY_Right, GDK_ALT_MASK, LIA_DATE_WHOLE, 1 },
    { GDK_KEY_Left, GDK_ALT_MASK | GDK_SHIFT_MASK, LIA_DATE_WHOLE, -7 },
    { GDK_KEY_Right, GDK_ALT_MASK | GDK_SHIFT_MASK, LIA_DATE_WHOLE, 7 },
    { GDK_KEY_Left, GDK_ALT_MASK | GDK_CONTROL_MASK, LIA_DATE_LAST, -1 },
    { GDK_KEY_Right, GDK_ALT_MASK | GDK_CONTROL_MASK, LIA_DATE_LAST, 1 },
    /* Some desktops keep those two for themselves. */
    { GDK_KEY_Up, GDK_ALT_MASK, LIA_DATE_LAST, -1 },
    { GDK_KEY_Down, GDK_ALT_MASK, LIA_DATE_LAST, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (klass, keys[i].key, keys[i].modifiers, key_cb, "(iib)",
                                  (int) keys[i].end, keys[i].days,
                                  keys[i].key == GDK_KEY_Left || keys[i].key == GDK_KEY_Right);
}

static void
focus_cb (LiaTimeline *self)
{
  if (!gtk_widget_has_focus (self->proxy) && self->move != NULL && self->move->by_keyboard)
    lia_timeline_move_give_up (self);
}

/* What the keyboard has is let go when the keyboard goes elsewhere. */
void
lia_timeline_move_add (LiaTimeline *self)
{
  g_signal_connect_object (self->proxy, "notify::has-focus", G_CALLBACK (focus_cb), self,
                           G_CONNECT_SWAPPED);
}
