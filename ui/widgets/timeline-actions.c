#include <math.h>

#include "timeline-private.h"

#define ZOOM_STEP 1.5

static gboolean
first_place (LiaTimeline *self, LiaTimelinePlace *place)
{
  return lia_timeline_frame_first (self->frame, self->index, &self->viewport, place);
}

void
lia_timeline_zoom_about (LiaTimeline *self, double factor, double x)
{
  LiaViewport viewport = lia_viewport_zoom (&self->viewport, factor, x);

  lia_timeline_show_viewport (self, &viewport);
}

static double
zoom_centre (LiaTimeline *self)
{
  LiaTimelinePlace place;
  double x = self->viewport.width / 2;

  if (lia_timeline_current_place (self, &place))
    x = lia_viewport_x (&self->viewport, lia_timeline_index_get (self->index, &place)->first);

  return x >= 0 && x <= self->viewport.width ? x : self->viewport.width / 2;
}

static void
zoom_in_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  lia_timeline_zoom_about (LIA_TIMELINE (widget), ZOOM_STEP, zoom_centre (LIA_TIMELINE (widget)));
}

static void
zoom_out_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  lia_timeline_zoom_about (LIA_TIMELINE (widget), 1 / ZOOM_STEP,
                           zoom_centre (LIA_TIMELINE (widget)));
}

static void
fit_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LiaTimeline *self = LIA_TIMELINE (widget);
  gint32 first, last;
  LiaViewport viewport;

  if (self->index == NULL || !lia_timeline_index_extent (self->index, &first, &last))
    return;

  viewport = lia_viewport_fit (first, last, self->viewport.width, 24);
  lia_timeline_show_viewport (self, &viewport);
}

static void
today_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LiaTimeline *self = LIA_TIMELINE (widget);
  LiaViewport viewport = lia_viewport_centre (&self->viewport, self->today);

  lia_timeline_show_viewport (self, &viewport);
}

static void
step (LiaTimeline *self, int items, int bands)
{
  LiaTimelinePlace place;

  if (self->index == NULL)
    return;

  if (!lia_timeline_current_place (self, &place)) {
    if (first_place (self, &place))
      lia_timeline_set_current (self, &place);
    return;
  }
  if (lia_timeline_frame_step (self->frame, self->index, &place, items, bands))
    lia_timeline_set_current (self, &place);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
step_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  int items, bands;

  g_variant_get (parameter, "(ii)", &items, &bands);
  step (LIA_TIMELINE (widget), items, bands);
}

/* To the left or to the right, as it is seen. */
static void
sideways_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LiaTimeline *self = LIA_TIMELINE (widget);
  int items = g_variant_get_int32 (parameter);

  step (self, lia_timeline_is_mirrored (self) ? -items : items, 0);
}

static void
end_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LiaTimeline *self = LIA_TIMELINE (widget);
  LiaTimelinePlace place;
  const LiaTimelineLane *lane;

  if (self->index == NULL ||
      !(lia_timeline_current_place (self, &place) || first_place (self, &place)))
    return;

  lane = lia_timeline_index_get_lane (self->index, place.lane);
  place.item = g_str_equal (action, "timeline.first")
                   ? 0
                   : lia_timeline_track_get_size (lane->tracks[place.kind]) - 1;
  lia_timeline_set_current (self, &place);
}

static void
page_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LiaTimeline *self = LIA_TIMELINE (widget);
  LiaViewport viewport = lia_viewport_pan (&self->viewport, self->viewport.width * 0.9 *
                                                                g_variant_get_int32 (parameter));

  lia_timeline_show_viewport (self, &viewport);
}

static void
toggle_lane_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LiaTimeline *self = LIA_TIMELINE (widget);
  LiaId key;

  if (!lia_id_parse (g_variant_get_string (parameter, NULL), &key))
    return;

  lia_timeline_frame_set_collapsed (self->frame, &key,
                                    !lia_timeline_frame_get_collapsed (self->frame, &key));
  lia_timeline_rearrange (self);
}

static void
open_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LiaTimeline *self = LIA_TIMELINE (widget);
  g_autofree char *id = NULL;
  LiaTimelinePlace place;

  if (lia_timeline_move_drop (self) || !lia_timeline_current_place (self, &place))
    return;

  id = lia_id_to_text (&self->current);
  gtk_widget_activate_action (widget, "win.open-record", "s", id);
}

static void
bind_keys (GtkWidgetClass *klass)
{
  static const struct {
    guint key;
    const char *action;
  } keys[] = {
    { GDK_KEY_plus, "timeline.zoom-in" },
    { GDK_KEY_KP_Add, "timeline.zoom-in" },
    { GDK_KEY_equal, "timeline.zoom-in" },
    { GDK_KEY_minus, "timeline.zoom-out" },
    { GDK_KEY_KP_Subtract, "timeline.zoom-out" },
    { GDK_KEY_0, "timeline.fit" },
    { GDK_KEY_KP_0, "timeline.fit" },
    { GDK_KEY_t, "timeline.today" },
    { GDK_KEY_Home, "timeline.first" },
    { GDK_KEY_End, "timeline.last" },
    { GDK_KEY_Return, "timeline.open" },
    { GDK_KEY_KP_Enter, "timeline.open" },
    { GDK_KEY_space, "timeline.open" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (klass, keys[i].key, 0, keys[i].action, NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Left, 0, "timeline.sideways", "i", -1);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Right, 0, "timeline.sideways", "i", 1);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Up, 0, "timeline.step", "(ii)", 0, -1);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Down, 0, "timeline.step", "(ii)", 0, 1);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Page_Up, 0, "timeline.page", "i", -1);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Page_Down, 0, "timeline.page", "i", 1);
}

/* All that can be done with the timeline is an action of its widget, with a key. */
void
lia_timeline_install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "timeline.zoom-in", NULL, zoom_in_cb);
  gtk_widget_class_install_action (klass, "timeline.zoom-out", NULL, zoom_out_cb);
  gtk_widget_class_install_action (klass, "timeline.fit", NULL, fit_cb);
  gtk_widget_class_install_action (klass, "timeline.today", NULL, today_cb);
  gtk_widget_class_install_action (klass, "timeline.step", "(ii)", step_cb);
  gtk_widget_class_install_action (klass, "timeline.sideways", "i", sideways_cb);
  gtk_widget_class_install_action (klass, "timeline.page", "i", page_cb);
  gtk_widget_class_install_action (klass, "timeline.first", NULL, end_cb);
  gtk_widget_class_install_action (klass, "timeline.last", NULL, end_cb);
  gtk_widget_class_install_action (klass, "timeline.toggle-lane", "s", toggle_lane_cb);
  gtk_widget_class_install_action (klass, "timeline.open", NULL, open_cb);
  bind_keys (klass);
}
