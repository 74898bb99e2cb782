#include <adwaita.h>
#include <glib/gi18n.h>

#include "timeline.h"

#include "records/date.h"
#include "drawing-nodes.h"
#include "timeline-header.h"
#include "insight/timeline-painter.h"
#include "timeline-private.h"
#include "timeline-theme.h"

#define FIRST_SCALE 0.65

enum {
  PROP_INDEX = 1,
  PROP_SHOW_BODIES,
  PROP_SHOW_ENGAGEMENTS,
  PROP_SHOW_TASKS,
  PROP_SHOW_COMMITMENTS,
  PROP_SCALE,
  N_PROPERTIES,
  PROP_HADJUSTMENT = N_PROPERTIES,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

static GParamSpec *properties[N_PROPERTIES];

/* In the order of the kinds. */
static const char *const show_properties[] = {
  [LIA_TIMELINE_BODY] = "show-bodies",
  [LIA_TIMELINE_ENGAGEMENT] = "show-engagements",
  [LIA_TIMELINE_TASK] = "show-tasks",
  [LIA_TIMELINE_COMMITMENT] = "show-commitments",
};

G_DEFINE_FINAL_TYPE_WITH_CODE (LiaTimeline,
                               lia_timeline,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

static LiaTimelineScene
scene_of (LiaTimeline *self)
{
  return (LiaTimelineScene) {
    .index = self->index,
    .frame = self->frame,
    .viewport = self->viewport,
    .palette = &self->palette,
    .labels = self->labels,
    .gutter = lia_timeline_gutter (self),
    .width = gtk_widget_get_width (GTK_WIDGET (self)),
    .height = gtk_widget_get_height (GTK_WIDGET (self)),
    .scroll = lia_timeline_scroll (self),
    .today = self->today,
    .today_label = self->today_label,
    .current = self->has_current ? &self->current : NULL,
    .lit = self->lit,
    .then = self->then,
    .holidays = self->holidays,
    .focused = gtk_widget_has_focus (self->proxy),
  };
}

/* Widget */

static void
lia_timeline_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  gboolean horizontal = orientation == GTK_ORIENTATION_HORIZONTAL;

  *minimum = horizontal ? 240 : LIA_TIMELINE_RULER + 96;
  *natural = horizontal ? 900 : 560;
}

static gboolean
update_headers_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  LiaTimeline *self = LIA_TIMELINE (widget);

  self->header_tick = 0;
  lia_timeline_update_headers (self);
  return G_SOURCE_REMOVE;
}

/* No child can be added while room is being given out; those come before the next picture. */
static void
ask_for_headers (LiaTimeline *self)
{
  if (self->index != NULL && self->header_tick == 0 &&
      (self->headers_stale ||
       !lia_timeline_headers_covers (self->headers, self->frame, lia_timeline_scroll (self),
                                     lia_timeline_lanes_height (self))))
    self->header_tick =
        gtk_widget_add_tick_callback (GTK_WIDGET (self), update_headers_cb, NULL, NULL);
}

static void
lia_timeline_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LiaTimeline *self = LIA_TIMELINE (widget);
  int gutter = (int) lia_timeline_gutter (self);

  lia_timeline_fit_width (self, width - gutter);
  ask_for_headers (self);
  lia_timeline_headers_allocate (self->headers, self->frame, lia_timeline_scroll (self), gutter,
                                 width, LIA_TIMELINE_RULER, lia_timeline_is_mirrored (self));
  lia_timeline_allocate_proxy (self, gutter);
}

static void
snapshot_headers (LiaTimeline *self, GtkSnapshot *snapshot)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  int gutter = (int) lia_timeline_gutter (self);

  gtk_snapshot_push_clip (
      snapshot, &GRAPHENE_RECT_INIT (0, LIA_TIMELINE_RULER, width, height - LIA_TIMELINE_RULER));
  lia_timeline_headers_snapshot (self->headers, GTK_WIDGET (self), snapshot);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_color (
      snapshot,
      &(GdkRGBA) { self->palette.line.red, self->palette.line.green, self->palette.line.blue,
                   self->palette.line.alpha },
      &GRAPHENE_RECT_INIT (lia_timeline_is_mirrored (self) ? width - gutter : gutter - 1, 0, 1,
                           height));
}

static void
append_drawing (LiaTimeline *self, GtkSnapshot *snapshot)
{
  if (lia_timeline_is_mirrored (self))
    lia_drawing_mirror (self->drawing, gtk_widget_get_width (GTK_WIDGET (self)));
  lia_drawing_append_nodes (self->drawing, self->labels, snapshot);
}

