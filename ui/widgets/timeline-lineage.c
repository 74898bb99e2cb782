#include "insight/timeline-lineage.h"

#include "timeline-private.h"

#define MARGIN 72

/* Lights up the lineage of the current item, if it has one. */
void
lia_timeline_light (LiaTimeline *self)
{
  LiaTimelinePlace place;

  g_clear_pointer (&self->lit, g_hash_table_unref);
  if (lia_timeline_current_place (self, &place))
    self->lit = lia_timeline_lineage_of (self->index, &self->current);
}

/* Nothing is chosen any more, and nothing lit. */
void
lia_timeline_clear_current (LiaTimeline *self)
{
  if (!self->has_current)
    return;

  self->has_current = FALSE;
  self->followed_way = 0;
  lia_timeline_light (self);
  lia_timeline_name_proxy (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit_by_name (self, "chosen");
}

static void
follow_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LiaTimeline *self = LIA_TIMELINE (widget);
  int way = g_variant_get_int32 (parameter) < 0 ? -1 : 1;
  const LiaId *after = self->followed_way == -way ? &self->followed : NULL;
  LiaTimelinePlace place;
  LiaId from = self->current;

  if (!lia_timeline_current_place (self, &place) ||
      !lia_timeline_lineage_follow (self->index, self->shown, way < 0, after, &place)) {
    gtk_widget_error_bell (widget);
    return;
  }

  lia_timeline_set_current (self, &place);
  self->followed_way = way;
  self->followed = from;
}

static void
fit_lineage_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LiaTimeline *self = LIA_TIMELINE (widget);
  LiaTimelinePlace place;
  gint32 first, last;
  LiaViewport viewport;

  if (!lia_timeline_current_place (self, &place)) {
    gtk_widget_activate_action (widget, "timeline.fit", NULL);
    return;
  }

  first = lia_timeline_index_get (self->index, &place)->first;
  last = lia_timeline_index_get (self->index, &place)->last;
  if (self->lit != NULL)
    lia_timeline_lineage_extent (self->index, self->lit, &first, &last);
  viewport =
      lia_viewport_fit (first, last, self->viewport.width, MIN (MARGIN, self->viewport.width / 6));
  lia_timeline_show_viewport (self, &viewport);
}

static void
clear_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  lia_timeline_clear_current (LIA_TIMELINE (widget));
}

/* What is being moved is given up first. Where nothing is chosen, Escape is left to whatever is
 * round the timeline. */
static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  gboolean chosen = LIA_TIMELINE (widget)->has_current;

  if (lia_timeline_move_give_up (LIA_TIMELINE (widget)) ||
      lia_timeline_draft_give_up (LIA_TIMELINE (widget)))
    return TRUE;

  lia_timeline_clear_current (LIA_TIMELINE (widget));
  return chosen;
}

void
lia_timeline_install_lineage (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "timeline.follow", "i", follow_cb);
  gtk_widget_class_install_action (klass, "timeline.fit-lineage", NULL, fit_lineage_cb);
  gtk_widget_class_install_action (klass, "timeline.clear", NULL, clear_cb);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_f, 0, "timeline.follow", "i", 1);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_f, GDK_SHIFT_MASK, "timeline.follow", "i",
                                       -1);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_l, 0, "timeline.fit-lineage", NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_Escape, 0, escape_cb, NULL);
}
