#include "field-display.h"

#include <glib/gi18n.h>

#include "choice-label.h"
#include "tooltip.h"
#include "wrap-layout.h"

/* A hyphen that isn't there would be taken for a part of a file name or a hash. */
static GtkWidget *
words_new (const char *words)
{
  GtkWidget *label = gtk_label_new (words);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_WORD);
  gtk_label_set_attributes (GTK_LABEL (label), attributes);

  return label;
}

/* An empty field says what would belong there. */
static GtkWidget *
empty_new (const LiaField *field)
{
  GtkWidget *label = words_new (field->help != NULL ? _ (field->help) : _ ("Not recorded"));

  gtk_widget_add_css_class (label, "dim-label");

  return label;
}

/* An address as a person reads it: without the scheme, broken where the row ends. */
static GtkWidget *
address_new (const char *address)
{
  const char *rest = strstr (address, "://");
  GtkWidget *label = words_new (rest != NULL ? rest + 3 : address);

  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  lia_tooltip_set (label, address);
  gtk_widget_add_css_class (label, "accent");

  return label;
}

/* How @field reads: @display in words, @value where more than words is shown. */
GtkWidget *
lia_field_display_new (const LiaField *field, const char *value, const char *display)
{
  if (value == NULL)
    return empty_new (field);

  switch (field->kind) {
  case LIA_FIELD_CHOICE: {
    const LiaChoice *choice = lia_field_find_choice (field, value);

    return choice != NULL ? lia_choice_label_new (choice) : words_new (display);
  }
  case LIA_FIELD_TAGS:
    return lia_tags_display_new (value);
  case LIA_FIELD_ADDRESS:
    return address_new (value);
  default:
    return words_new (display != NULL ? display : value);
  }
}

/* Terms parted by semicolons, each as a pill. */
GtkWidget *
lia_tags_display_new (const char *value)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autoptr (GtkLayoutManager) layout = lia_wrap_layout_new (6);
  g_auto (GStrv) terms = g_strsplit (value, ";", -1);

  gtk_widget_set_layout_manager (box, g_steal_pointer (&layout));
  for (guint i = 0; terms[i] != NULL; i++) {
    GtkWidget *label = words_new (g_strstrip (terms[i]));

    gtk_widget_add_css_class (label, "lia-tag");
    gtk_box_append (GTK_BOX (box), label);
  }

  return box;
}
