#include "widgets/kind-item.h"

#include <glib/gi18n.h>

#include "briefing/kinds/kind.h"

/* What it is called, and below that what it is for. */
static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *summary = gtk_label_new (NULL);

  g_object_set (label, "xalign", 0.0, NULL);
  g_object_set (summary, "xalign", 0.0, "wrap", TRUE, "width-chars", 44, "max-width-chars", 44,
                NULL);
  gtk_widget_add_css_class (summary, "caption");
  gtk_widget_add_css_class (summary, "dim-label");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), summary);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_list_item_set_child (item, box);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  const LiaBriefingKind *kind = lia_briefing_kinds ()[gtk_list_item_get_position (item)];
  GtkWidget *label = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *summary = gtk_widget_get_next_sibling (label);

  gtk_label_set_label (GTK_LABEL (label), _ (kind->label));
  gtk_label_set_label (GTK_LABEL (summary), _ (kind->summary));
}

/* Lets the kinds of briefing be chosen in @row, in the order of lia_briefing_kinds(). */
void
lia_kind_items_offer (AdwComboRow *row)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (const LiaBriefingKind *const *kind = lia_briefing_kinds (); *kind != NULL; kind++)
    gtk_string_list_append (labels, _ ((*kind)->label));
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  adw_combo_row_set_list_factory (row, factory);
  adw_combo_row_set_model (row, G_LIST_MODEL (labels));
}
