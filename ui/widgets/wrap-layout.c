#include "wrap-layout.h"

struct _LiaWrapLayout {
  GtkLayoutManager parent_instance;

  int spacing;
  int line;
};

enum {
  PROP_0,
  PROP_SPACING,
  PROP_LINE,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (LiaWrapLayout, lia_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkWidget *
next_shown (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);

  return child;
}

static void
measure_child (GtkWidget *child, int available, int *width, int *height)
{
  int minimum, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  *width = MAX (minimum, MIN (natural, available));
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, *width, NULL, height, NULL, NULL);
}

/* Children that stand in one line. */
typedef struct {
  GtkWidget *first;
  GtkWidget *next; /* begins the next one */
  int tallest;
  int rest;     /* what they leave of it */
  int n_expand; /* how many of them share that */
} Line;

static Line
measure_line (LiaWrapLayout *self, GtkWidget *child, int available)
{
  Line line = { .first = child, .rest = available };
  int x = 0;

  for (; child != NULL; child = next_shown (gtk_widget_get_next_sibling (child))) {
    int width, height;

    measure_child (child, available, &width, &height);
    if (x > 0 && x + width > available)
      break;
    line.rest = MAX (available - x - width, 0);
    line.n_expand += gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL);
    line.tallest = MAX (line.tallest, height);
    x += width + self->spacing;
  }
  line.next = child;

  return line;
}

static void
allocate_line (LiaWrapLayout *self, GtkWidget *widget, const Line *line, int available, int y)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = 0;

  for (GtkWidget *child = line->first; child != line->next;
       child = next_shown (gtk_widget_get_next_sibling (child))) {
    GtkAllocation place = { 0 };

    measure_child (child, available, &place.width, &place.height);
    if (gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL))
      place.width += line->rest / line->n_expand;
    place.x = rtl ? available - x - place.width : x;
    place.y = y + (line->tallest - place.height) / 2;
    gtk_widget_size_allocate (child, &place, -1);
    x += place.width + self->spacing;
  }
}

/* Lays the children out in lines of at most @available; returns the height that takes. */
static int
flow (LiaWrapLayout *self, GtkWidget *widget, int available, gboolean allocate)
{
  GtkWidget *child = next_shown (gtk_widget_get_first_child (widget));
  int y = 0;

  while (child != NULL) {
    Line line = measure_line (self, child, available);

    if (allocate)
      allocate_line (self, widget, &line, available, y);
    y += line.tallest + (line.next != NULL ? self->spacing : 0);
    child = line.next;
  }

  return y;
}

static GtkSizeRequestMode
lia_wrap_layout_get_request_mode (GtkLayoutManager *layout, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
lia_wrap_layout_measure (GtkLayoutManager *layout,
                         GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  LiaWrapLayout *self = LIA_WRAP_LAYOUT (layout);
  int widest = 0, sum = 0;

  for (GtkWidget *child = next_shown (gtk_widget_get_first_child (widget)); child != NULL;
       child = next_shown (gtk_widget_get_next_sibling (child))) {
    int child_minimum, child_natural;

    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL,
                        NULL);
    widest = MAX (widest, child_minimum);
    sum += child_natural + (sum > 0 ? self->spacing : 0);
  }

  sum = MIN (sum, self->line);
  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = widest;
    *natural = MAX (widest, sum);
  } else {
    *minimum = *natural = flow (self, widget, for_size < 0 ? MAX (widest, sum) : for_size, FALSE);
  }
}

static void
lia_wrap_layout_allocate (GtkLayoutManager *layout,
                          GtkWidget *widget,
                          int width,
                          int height,
                          int baseline)
{
  flow (LIA_WRAP_LAYOUT (layout), widget, width, TRUE);
}

static void
lia_wrap_layout_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LiaWrapLayout *self = LIA_WRAP_LAYOUT (object);

  if (id == PROP_SPACING)
    g_value_set_int (value, self->spacing);
  else if (id == PROP_LINE)
    g_value_set_int (value, self->line);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
lia_wrap_layout_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  LiaWrapLayout *self = LIA_WRAP_LAYOUT (object);

  if (id == PROP_SPACING)
    self->spacing = g_value_get_int (value);
  else if (id == PROP_LINE)
    self->line = g_value_get_int (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
lia_wrap_layout_class_init (LiaWrapLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  object_class->get_property = lia_wrap_layout_get_property;
  object_class->set_property = lia_wrap_layout_set_property;
  layout_class->get_request_mode = lia_wrap_layout_get_request_mode;
  layout_class->measure = lia_wrap_layout_measure;
  layout_class->allocate = lia_wrap_layout_allocate;

  props[PROP_SPACING] =
      g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT, 6,
                        G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  props[PROP_LINE] =
      g_param_spec_int ("line", NULL, NULL, 0, G_MAXINT, G_MAXINT,
                        G_PARAM_READWRITE | G_PARAM_CONSTRUCT | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
lia_wrap_layout_init (LiaWrapLayout *self)
{
}

GtkLayoutManager *
lia_wrap_layout_new (int spacing)
{
  return g_object_new (LIA_TYPE_WRAP_LAYOUT, "spacing", spacing, NULL);
}
