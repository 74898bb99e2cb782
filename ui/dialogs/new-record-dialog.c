#include <glib/gi18n.h>

#include "dialogs/new-record-dialog.h"

#include "apply.h"
#include "tooltip.h"
#include "widgets/field-editor.h"

struct _LiaNewRecordDialog {
  AdwWindow parent_instance;

  GtkBox *fields;
  GtkLabel *message;

  LiaRegister *reg;
  const LiaRecordType *type;
  LiaId whole;
  GPtrArray *asked;   /* const LiaField */
  GPtrArray *editors; /* LiaFieldEditor, one for each of them */
};

G_DEFINE_FINAL_TYPE (LiaNewRecordDialog, lia_new_record_dialog, ADW_TYPE_WINDOW)

/* What the record can't be without, and the date by which its list is sorted. */
static gboolean
is_asked (const LiaRecordType *type, const LiaField *field)
{
  gboolean dated = field->kind == LIA_FIELD_DATE && g_strcmp0 (type->order, field->name) == 0;

  if ((field->flags & LIA_FIELD_KEPT) || g_strcmp0 (type->part_of, field->name) == 0)
    return FALSE;

  return dated || (field->flags & LIA_FIELD_REQUIRED) != 0;
}

static void
show_message (LiaNewRecordDialog *self, const char *message)
{
  gtk_label_set_text (self->message, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), message != NULL);
}

static void
on_editor_changed (LiaNewRecordDialog *self)
{
  show_message (self, NULL);
}

static gboolean
take_value (LiaNewRecordDialog *self, LiaEdit *edit, const LiaId *id, guint index, GError **error)
{
  const LiaField *field = g_ptr_array_index (self->asked, index);
  g_autofree char *text = lia_field_editor_dup_value (g_ptr_array_index (self->editors, index));
  g_autoptr (GError) wrong = NULL;
  g_autofree char *value = text != NULL ? lia_field_normalize (field, text, &wrong) : NULL;

  if (wrong == NULL && value == NULL && (field->flags & LIA_FIELD_REQUIRED))
    /* Translators: the label of a field, such as Title. */
    g_set_error (&wrong, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_INVALID,
                 _ ("“%s” can’t be left empty."), lia_field_label (field));
  if (wrong != NULL) {
    gtk_widget_grab_focus (g_ptr_array_index (self->editors, index));
    g_propagate_error (error, g_steal_pointer (&wrong));
    return FALSE;
  }
  if (value != NULL)
    lia_edit_set (edit, self->type, id, field->name, NULL, value);

  return TRUE;
}

static LiaEdit *
make_edit (LiaNewRecordDialog *self, LiaId *id, GError **error)
{
  /* Translators: a kind of record, such as Commitment. */
  g_autofree char *label = g_strdup_printf (_ ("New: %s"), lia_record_type_label (self->type));
  g_autoptr (LiaEdit) edit = lia_edit_new (label);

  *id = lia_edit_create (edit, self->type);
  if (self->type->part_of != NULL) {
    g_autofree char *whole = lia_id_to_text (&self->whole);

    lia_edit_set (edit, self->type, id, self->type->part_of, NULL, whole);
  }
  for (guint i = 0; i < self->asked->len; i++)
    if (!take_value (self, edit, id, i, error))
      return NULL;

  return g_steal_pointer (&edit);
}

static void
on_applied (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree char *id = user_data;

  if (lia_apply_edit_finish (result, NULL))
    gtk_widget_activate_action (GTK_WIDGET (source), "win.open-record", "s", id);
}

/* The window that was asked from carries the edit on, because this one is done. */
static void
on_create (LiaNewRecordDialog *self)
{
  GtkWidget *window = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self)));
  GtkWidget *origin = adw_application_window_get_content (ADW_APPLICATION_WINDOW (window));
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaEdit) edit = NULL;
  LiaId id;

  edit = make_edit (self, &id, &error);
  if (edit == NULL) {
    show_message (self, error->message);
    return;
  }

  lia_apply_edit_async (origin, self->reg, edit, self->type->part_of == NULL ? on_applied : NULL,
                        self->type->part_of == NULL ? lia_id_to_text (&id) : NULL);
  gtk_window_close (GTK_WINDOW (self));
}

