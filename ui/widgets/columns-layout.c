#include "columns-layout.h"

/* Below this width two columns would be too narrow to read. */
#define LIA_COLUMNS_FROM 760
#define LIA_COLUMNS_SPACING 24

struct _LiaColumnsLayout {
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (LiaColumnsLayout, lia_columns_layout, GTK_TYPE_LAYOUT_MANAGER)

static guint
count_shown (GtkWidget *widget)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      n++;

  return n;
}

static int
column_width (GtkWidget *widget, int width, gboolean *beside)
{
  *beside = width >= LIA_COLUMNS_FROM && count_shown (widget) > 1;

  return *beside ? (width - LIA_COLUMNS_SPACING) / 2 : width;
}

static void
measure_width (GtkWidget *widget, int *minimum, int *natural)
{
  guint n = count_shown (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    int child_minimum, child_natural;

    if (!gtk_widget_should_layout (child))
      continue;
    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL,
                        NULL);
    *minimum = MAX (*minimum, child_minimum);
    *natural = MAX (*natural, child_natural);
  }
  if (n > 1)
    *natural = *natural * 2 + LIA_COLUMNS_SPACING;
}

static void
measure_height (GtkWidget *widget, int for_size, int *minimum, int *natural)
{
  gboolean beside;
  int width = column_width (widget, for_size, &beside);
  int sum = 0, tallest = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    int height;

    if (!gtk_widget_should_layout (child))
      continue;
    gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
    sum += height + (sum > 0 ? LIA_COLUMNS_SPACING : 0);
    tallest = MAX (tallest, height);
  }
  *minimum = *natural = beside ? tallest : sum;
}

static GtkSizeRequestMode
lia_columns_layout_get_request_mode (GtkLayoutManager *layout, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
lia_columns_layout_measure (GtkLayoutManager *layout,
                            GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (widget, minimum, natural);
  else
    measure_height (widget, for_size, minimum, natural);
}

static void
lia_columns_layout_allocate (GtkLayoutManager *layout,
                             GtkWidget *widget,
                             int width,
                             int height,
                             int baseline)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  gboolean beside;
  int column = column_width (widget, width, &beside);
  int x = 0, y = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkAllocation place = { rtl ? width - x - column : x, y, column, 0 };

    if (!gtk_widget_should_layout (child))
      continue;
    gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, column, &place.height, NULL, NULL, NULL);
    gtk_widget_size_allocate (child, &place, -1);
    if (beside)
      x += column + LIA_COLUMNS_SPACING;
    else
      y += place.height + LIA_COLUMNS_SPACING;
  }
}

static void
lia_columns_layout_class_init (LiaColumnsLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = lia_columns_layout_get_request_mode;
  layout_class->measure = lia_columns_layout_measure;
  layout_class->allocate = lia_columns_layout_allocate;
}

static void
lia_columns_layout_init (LiaColumnsLayout *self)
{
}
