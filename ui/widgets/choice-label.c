#include "choice-label.h"

#include <glib/gi18n.h>

#include "cell.h"

struct _LiaChoiceLabel {
  GtkWidget parent_instance;

  GtkWidget *icon;
  GtkWidget *word;
  const char *css_class;
  const char *meaning;
};

G_DEFINE_FINAL_TYPE (LiaChoiceLabel, lia_choice_label, GTK_TYPE_WIDGET)

static gboolean
lia_choice_label_query_tooltip (GtkWidget *widget,
                                int x,
                                int y,
                                gboolean keyboard,
                                GtkTooltip *tooltip)
{
  gtk_tooltip_set_text (tooltip, _ (LIA_CHOICE_LABEL (widget)->meaning));
  return TRUE;
}

static void
lia_choice_label_dispose (GObject *object)
{
  LiaChoiceLabel *self = LIA_CHOICE_LABEL (object);

  g_clear_pointer (&self->icon, gtk_widget_unparent);
  g_clear_pointer (&self->word, gtk_widget_unparent);

  G_OBJECT_CLASS (lia_choice_label_parent_class)->dispose (object);
}

static void
lia_choice_label_class_init (LiaChoiceLabelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_choice_label_dispose;
  widget_class->query_tooltip = lia_choice_label_query_tooltip;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "choice");
}

static void
lia_choice_label_init (LiaChoiceLabel *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->icon = gtk_image_new ();
  gtk_widget_set_parent (self->icon, GTK_WIDGET (self));
  self->word = gtk_label_new (NULL);
  gtk_widget_set_parent (self->word, GTK_WIDGET (self));
}

GtkWidget *
lia_choice_label_new (const LiaChoice *choice)
{
  LiaChoiceLabel *self = g_object_new (LIA_TYPE_CHOICE_LABEL, NULL);

  lia_choice_label_set_choice (self, choice);

  return GTK_WIDGET (self);
}

void
lia_choice_label_set_choice (LiaChoiceLabel *self, const LiaChoice *choice)
{
  g_return_if_fail (LIA_IS_CHOICE_LABEL (self));

  if (self->css_class != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->css_class);
  self->css_class = NULL;
  gtk_widget_set_visible (GTK_WIDGET (self), choice != NULL);
  if (choice == NULL)
    return;

  self->css_class = lia_tone_style (choice->tone);
  gtk_widget_add_css_class (GTK_WIDGET (self), self->css_class);
  gtk_label_set_label (GTK_LABEL (self->word), _ (choice->label));
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), choice->icon);
  gtk_widget_set_visible (self->icon, choice->icon != NULL);
  self->meaning = choice->meaning;
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), choice->meaning != NULL);
}
