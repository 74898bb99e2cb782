#include "pages-canvas.h"

#include <math.h>

#include "widgets/sheaf.h"

#define MARGIN 24

/* What is turned to doesn't stick to the top. */
#define ABOVE 9

/* Paper that is wider than this on a screen is read no better. */
#define EASY_WIDTH 860
#define NARROWEST 160

#define ZOOM_STEP 1.25
#define LEAST_ZOOM 0.4
#define MOST_ZOOM 4.0

struct _LiaPagesCanvas {
  GtkWidget parent_instance;

  GtkAdjustment *adjustments[2];
  LiaSheaf *sheaf;
  double width;  /* of each page, in pixels */
  double length; /* of all pages, in pixels */
  double zoom;   /* 1 is as wide as there is room */
  guint page;    /* the one that is looked at */
  gboolean adjusting;
  guint looking;
};

enum {
  PROP_HADJUSTMENT = 1,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

enum {
  TURNED,
  SETTLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (LiaPagesCanvas,
                               lia_pages_canvas,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

static double
value_of (LiaPagesCanvas *self, GtkOrientation orientation)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];

  return adjustment != NULL ? gtk_adjustment_get_value (adjustment) : 0;
}

static int
pixels_of (LiaPagesCanvas *self)
{
  return (int) ceil (self->width * gtk_widget_get_scale_factor (GTK_WIDGET (self)));
}

static void
draw (LiaPagesCanvas *self)
{
  double top = value_of (self, GTK_ORIENTATION_VERTICAL);

  lia_sheaf_draw (self->sheaf, top, top + gtk_widget_get_height (GTK_WIDGET (self)),
                  pixels_of (self));
}

/* Whoever can't see the page is told what stands on it. */
static void
describe (LiaPagesCanvas *self)
{
  const char *text = lia_pages_canvas_get_text (self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text != NULL ? text : "", -1);
}

static void
on_drawn (LiaPagesCanvas *self, guint page)
{
  if (page == self->page)
    describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_settled (LiaPagesCanvas *self)
{
  g_signal_emit (self, signals[SETTLED], 0);
}

static void
look (LiaPagesCanvas *self)
{
  double middle =
      value_of (self, GTK_ORIENTATION_VERTICAL) + gtk_widget_get_height (GTK_WIDGET (self)) / 3.0;
  guint page = lia_sheaf_find_page (self->sheaf, middle);

  draw (self);
  if (page == self->page)
    return;

  self->page = page;
  describe (self);
  g_signal_emit (self, signals[TURNED], 0);
}

static void
lay_out (LiaPagesCanvas *self, int width)
{
  self->width = CLAMP (width - 2 * MARGIN, NARROWEST, EASY_WIDTH) * self->zoom;
  self->length = lia_sheaf_lay_out (self->sheaf, self->width);
}

static void
configure (LiaPagesCanvas *self, GtkOrientation orientation, double length, int size, double value)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];

  if (adjustment != NULL)
    gtk_adjustment_configure (adjustment, CLAMP (value, 0, MAX (0, length - size)), 0,
                              MAX (length, size), size * 0.1, size * 0.9, size);
}

static gboolean
look_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  LiaPagesCanvas *self = LIA_PAGES_CANVAS (widget);

  self->looking = 0;
  look (self);
  return G_SOURCE_REMOVE;
}

/* Whoever listens changes other widgets, which can't be while room is being given out. */
static void
look_soon (LiaPagesCanvas *self)
{
  if (self->looking == 0)
    self->looking = gtk_widget_add_tick_callback (GTK_WIDGET (self), look_cb, NULL, NULL);
}

/* What is looked at stays in view when there is more or less room. */
static void
lia_pages_canvas_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LiaPagesCanvas *self = LIA_PAGES_CANVAS (widget);
  double before = self->length;
  double at = value_of (self, GTK_ORIENTATION_VERTICAL);
  double across;

  lay_out (self, width);
  across = self->width + 2 * MARGIN;
  self->adjusting = TRUE;
  configure (self, GTK_ORIENTATION_VERTICAL, self->length, height,
             before > 0 ? at * self->length / before : 0);
  configure (self, GTK_ORIENTATION_HORIZONTAL, across, width,
             value_of (self, GTK_ORIENTATION_HORIZONTAL));
  self->adjusting = FALSE;
  look_soon (self);
}

static void
lia_pages_canvas_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  *minimum = NARROWEST + 2 * MARGIN;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? EASY_WIDTH + 2 * MARGIN : 600;
}

