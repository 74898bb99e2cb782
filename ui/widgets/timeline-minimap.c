#include <adwaita.h>
#include <glib/gi18n.h>

#include "timeline-minimap.h"

#include "drawing-nodes.h"
#include "insight/timeline-overview.h"
#include "records/date.h"
#include "timeline-private.h"
#include "timeline-theme.h"

#define HEIGHT 46
#define LEAST_HANDLE 10.0
/* Further than any timeline goes, in screens. */
#define ALL_THE_WAY 1e6

/* What the picture of the whole span was drawn for. */
typedef struct {
  double first_day;
  double last_day;
  gint32 today;
  int width;
  gboolean mirrored;
  gboolean shown[LIA_TIMELINE_N_KINDS];
} Drawn;

struct _LiaTimelineMinimap {
  GtkWidget parent_instance;

  LiaTimeline *timeline;
  LiaTimelineIndex *index;
  GtkAdjustment *adjustment;

  LiaLabelCache *labels;
  LiaTimelinePalette palette;
  GskRenderNode *picture;
  Drawn drawn;
  double grip; /* where the handle was taken hold of, from its left */
  double drag_x;
};

enum {
  PROP_TIMELINE = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (LiaTimelineMinimap, lia_timeline_minimap, GTK_TYPE_WIDGET)

static void
drop_picture (LiaTimelineMinimap *self)
{
  g_clear_pointer (&self->picture, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Which part of the span the timeline shows, in pixels. */
static LiaBox
handle_of (LiaTimelineMinimap *self)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double upper = MAX (gtk_adjustment_get_upper (self->adjustment), 1);
  double left = gtk_adjustment_get_value (self->adjustment) / upper * width;
  double wide = gtk_adjustment_get_page_size (self->adjustment) / upper * width;
  double seen = MIN (MAX (wide, LEAST_HANDLE), width);

  return (LiaBox) { CLAMP (left - (seen - wide) / 2, 0, width - seen), 0, seen, HEIGHT };
}

static void
move_to (LiaTimelineMinimap *self, double x)
{
  double width = MAX (gtk_widget_get_width (GTK_WIDGET (self)), 1);

  gtk_adjustment_set_value (self->adjustment,
                            x / width * gtk_adjustment_get_upper (self->adjustment));
}

/* Said only to whoever is here: while one pans elsewhere it would be a stream of dates. */
static void
say_span (LiaTimelineMinimap *self)
{
  LiaViewport viewport;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  g_autofree char *span = NULL;

  if (self->timeline == NULL || !gtk_widget_has_focus (GTK_WIDGET (self)))
    return;

  viewport = lia_timeline_get_viewport (self->timeline);
  first = lia_day_to_words ((gint32) viewport.first_day);
  last = lia_day_to_words ((gint32) lia_viewport_end (&viewport));
  /* Translators: the first and the last day of a stretch of the timeline. */
  span = g_strdup_printf (_ ("%s to %s"), first, last);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_NOW,
      gtk_adjustment_get_value (self->adjustment), GTK_ACCESSIBLE_PROPERTY_VALUE_MAX,
      gtk_adjustment_get_upper (self->adjustment), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, span, -1);
}

static void
moved_cb (LiaTimelineMinimap *self)
{
  say_span (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
set_adjustment (LiaTimelineMinimap *self, GtkAdjustment *adjustment)
{
  if (self->adjustment != NULL)
    g_signal_handlers_disconnect_by_func (self->adjustment, moved_cb, self);
  g_set_object (&self->adjustment, adjustment);
  if (adjustment != NULL) {
    g_signal_connect_object (adjustment, "changed", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
    g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (moved_cb), self,
                             G_CONNECT_SWAPPED);
  }
}

static void
set_index (LiaTimelineMinimap *self, LiaTimelineIndex *index)
{
  if (self->index != NULL)
    g_signal_handlers_disconnect_by_func (self->index, drop_picture, self);
  g_set_object (&self->index, index);
  if (index != NULL)
    g_signal_connect_object (index, "changed", G_CALLBACK (drop_picture), self, G_CONNECT_SWAPPED);
  drop_picture (self);
}

static void
timeline_notify_cb (LiaTimelineMinimap *self)
{
  GtkAdjustment *adjustment = self->timeline->adjustments[GTK_ORIENTATION_HORIZONTAL];

  if (adjustment != self->adjustment)
    set_adjustment (self, adjustment);
  if (self->timeline->index != self->index)
    set_index (self, self->timeline->index);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
set_timeline (LiaTimelineMinimap *self, LiaTimeline *timeline)
{
  if (self->timeline != NULL)
    g_signal_handlers_disconnect_by_func (self->timeline, timeline_notify_cb, self);
  set_adjustment (self, NULL);
  set_index (self, NULL);
  g_set_object (&self->timeline, timeline);
  if (timeline == NULL)
    return;

  g_signal_connect_object (timeline, "notify", G_CALLBACK (timeline_notify_cb), self,
                           G_CONNECT_SWAPPED);
  timeline_notify_cb (self);
}

/* Picture */

static Drawn
drawn_now (LiaTimelineMinimap *self)
{
  const LiaTimeline *timeline = self->timeline;
  Drawn drawn = { timeline->first_day, timeline->last_day, timeline->today,
                  gtk_widget_get_width (GTK_WIDGET (self)),
                  lia_timeline_is_mirrored (self->timeline) };

  for (guint kind = 0; kind < LIA_TIMELINE_N_KINDS; kind++)
    drawn.shown[kind] = timeline->shown[kind];
  return drawn;
}

static gboolean
same_drawn (const Drawn *a, const Drawn *b)
{
  for (guint kind = 0; kind < LIA_TIMELINE_N_KINDS; kind++)
    if (a->shown[kind] != b->shown[kind])
      return FALSE;

  return a->mirrored == b->mirrored && a->first_day == b->first_day && a->last_day == b->last_day &&
         a->today == b->today && a->width == b->width;
}

/* The picture stays until there is something else on it: only the handle moves while one pans. */
static void
draw_picture (LiaTimelineMinimap *self)
{
  Drawn drawn = drawn_now (self);
  g_autoptr (LiaDrawing) drawing = NULL;
  g_autoptr (GtkSnapshot) snapshot = NULL;
  LiaTimelineOverview overview = {
    .index = self->index,
    .shown = drawn.shown,
    .palette = &self->palette,
    .labels = self->labels,
    .viewport = lia_viewport (
        drawn.first_day, (drawn.last_day - drawn.first_day) / MAX (drawn.width, 1), drawn.width),
    .height = HEIGHT,
    .today = drawn.today,
  };

  if (self->picture != NULL && same_drawn (&drawn, &self->drawn))
    return;

  drawing = lia_drawing_new ();
  snapshot = gtk_snapshot_new ();
  g_clear_pointer (&self->picture, gsk_render_node_unref);
  lia_timeline_theme_load (&self->palette, GTK_WIDGET (self));
  lia_timeline_overview_draw (&overview, drawing);
  if (drawn.mirrored)
    lia_drawing_mirror (drawing, drawn.width);
  lia_drawing_append_nodes (drawing, self->labels, snapshot);
  self->picture = gtk_snapshot_to_node (snapshot);
  self->drawn = drawn;
}

/* What is not in view is veiled, so that the handle is what stands out. */
static void
draw_handle (LiaTimelineMinimap *self, GtkSnapshot *snapshot)
{
  g_autoptr (LiaDrawing) drawing = lia_drawing_new ();
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  LiaBox handle = handle_of (self);
  LiaColour veil = lia_colour_fade (self->palette.paper, 0.4);
  double right = handle.x + handle.width;
  gboolean focused = gtk_widget_has_focus (GTK_WIDGET (self));

  lia_drawing_add_fill (drawing, (LiaBox) { 0, 0, handle.x, HEIGHT }, veil);
  lia_drawing_add_fill (drawing, (LiaBox) { right, 0, width - right, HEIGHT }, veil);
  lia_drawing_add_round (drawing, handle, 5, lia_colour_fade (self->palette.accent, 0.12));
  lia_drawing_add_outline (drawing, handle, 5, focused ? 3 : 1.5, self->palette.accent);
  lia_drawing_append_nodes (drawing, self->labels, snapshot);
}

static void
lia_timeline_minimap_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LiaTimelineMinimap *self = LIA_TIMELINE_MINIMAP (widget);

  if (self->index == NULL || self->adjustment == NULL || !self->timeline->placed)
    return;

  draw_picture (self);
  gtk_snapshot_push_clip (snapshot,
                          &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), HEIGHT));
  if (self->picture != NULL)
    gtk_snapshot_append_node (snapshot, self->picture);
  draw_handle (self, snapshot);
  gtk_snapshot_pop (snapshot);
}

static void
lia_timeline_minimap_measure (GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 100 : HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 600 : HEIGHT;
}

static void
lia_timeline_minimap_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (lia_timeline_minimap_parent_class)->css_changed (widget, change);
  lia_label_cache_clear (LIA_TIMELINE_MINIMAP (widget)->labels);
  drop_picture (LIA_TIMELINE_MINIMAP (widget));
}

