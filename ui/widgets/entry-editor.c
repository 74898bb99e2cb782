#include "entry-editor.h"

#include "focus.h"

struct _LiaEntryEditor {
  GtkWidget parent_instance;

  GtkWidget *entry;
};

static void
field_editor_init (LiaFieldEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LiaEntryEditor,
                               lia_entry_editor,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (LIA_TYPE_FIELD_EDITOR, field_editor_init))

static void
lia_entry_editor_set_value (LiaFieldEditor *editor, const char *value)
{
  LiaEntryEditor *self = LIA_ENTRY_EDITOR (editor);

  g_signal_handlers_block_by_func (self->entry, lia_field_editor_changed, self);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), value != NULL ? value : "");
  g_signal_handlers_unblock_by_func (self->entry, lia_field_editor_changed, self);
}

static char *
lia_entry_editor_dup_value (LiaFieldEditor *editor)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (LIA_ENTRY_EDITOR (editor)->entry));

  return *text != '\0' ? g_strdup (text) : NULL;
}

static gboolean
lia_entry_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (LIA_ENTRY_EDITOR (widget)->entry);
}

static void
lia_entry_editor_dispose (GObject *object)
{
  LiaEntryEditor *self = LIA_ENTRY_EDITOR (object);

  g_clear_pointer (&self->entry, gtk_widget_unparent);

  G_OBJECT_CLASS (lia_entry_editor_parent_class)->dispose (object);
}

static void
field_editor_init (LiaFieldEditorInterface *iface)
{
  iface->set_value = lia_entry_editor_set_value;
  iface->dup_value = lia_entry_editor_dup_value;
}

static void
lia_entry_editor_class_init (LiaEntryEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_entry_editor_dispose;
  widget_class->focus = lia_focus_inside;
  widget_class->grab_focus = lia_entry_editor_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
lia_entry_editor_init (LiaEntryEditor *self)
{
  self->entry = gtk_entry_new ();
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (lia_field_editor_changed), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (lia_field_editor_commit), self);
}

LiaFieldEditor *
lia_entry_editor_new (const LiaField *field)
{
  LiaEntryEditor *self = g_object_new (LIA_TYPE_ENTRY_EDITOR, NULL);

  lia_field_editor_name (self->entry, field);
  if (field->kind == LIA_FIELD_TIME)
    gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), "09:30");
  else if (field->kind == LIA_FIELD_ADDRESS)
    gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), "https://");

  return LIA_FIELD_EDITOR (self);
}