static void
snapshot_page (LiaPagesCanvas *self, guint page, GtkSnapshot *snapshot)
{
  static const GdkRGBA white = { 1, 1, 1, 1 };
  static const GdkRGBA shade = { 0, 0, 0, 0.28 };
  double left = MAX (MARGIN, (gtk_widget_get_width (GTK_WIDGET (self)) - self->width) / 2);
  double top = lia_sheaf_get_top (self->sheaf, page);
  GdkTexture *picture = lia_sheaf_get_picture (self->sheaf, page);
  graphene_rect_t paper =
      GRAPHENE_RECT_INIT ((float) round (left - value_of (self, GTK_ORIENTATION_HORIZONTAL)),
                          (float) round (top - value_of (self, GTK_ORIENTATION_VERTICAL)),
                          (float) self->width, (float) lia_sheaf_get_height (self->sheaf, page));
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &paper, 0);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &shade, 0, 1, 0, 7);
  gtk_snapshot_append_color (snapshot, &white, &paper);
  if (picture != NULL)
    gtk_snapshot_append_texture (snapshot, picture, &paper);
}

static void
lia_pages_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LiaPagesCanvas *self = LIA_PAGES_CANVAS (widget);
  double top = value_of (self, GTK_ORIENTATION_VERTICAL);
  guint first, end;

  lia_sheaf_find_seen (self->sheaf, top, top + gtk_widget_get_height (widget), &first, &end);
  gtk_snapshot_push_clip (snapshot,
                          &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                               (float) gtk_widget_get_height (widget)));
  for (guint i = first; i < end; i++)
    snapshot_page (self, i, snapshot);
  gtk_snapshot_pop (snapshot);
}

static void
on_value_changed (LiaPagesCanvas *self)
{
  if (self->adjusting)
    return;

  look (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
set_adjustment (LiaPagesCanvas *self, GtkOrientation orientation, GtkAdjustment *adjustment)
{
  GtkAdjustment **slot = &self->adjustments[orientation];

  if (*slot == adjustment)
    return;

  if (*slot != NULL)
    g_signal_handlers_disconnect_by_func (*slot, on_value_changed, self);
  g_set_object (slot, adjustment);
  if (adjustment != NULL)
    g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (on_value_changed), self,
                             G_CONNECT_SWAPPED);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* Whether there are scrollbars changes with it, so it isn't enough to give out the same room anew.
 */
static void
set_zoom (LiaPagesCanvas *self, double zoom)
{
  self->zoom = CLAMP (zoom, LEAST_ZOOM, MOST_ZOOM);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
zoom_cb (GtkWidget *widget, const char *action, GVariant *direction)
{
  LiaPagesCanvas *self = LIA_PAGES_CANVAS (widget);
  int step = g_variant_get_int32 (direction);

  set_zoom (self, step == 0 ? 1.0 : self->zoom * pow (ZOOM_STEP, step));
}

static void
scroll_to (LiaPagesCanvas *self, double value)
{
  if (self->adjustments[GTK_ORIENTATION_VERTICAL] != NULL)
    gtk_adjustment_set_value (self->adjustments[GTK_ORIENTATION_VERTICAL], value);
}

static void
turn_cb (GtkWidget *widget, const char *action, GVariant *direction)
{
  LiaPagesCanvas *self = LIA_PAGES_CANVAS (widget);
  int n = (int) lia_sheaf_get_count (self->sheaf);
  int page = CLAMP ((int) self->page + g_variant_get_int32 (direction), 0, MAX (n, 1) - 1);

  if (n > 0)
    scroll_to (self, lia_sheaf_get_top (self->sheaf, (guint) page) - ABOVE);
}

/* By tenths of what is in view. */
static void
scroll_cb (GtkWidget *widget, const char *action, GVariant *tenths)
{
  LiaPagesCanvas *self = LIA_PAGES_CANVAS (widget);

  scroll_to (self, value_of (self, GTK_ORIENTATION_VERTICAL) +
                       g_variant_get_int32 (tenths) * gtk_widget_get_height (widget) / 10.0);
}

static gboolean
on_scroll (LiaPagesCanvas *self, double dx, double dy, GtkEventController *controller)
{
  if ((gtk_event_controller_get_current_event_state (controller) & GDK_CONTROL_MASK) == 0)
    return FALSE;

  set_zoom (self, self->zoom * pow (ZOOM_STEP, -dy));
  return TRUE;
}

static void
lia_pages_canvas_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LiaPagesCanvas *self = LIA_PAGES_CANVAS (object);

  if (id == PROP_HADJUSTMENT)
    g_value_set_object (value, self->adjustments[GTK_ORIENTATION_HORIZONTAL]);
  else if (id == PROP_VADJUSTMENT)
    g_value_set_object (value, self->adjustments[GTK_ORIENTATION_VERTICAL]);
  else
    g_value_set_enum (value, GTK_SCROLL_MINIMUM);
}

static void
lia_pages_canvas_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  LiaPagesCanvas *self = LIA_PAGES_CANVAS (object);

  if (id == PROP_HADJUSTMENT)
    set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, g_value_get_object (value));
  else if (id == PROP_VADJUSTMENT)
    set_adjustment (self, GTK_ORIENTATION_VERTICAL, g_value_get_object (value));
}