/* Pointer and keys */

/* Beside the handle, its middle comes to where the pointer is. */
static void
drag_begin_cb (LiaTimelineMinimap *self, double x, double y, GtkGestureDrag *drag)
{
  LiaBox handle;

  if (self->adjustment == NULL)
    return;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  handle = handle_of (self);
  if (x < handle.x || x > handle.x + handle.width)
    move_to (self, x - handle.width / 2);
  handle = handle_of (self);
  self->drag_x = x;
  self->grip = x - gtk_adjustment_get_value (self->adjustment) /
                       MAX (gtk_adjustment_get_upper (self->adjustment), 1) *
                       gtk_widget_get_width (GTK_WIDGET (self));
  gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
drag_update_cb (LiaTimelineMinimap *self, double x, double y, GtkGestureDrag *drag)
{
  if (self->adjustment != NULL)
    move_to (self, self->drag_x + x - self->grip);
}

/* So many screens later, or sideways, as it is seen. */
static void
move_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LiaTimelineMinimap *self = LIA_TIMELINE_MINIMAP (widget);
  double screens = g_variant_get_double (parameter);

  if (self->adjustment == NULL)
    return;

  if (g_str_equal (action, "minimap.move") && lia_timeline_is_mirrored (self->timeline))
    screens = -screens;
  gtk_adjustment_set_value (self->adjustment,
                            gtk_adjustment_get_value (self->adjustment) +
                                screens * gtk_adjustment_get_page_size (self->adjustment));
}