static void
add_field (LiaNewRecordDialog *self, const LiaField *field)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *caption = gtk_label_new (lia_field_label (field));
  LiaFieldEditor *editor = lia_field_editor_new (self->reg, field);

  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_widget_add_css_class (caption, "caption");
  gtk_widget_add_css_class (caption, "dim-label");
  lia_tooltip_set (box, _ (field->help));
  gtk_box_append (GTK_BOX (box), caption);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (editor));
  gtk_box_append (self->fields, box);
  if (field->kind == LIA_FIELD_CHOICE)
    lia_field_editor_set_value (editor, field->choices[0].value);

  g_signal_connect_object (editor, "changed", G_CALLBACK (on_editor_changed), self,
                           G_CONNECT_SWAPPED);
  if (field->kind != LIA_FIELD_CHOICE && field->kind != LIA_FIELD_REFERENCE)
    g_signal_connect_object (editor, "commit", G_CALLBACK (on_create), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->asked, (gpointer) field);
  g_ptr_array_add (self->editors, editor);
}

static void
fill (LiaNewRecordDialog *self)
{
  /* Translators: a kind of record, such as Commitment. */
  g_autofree char *title = g_strdup_printf (_ ("New: %s"), lia_record_type_label (self->type));

  gtk_window_set_title (GTK_WINDOW (self), title);
  for (const LiaField *field = self->type->fields; field->name != NULL; field++)
    if (is_asked (self->type, field))
      add_field (self, field);
}

static void
lia_new_record_dialog_dispose (GObject *object)
{
  LiaNewRecordDialog *self = LIA_NEW_RECORD_DIALOG (object);

  g_clear_object (&self->reg);
  g_clear_pointer (&self->asked, g_ptr_array_unref);
  g_clear_pointer (&self->editors, g_ptr_array_unref);

  G_OBJECT_CLASS (lia_new_record_dialog_parent_class)->dispose (object);
}

static void
lia_new_record_dialog_class_init (LiaNewRecordDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_new_record_dialog_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/liaison/Liaison/ui/dialogs/new-record-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaNewRecordDialog, fields);
  gtk_widget_class_bind_template_child (widget_class, LiaNewRecordDialog, message);
  gtk_widget_class_bind_template_callback (widget_class, on_create);
}

static void
lia_new_record_dialog_init (LiaNewRecordDialog *self)
{
  self->asked = g_ptr_array_new ();
  self->editors = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static LiaNewRecordDialog *
dialog_new (GtkWidget *window, LiaRegister *reg, const LiaRecordType *type, const LiaId *whole)
{
  LiaNewRecordDialog *self =
      g_object_new (LIA_TYPE_NEW_RECORD_DIALOG, "transient-for", window, NULL);

  self->reg = g_object_ref (reg);
  self->type = type;
  if (whole != NULL)
    self->whole = *whole;
  fill (self);
  return self;
}

static void
present (LiaNewRecordDialog *self)
{
  gtk_window_present (GTK_WINDOW (self));
  if (self->editors->len > 0)
    gtk_widget_grab_focus (g_ptr_array_index (self->editors, 0));
}

/* Asks for a new record of @type; a part is made in @whole, which is %NULL for others. */
void
lia_new_record_dialog_present (GtkWidget *window,
                               LiaRegister *reg,
                               const LiaRecordType *type,
                               const LiaId *whole)
{
  present (dialog_new (window, reg, type, whole));
}

/* As lia_new_record_dialog_present(), with what is known already: @values are names of fields, each
 * followed by its value, up to %NULL. What isn't asked for is left out. */
void
lia_new_record_dialog_present_with (GtkWidget *window,
                                    LiaRegister *reg,
                                    const LiaRecordType *type,
                                    const char *const *values)
{
  LiaNewRecordDialog *self = dialog_new (window, reg, type, NULL);

  for (guint i = 0; values[i] != NULL; i += 2)
    for (guint j = 0; j < self->asked->len; j++)
      if (g_str_equal (((const LiaField *) self->asked->pdata[j])->name, values[i]))
        lia_field_editor_set_value (self->editors->pdata[j], values[i + 1]);
  present (self);
}
