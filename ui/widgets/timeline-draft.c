#include "timeline-draft.h"

#include <glib/gi18n.h>
#include <math.h>

#include "records/date.h"
#include "timeline-private.h"

#define HEIGHT 20

static gint32
day_at (LiaTimeline *self, double x)
{
  return (gint32) floor (lia_viewport_day (&self->viewport, x - lia_timeline_gutter (self)));
}

/* The lane at so many pixels below the top of the widget. */
static const LiaTimelineLane *
lane_at (LiaTimeline *self, double y)
{
  const GArray *strips = lia_timeline_frame_get_strips (self->frame);
  double below = y - LIA_TIMELINE_RULER + lia_timeline_scroll (self);

  for (guint i = 0; i < strips->len; i++) {
    const LiaTimelineStrip *strip = &g_array_index (strips, LiaTimelineStrip, i);

    if (!strip->group && below >= strip->top && below < strip->top + strip->height)
      return lia_timeline_index_get_lane (self->index, strip->lane);
  }
  return NULL;
}

/* Begins a draft where there is nothing, if something can be made there. */
gboolean
lia_timeline_draft_begin (LiaTimeline *self, double x, double y)
{
  const LiaTimelineLane *lane;

  if (self->index == NULL || self->read_only != NULL || self->move != NULL ||
      y < LIA_TIMELINE_RULER || x < lia_timeline_gutter (self) ||
      (lane = lane_at (self, y)) == NULL)
    return FALSE;

  g_free (self->draft);
  self->draft = g_new0 (LiaTimelineDraft, 1);
  self->draft->lane = lane->key;
  self->draft->anchor = day_at (self, x);
  self->draft->first = self->draft->last = self->draft->anchor;
  self->draft->y = y;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "crosshair");
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return TRUE;
}

/* Draws it as far as the pointer goes, by whole days. */
void
lia_timeline_draft_follow (LiaTimeline *self, double x)
{
  gint32 day = day_at (self, x);

  if (self->draft == NULL)
    return;

  self->draft->first = MIN (day, self->draft->anchor);
  self->draft->last = MAX (day, self->draft->anchor);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Lets go: it is announced, for somebody to make it. */
gboolean
lia_timeline_draft_drop (LiaTimeline *self)
{
  g_autofree LiaTimelineDraft *draft = g_steal_pointer (&self->draft);

  if (draft == NULL)
    return FALSE;

  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit_by_name (self, "drafted", &draft->lane, draft->first, draft->last);
  return TRUE;
}

gboolean
lia_timeline_draft_give_up (LiaTimeline *self)
{
  if (self->draft == NULL)
    return FALSE;

  g_clear_pointer (&self->draft, g_free);
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return TRUE;
}

/* Where the current item begins, or in the middle of what is seen. */
static gboolean
insert_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  LiaTimeline *self = LIA_TIMELINE (widget);
  gint32 day = day_at (self, lia_timeline_gutter (self) + self->viewport.width / 2);
  LiaTimelinePlace place = { 0 };
  LiaId lane;

  if (self->index == NULL || self->read_only != NULL || self->move != NULL)
    return FALSE;

  if (lia_timeline_current_place (self, &place))
    day = lia_timeline_index_get (self->index, &place)->first;
  lane = lia_timeline_index_get_lane (self->index, place.lane)->key;
  g_signal_emit_by_name (self, "drafted", &lane, day, day);
  return TRUE;
}

/* Gives the timeline the keys by which something is made on it. */
void
lia_timeline_draft_install (GtkWidgetClass *klass)
{
  gtk_widget_class_add_binding (klass, GDK_KEY_Insert, 0, insert_cb, NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_KP_Insert, 0, insert_cb, NULL);
}

static char *
draft_words (const LiaTimelineDraft *draft)
{
  g_autofree char *first = lia_day_to_edtf (draft->first);
  g_autofree char *last = lia_day_to_edtf (draft->last);
  g_autofree char *text = g_strdup_printf ("%s/%s", first, last);
  g_autoptr (LiaDate) date = lia_date_parse (text, NULL);
  g_autofree char *words = date != NULL ? lia_date_to_words (date) : g_strdup (first);

  /* Translators: what is being drawn on the timeline, and its date. */
  return g_strdup_printf (_ ("New engagement · %s"), words);
}

void
lia_timeline_draft_paint (LiaTimeline *self, const LiaTimelineScene *scene, LiaDrawing *drawing)
{
  const LiaTimelineDraft *draft = self->draft;
  g_autofree char *words = NULL;
  double left, right;
  LiaBox bar;

  if (draft == NULL)
    return;

  words = draft_words (draft);
  left = scene->gutter + lia_viewport_x (&scene->viewport, draft->first);
  right = scene->gutter + lia_viewport_x (&scene->viewport, draft->last + 1.0);
  bar = (LiaBox) { left, draft->y - HEIGHT / 2.0, MAX (right - left, 4), HEIGHT };
  lia_timeline_move_paint_held (scene, drawing, NULL, &bar, words);
}
