#include "part-form.h"

#include <glib/gi18n.h>

#include "apply.h"
#include "field-editor.h"
#include "focus.h"
#include "mnemonic.h"
#include "records/date.h"
#include "records/types.h"

/* Half a second at sixty frames. */
#define FRAMES_TO_SETTLE 30

struct _LiaPartForm {
  GtkWidget parent_instance;

  LiaRegister *reg;
  const LiaRecordType *type;
  LiaRecord *whole;
  GPtrArray *editors; /* one for each field of the type; NULL where none is asked for */

  GtkWidget *box;
  GtkWidget *fields;
  GtkWidget *message;
  GtkWidget *add_button;
};

enum {
  CLOSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LiaPartForm, lia_part_form, GTK_TYPE_WIDGET)

static gboolean
is_asked (const LiaRecordType *type, const LiaField *field)
{
  return !(field->flags & LIA_FIELD_KEPT) && field->kind != LIA_FIELD_FLAG &&
         !g_str_equal (field->name, type->part_of) && !g_str_equal (field->name, "mark") &&
         !g_str_equal (field->name, "originator");
}

static gboolean
is_short (const LiaField *field)
{
  return field->kind == LIA_FIELD_DATE || field->kind == LIA_FIELD_TIME ||
         field->kind == LIA_FIELD_CHOICE || field->kind == LIA_FIELD_INTEGER;
}

static void
show_message (LiaPartForm *self, const char *message)
{
  gtk_label_set_label (GTK_LABEL (self->message), message != NULL ? message : "");
  gtk_widget_set_visible (self->message, message != NULL);
}

static void
close_cb (LiaPartForm *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

static gboolean
key_pressed_cb (LiaPartForm *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (keyval == GDK_KEY_Escape) {
    close_cb (self);
    return GDK_EVENT_STOP;
  }
  if ((keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter) && (state & GDK_CONTROL_MASK)) {
    lia_part_form_add (self);
    return GDK_EVENT_STOP;
  }

  return GDK_EVENT_PROPAGATE;
}

static void
editor_committed_cb (LiaPartForm *self)
{
  lia_part_form_add (self);
}

static void
editor_changed_cb (LiaPartForm *self)
{
  show_message (self, NULL);
}

/* What most likely belongs there: today's date, the first choice where one has to be made. */
static void
preset (LiaFieldEditor *editor, const LiaField *field)
{
  g_autofree char *today = NULL;

  if (!(field->flags & LIA_FIELD_REQUIRED))
    return;
  if (field->kind == LIA_FIELD_DATE) {
    today = lia_day_to_edtf (lia_day_today ());
    lia_field_editor_set_value (editor, today);
  } else if (field->kind == LIA_FIELD_CHOICE) {
    lia_field_editor_set_value (editor, field->choices[0].value);
  }
}

static GtkWidget *
create_field (LiaPartForm *self, const LiaField *field)
{
  LiaFieldEditor *editor = lia_field_editor_new (self->reg, field);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *caption = gtk_label_new (lia_field_label (field));

  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_widget_add_css_class (caption, "caption");
  gtk_widget_add_css_class (caption, "dim-label");
  gtk_box_append (GTK_BOX (box), caption);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (editor));
  preset (editor, field);

  g_ptr_array_add (self->editors, editor);
  g_signal_connect_object (editor, "changed", G_CALLBACK (editor_changed_cb), self,
                           G_CONNECT_SWAPPED);
  if (field->kind != LIA_FIELD_CHOICE && field->kind != LIA_FIELD_REFERENCE)
    g_signal_connect_object (editor, "commit", G_CALLBACK (editor_committed_cb), self,
                             G_CONNECT_SWAPPED);

  return box;
}