/* Zooms by the timeline's own action. */
static void
zoom_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LiaTimelineMinimap *self = LIA_TIMELINE_MINIMAP (widget);

  if (self->timeline != NULL)
    gtk_widget_activate_action (
        GTK_WIDGET (self->timeline),
        g_variant_get_int32 (parameter) > 0 ? "timeline.zoom-in" : "timeline.zoom-out", NULL);
}

static void
bind_keys (GtkWidgetClass *klass)
{
  static const struct {
    guint key;
    double screens;
  } keys[] = {
    { GDK_KEY_Page_Up, -0.9 },
    { GDK_KEY_Page_Down, 0.9 },
    { GDK_KEY_Home, -ALL_THE_WAY },
    { GDK_KEY_End, ALL_THE_WAY },
  };
  static const guint larger[] = { GDK_KEY_plus, GDK_KEY_equal, GDK_KEY_KP_Add };
  static const guint smaller[] = { GDK_KEY_minus, GDK_KEY_KP_Subtract };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (klass, keys[i].key, 0, "minimap.move", "d",
                                         keys[i].screens);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Left, 0, "minimap.sideways", "d", -0.1);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Right, 0, "minimap.sideways", "d", 0.1);
  for (guint i = 0; i < G_N_ELEMENTS (larger); i++)
    gtk_widget_class_add_binding_action (klass, larger[i], 0, "minimap.zoom", "i", 1);
  for (guint i = 0; i < G_N_ELEMENTS (smaller); i++)
    gtk_widget_class_add_binding_action (klass, smaller[i], 0, "minimap.zoom", "i", -1);
}

static void
lia_timeline_minimap_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_TIMELINE)
    g_value_set_object (value, LIA_TIMELINE_MINIMAP (object)->timeline);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
lia_timeline_minimap_set_property (GObject *object,
                                   guint id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  if (id == PROP_TIMELINE)
    set_timeline (LIA_TIMELINE_MINIMAP (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
lia_timeline_minimap_dispose (GObject *object)
{
  LiaTimelineMinimap *self = LIA_TIMELINE_MINIMAP (object);

  set_timeline (self, NULL);
  g_clear_pointer (&self->picture, gsk_render_node_unref);

  G_OBJECT_CLASS (lia_timeline_minimap_parent_class)->dispose (object);
}

static void
lia_timeline_minimap_finalize (GObject *object)
{
  lia_label_cache_free (LIA_TIMELINE_MINIMAP (object)->labels);

  G_OBJECT_CLASS (lia_timeline_minimap_parent_class)->finalize (object);
}

static void
lia_timeline_minimap_class_init (LiaTimelineMinimapClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = lia_timeline_minimap_get_property;
  object_class->set_property = lia_timeline_minimap_set_property;
  object_class->dispose = lia_timeline_minimap_dispose;
  object_class->finalize = lia_timeline_minimap_finalize;
  widget_class->measure = lia_timeline_minimap_measure;
  widget_class->snapshot = lia_timeline_minimap_snapshot;
  widget_class->css_changed = lia_timeline_minimap_css_changed;

  properties[PROP_TIMELINE] = g_param_spec_object ("timeline", NULL, NULL, LIA_TYPE_TIMELINE,
                                                   G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_css_name (widget_class, "timelineminimap");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SCROLLBAR);
  gtk_widget_class_install_action (widget_class, "minimap.move", "d", move_cb);
  gtk_widget_class_install_action (widget_class, "minimap.sideways", "d", move_cb);
  gtk_widget_class_install_action (widget_class, "minimap.zoom", "i", zoom_cb);
  bind_keys (widget_class);
}

static void
lia_timeline_minimap_init (LiaTimelineMinimap *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkGesture *drag = gtk_gesture_drag_new ();
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (widget));

  self->labels = lia_label_cache_new (gtk_widget_get_pango_context (widget), 40);
  gtk_widget_set_focusable (widget, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Part of the timeline that is shown"), -1);
  g_signal_connect (self, "notify::has-focus", G_CALLBACK (moved_cb), NULL);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (drop_picture), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (drop_picture), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
}
