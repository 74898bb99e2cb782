#include "terms-editor.h"

#include <glib/gi18n.h>

#include "focus.h"
#include "register/terms.h"
#include "tags-editor.h"
#include "wrap-layout.h"

/* As many as are looked through at a glance. */
#define MOST_TERMS 12

/* About the width of the popover that it stands in. */
#define LINE_WIDTH 300

struct _LiaTermsEditor {
  GtkWidget parent_instance;

  const LiaRecordType *type;
  const LiaField *field;
  GtkWidget *box;
  GtkWidget *used;
  LiaFieldEditor *tags;
  GCancellable *reading;
};

static void
field_editor_init (LiaFieldEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LiaTermsEditor,
                               lia_terms_editor,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (LIA_TYPE_FIELD_EDITOR, field_editor_init))

static void
on_term_clicked (LiaTermsEditor *self, GtkButton *button)
{
  g_autofree char *value = lia_field_editor_dup_value (self->tags);
  const char *term = gtk_button_get_label (button);
  g_auto (GStrv) terms = g_strsplit (value != NULL ? value : "", ";", -1);
  g_autofree char *more = value != NULL ? g_strconcat (value, ";", term, NULL) : g_strdup (term);

  if (g_strv_contains ((const char *const *) terms, term))
    return;

  lia_field_editor_set_value (self->tags, more);
  lia_field_editor_changed (LIA_FIELD_EDITOR (self));
}

static void
offer (LiaTermsEditor *self, const char *term)
{
  GtkWidget *button = gtk_button_new_with_label (term);

  gtk_widget_add_css_class (button, "lia-tag");
  gtk_widget_set_parent (button, self->used);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_term_clicked), self);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer reg, GCancellable *cancellable)
{
  LiaTermsEditor *self = source;
  g_autoptr (LiaReader) reader = lia_register_read (reg);

  g_task_return_pointer (
      task, lia_reader_terms (reader, self->type, self->field, MOST_TERMS, cancellable),
      (GDestroyNotify) g_strfreev);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  LiaTermsEditor *self = LIA_TERMS_EDITOR (source);
  g_auto (GStrv) terms = g_task_propagate_pointer (G_TASK (result), NULL);

  for (guint i = 0; terms != NULL && self->used != NULL && terms[i] != NULL; i++)
    offer (self, terms[i]);
  if (terms != NULL && self->used != NULL)
    gtk_widget_set_visible (self->used, terms[0] != NULL);
}

static void
lia_terms_editor_set_value (LiaFieldEditor *editor, const char *value)
{
  lia_field_editor_set_value (LIA_TERMS_EDITOR (editor)->tags, value);
}

static char *
lia_terms_editor_dup_value (LiaFieldEditor *editor)
{
  return lia_field_editor_dup_value (LIA_TERMS_EDITOR (editor)->tags);
}

static gboolean
lia_terms_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (LIA_TERMS_EDITOR (widget)->tags));
}

static void
lia_terms_editor_dispose (GObject *object)
{
  LiaTermsEditor *self = LIA_TERMS_EDITOR (object);
  GtkWidget *child;

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  while (self->used != NULL && (child = gtk_widget_get_first_child (self->used)) != NULL)
    gtk_widget_unparent (child);
  self->used = NULL;
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (lia_terms_editor_parent_class)->dispose (object);
}

static void
field_editor_init (LiaFieldEditorInterface *iface)
{
  iface->set_value = lia_terms_editor_set_value;
  iface->dup_value = lia_terms_editor_dup_value;
}

static void
lia_terms_editor_class_init (LiaTermsEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_terms_editor_dispose;
  widget_class->focus = lia_focus_inside;
  widget_class->grab_focus = lia_terms_editor_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
lia_terms_editor_init (LiaTermsEditor *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->used = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, "visible",
                             FALSE, NULL);
  gtk_widget_set_layout_manager (
      self->used, g_object_new (LIA_TYPE_WRAP_LAYOUT, "spacing", 6, "line", LINE_WIDTH, NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->used), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Terms in use"), -1);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/* @field: a field of @type that holds terms. */
LiaFieldEditor *
lia_terms_editor_new (LiaRegister *reg, const LiaRecordType *type, const LiaField *field)
{
  LiaTermsEditor *self = g_object_new (LIA_TYPE_TERMS_EDITOR, NULL);
  g_autoptr (GTask) task = NULL;

  self->type = type;
  self->field = field;
  self->tags = lia_tags_editor_new (field);
  self->reading = g_cancellable_new ();
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->tags));
  gtk_box_append (GTK_BOX (self->box), self->used);
  g_signal_connect_swapped (self->tags, "changed", G_CALLBACK (lia_field_editor_changed), self);
  task = g_task_new (self, self->reading, on_read, NULL);
  g_task_set_source_tag (task, lia_terms_editor_new);
  g_task_set_task_data (task, g_object_ref (reg), g_object_unref);
  g_task_run_in_thread (task, read_in_thread);

  return LIA_FIELD_EDITOR (self);
}
