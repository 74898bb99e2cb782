#include <adwaita.h>
#include <glib/gi18n.h>

#include "widgets/split.h"

#define HANDLE_WIDTH 1
#define GRIP_WIDTH 9
#define STEP 24

struct _LiaSplit {
  GtkWidget parent_instance;

  GtkWidget *start;
  GtkWidget *end;
  GtkWidget *handle;
  GtkWidget *grip;

  gboolean show_end;
  gboolean folded;
  int end_width;
  int drag_from;
};

enum {
  PROP_START_CHILD = 1,
  PROP_END_CHILD,
  PROP_SHOW_END,
  PROP_FOLDED,
  PROP_END_WIDTH,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (LiaSplit, lia_split, GTK_TYPE_WIDGET)

static int
min_width (GtkWidget *child)
{
  int minimum = 0;

  if (child != NULL)
    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);

  return minimum;
}

/* Until somebody drags the handle the end takes two fifths, but no more than reads well. */
static int
choose_end_width (LiaSplit *self, int width)
{
  int wanted = self->end_width > 0 ? self->end_width : CLAMP (width * 2 / 5, 400, 640);

  return CLAMP (wanted, min_width (self->end),
                MAX (min_width (self->end), width - HANDLE_WIDTH - min_width (self->start)));
}

static void
lia_split_measure (GtkWidget *widget,
                   GtkOrientation orientation,
                   int for_size,
                   int *minimum,
                   int *natural,
                   int *minimum_baseline,
                   int *natural_baseline)
{
  LiaSplit *self = LIA_SPLIT (widget);
  int start_min, start_nat, end_min = 0, end_nat = 0;

  gtk_widget_measure (self->start, orientation, -1, &start_min, &start_nat, NULL, NULL);
  if (self->show_end)
    gtk_widget_measure (self->end, orientation, -1, &end_min, &end_nat, NULL, NULL);

  *minimum = MAX (start_min, end_min);
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? start_nat + end_nat + HANDLE_WIDTH
                                                       : MAX (start_nat, end_nat);
}

static void
allocate_at (GtkWidget *child, int x, int width, int height)
{
  gtk_widget_size_allocate (child, &(GtkAllocation) { x, 0, width, height }, -1);
}

static void
set_folded (LiaSplit *self, gboolean folded)
{
  if (self->folded == folded)
    return;

  self->folded = folded;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLDED]);
}

static void
allocate_both (LiaSplit *self, int width, int height)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int end = choose_end_width (self, width);
  int start = width - end - HANDLE_WIDTH;
  int handle = rtl ? end : start;

  allocate_at (self->start, rtl ? end + HANDLE_WIDTH : 0, start, height);
  allocate_at (self->end, rtl ? 0 : start + HANDLE_WIDTH, end, height);
  allocate_at (self->handle, handle, HANDLE_WIDTH, height);
  allocate_at (self->grip, handle - GRIP_WIDTH / 2, GRIP_WIDTH, height);
}

static void
lia_split_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LiaSplit *self = LIA_SPLIT (widget);
  gboolean fits = width >= min_width (self->start) + min_width (self->end) + HANDLE_WIDTH;
  gboolean both = self->show_end && fits;

  gtk_widget_set_child_visible (self->start, !self->show_end || fits);
  gtk_widget_set_child_visible (self->end, self->show_end);
  gtk_widget_set_child_visible (self->handle, both);
  gtk_widget_set_child_visible (self->grip, both);

  if (both)
    allocate_both (self, width, height);
  else
    allocate_at (self->show_end ? self->end : self->start, 0, width, height);

  set_folded (self, !fits);
}

static void
resize_to (LiaSplit *self, int end_width)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  self->end_width = end_width;
  self->end_width = choose_end_width (self, width);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_END_WIDTH]);
}

static gboolean
is_on_grip (LiaSplit *self, double x)
{
  double left;

  return gtk_widget_get_child_visible (self->grip) &&
         gtk_widget_translate_coordinates (self->grip, GTK_WIDGET (self), 0, 0, &left, NULL) &&
         x >= left && x <= left + GRIP_WIDTH;
}

/* The gesture is on the whole and not on the grip, because the grip moves along with the pointer.
 */
