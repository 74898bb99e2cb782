#include "reference-editor.h"

#include <glib/gi18n.h>

#include "focus.h"
#include "record-chooser.h"

struct _LiaReferenceEditor {
  GtkWidget parent_instance;

  LiaRegister *reg;
  char *value;
  GtkWidget *button;
};

static void
field_editor_init (LiaFieldEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LiaReferenceEditor,
                               lia_reference_editor,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (LIA_TYPE_FIELD_EDITOR, field_editor_init))

static void
show_title (LiaReferenceEditor *self, const char *title)
{
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->button), title != NULL ? title : _ ("Choose…"));
}

static void
chosen_cb (LiaReferenceEditor *self, LiaRecord *record, const char *title)
{
  g_clear_pointer (&self->value, g_free);
  if (record != NULL)
    self->value = lia_id_to_text (lia_record_get_id (record));
  show_title (self, title);
  lia_field_editor_changed (LIA_FIELD_EDITOR (self));
  lia_field_editor_commit (LIA_FIELD_EDITOR (self));
}

static void
lia_reference_editor_set_value (LiaFieldEditor *editor, const char *value)
{
  LiaReferenceEditor *self = LIA_REFERENCE_EDITOR (editor);
  g_autofree char *title = NULL;
  LiaId id;

  if (value != NULL && lia_id_parse (value, &id)) {
    g_autoptr (LiaReader) reader = lia_register_read (self->reg);

    title = lia_reader_title (reader, &id);
  }
  g_free (self->value);
  self->value = g_strdup (value);
  show_title (self, title);
}

static char *
lia_reference_editor_dup_value (LiaFieldEditor *editor)
{
  return g_strdup (LIA_REFERENCE_EDITOR (editor)->value);
}

static gboolean
lia_reference_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (LIA_REFERENCE_EDITOR (widget)->button);
}

static void
lia_reference_editor_dispose (GObject *object)
{
  LiaReferenceEditor *self = LIA_REFERENCE_EDITOR (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_pointer (&self->value, g_free);
  g_clear_object (&self->reg);

  G_OBJECT_CLASS (lia_reference_editor_parent_class)->dispose (object);
}

static void
field_editor_init (LiaFieldEditorInterface *iface)
{
  iface->set_value = lia_reference_editor_set_value;
  iface->dup_value = lia_reference_editor_dup_value;
}

static void
lia_reference_editor_class_init (LiaReferenceEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_reference_editor_dispose;
  widget_class->focus = lia_focus_inside;
  widget_class->grab_focus = lia_reference_editor_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
lia_reference_editor_init (LiaReferenceEditor *self)
{
  self->button = gtk_menu_button_new ();
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  show_title (self, NULL);
}

LiaFieldEditor *
lia_reference_editor_new (LiaRegister *reg, const LiaField *field)
{
  LiaReferenceEditor *self = g_object_new (LIA_TYPE_REFERENCE_EDITOR, NULL);
  const char *const types[] = { field->refers_to, NULL };
  GtkWidget *chooser = lia_record_chooser_new (reg, types);

  self->reg = g_object_ref (reg);
  lia_record_chooser_set_optional (LIA_RECORD_CHOOSER (chooser),
                                   !(field->flags & LIA_FIELD_REQUIRED));
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), chooser);
  lia_field_editor_name (self->button, field);

  return LIA_FIELD_EDITOR (self);
}