/* Short fields go two to a line. */
static void
fill (LiaPartForm *self)
{
  GtkWidget *pair = NULL;

  for (const LiaField *field = self->type->fields; field->name != NULL; field++) {
    GtkWidget *widget;

    if (!is_asked (self->type, field)) {
      g_ptr_array_add (self->editors, NULL);
      continue;
    }
    widget = create_field (self, field);
    if (!is_short (field)) {
      gtk_box_append (GTK_BOX (self->fields), widget);
      pair = NULL;
    } else if (pair == NULL) {
      pair = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
      gtk_box_set_homogeneous (GTK_BOX (pair), TRUE);
      gtk_box_append (GTK_BOX (pair), widget);
      gtk_box_append (GTK_BOX (self->fields), pair);
    } else {
      gtk_box_append (GTK_BOX (pair), widget);
      pair = NULL;
    }
  }
}

static gboolean
take_value (LiaPartForm *self, LiaEdit *edit, const LiaId *id, guint index, GError **error)
{
  const LiaField *field = &self->type->fields[index];
  LiaFieldEditor *editor = self->editors->pdata[index];
  g_autofree char *text = editor != NULL ? lia_field_editor_dup_value (editor) : NULL;
  g_autofree char *value = NULL;
  g_autoptr (GError) wrong = NULL;

  if (editor == NULL)
    return TRUE;
  if (text != NULL)
    value = lia_field_normalize (field, text, &wrong);
  if (wrong == NULL && value == NULL && (field->flags & LIA_FIELD_REQUIRED))
    /* Translators: %s is the label of a field */
    g_set_error (&wrong, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_INVALID,
                 _ ("“%s” can’t be left empty."), lia_field_label (field));
  if (wrong != NULL) {
    gtk_widget_grab_focus (GTK_WIDGET (editor));
    g_propagate_error (error, g_steal_pointer (&wrong));
    return FALSE;
  }
  if (value != NULL)
    lia_edit_set (edit, self->type, id, field->name, NULL, value);

  return TRUE;
}

/* An update that reports a status reports that of its commitment: both change in one edit. */
static void
carry_status (LiaPartForm *self, LiaEdit *edit)
{
  int index = lia_record_type_index (self->type, "status");
  const LiaField *field =
      lia_record_type_field (lia_record_get_record_type (self->whole), "status");
  g_autofree char *status = NULL;

  if (index < 0 || field == NULL || self->type->fields[index].choices != field->choices)
    return;
  status = lia_field_editor_dup_value (self->editors->pdata[index]);
  if (status != NULL && g_strcmp0 (status, lia_record_get (self->whole, "status")) != 0)
    lia_edit_change (edit, self->whole, "status", status);
}

/* What couldn't be added stays as it was written. */
static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  LiaPartForm *self = LIA_PART_FORM (source);

  gtk_widget_set_sensitive (self->add_button, TRUE);
  if (lia_apply_edit_finish (result, NULL))
    g_signal_emit (self, signals[CLOSED], 0);
}

static void
lia_part_form_dispose (GObject *object)
{
  LiaPartForm *self = LIA_PART_FORM (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->editors, g_ptr_array_unref);
  g_clear_object (&self->whole);
  g_clear_object (&self->reg);

  G_OBJECT_CLASS (lia_part_form_parent_class)->dispose (object);
}

/* A form that opens below what is in view comes into view whole. It is followed for half a second,
 * because it still grows while its fields settle; before it has its place, the focus inside it
 * can't be followed. */
static gboolean
come_into_view_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (widget, GTK_TYPE_VIEWPORT);
  GtkWidget *content = viewport != NULL ? gtk_widget_get_first_child (viewport) : NULL;
  guint *frames_left = user_data;
  graphene_rect_t bounds;

  if (gtk_widget_get_height (widget) == 0)
    return G_SOURCE_CONTINUE;
  if (content != NULL && gtk_widget_compute_bounds (widget, content, &bounds))
    gtk_adjustment_clamp_page (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport)),
                               bounds.origin.y, bounds.origin.y + bounds.size.height);

  return --*frames_left > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* The first field that has to be filled and isn't. */
