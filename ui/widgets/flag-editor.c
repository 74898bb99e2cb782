#include "flag-editor.h"

#include "focus.h"

struct _LiaFlagEditor {
  GtkWidget parent_instance;

  GtkWidget *flag;
};

static void
field_editor_init (LiaFieldEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LiaFlagEditor,
                               lia_flag_editor,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (LIA_TYPE_FIELD_EDITOR, field_editor_init))

static void
switched_cb (LiaFlagEditor *self)
{
  lia_field_editor_changed (LIA_FIELD_EDITOR (self));
  lia_field_editor_commit (LIA_FIELD_EDITOR (self));
}

static void
lia_flag_editor_set_value (LiaFieldEditor *editor, const char *value)
{
  LiaFlagEditor *self = LIA_FLAG_EDITOR (editor);

  g_signal_handlers_block_by_func (self->flag, switched_cb, self);
  gtk_switch_set_active (GTK_SWITCH (self->flag), value != NULL);
  g_signal_handlers_unblock_by_func (self->flag, switched_cb, self);
}

static char *
lia_flag_editor_dup_value (LiaFieldEditor *editor)
{
  gboolean active = gtk_switch_get_active (GTK_SWITCH (LIA_FLAG_EDITOR (editor)->flag));

  return active ? g_strdup ("1") : NULL;
}

static gboolean
lia_flag_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (LIA_FLAG_EDITOR (widget)->flag);
}

static void
lia_flag_editor_dispose (GObject *object)
{
  LiaFlagEditor *self = LIA_FLAG_EDITOR (object);

  g_clear_pointer (&self->flag, gtk_widget_unparent);

  G_OBJECT_CLASS (lia_flag_editor_parent_class)->dispose (object);
}

static void
field_editor_init (LiaFieldEditorInterface *iface)
{
  iface->set_value = lia_flag_editor_set_value;
  iface->dup_value = lia_flag_editor_dup_value;
}

static void
lia_flag_editor_class_init (LiaFlagEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_flag_editor_dispose;
  widget_class->focus = lia_focus_inside;
  widget_class->grab_focus = lia_flag_editor_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
lia_flag_editor_init (LiaFlagEditor *self)
{
  self->flag = gtk_switch_new ();
  gtk_widget_set_halign (self->flag, GTK_ALIGN_START);
  gtk_widget_set_parent (self->flag, GTK_WIDGET (self));
  g_signal_connect_swapped (self->flag, "notify::active", G_CALLBACK (switched_cb), self);
}

LiaFieldEditor *
lia_flag_editor_new (const LiaField *field)
{
  LiaFlagEditor *self = g_object_new (LIA_TYPE_FLAG_EDITOR, NULL);

  lia_field_editor_name (self->flag, field);

  return LIA_FIELD_EDITOR (self);
}
