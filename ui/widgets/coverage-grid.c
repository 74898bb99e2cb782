#include <glib/gi18n.h>

#include "widgets/coverage-grid.h"

#include "tooltip.h"

/* So many rows are shown until somebody asks for all of them. */
#define FEW_ROWS 12

/* A cell is filled more strongly the more it counts, in so many steps. */
#define MAX_HEAT 4

struct _LiaCoverageGrid {
  AdwBin parent_instance;

  GtkGrid *grid;
  GtkButton *more;

  char *shown; /* what the grid was built from */
  gboolean all;
};

G_DEFINE_FINAL_TYPE (LiaCoverageGrid, lia_coverage_grid, ADW_TYPE_BIN)

static void
show_rows (LiaCoverageGrid *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->grid));

  for (; child != NULL; child = gtk_widget_get_next_sibling (child)) {
    int row;

    gtk_grid_query_child (self->grid, child, NULL, &row, NULL, NULL);
    gtk_widget_set_visible (child, self->all || row <= FEW_ROWS);
  }
  gtk_button_set_label (self->more, self->all ? _ ("Show fewer") : _ ("Show all challenges"));
}

static void
on_more_clicked (LiaCoverageGrid *self)
{
  self->all = !self->all;
  show_rows (self);
}

static void
lia_coverage_grid_finalize (GObject *object)
{
  g_free (LIA_COVERAGE_GRID (object)->shown);

  G_OBJECT_CLASS (lia_coverage_grid_parent_class)->finalize (object);
}

static void
lia_coverage_grid_class_init (LiaCoverageGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = lia_coverage_grid_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/liaison/Liaison/ui/widgets/coverage-grid.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaCoverageGrid, grid);
  gtk_widget_class_bind_template_child (widget_class, LiaCoverageGrid, more);
  gtk_widget_class_bind_template_callback (widget_class, on_more_clicked);
}

static void
lia_coverage_grid_init (LiaCoverageGrid *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_heading (LiaCoverageGrid *self, int column, const char *text, const char *meaning)
{
  GtkWidget *label = gtk_label_new (text);

  lia_tooltip_set (label, meaning);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "lia-coverage-heading");
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, meaning,
                                  -1);
  gtk_grid_attach (self->grid, label, column, 0, 1, 1);
}

static void
add_challenge (LiaCoverageGrid *self, int line, const LiaOverviewRow *row)
{
  GtkWidget *label = gtk_label_new (row->title);
  GtkWidget *button = gtk_button_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), 20);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 60);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  label, NULL, -1);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "lia-coverage-challenge");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", row->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open-record");
  gtk_grid_attach (self->grid, button, 0, line, 1, 1);
}

static void
add_none (LiaCoverageGrid *self, int column, int line, const char *name)
{
  GtkWidget *label = gtk_label_new ("–");

  gtk_widget_add_css_class (label, "dim-label");
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_grid_attach (self->grid, label, column, line, 1, 1);
}

/* Adds a figure; @code is the participant's, or NULL where all commitments are counted. */
static void
add_figure (LiaCoverageGrid *self,
            int column,
            int line,
            guint count,
            const LiaOverviewRow *row,
            const char *code,
            const char *name)
{
  g_autofree char *text = g_strdup_printf ("%u", count);
  g_autofree char *filter =
      code == NULL ? g_strdup_printf ("addresses:%s", row->reference)
                   : g_strdup_printf ("addresses:%s participant:%s", row->reference, code);
  g_autofree char *heat = g_strdup_printf ("lia-heat-%u", MIN (count, MAX_HEAT));
  GtkWidget *button = gtk_button_new_with_label (text);

  gtk_widget_add_css_class (button, "lia-coverage-cell");
  gtk_widget_add_css_class (button, "numeric");
  gtk_widget_add_css_class (button, code == NULL ? "flat" : heat);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  lia_tooltip_set (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ss)", "commitment", filter);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open-list");
  gtk_grid_attach (self->grid, button, column, line, 1, 1);
}

static void
add_cell (LiaCoverageGrid *self,
          int column,
          int line,
          guint count,
          const LiaOverviewRow *row,
          const LiaOverviewColumn *participant)
{
  /* Translators: the first %s is the title of a challenge, the second the name of a state; "all"
   * stands in its place where the commitments of everybody are counted. */
  g_autofree char *name =
      g_strdup_printf (ngettext ("%s, %s: %u commitment", "%s, %s: %u commitments", count),
                       row->title, participant == NULL ? _ ("all") : participant->name, count);

  if (count == 0)
    add_none (self, column, line, name);
  else
    add_figure (self, column, line, count, row, participant == NULL ? NULL : participant->code,
                name);
}

static void
build (LiaCoverageGrid *self, const LiaOverview *overview)
{
  int last = overview->columns->len + 1;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);

  for (guint i = 0; i < overview->columns->len; i++) {
    const LiaOverviewColumn *column = overview->columns->pdata[i];

    add_heading (self, i + 1, column->code, column->name);
  }
  add_heading (self, last, _ ("All"), _ ("All commitments that address the challenge"));

  for (guint line = 0; line < overview->rows->len; line++) {
    const LiaOverviewRow *row = overview->rows->pdata[line];

    add_challenge (self, line + 1, row);
    for (guint i = 0; i < overview->columns->len; i++)
      add_cell (self, i + 1, line + 1, row->counts[i], row, overview->columns->pdata[i]);
    add_cell (self, last, line + 1, row->total, row, NULL);
  }
}

/* All that the grid shows, as a text: two overviews with the same text look the same. */
static char *
describe (const LiaOverview *overview)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < overview->columns->len; i++) {
    const LiaOverviewColumn *column = overview->columns->pdata[i];

    g_string_append_printf (text, "%s\t%s\n", column->code, column->name);
  }
  for (guint line = 0; line < overview->rows->len; line++) {
    const LiaOverviewRow *row = overview->rows->pdata[line];

    g_string_append_printf (text, "%s\t%s\t%u", row->id, row->title, row->total);
    for (guint i = 0; i < overview->columns->len; i++)
      g_string_append_printf (text, "\t%u", row->counts[i]);
    g_string_append_c (text, '\n');
  }

  return g_string_free (text, FALSE);
}

/* Shows the matrix; if it shows the same already, nothing is touched and the focus stays. */
void
lia_coverage_grid_show (LiaCoverageGrid *self, const LiaOverview *overview)
{
  g_autofree char *described = describe (overview);

  if (g_strcmp0 (described, self->shown) == 0)
    return;

  g_free (self->shown);
  self->shown = g_steal_pointer (&described);
  build (self, overview);
  gtk_widget_set_visible (GTK_WIDGET (self->more), overview->rows->len > FEW_ROWS);
  show_rows (self);
}
