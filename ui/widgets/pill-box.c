#include <glib/gi18n.h>

#include "widgets/pill-box.h"

#include "tooltip.h"
#include "widgets/wrap-layout.h"

struct _LiaPillBox {
  AdwBin parent_instance;

  GtkBox *pills;
};

enum {
  REMOVED,
  NEGATED,
  CHANGED,
  EDITED,
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
on_negate (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[NEGATED], 0, g_variant_get_string (parameter, NULL));
}

static void
on_change (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[CHANGED], 0, g_variant_get_string (parameter, NULL));
}

static void
on_edit (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[EDITED], 0, g_variant_get_string (parameter, NULL));
}

static void
lia_pill_box_class_init (LiaPillBoxClass *klass)
{
  signals[REMOVED] = g_signal_new ("removed", LIA_TYPE_PILL_BOX, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[NEGATED] = g_signal_new ("negated", LIA_TYPE_PILL_BOX, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[CHANGED] = g_signal_new ("changed", LIA_TYPE_PILL_BOX, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[EDITED] = g_signal_new ("edited", LIA_TYPE_PILL_BOX, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "pill.remove", "s", on_remove);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "pill.negate", "s", on_negate);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "pill.change", "s", on_change);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "pill.edit", "s", on_edit);
}

static void
lia_pill_box_init (LiaPillBox *self)
{
  self->pills = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  gtk_widget_set_layout_manager (GTK_WIDGET (self->pills), lia_wrap_layout_new (6));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->pills), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What the list is narrowed to"), -1);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->pills));
}

void
lia_pill_box_clear (LiaPillBox *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->pills))) != NULL)
    gtk_box_remove (self->pills, child);
}

static GMenuModel *
make_menu (const char *key)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenuItem) negate = g_menu_item_new (_ ("It is not so"), NULL);
  g_autoptr (GMenuItem) change = g_menu_item_new (_ ("Change…"), NULL);
  g_autoptr (GMenuItem) edit = g_menu_item_new (_ ("Edit as text"), NULL);

  g_menu_item_set_action_and_target (negate, "pill.negate", "s", key);
  g_menu_item_set_action_and_target (edit, "pill.edit", "s", key);
  g_menu_item_set_action_and_target (change, "pill.change", "s", key);
  g_menu_append_item (menu, change);
  g_menu_append_item (menu, negate);
  g_menu_append_item (menu, edit);

  return G_MENU_MODEL (menu);
}

static GtkWidget *
make_condition (const char *key, const char *text)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *label = gtk_label_new (text);
  g_autoptr (GMenuModel) menu = make_menu (key);
  /* Translators: what a list is narrowed to, such as “Status: In progress”. */
  g_autofree char *name = g_strdup_printf (_ ("Change “%s”"), text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), label);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  lia_tooltip_set (button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (button, "lia-filter-pill");

  return button;
}

static GtkWidget *
make_remover (const char *key, const char *text)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  /* Translators: what a list is narrowed to, such as “Status: In progress”. */
  g_autofree char *name = g_strdup_printf (_ ("Remove “%s”"), text);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "pill.remove");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", key);
  lia_tooltip_set (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (button, "lia-filter-pill");

  return button;
}

/* Adds a pill that reads @label; the signals name it by @key. */
void
lia_pill_box_add (LiaPillBox *self, const char *key, const char *label)
{
  GtkWidget *pill = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (pill, "linked");
  gtk_box_append (GTK_BOX (pill), make_condition (key, label));
  gtk_box_append (GTK_BOX (pill), make_remover (key, label));
  gtk_box_append (self->pills, pill);
}
