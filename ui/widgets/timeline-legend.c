#include <glib/gi18n.h>

#include "timeline-legend.h"

#include "timeline-sample.h"

struct _LiaTimelineLegend {
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (LiaTimelineLegend, lia_timeline_legend, ADW_TYPE_BIN)

static void
add_heading (GtkGrid *grid, int column, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_grid_attach (grid, label, column, 0, 2, 1);
}

static void
add_state (GtkGrid *grid, int column, int row, LiaTimelineState state)
{
  GtkWidget *label = gtk_label_new (lia_timeline_state_label (state));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_end (label, column == 0 ? 18 : 0);
  gtk_grid_attach (grid, lia_timeline_sample_new (state), column, row, 1, 1);
  gtk_grid_attach (grid, label, column + 1, row, 1, 1);
}

static void
lia_timeline_legend_class_init (LiaTimelineLegendClass *klass)
{
}

static void
lia_timeline_legend_init (LiaTimelineLegend *self)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  add_heading (GTK_GRID (grid), 0, _ ("Engagements"));
  for (int state = LIA_TIMELINE_IDEA; state <= LIA_TIMELINE_CANCELLED; state++)
    add_state (GTK_GRID (grid), 0, 1 + state - LIA_TIMELINE_IDEA, state);
  add_heading (GTK_GRID (grid), 2, _ ("Commitments"));
  for (int state = LIA_TIMELINE_OPEN; state <= LIA_TIMELINE_WITHDRAWN; state++)
    add_state (GTK_GRID (grid), 2, 1 + state - LIA_TIMELINE_OPEN, state);
  adw_bin_set_child (ADW_BIN (self), grid);
}
