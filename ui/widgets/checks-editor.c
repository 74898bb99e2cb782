#include "checks-editor.h"

#include "focus.h"
#include "register/filter-how.h"

/* As many as are seen without scrolling, and half a row that tells of more. */
#define MAX_HEIGHT 190

struct _LiaChecksEditor {
  GtkWidget parent_instance;

  GtkWidget *scrolled;
  GtkWidget *box;
  GArray *values; /* LiaFilterValue */
};

static void
field_editor_init (LiaFieldEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LiaChecksEditor,
                               lia_checks_editor,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (LIA_TYPE_FIELD_EDITOR, field_editor_init))

static void
lia_checks_editor_set_value (LiaFieldEditor *editor, const char *value)
{
  LiaChecksEditor *self = LIA_CHECKS_EDITOR (editor);
  g_auto (GStrv) chosen = g_strsplit (value != NULL ? value : "", ";", -1);
  GtkWidget *check = gtk_widget_get_first_child (self->box);

  for (guint i = 0; check != NULL; check = gtk_widget_get_next_sibling (check), i++) {
    const char *one = g_array_index (self->values, LiaFilterValue, i).value;

    g_signal_handlers_block_by_func (check, lia_field_editor_changed, self);
    gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                                 g_strv_contains ((const char *const *) chosen, one));
    g_signal_handlers_unblock_by_func (check, lia_field_editor_changed, self);
  }
}

static char *
lia_checks_editor_dup_value (LiaFieldEditor *editor)
{
  LiaChecksEditor *self = LIA_CHECKS_EDITOR (editor);
  g_autoptr (GString) value = g_string_new (NULL);
  GtkWidget *check = gtk_widget_get_first_child (self->box);

  for (guint i = 0; check != NULL; check = gtk_widget_get_next_sibling (check), i++)
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)))
      g_string_append_printf (value, "%s%s", value->len > 0 ? ";" : "",
                              g_array_index (self->values, LiaFilterValue, i).value);

  return value->len > 0 ? g_strdup (value->str) : NULL;
}

static gboolean
lia_checks_editor_grab_focus (GtkWidget *widget)
{
  GtkWidget *first = gtk_widget_get_first_child (LIA_CHECKS_EDITOR (widget)->box);

  return first != NULL && gtk_widget_grab_focus (first);
}

static void
lia_checks_editor_dispose (GObject *object)
{
  LiaChecksEditor *self = LIA_CHECKS_EDITOR (object);

  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_pointer (&self->values, g_array_unref);

  G_OBJECT_CLASS (lia_checks_editor_parent_class)->dispose (object);
}

static void
field_editor_init (LiaFieldEditorInterface *iface)
{
  iface->set_value = lia_checks_editor_set_value;
  iface->dup_value = lia_checks_editor_dup_value;
}

static void
lia_checks_editor_class_init (LiaChecksEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_checks_editor_dispose;
  widget_class->focus = lia_focus_inside;
  widget_class->grab_focus = lia_checks_editor_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
lia_checks_editor_init (LiaChecksEditor *self)
{
  self->box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL,
                            "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  gtk_widget_add_css_class (self->box, "lia-checks");
  self->scrolled = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER,
                                 "propagate-natural-height", TRUE, "max-content-height", MAX_HEIGHT,
                                 "has-frame", TRUE, "child", self->box, NULL);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}

static void
add_check (LiaChecksEditor *self, const LiaFilterValue *value)
{
  GtkWidget *check = gtk_check_button_new_with_label (value->label);

  if (value->meaning != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    value->meaning, -1);
  gtk_box_append (GTK_BOX (self->box), check);
  g_signal_connect_object (check, "toggled", G_CALLBACK (lia_field_editor_changed), self,
                           G_CONNECT_SWAPPED);
}

/* @values: (element-type LiaFilterValue): what can be ticked; @label names them all. */
LiaFieldEditor *
lia_checks_editor_new (GArray *values, const char *label)
{
  LiaChecksEditor *self = g_object_new (LIA_TYPE_CHECKS_EDITOR, NULL);

  self->values = g_array_ref (values);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  for (guint i = 0; i < values->len; i++)
    add_check (self, &g_array_index (values, LiaFilterValue, i));

  return LIA_FIELD_EDITOR (self);
}
