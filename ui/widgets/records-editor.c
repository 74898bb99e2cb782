#include "records-editor.h"

#include <glib/gi18n.h>

#include "focus.h"
#include "record-chooser.h"
#include "tooltip.h"
#include "wrap-layout.h"

/* About the width of the popover that it stands in. */
#define LINE_WIDTH 300

struct _LiaRecordsEditor {
  GtkWidget parent_instance;

  LiaRegister *reg;
  GPtrArray *ids; /* char */
  GtkWidget *button;
};

static void
field_editor_init (LiaFieldEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LiaRecordsEditor,
                               lia_records_editor,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (LIA_TYPE_FIELD_EDITOR, field_editor_init))

static void
on_remove (GtkWidget *pill, LiaRecordsEditor *self)
{
  guint index = 0;

  for (GtkWidget *other = gtk_widget_get_first_child (GTK_WIDGET (self)); other != pill;
       other = gtk_widget_get_next_sibling (other))
    index++;
  g_ptr_array_remove_index (self->ids, index);
  gtk_widget_grab_focus (self->button);
  gtk_widget_unparent (pill);
  lia_field_editor_changed (LIA_FIELD_EDITOR (self));
}

static void
add (LiaRecordsEditor *self, const char *id, const char *title)
{
  GtkWidget *pill = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *text = gtk_label_new (title);
  /* Translators: %s is a record that the button takes away */
  g_autofree char *label = g_strdup_printf (_ ("Remove %s"), title);

  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (text), 30);
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (pill), box);
  gtk_widget_add_css_class (pill, "lia-tag");
  lia_tooltip_set (pill, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (pill), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_insert_before (pill, GTK_WIDGET (self), self->button);
  g_signal_connect (pill, "clicked", G_CALLBACK (on_remove), self);
  g_ptr_array_add (self->ids, g_strdup (id));
}

static void
on_chosen (LiaRecordsEditor *self, LiaRecord *record, const char *title)
{
  g_autofree char *id = lia_id_to_text (lia_record_get_id (record));

  if (g_ptr_array_find_with_equal_func (self->ids, id, g_str_equal, NULL))
    return;

  add (self, id, title);
  lia_field_editor_changed (LIA_FIELD_EDITOR (self));
}

static void
add_named (LiaRecordsEditor *self, LiaReader *reader, const char *text)
{
  g_autofree char *title = NULL;
  LiaId id;

  if (lia_id_parse (text, &id))
    title = lia_reader_title (reader, &id);
  add (self, text, title != NULL ? title : text);
}

static void
lia_records_editor_set_value (LiaFieldEditor *editor, const char *value)
{
  LiaRecordsEditor *self = LIA_RECORDS_EDITOR (editor);
  g_autoptr (LiaReader) reader = lia_register_read (self->reg);
  g_auto (GStrv) ids = g_strsplit (value != NULL ? value : "", ";", -1);

  while (gtk_widget_get_first_child (GTK_WIDGET (self)) != self->button)
    gtk_widget_unparent (gtk_widget_get_first_child (GTK_WIDGET (self)));
  g_ptr_array_set_size (self->ids, 0);
  for (guint i = 0; ids[i] != NULL; i++)
    if (*ids[i] != '\0')
      add_named (self, reader, ids[i]);
}

static char *
lia_records_editor_dup_value (LiaFieldEditor *editor)
{
  LiaRecordsEditor *self = LIA_RECORDS_EDITOR (editor);
  g_autoptr (GString) value = g_string_new (NULL);

  for (guint i = 0; i < self->ids->len; i++)
    g_string_append_printf (value, "%s%s", i > 0 ? ";" : "", (char *) self->ids->pdata[i]);

  return value->len > 0 ? g_strdup (value->str) : NULL;
}

static gboolean
lia_records_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (LIA_RECORDS_EDITOR (widget)->button);
}

static void
lia_records_editor_dispose (GObject *object)
{
  LiaRecordsEditor *self = LIA_RECORDS_EDITOR (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->ids, g_ptr_array_unref);
  g_clear_object (&self->reg);

  G_OBJECT_CLASS (lia_records_editor_parent_class)->dispose (object);
}

static void
field_editor_init (LiaFieldEditorInterface *iface)
{
  iface->set_value = lia_records_editor_set_value;
  iface->dup_value = lia_records_editor_dup_value;
}

static void
lia_records_editor_class_init (LiaRecordsEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_records_editor_dispose;
  widget_class->focus = lia_focus_inside;
  widget_class->grab_focus = lia_records_editor_grab_focus;
}

static void
lia_records_editor_init (LiaRecordsEditor *self)
{
  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->button), _ ("Choose…"));
  gtk_widget_set_layout_manager (GTK_WIDGET (self), g_object_new (LIA_TYPE_WRAP_LAYOUT, "spacing",
                                                                  6, "line", LINE_WIDTH, NULL));
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

/* @types: (array zero-terminated=1): of which the records can be. */
LiaFieldEditor *
lia_records_editor_new (LiaRegister *reg, const LiaRecordType *const *types, const char *label)
{
  LiaRecordsEditor *self = g_object_new (LIA_TYPE_RECORDS_EDITOR, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  GtkWidget *chooser;

  self->reg = g_object_ref (reg);
  for (guint i = 0; types[i] != NULL; i++)
    g_ptr_array_add (names, (gpointer) types[i]->name);
  g_ptr_array_add (names, NULL);
  chooser = lia_record_chooser_new (reg, (const char *const *) names->pdata);
  lia_record_chooser_set_optional (LIA_RECORD_CHOOSER (chooser), FALSE);
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), chooser);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);

  return LIA_FIELD_EDITOR (self);
}
