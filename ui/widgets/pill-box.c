#include <glib/gi18n.h>

#include "widgets/pill-box.h"

#include "tooltip.h"

struct _LiaPillBox {
  AdwBin parent_instance;

  GtkFlowBox *flow;
};

enum {
  REMOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LiaPillBox, lia_pill_box, ADW_TYPE_BIN)

static void
on_remove (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[REMOVED], 0, g_variant_get_string (parameter, NULL));
}

static void
lia_pill_box_class_init (LiaPillBoxClass *klass)
{
  signals[REMOVED] = g_signal_new ("removed", LIA_TYPE_PILL_BOX, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "pill.remove", "s", on_remove);
}

static void
lia_pill_box_init (LiaPillBox *self)
{
  self->flow = GTK_FLOW_BOX (gtk_flow_box_new ());
  gtk_flow_box_set_selection_mode (self->flow, GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (self->flow, 20);
  gtk_flow_box_set_column_spacing (self->flow, 6);
  gtk_flow_box_set_row_spacing (self->flow, 6);
  gtk_widget_set_halign (GTK_WIDGET (self->flow), GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->flow), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What the list is narrowed to"), -1);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->flow));
}

void
lia_pill_box_clear (LiaPillBox *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->flow))) != NULL)
    gtk_flow_box_remove (self->flow, child);
}

static GtkWidget *
make_content (const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("window-close-symbolic"));

  return box;
}

/* Adds a pill that reads @label; the signal names it by @key. */
void
lia_pill_box_add (LiaPillBox *self, const char *key, const char *label)
{
  GtkWidget *button = gtk_button_new ();
  /* Translators: what a list is narrowed to, such as “Status: In progress”. */
  g_autofree char *name = g_strdup_printf (_ ("Remove “%s”"), label);

  gtk_button_set_child (GTK_BUTTON (button), make_content (label));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "pill.remove");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", key);
  lia_tooltip_set (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (button, "lia-filter-pill");
  gtk_flow_box_append (self->flow, button);
}