static void
lia_pages_canvas_dispose (GObject *object)
{
  LiaPagesCanvas *self = LIA_PAGES_CANVAS (object);

  if (self->sheaf != NULL) {
    lia_sheaf_stop (self->sheaf);
    g_signal_handlers_disconnect_by_data (self->sheaf, self);
  }
  g_clear_object (&self->sheaf);
  set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, NULL);
  set_adjustment (self, GTK_ORIENTATION_VERTICAL, NULL);

  G_OBJECT_CLASS (lia_pages_canvas_parent_class)->dispose (object);
}

static void
add_keys (GtkWidgetClass *klass)
{
  static const struct {
    guint key;
    GdkModifierType modifiers;
    const char *action;
    int by;
  } keys[] = {
    { GDK_KEY_Up, 0, "pages.scroll", -1 },
    { GDK_KEY_Down, 0, "pages.scroll", 1 },
    { GDK_KEY_space, 0, "pages.scroll", 9 },
    { GDK_KEY_space, GDK_SHIFT_MASK, "pages.scroll", -9 },
    { GDK_KEY_Page_Up, 0, "pages.turn", -1 },
    { GDK_KEY_Page_Down, 0, "pages.turn", 1 },
    { GDK_KEY_Home, 0, "pages.turn", G_MININT16 },
    { GDK_KEY_End, 0, "pages.turn", G_MAXINT16 },
    { GDK_KEY_plus, GDK_CONTROL_MASK, "pages.zoom", 1 },
    { GDK_KEY_equal, GDK_CONTROL_MASK, "pages.zoom", 1 },
    { GDK_KEY_KP_Add, GDK_CONTROL_MASK, "pages.zoom", 1 },
    { GDK_KEY_minus, GDK_CONTROL_MASK, "pages.zoom", -1 },
    { GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "pages.zoom", -1 },
    { GDK_KEY_0, GDK_CONTROL_MASK, "pages.zoom", 0 },
  };

  gtk_widget_class_install_action (klass, "pages.scroll", "i", scroll_cb);
  gtk_widget_class_install_action (klass, "pages.turn", "i", turn_cb);
  gtk_widget_class_install_action (klass, "pages.zoom", "i", zoom_cb);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (klass, keys[i].key, keys[i].modifiers, keys[i].action, "i",
                                         keys[i].by);
}

static void
lia_pages_canvas_class_init (LiaPagesCanvasClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = lia_pages_canvas_get_property;
  object_class->set_property = lia_pages_canvas_set_property;
  object_class->dispose = lia_pages_canvas_dispose;
  widget_class->measure = lia_pages_canvas_measure;
  widget_class->size_allocate = lia_pages_canvas_size_allocate;
  widget_class->snapshot = lia_pages_canvas_snapshot;

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  signals[TURNED] = g_signal_new ("turned", LIA_TYPE_PAGES_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  signals[SETTLED] = g_signal_new ("settled", LIA_TYPE_PAGES_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  add_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "pages");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DOCUMENT);
}

static void
lia_pages_canvas_init (LiaPagesCanvas *self)
{
  GtkEventController *scroll = gtk_event_controller_scroll_new (
      GTK_EVENT_CONTROLLER_SCROLL_VERTICAL | GTK_EVENT_CONTROLLER_SCROLL_DISCRETE);

  self->sheaf = lia_sheaf_new ();
  g_signal_connect_object (self->sheaf, "drawn", G_CALLBACK (on_drawn), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sheaf, "settled", G_CALLBACK (on_settled), self,
                           G_CONNECT_SWAPPED);
  self->zoom = 1.0;
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (on_scroll), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (gtk_widget_queue_resize), NULL);
}

/* Shows other pages; @sizes is what lia_pdf_measure_finish() said of them. What was drawn before
 * stays in view until these are. */
void
lia_pages_canvas_show (LiaPagesCanvas *self, GBytes *pdf, GArray *sizes)
{
  g_return_if_fail (LIA_IS_PAGES_CANVAS (self));

  lia_sheaf_take (self->sheaf, pdf, sizes);
  self->page = MIN (self->page, MAX (sizes->len, 1) - 1);
  describe (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[TURNED], 0);
}

guint
lia_pages_canvas_get_count (LiaPagesCanvas *self)
{
  return lia_sheaf_get_count (self->sheaf);
}

/* The page that is looked at, from 0. */
guint
lia_pages_canvas_get_page (LiaPagesCanvas *self)
{
  return self->page;
}

/* (nullable): what stands on the page that is looked at, once it is drawn. */
const char *
lia_pages_canvas_get_text (LiaPagesCanvas *self)
{
  return lia_sheaf_get_text (self->sheaf, self->page);
}
