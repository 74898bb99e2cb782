#include "widgets/changed-row.h"

#include "tooltip.h"

#define MOST_LINES 6

struct _LiaChangedRow {
  GtkWidget parent_instance;

  GtkWidget *heading;
  GtkWidget *record;
  GtkWidget *icon;
  GtkWidget *reference;
  GtkWidget *title;
  GtkWidget *lines;
};

G_DEFINE_FINAL_TYPE (LiaChangedRow, lia_changed_row, GTK_TYPE_WIDGET)

static void
lia_changed_row_dispose (GObject *object)
{
  LiaChangedRow *self = LIA_CHANGED_ROW (object);

  g_clear_pointer (&self->heading, gtk_widget_unparent);
  g_clear_pointer (&self->record, gtk_widget_unparent);

  G_OBJECT_CLASS (lia_changed_row_parent_class)->dispose (object);
}

static void
lia_changed_row_class_init (LiaChangedRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lia_changed_row_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static GtkWidget *
add_label (GtkWidget *parent, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (parent), label);

  return label;
}

static void
lia_changed_row_init (LiaChangedRow *self)
{
  GtkWidget *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->heading = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->heading), 0);
  gtk_widget_add_css_class (self->heading, "heading");
  gtk_widget_set_margin_top (self->heading, 18);
  gtk_widget_set_margin_bottom (self->heading, 6);
  gtk_widget_set_hexpand (self->heading, TRUE);
  gtk_widget_set_parent (self->heading, GTK_WIDGET (self));

  self->record = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_set_margin_top (self->record, 8);
  gtk_widget_set_margin_bottom (self->record, 8);
  gtk_widget_set_hexpand (self->record, TRUE);
  gtk_widget_set_parent (self->record, GTK_WIDGET (self));
  self->icon = gtk_image_new ();
  gtk_widget_set_valign (self->icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->icon, "dim-label");
  gtk_box_append (GTK_BOX (self->record), self->icon);
  self->reference = add_label (self->record, "numeric");
  gtk_label_set_wrap (GTK_LABEL (self->reference), FALSE);
  gtk_label_set_width_chars (GTK_LABEL (self->reference), 7);
  gtk_widget_set_valign (self->reference, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->reference, "dim-label");
  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (self->record), text);
  self->title = add_label (text, "lia-changed-title");
  self->lines = add_label (text, "caption");
  gtk_label_set_lines (GTK_LABEL (self->lines), MOST_LINES);
  gtk_label_set_ellipsize (GTK_LABEL (self->lines), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->lines, "dim-label");
}

GtkWidget *
lia_changed_row_new (void)
{
  return g_object_new (LIA_TYPE_CHANGED_ROW, NULL);
}

/* A heading stands between records, and nothing happens when it is clicked. */
void
lia_changed_row_show_heading (LiaChangedRow *self, const char *text)
{
  gtk_label_set_label (GTK_LABEL (self->heading), text);
  gtk_widget_set_visible (self->heading, TRUE);
  gtk_widget_set_visible (self->record, FALSE);
}

/* What a record is reads in the language of its register, so it is text and no markup. */
void
lia_changed_row_show_record (LiaChangedRow *self, LiaChangedRecord *changed)
{
  LiaRecord *record = lia_changed_record_get_record (changed);
  g_autofree char *lines = lia_changed_record_get_lines (changed);

  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), lia_record_get_record_type (record)->icon);
  lia_tooltip_set (self->icon, lia_record_type_label (lia_record_get_record_type (record)));
  gtk_label_set_label (GTK_LABEL (self->reference), lia_record_get_reference (record));
  gtk_label_set_label (GTK_LABEL (self->title), lia_changed_record_get_title (changed));
  gtk_label_set_label (GTK_LABEL (self->lines), lines);
  gtk_widget_set_visible (self->lines, *lines != '\0');
  gtk_widget_set_visible (self->heading, FALSE);
  gtk_widget_set_visible (self->record, TRUE);
}