static gboolean
lia_part_form_grab_focus (GtkWidget *widget)
{
  LiaPartForm *self = LIA_PART_FORM (widget);
  guint frames = FRAMES_TO_SETTLE;

  gtk_widget_add_tick_callback (widget, come_into_view_cb, g_memdup2 (&frames, sizeof frames),
                                g_free);
  for (guint i = 0; i < self->editors->len; i++) {
    LiaFieldEditor *editor = self->editors->pdata[i];
    g_autofree char *value = editor != NULL ? lia_field_editor_dup_value (editor) : NULL;

    if (editor != NULL && value == NULL && (self->type->fields[i].flags & LIA_FIELD_REQUIRED))
      return gtk_widget_grab_focus (GTK_WIDGET (editor));
  }

  return gtk_widget_child_focus (self->fields, GTK_DIR_TAB_FORWARD);
}

static void
lia_part_form_class_init (LiaPartFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_part_form_dispose;
  widget_class->focus = lia_focus_inside;
  widget_class->grab_focus = lia_part_form_grab_focus;

  signals[CLOSED] = g_signal_new ("closed", LIA_TYPE_PART_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/liaison/Liaison/ui/widgets/part-form.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaPartForm, box);
  gtk_widget_class_bind_template_child (widget_class, LiaPartForm, fields);
  gtk_widget_class_bind_template_child (widget_class, LiaPartForm, message);
  gtk_widget_class_bind_template_child (widget_class, LiaPartForm, add_button);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, lia_part_form_add);
}

static void
lia_part_form_init (LiaPartForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  lia_mnemonic_name_buttons (GTK_WIDGET (self));
  self->editors = g_ptr_array_new ();
}

GtkWidget *
lia_part_form_new (LiaRegister *reg, const LiaRecordType *type, LiaRecord *whole)
{
  LiaPartForm *self = g_object_new (LIA_TYPE_PART_FORM, NULL);

  self->reg = g_object_ref (reg);
  self->type = type;
  self->whole = g_object_ref (whole);
  fill (self);

  return GTK_WIDGET (self);
}

/* Fills in a field as it most likely is. */
void
lia_part_form_preset (LiaPartForm *self, const char *field, const char *value)
{
  g_return_if_fail (LIA_IS_PART_FORM (self));

  lia_field_editor_set_value (self->editors->pdata[lia_record_type_index (self->type, field)],
                              value);
}

/* Adds what was written, once it stands in the register; returns FALSE, and says why, if something
 * is missing or wrong. */
gboolean
lia_part_form_add (LiaPartForm *self)
{
  g_autofree char *label = NULL;
  g_autofree char *whole_id = NULL;
  g_autoptr (LiaEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  LiaId id;

  g_return_val_if_fail (LIA_IS_PART_FORM (self), FALSE);

  if (!gtk_widget_get_sensitive (self->add_button))
    return FALSE;
  /* Translators: what an edit did, such as "Update added to C-042": a kind of part, a reference */
  label = g_strdup_printf (_ ("%s added to %s"), lia_record_type_label (self->type),
                           lia_record_get_reference (self->whole));
  edit = lia_edit_new (label);
  lia_edit_rely_on (edit, self->whole);
  id = lia_edit_create (edit, self->type);
  whole_id = lia_id_to_text (lia_record_get_id (self->whole));
  lia_edit_set (edit, self->type, &id, self->type->part_of, NULL, whole_id);
  for (guint i = 0; i < self->editors->len; i++)
    if (!take_value (self, edit, &id, i, &error)) {
      show_message (self, error->message);
      return FALSE;
    }
  carry_status (self, edit);
  gtk_widget_set_sensitive (self->add_button, FALSE);
  lia_apply_edit_async (GTK_WIDGET (self), self->reg, edit, added_cb, NULL);

  return TRUE;
}
