#include <glib/gi18n.h>

#include "timeline-legend.h"

#include "timeline-sample.h"

struct _LiaTimelineLegend {
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (LiaTimelineLegend, lia_timeline_legend, ADW_TYPE_BIN)

/* One kind after another, each with its states. */
typedef struct {
  GtkGrid *grid;
  int column;
  int row;
} Place;

static void
add_heading (Place *place, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  if (place->row > 0)
    gtk_widget_set_margin_top (label, 6);
  gtk_grid_attach (place->grid, label, place->column, place->row++, 2, 1);
}

static void
add_sample (Place *place, LiaTimelineState state, gboolean moved, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_end (label, place->column == 0 ? 18 : 0);
  gtk_grid_attach (place->grid, lia_timeline_sample_new (state, moved, text), place->column,
                   place->row, 1, 1);
  gtk_grid_attach (place->grid, label, place->column + 1, place->row++, 1, 1);
}

static void
add_states (Place *place, LiaTimelineState first, LiaTimelineState last)
{
  for (LiaTimelineState state = first; state <= last; state++)
    add_sample (place, state, FALSE, lia_timeline_state_label (state));
}

static void
lia_timeline_legend_class_init (LiaTimelineLegendClass *klass)
{
}

static void
lia_timeline_legend_init (LiaTimelineLegend *self)
{
  GtkWidget *grid = gtk_grid_new ();
  Place left = { .column = 0 };
  Place right = { .column = 2 };

  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  left.grid = right.grid = GTK_GRID (grid);
  add_heading (&left, _ ("Engagements"));
  add_states (&left, LIA_TIMELINE_IDEA, LIA_TIMELINE_CANCELLED);
  add_sample (&left, LIA_TIMELINE_CONFIRMED, TRUE, _ ("Date changed"));
  add_heading (&left, _ ("Bodies"));
  add_states (&left, LIA_TIMELINE_ACTIVE, LIA_TIMELINE_ENDED);
  add_heading (&right, _ ("Commitments"));
  add_states (&right, LIA_TIMELINE_OPEN, LIA_TIMELINE_WITHDRAWN);
  add_sample (&right, LIA_TIMELINE_OPEN, TRUE, _ ("Due date changed"));
  add_heading (&right, _ ("Tasks"));
  add_states (&right, LIA_TIMELINE_TASK_OPEN, LIA_TIMELINE_TASK_DONE);
  adw_bin_set_child (ADW_BIN (self), grid);
}