static void
on_drag_begin (LiaSplit *self, double x, double y, GtkGesture *drag)
{
  gboolean ours = is_on_grip (self, x);

  self->drag_from = gtk_widget_get_width (self->end);
  gtk_gesture_set_state (drag, ours ? GTK_EVENT_SEQUENCE_CLAIMED : GTK_EVENT_SEQUENCE_DENIED);
}

static void
on_drag_update (LiaSplit *self, double offset_x)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  resize_to (self, self->drag_from + (int) (rtl ? offset_x : -offset_x));
}

static gboolean
on_grip_key (LiaSplit *self, guint keyval)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int step = rtl ? -STEP : STEP;

  if (keyval == GDK_KEY_Left)
    resize_to (self, gtk_widget_get_width (self->end) + step);
  else if (keyval == GDK_KEY_Right)
    resize_to (self, gtk_widget_get_width (self->end) - step);
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

static void
lia_split_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LiaSplit *self = LIA_SPLIT (object);

  switch (id) {
  case PROP_START_CHILD:
    g_value_set_object (value, self->start);
    break;
  case PROP_END_CHILD:
    g_value_set_object (value, self->end);
    break;
  case PROP_SHOW_END:
    g_value_set_boolean (value, self->show_end);
    break;
  case PROP_FOLDED:
    g_value_set_boolean (value, self->folded);
    break;
  case PROP_END_WIDTH:
    g_value_set_int (value, self->end_width);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
lia_split_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  LiaSplit *self = LIA_SPLIT (object);

  switch (id) {
  case PROP_START_CHILD:
    self->start = g_value_get_object (value);
    gtk_widget_insert_after (self->start, GTK_WIDGET (self), NULL);
    break;
  case PROP_END_CHILD:
    self->end = g_value_get_object (value);
    gtk_widget_insert_before (self->end, GTK_WIDGET (self), self->handle);
    break;
  case PROP_SHOW_END:
    self->show_end = g_value_get_boolean (value);
    gtk_widget_queue_resize (GTK_WIDGET (self));
    break;
  case PROP_END_WIDTH:
    self->end_width = g_value_get_int (value);
    gtk_widget_queue_allocate (GTK_WIDGET (self));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
lia_split_dispose (GObject *object)
{
  LiaSplit *self = LIA_SPLIT (object);

  g_clear_pointer (&self->start, gtk_widget_unparent);
  g_clear_pointer (&self->end, gtk_widget_unparent);
  g_clear_pointer (&self->handle, gtk_widget_unparent);
  g_clear_pointer (&self->grip, gtk_widget_unparent);

  G_OBJECT_CLASS (lia_split_parent_class)->dispose (object);
}

static void
lia_split_class_init (LiaSplitClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = lia_split_get_property;
  object_class->set_property = lia_split_set_property;
  object_class->dispose = lia_split_dispose;
  widget_class->measure = lia_split_measure;
  widget_class->size_allocate = lia_split_size_allocate;

  properties[PROP_START_CHILD] =
      g_param_spec_object ("start-child", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_END_CHILD] =
      g_param_spec_object ("end-child", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_SHOW_END] = g_param_spec_boolean ("show-end", NULL, NULL, FALSE, flags);
  properties[PROP_FOLDED] =
      g_param_spec_boolean ("folded", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_END_WIDTH] = g_param_spec_int ("end-width", NULL, NULL, 0, G_MAXINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static GtkWidget *
make_grip (LiaSplit *self)
{
  GtkWidget *grip = g_object_new (ADW_TYPE_BIN, "focusable", TRUE, "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_SEPARATOR, NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_accessible_update_property (GTK_ACCESSIBLE (grip), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Width of the record"), -1);
  gtk_widget_set_cursor_from_name (grip, "col-resize");
  gtk_widget_add_css_class (grip, "lia-split-grip");
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_grip_key), self);
  gtk_widget_add_controller (grip, keys);

  return grip;
}

static void
lia_split_init (LiaSplit *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->handle = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_parent (self->handle, GTK_WIDGET (self));
  self->grip = make_grip (self);
  gtk_widget_set_parent (self->grip, GTK_WIDGET (self));

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}
