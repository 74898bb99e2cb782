#include "timeline-sample.h"

#include "drawing-nodes.h"
#include "insight/timeline-shape.h"
#include "timeline-theme.h"

#define WIDTH 76
#define HEIGHT 18
#define MARK 10
/* What an arrow takes before what was moved. */
#define SHIFT 7
#define START (SHIFT + MARK + 14)

struct _LiaTimelineSample {
  GtkWidget parent_instance;

  LiaTimelineState state;
  gboolean moved;
};

G_DEFINE_FINAL_TYPE (LiaTimelineSample, lia_timeline_sample, GTK_TYPE_WIDGET)

static void
lia_timeline_sample_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT;
}

static void
lia_timeline_sample_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LiaTimelineSample *self = LIA_TIMELINE_SAMPLE (widget);
  LiaTimelinePalette palette;
  g_autoptr (LiaDrawing) drawing = lia_drawing_new ();
  LiaTimelineShape shape = {
    .palette = &palette, .state = self->state, .moved = self->moved, .due = WIDTH * 0.7
  };

  lia_timeline_theme_load (&palette, widget);
  shape.hue = lia_timeline_palette_hue (&palette, "slate");
  shape.small = TRUE;
  shape.area = (LiaBox) { SHIFT, (HEIGHT - MARK) / 2, MARK, MARK };
  lia_timeline_shape_draw (&shape, drawing);
  shape.small = FALSE;
  shape.area = (LiaBox) { START, 1, WIDTH - START, HEIGHT - 2 };
  lia_timeline_shape_draw (&shape, drawing);
  lia_drawing_append_nodes (drawing, NULL, snapshot);
}

static void
lia_timeline_sample_class_init (LiaTimelineSampleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = lia_timeline_sample_measure;
  widget_class->snapshot = lia_timeline_sample_snapshot;
  gtk_widget_class_set_css_name (widget_class, "timelinesample");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
lia_timeline_sample_init (LiaTimelineSample *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/* Draws what the timeline draws for a state, and for a date that was moved; @label says what. */
GtkWidget *
lia_timeline_sample_new (LiaTimelineState state, gboolean moved, const char *label)
{
  LiaTimelineSample *self = g_object_new (LIA_TYPE_TIMELINE_SAMPLE, NULL);

  self->state = state;
  self->moved = moved;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_WIDGET (self);
}
