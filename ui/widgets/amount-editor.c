#include "amount-editor.h"

#include <glib/gi18n.h>

#include "focus.h"

#define MOST 999

/* Half a year is how long an office waits before it asks. */
#define FIRST_AMOUNT 6
#define FIRST_UNIT 2

struct _LiaAmountEditor {
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *number;
  GtkWidget *unit;
};

static void
field_editor_init (LiaFieldEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LiaAmountEditor,
                               lia_amount_editor,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (LIA_TYPE_FIELD_EDITOR, field_editor_init))

static const char unit_letters[] = { 'd', 'w', 'm', 'y' };

static void
set_number (LiaAmountEditor *self, guint64 number)
{
  g_signal_handlers_block_by_func (self->number, lia_field_editor_changed, self);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->number), number);
  g_signal_handlers_unblock_by_func (self->number, lia_field_editor_changed, self);
}

static void
set_unit (LiaAmountEditor *self, char letter)
{
  g_signal_handlers_block_by_func (self->unit, lia_field_editor_changed, self);
  for (guint i = 0; i < G_N_ELEMENTS (unit_letters); i++)
    if (unit_letters[i] == letter)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->unit), i);
  g_signal_handlers_unblock_by_func (self->unit, lia_field_editor_changed, self);
}

/* `6m`, `6-months`, or a number, which as a length of time is one of days. */
static void
lia_amount_editor_set_value (LiaFieldEditor *editor, const char *value)
{
  LiaAmountEditor *self = LIA_AMOUNT_EDITOR (editor);
  char *end;

  if (value == NULL)
    return;

  set_number (self, g_ascii_strtoull (value, &end, 10));
  set_unit (self, *end == '\0' ? 'd' : *end == '-' ? end[1] : *end);
}

/* What is typed counts before the spin button has taken it over. */
static char *
lia_amount_editor_dup_value (LiaFieldEditor *editor)
{
  LiaAmountEditor *self = LIA_AMOUNT_EDITOR (editor);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->number));
  guint64 number;

  if (!g_ascii_string_to_unsigned (text, 10, 0, MOST, &number, NULL))
    return NULL;
  if (!gtk_widget_get_visible (self->unit))
    return g_strdup_printf ("%" G_GUINT64_FORMAT, number);

  return g_strdup_printf ("%" G_GUINT64_FORMAT "%c", number,
                          unit_letters[gtk_drop_down_get_selected (GTK_DROP_DOWN (self->unit))]);
}

static gboolean
lia_amount_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (LIA_AMOUNT_EDITOR (widget)->number);
}

static void
lia_amount_editor_dispose (GObject *object)
{
  LiaAmountEditor *self = LIA_AMOUNT_EDITOR (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (lia_amount_editor_parent_class)->dispose (object);
}

static void
field_editor_init (LiaFieldEditorInterface *iface)
{
  iface->set_value = lia_amount_editor_set_value;
  iface->dup_value = lia_amount_editor_dup_value;
}

static void
lia_amount_editor_class_init (LiaAmountEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_amount_editor_dispose;
  widget_class->focus = lia_focus_inside;
  widget_class->grab_focus = lia_amount_editor_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
lia_amount_editor_init (LiaAmountEditor *self)
{
  const char *const units[] = { _ ("days"), _ ("weeks"), _ ("months"), _ ("years"), NULL };

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->number = gtk_spin_button_new_with_range (0, MOST, 1);
  self->unit = gtk_drop_down_new_from_strings (units);
  gtk_widget_set_hexpand (self->number, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->unit), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Unit of time"), -1);
  gtk_box_append (GTK_BOX (self->box), self->number);
  gtk_box_append (GTK_BOX (self->box), self->unit);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_swapped (self->number, "changed", G_CALLBACK (lia_field_editor_changed), self);
  g_signal_connect_swapped (gtk_editable_get_delegate (GTK_EDITABLE (self->number)), "activate",
                            G_CALLBACK (lia_field_editor_commit), self);
  g_signal_connect_swapped (self->unit, "notify::selected", G_CALLBACK (lia_field_editor_changed),
                            self);
}

LiaFieldEditor *
lia_amount_editor_new (const char *label, gboolean with_units)
{
  LiaAmountEditor *self = g_object_new (LIA_TYPE_AMOUNT_EDITOR, NULL);

  gtk_widget_set_visible (self->unit, with_units);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->number), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  if (with_units) {
    set_number (self, FIRST_AMOUNT);
    set_unit (self, unit_letters[FIRST_UNIT]);
  }

  return LIA_FIELD_EDITOR (self);
}