static void
lia_timeline_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LiaTimeline *self = LIA_TIMELINE (widget);
  LiaTimelineScene scene = scene_of (self);

  if (self->index == NULL)
    return;

  lia_timeline_theme_load (&self->palette, widget);
  lia_timeline_collect (self);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, scene.width, scene.height));
  lia_drawing_clear (self->drawing);
  lia_timeline_paint_lanes (&scene, self->drawing);
  lia_timeline_move_paint (self, &scene, self->drawing);
  lia_timeline_draft_paint (self, &scene, self->drawing);
  append_drawing (self, snapshot);
  snapshot_headers (self, snapshot);
  lia_drawing_clear (self->drawing);
  lia_timeline_paint_ruler (&scene, self->drawing);
  append_drawing (self, snapshot);
  gtk_snapshot_pop (snapshot);
}

static void
lia_timeline_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (lia_timeline_parent_class)->css_changed (widget, change);
  lia_label_cache_clear (LIA_TIMELINE (widget)->labels);
}

/* Properties */

static void
value_changed_cb (LiaTimeline *self)
{
  GtkAdjustment *horizontal = self->adjustments[GTK_ORIENTATION_HORIZONTAL];
  LiaViewport *viewport = &self->viewport;

  if (self->adjusting)
    return;

  if (horizontal != NULL) {
    double days = gtk_adjustment_get_value (horizontal) * viewport->days_per_pixel;

    viewport->first_day = lia_timeline_is_mirrored (self)
                              ? self->last_day - days - viewport->width * viewport->days_per_pixel
                              : self->first_day + days;
  }
  lia_timeline_update_headers (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
set_adjustment (LiaTimeline *self, GtkOrientation orientation, GtkAdjustment *adjustment)
{
  GtkAdjustment **slot = &self->adjustments[orientation];

  if (*slot == adjustment)
    return;

  if (*slot != NULL)
    g_signal_handlers_disconnect_by_func (*slot, value_changed_cb, self);
  g_set_object (slot, adjustment);
  if (adjustment != NULL)
    g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (value_changed_cb), self,
                             G_CONNECT_SWAPPED);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
index_changed_cb (LiaTimeline *self)
{
  self->arranged = FALSE;
  lia_timeline_light (self);
  if (self->placed)
    lia_timeline_rearrange (self);
  lia_timeline_name_proxy (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
set_shown (LiaTimeline *self, guint property, gboolean shown)
{
  LiaTimelineKind kind = LIA_TIMELINE_BODY + (property - PROP_SHOW_BODIES);

  if (self->shown[kind] == shown)
    return;

  self->shown[kind] = shown;
  lia_timeline_light (self);
  lia_timeline_rearrange (self);
  lia_timeline_name_proxy (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
set_scale (LiaTimeline *self, double scale)
{
  self->first_scale = scale;
  if (self->placed)
    lia_timeline_zoom_about (self, scale * self->viewport.days_per_pixel, self->viewport.width / 2);
}

static void
lia_timeline_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LiaTimeline *self = LIA_TIMELINE (object);

  switch (id) {
  case PROP_INDEX:
    g_value_set_object (value, self->index);
    break;
  case PROP_SHOW_BODIES:
  case PROP_SHOW_ENGAGEMENTS:
  case PROP_SHOW_TASKS:
  case PROP_SHOW_COMMITMENTS:
    g_value_set_boolean (value, self->shown[id - PROP_SHOW_BODIES]);
    break;
  case PROP_SCALE:
    g_value_set_double (value,
                        self->placed ? 1 / self->viewport.days_per_pixel : self->first_scale);
    break;
  case PROP_HADJUSTMENT:
    g_value_set_object (value, self->adjustments[GTK_ORIENTATION_HORIZONTAL]);
    break;
  case PROP_VADJUSTMENT:
    g_value_set_object (value, self->adjustments[GTK_ORIENTATION_VERTICAL]);
    break;
  case PROP_HSCROLL_POLICY:
  case PROP_VSCROLL_POLICY:
    g_value_set_enum (value, GTK_SCROLL_MINIMUM);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
lia_timeline_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  LiaTimeline *self = LIA_TIMELINE (object);

  switch (id) {
  case PROP_INDEX:
    lia_timeline_set_index (self, g_value_get_object (value));
    break;
  case PROP_SHOW_BODIES:
  case PROP_SHOW_ENGAGEMENTS:
  case PROP_SHOW_TASKS:
  case PROP_SHOW_COMMITMENTS:
    set_shown (self, id, g_value_get_boolean (value));
    break;
  case PROP_SCALE:
    set_scale (self, g_value_get_double (value));
    break;
  case PROP_HADJUSTMENT:
    set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, g_value_get_object (value));
    break;
  case PROP_VADJUSTMENT:
    set_adjustment (self, GTK_ORIENTATION_VERTICAL, g_value_get_object (value));
    break;
  case PROP_HSCROLL_POLICY:
  case PROP_VSCROLL_POLICY:
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
lia_timeline_dispose (GObject *object)
{
  LiaTimeline *self = LIA_TIMELINE (object);

  set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, NULL);
  set_adjustment (self, GTK_ORIENTATION_VERTICAL, NULL);
  g_clear_pointer (&self->move, lia_timeline_move_free);
  g_clear_pointer (&self->draft, g_free);
  g_clear_pointer (&self->headers, lia_timeline_headers_free);
  g_clear_pointer (&self->proxy, gtk_widget_unparent);
  g_clear_object (&self->index);
  g_clear_object (&self->then);

  G_OBJECT_CLASS (lia_timeline_parent_class)->dispose (object);
}

static void
lia_timeline_finalize (GObject *object)
{
  LiaTimeline *self = LIA_TIMELINE (object);

  lia_timeline_frame_free (self->frame);
  lia_label_cache_free (self->labels);
  lia_drawing_free (self->drawing);
  g_clear_pointer (&self->lit, g_hash_table_unref);
  g_clear_pointer (&self->holidays, g_array_unref);
  g_free (self->read_only);
  g_free (self->today_label);

  G_OBJECT_CLASS (lia_timeline_parent_class)->finalize (object);
}

static void
lia_timeline_class_init (LiaTimelineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = lia_timeline_get_property;
  object_class->set_property = lia_timeline_set_property;
  object_class->dispose = lia_timeline_dispose;
  object_class->finalize = lia_timeline_finalize;
  widget_class->measure = lia_timeline_measure;
  widget_class->size_allocate = lia_timeline_size_allocate;
  widget_class->snapshot = lia_timeline_snapshot;
  widget_class->query_tooltip = lia_timeline_query_tooltip;
  widget_class->css_changed = lia_timeline_css_changed;

  properties[PROP_INDEX] =
      g_param_spec_object ("index", NULL, NULL, LIA_TYPE_TIMELINE_INDEX, flags);
  for (guint kind = 0; kind < LIA_TIMELINE_N_KINDS; kind++)
    properties[PROP_SHOW_BODIES + kind] =
        g_param_spec_boolean (show_properties[kind], NULL, NULL, TRUE, flags);
  /**
   * LiaTimeline:scale:
   *
   * How many pixels a day takes. Set before anything is shown, it is what the timeline opens at.
   */
  properties[PROP_SCALE] = g_param_spec_double ("scale", NULL, NULL, 1 / LIA_VIEWPORT_MAX_SCALE,
                                                1 / LIA_VIEWPORT_MIN_SCALE, FIRST_SCALE, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  g_signal_new ("chosen", LIA_TYPE_TIMELINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                0);
  g_signal_new ("drafted", LIA_TYPE_TIMELINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                3, G_TYPE_POINTER, G_TYPE_INT, G_TYPE_INT);
  g_signal_new ("moved", LIA_TYPE_TIMELINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 4,
                G_TYPE_POINTER, G_TYPE_INT, G_TYPE_INT, G_TYPE_INT);

  gtk_widget_class_set_css_name (widget_class, "timeline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
  lia_timeline_install_actions (widget_class);
  lia_timeline_install_lineage (widget_class);
  lia_timeline_move_install (widget_class);
  lia_timeline_draft_install (widget_class);
}

static int
measure_label (const char *text, gpointer labels)
{
  return lia_label_cache_measure (labels, text, LIA_LABEL_ITEM);
}

static void
lia_timeline_init (LiaTimeline *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (widget));

  self->frame = lia_timeline_frame_new ();
  self->headers = lia_timeline_headers_new ();
  self->labels = lia_label_cache_new (gtk_widget_get_pango_context (widget), 800);
  self->drawing = lia_drawing_new ();
  lia_timeline_frame_set_measure (self->frame, measure_label, self->labels);
  for (guint kind = 0; kind < LIA_TIMELINE_N_KINDS; kind++)
    self->shown[kind] = TRUE;
  self->today = lia_day_today ();
  self->today_label = g_strdup (_ ("Today"));
  self->first_scale = FIRST_SCALE;
  self->viewport = lia_viewport (self->today, 1, 1);

  lia_timeline_add_proxy (self);

  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_has_tooltip (widget, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Timeline of engagements and commitments"), -1);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw),
                           self, G_CONNECT_SWAPPED);
  lia_timeline_add_pointer (self);
  lia_timeline_move_add (self);
}

GtkWidget *
lia_timeline_new (void)
{
  return g_object_new (LIA_TYPE_TIMELINE, NULL);
}

LiaTimelineIndex *
lia_timeline_get_index (LiaTimeline *self)
{
  g_return_val_if_fail (LIA_IS_TIMELINE (self), NULL);

  return self->index;
}

void
lia_timeline_set_index (LiaTimeline *self, LiaTimelineIndex *index)
{
  g_return_if_fail (LIA_IS_TIMELINE (self));

  if (self->index == index)
    return;

  if (self->index != NULL)
    g_signal_handlers_disconnect_by_func (self->index, index_changed_cb, self);
  g_set_object (&self->index, index);
  if (index != NULL)
    g_signal_connect_object (index, "changed", G_CALLBACK (index_changed_cb), self,
                             G_CONNECT_SWAPPED);
  index_changed_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_INDEX]);
}

/* The day whose line is drawn, and up to which what is late reaches; @label stands over it. */
void
lia_timeline_set_today (LiaTimeline *self, gint32 today, const char *label)
{
  g_return_if_fail (LIA_IS_TIMELINE (self));

  self->today = today;
  g_free (self->today_label);
  self->today_label = g_strdup (label);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Shows where things stood when @then was read, or ends that. */
void
lia_timeline_set_then (LiaTimeline *self, LiaTimelineIndex *then)
{
  g_return_if_fail (LIA_IS_TIMELINE (self));

  if (g_set_object (&self->then, then))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Shades these days, besides weekends, where a day is wide enough. */
void
lia_timeline_set_holidays (LiaTimeline *self, GArray *days)
{
  g_return_if_fail (LIA_IS_TIMELINE (self));

  g_clear_pointer (&self->holidays, g_array_unref);
  self->holidays = g_array_ref (days);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

LiaViewport
lia_timeline_get_viewport (LiaTimeline *self)
{
  return self->viewport;
}

/* Shows another stretch of time; what lies beyond all items is not gone to. */
void
lia_timeline_set_viewport (LiaTimeline *self, const LiaViewport *viewport)
{
  LiaViewport sized = lia_viewport_resize (viewport, self->viewport.width);

  g_return_if_fail (LIA_IS_TIMELINE (self));

  lia_timeline_show_viewport (self, &sized);
}

gboolean
lia_timeline_get_current (LiaTimeline *self, LiaTimelinePlace *place)
{
  g_return_val_if_fail (LIA_IS_TIMELINE (self), FALSE);

  return lia_timeline_current_place (self, place);
}

/* Chooses an item where it is, and lights up what led to it and what it led to. */
void
lia_timeline_choose (LiaTimeline *self, const LiaTimelinePlace *place)
{
  LiaId id = lia_timeline_index_get (self->index, place)->id;

  if (!self->has_current || !lia_id_equal (&id, &self->current))
    lia_timeline_move_give_up (self);
  self->has_current = TRUE;
  self->current = id;
  self->current_lane = lia_timeline_index_get_lane (self->index, place->lane)->key;
  self->followed_way = 0;
  lia_timeline_light (self);
  lia_timeline_name_proxy (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit_by_name (self, "chosen");
}

/* Chooses an item, brings it into view and says its name. */
void
lia_timeline_set_current (LiaTimeline *self, const LiaTimelinePlace *place)
{
  g_return_if_fail (LIA_IS_TIMELINE (self));

  lia_timeline_choose (self, place);
  lia_timeline_reveal (self, place);
}

/* Nothing is moved any more, and the sentence says why; %NULL if it can be. */
void
lia_timeline_set_read_only (LiaTimeline *self, const char *why)
{
  g_return_if_fail (LIA_IS_TIMELINE (self));

  g_free (self->read_only);
  self->read_only = g_strdup (why);
}

/* What was moved stands where the index has it again. */
void
lia_timeline_end_move (LiaTimeline *self)
{
  g_return_if_fail (LIA_IS_TIMELINE (self));

  if (self->move == NULL)
    return;

  g_clear_pointer (&self->move, lia_timeline_move_free);
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  lia_timeline_name_proxy (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
