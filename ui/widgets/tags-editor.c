#include "tags-editor.h"

#include <glib/gi18n.h>

#include "focus.h"
#include "tooltip.h"
#include "wrap-layout.h"

struct _LiaTagsEditor {
  GtkWidget parent_instance;

  GtkWidget *entry;
  GPtrArray *terms;
};

static void
field_editor_init (LiaFieldEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LiaTagsEditor,
                               lia_tags_editor,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (LIA_TYPE_FIELD_EDITOR, field_editor_init))

static void
remove_cb (GtkWidget *button, LiaTagsEditor *self);

static void
add_pill (LiaTagsEditor *self, const char *term)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  /* Translators: %s is a term, such as a theme, that the button takes away */
  g_autofree char *label = g_strdup_printf (_ ("Remove %s"), term);

  gtk_box_append (GTK_BOX (box), gtk_label_new (term));
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "lia-tag");
  lia_tooltip_set (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_widget_insert_before (button, GTK_WIDGET (self), self->entry);
  g_signal_connect (button, "clicked", G_CALLBACK (remove_cb), self);
}

static void
show_terms (LiaTagsEditor *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  while (child != self->entry) {
    GtkWidget *next = gtk_widget_get_next_sibling (child);

    gtk_widget_unparent (child);
    child = next;
  }
  for (guint i = 0; i < self->terms->len; i++)
    add_pill (self, self->terms->pdata[i]);
}

static void
take_terms (LiaTagsEditor *self, const char *text)
{
  g_auto (GStrv) terms = g_strsplit (text, ";", -1);

  for (guint i = 0; terms[i] != NULL; i++) {
    g_strstrip (terms[i]);
    if (*terms[i] != '\0' &&
        !g_ptr_array_find_with_equal_func (self->terms, terms[i], g_str_equal, NULL))
      g_ptr_array_add (self->terms, g_strdup (terms[i]));
  }
}

/* The focus moves on before the button that has it goes, so that leaving isn't taken for done. */
static void
remove_cb (GtkWidget *button, LiaTagsEditor *self)
{
  guint index = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != button;
       child = gtk_widget_get_next_sibling (child))
    index++;
  gtk_widget_grab_focus (self->entry);
  g_ptr_array_remove_index (self->terms, index);
  gtk_widget_unparent (button);
  lia_field_editor_changed (LIA_FIELD_EDITOR (self));
}

static void
activate_cb (LiaTagsEditor *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (*text == '\0') {
    lia_field_editor_commit (LIA_FIELD_EDITOR (self));
    return;
  }
  take_terms (self, text);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  show_terms (self);
  lia_field_editor_changed (LIA_FIELD_EDITOR (self));
}

static void
lia_tags_editor_set_value (LiaFieldEditor *editor, const char *value)
{
  LiaTagsEditor *self = LIA_TAGS_EDITOR (editor);

  g_ptr_array_set_size (self->terms, 0);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  if (value != NULL)
    take_terms (self, value);
  show_terms (self);
}

/* What is typed but not yet entered counts as well. */
static char *
lia_tags_editor_dup_value (LiaFieldEditor *editor)
{
  LiaTagsEditor *self = LIA_TAGS_EDITOR (editor);
  g_autoptr (GString) value = g_string_new (NULL);

  for (guint i = 0; i < self->terms->len; i++)
    g_string_append_printf (value, "%s%s", i > 0 ? ";" : "", (char *) self->terms->pdata[i]);
  if (gtk_entry_get_text_length (GTK_ENTRY (self->entry)) > 0)
    g_string_append_printf (value, "%s%s", value->len > 0 ? ";" : "",
                            gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  return value->len > 0 ? g_string_free (g_steal_pointer (&value), FALSE) : NULL;
}

static gboolean
lia_tags_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (LIA_TAGS_EDITOR (widget)->entry);
}

static void
lia_tags_editor_dispose (GObject *object)
{
  LiaTagsEditor *self = LIA_TAGS_EDITOR (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->entry = NULL;
  g_clear_pointer (&self->terms, g_ptr_array_unref);

  G_OBJECT_CLASS (lia_tags_editor_parent_class)->dispose (object);
}

static void
field_editor_init (LiaFieldEditorInterface *iface)
{
  iface->set_value = lia_tags_editor_set_value;
  iface->dup_value = lia_tags_editor_dup_value;
}

static void
lia_tags_editor_class_init (LiaTagsEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_tags_editor_dispose;
  widget_class->focus = lia_focus_inside;
  widget_class->grab_focus = lia_tags_editor_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, LIA_TYPE_WRAP_LAYOUT);
}

static void
lia_tags_editor_init (LiaTagsEditor *self)
{
  self->terms = g_ptr_array_new_with_free_func (g_free);
  self->entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _ ("Add a term"));
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (lia_field_editor_changed), self);
}

LiaFieldEditor *
lia_tags_editor_new (const LiaField *field)
{
  LiaTagsEditor *self = g_object_new (LIA_TYPE_TAGS_EDITOR, NULL);

  lia_field_editor_name (self->entry, field);

  return LIA_FIELD_EDITOR (self);
}
