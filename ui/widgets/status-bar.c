#include <glib/gi18n.h>

#include "records/types.h"
#include "widgets/status-bar.h"
#include "tooltip.h"

#define BAR_HEIGHT 28
#define MIN_SEGMENT 28
#define GAP 2

struct _LiaStatusBar {
  GtkWidget parent_instance;

  GPtrArray *segments; /* GtkButton, one for each status, unowned */
  guint *counts;
  guint longest;
};

G_DEFINE_FINAL_TYPE (LiaStatusBar, lia_status_bar, GTK_TYPE_WIDGET)

static void
lia_status_bar_dispose (GObject *object)
{
  LiaStatusBar *self = LIA_STATUS_BAR (object);

  for (guint i = 0; i < self->segments->len; i++)
    gtk_widget_unparent (self->segments->pdata[i]);
  g_ptr_array_set_size (self->segments, 0);

  G_OBJECT_CLASS (lia_status_bar_parent_class)->dispose (object);
}

static void
lia_status_bar_finalize (GObject *object)
{
  LiaStatusBar *self = LIA_STATUS_BAR (object);

  g_ptr_array_unref (self->segments);
  g_free (self->counts);

  G_OBJECT_CLASS (lia_status_bar_parent_class)->finalize (object);
}

static guint
n_shown (LiaStatusBar *self)
{
  guint n = 0;

  for (guint i = 0; i < self->segments->len; i++)
    n += self->counts[i] > 0;

  return n;
}

static guint
total (LiaStatusBar *self)
{
  guint sum = 0;

  for (guint i = 0; i < self->segments->len; i++)
    sum += self->counts[i];

  return sum;
}

static void
lia_status_bar_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  LiaStatusBar *self = LIA_STATUS_BAR (widget);
  int other;

  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL
                            ? (int) self->segments->len * (MIN_SEGMENT + GAP)
                            : BAR_HEIGHT;
  for (guint i = 0; i < self->segments->len; i++)
    gtk_widget_measure (self->segments->pdata[i], orientation, -1, &other, NULL, NULL, NULL);
}

/* Every segment can be hit, however small; what is left is shared by their counts. The longest bar
 * is as wide as there is room, so that bars below each other can be compared. */
static void
lia_status_bar_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LiaStatusBar *self = LIA_STATUS_BAR (widget);
  int n = n_shown (self), least = n * MIN_SEGMENT + MAX (n - 1, 0) * GAP;
  double share = self->longest == 0 ? 0 : (double) MAX (width - least, 0) / self->longest;
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  double x = 0;

  for (guint i = 0; i < self->segments->len; i++) {
    double span = MIN_SEGMENT + share * self->counts[i];
    GtkAllocation place = { 0, 0, (int) (x + span) - (int) x, height };

    place.x = mirrored ? width - (int) x - place.width : (int) x;
    if (self->counts[i] == 0)
      continue;
    gtk_widget_size_allocate (self->segments->pdata[i], &place, -1);
    x += span + GAP;
  }
}

static void
lia_status_bar_class_init (LiaStatusBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lia_status_bar_dispose;
  object_class->finalize = lia_status_bar_finalize;
  widget_class->measure = lia_status_bar_measure;
  widget_class->size_allocate = lia_status_bar_size_allocate;

  gtk_widget_class_set_css_name (widget_class, "lia-status-bar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static const char *
segment_class (const LiaChoice *status)
{
  switch (status->tone) {
  case LIA_TONE_ACCENT:
    return g_str_equal (status->value, "substantial") ? "lia-fill-accent-strong"
                                                      : "lia-fill-accent";
  case LIA_TONE_SUCCESS:
    return "lia-fill-success";
  case LIA_TONE_WARNING:
    return "lia-fill-warning";
  case LIA_TONE_ERROR:
    return "lia-fill-error";
  default:
    return "lia-fill-neutral";
  }
}

static void
lia_status_bar_init (LiaStatusBar *self)
{
  self->segments = g_ptr_array_new ();
  for (const LiaChoice *status = lia_status_choices; status->value != NULL; status++) {
    GtkWidget *segment = gtk_button_new ();

    gtk_widget_add_css_class (segment, "lia-segment");
    gtk_widget_add_css_class (segment, "numeric");
    gtk_widget_add_css_class (segment, segment_class (status));
    gtk_widget_set_parent (segment, GTK_WIDGET (self));
    g_ptr_array_add (self->segments, segment);
  }
  self->counts = g_new0 (guint, self->segments->len);
}

GtkWidget *
lia_status_bar_new (void)
{
  return g_object_new (LIA_TYPE_STATUS_BAR, NULL);
}

static void
show_segment (LiaStatusBar *self, guint i, const LiaOverviewBar *bar)
{
  GtkWidget *segment = self->segments->pdata[i];
  g_autofree char *count = g_strdup_printf ("%u", bar->counts[i]);
  /* Translators: a status and how many commitments have it, such as "Fulfilled: 26". */
  g_autofree char *name =
      g_strdup_printf (_ ("%s: %u"), _ (lia_status_choices[i].label), bar->counts[i]);
  g_autofree char *filter =
      g_strdup_printf ("%s status:%s", bar->filter, lia_status_choices[i].value);

  gtk_button_set_label (GTK_BUTTON (segment), count);
  lia_tooltip_set (segment, name);
  gtk_widget_set_visible (segment, bar->counts[i] > 0);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (segment), "(ss)", "commitment", filter);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (segment), "win.open-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (segment), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

/* Shows the counts of a bar; the total of the longest of the bars that are to be compared says how
 * long this one is. */
void
lia_status_bar_show (LiaStatusBar *self, const LiaOverviewBar *bar, guint longest)
{
  g_autofree char *name = NULL;

  for (guint i = 0; i < self->segments->len; i++) {
    self->counts[i] = bar->counts[i];
    show_segment (self, i, bar);
  }
  self->longest = MAX (longest, total (self));

  /* Translators: the %s is the name of a process, or "Both processes". */
  name = g_strdup_printf (_ ("%s: commitments by status"), bar->label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static GtkWidget *
legend_entry (const LiaChoice *status)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name (status->icon);
  GtkWidget *label = gtk_label_new (_ (status->label));

  gtk_widget_add_css_class (icon, "lia-swatch");
  gtk_widget_add_css_class (icon, segment_class (status));
  gtk_widget_add_css_class (label, "caption");
  lia_tooltip_set (box, _ (status->meaning));
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);

  return box;
}

/* Returns what the colours of the bars mean, in words and with the icons of the statuses. */
GtkWidget *
lia_status_bar_new_legend (void)
{
  GtkWidget *legend = gtk_flow_box_new ();

  /* A flow box of which no child takes the focus keeps Tab from going on. */
  gtk_widget_set_can_focus (legend, FALSE);
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (legend), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (legend), 6);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (legend), 12);
  gtk_accessible_update_property (GTK_ACCESSIBLE (legend), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What the colours mean"), -1);
  for (const LiaChoice *status = lia_status_choices; status->value != NULL; status++) {
    GtkWidget *child = gtk_flow_box_child_new ();

    gtk_widget_set_focusable (child, FALSE);
    gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), legend_entry (status));
    gtk_flow_box_append (GTK_FLOW_BOX (legend), child);
  }

  return legend;
}
