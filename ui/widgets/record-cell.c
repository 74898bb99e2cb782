#include "widgets/record-cell.h"

struct _LiaRecordCell {
  GtkWidget parent_instance;

  GtkWidget *icon;
  const char *icon_name;
  GtkWidget *text; /* GtkInscription, which is fast, or GtkLabel, which is as wide as its words */
  gboolean pill;

  const LiaField *field;
  LiaRecordSlot *slot;
  char *style;
};

G_DEFINE_FINAL_TYPE (LiaRecordCell, lia_record_cell, GTK_TYPE_WIDGET)

static void
set_style (LiaRecordCell *self, const char *style)
{
  if (g_strcmp0 (self->style, style) == 0)
    return;

  if (self->style != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->style);
  g_free (self->style);
  self->style = g_strdup (style);
  if (style != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), style);
}

static void
set_text (LiaRecordCell *self, const char *text)
{
  if (self->pill) {
    gtk_label_set_text (GTK_LABEL (self->text), text);
    gtk_widget_set_visible (self->text, *text != '\0');
  } else {
    gtk_inscription_set_text (GTK_INSCRIPTION (self->text), text);
  }
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), *text != '\0');
}

static void
set_icon (LiaRecordCell *self, const char *icon)
{
  if (g_strcmp0 (icon, self->icon_name) == 0)
    return;

  if (self->icon == NULL) {
    self->icon = gtk_image_new ();
    gtk_widget_insert_before (self->icon, GTK_WIDGET (self), self->text);
  }
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), icon);
  gtk_widget_set_visible (self->icon, icon != NULL);
  self->icon_name = icon;
}

static void
show_cell (LiaRecordCell *self, const char *text, const char *icon, const char *style)
{
  set_text (self, text);
  set_style (self, style);
  set_icon (self, icon);
}

static void
update (LiaRecordCell *self)
{
  LiaRecordRow *row = self->slot != NULL ? lia_record_slot_get_row (self->slot) : NULL;
  const LiaCell *cell =
      row != NULL && self->field != NULL ? lia_record_row_get_cell (row, self->field) : NULL;

  if (cell != NULL)
    show_cell (self, cell->text, cell->icon, cell->style);
  else if (row != NULL && self->field == NULL)
    show_cell (self, lia_record_row_get_reference (row), NULL, "dim-label");
  else
    show_cell (self, "", NULL, NULL);
}

/* A view lays out and draws all rows that it keeps, some 200, of which few can be seen. */
static void
lia_record_cell_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LiaRecordCell *self = LIA_RECORD_CELL (widget);

  if (self->slot != NULL && lia_record_slot_is_seen (self->slot))
    GTK_WIDGET_CLASS (lia_record_cell_parent_class)->snapshot (widget, snapshot);
}

static const char *
get_text (LiaRecordCell *self)
{
  return self->pill ? gtk_label_get_text (GTK_LABEL (self->text))
                    : gtk_inscription_get_text (GTK_INSCRIPTION (self->text));
}

/* Answered when it is asked: to set a tooltip anew makes GTK ask the display where the pointer is,
 * and wait for that, for every cell of a list. */
static gboolean
lia_record_cell_query_tooltip (GtkWidget *widget,
                               int x,
                               int y,
                               gboolean keyboard,
                               GtkTooltip *tooltip)
{
  gtk_tooltip_set_text (tooltip, get_text (LIA_RECORD_CELL (widget)));
  return TRUE;
}

static void
lia_record_cell_dispose (GObject *object)
{
  LiaRecordCell *self = LIA_RECORD_CELL (object);

  lia_record_cell_bind (self, NULL);
  g_clear_pointer (&self->icon, gtk_widget_unparent);
  g_clear_pointer (&self->text, gtk_widget_unparent);
  g_clear_pointer (&self->style, g_free);

  G_OBJECT_CLASS (lia_record_cell_parent_class)->dispose (object);
}

static void
lia_record_cell_class_init (LiaRecordCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_record_cell_dispose;
  widget_class->snapshot = lia_record_cell_snapshot;
  widget_class->query_tooltip = lia_record_cell_query_tooltip;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "cell-content");
}

static void
lia_record_cell_init (LiaRecordCell *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
}

static GtkWidget *
make_pill (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, "lia-pill");

  return label;
}

static GtkWidget *
make_inscription (const LiaField *field)
{
  GtkWidget *inscription = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (inscription),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (inscription), 3);
  gtk_inscription_set_yalign (GTK_INSCRIPTION (inscription), 0.5);
  gtk_widget_set_hexpand (inscription, TRUE);
  if (field == NULL || field->kind == LIA_FIELD_DATE || field->kind == LIA_FIELD_TIME)
    gtk_widget_add_css_class (inscription, "numeric");

  return inscription;
}

/* A cell for @field, or for the reference if that is %NULL. */
GtkWidget *
lia_record_cell_new (const LiaField *field)
{
  LiaRecordCell *self = g_object_new (LIA_TYPE_RECORD_CELL, NULL);

  self->field = field;
  self->pill = field != NULL && field->kind == LIA_FIELD_REFERENCE &&
               g_str_equal (field->refers_to, "process");
  self->text = self->pill ? make_pill () : make_inscription (field);
  gtk_widget_set_parent (self->text, GTK_WIDGET (self));

  return GTK_WIDGET (self);
}

/* Shows what stands in @slot, and goes on to do so; %NULL lets go of it. */
void
lia_record_cell_bind (LiaRecordCell *self, LiaRecordSlot *slot)
{
  if (self->slot != NULL) {
    g_signal_handlers_disconnect_by_func (self->slot, update, self);
    g_signal_handlers_disconnect_by_func (self->slot, gtk_widget_queue_draw, self);
  }
  g_set_object (&self->slot, slot);
  if (slot == NULL)
    return;

  g_signal_connect_object (slot, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (slot, "sighted", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  update (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
