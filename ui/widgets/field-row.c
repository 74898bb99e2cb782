#include "field-row.h"

#include <glib/gi18n.h>

#include "apply.h"
#include "field-display.h"
#include "field-editor.h"
#include "record-chooser.h"
#include "tooltip.h"

struct _LiaFieldRow {
  AdwPreferencesRow parent_instance;

  LiaRegister *reg;
  const LiaField *field;
  LiaRecord *record;
  LiaRecord *seen; /* the record as it stood when editing began; NULL while only reading */
  LiaFieldEditor *editor;
  gboolean refused; /* the register didn't take what stands in the editor */

  GtkWidget *caption;
  GtkWidget *display_bin;
  GtkWidget *editor_bin;
  GtkWidget *note;
  GtkWidget *message;
  GtkWidget *suffixes;
};

G_DEFINE_FINAL_TYPE (LiaFieldRow, lia_field_row, ADW_TYPE_PREFERENCES_ROW)

/* Choices and flags are always ready to be changed, unless they are fixed; the others are read
 * until they are clicked. */
static gboolean
is_live (LiaFieldRow *self)
{
  return !(self->field->flags & LIA_FIELD_FIXED) &&
         (self->field->kind == LIA_FIELD_CHOICE || self->field->kind == LIA_FIELD_FLAG);
}

static gboolean
can_change (LiaFieldRow *self)
{
  return !(self->field->flags & LIA_FIELD_FIXED) && !lia_register_is_read_only (self->reg);
}

static const char *
get_value (LiaFieldRow *self, LiaRecord *record)
{
  return record != NULL ? lia_record_get (record, self->field->name) : NULL;
}

static void
show_message (LiaFieldRow *self, const char *message)
{
  gtk_label_set_label (GTK_LABEL (self->message), message != NULL ? message : "");
  gtk_widget_set_visible (self->message, message != NULL);
  if (message != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
}

static void
show_editor (LiaFieldRow *self, gboolean editing)
{
  gtk_widget_set_visible (self->editor_bin, editing);
  gtk_widget_set_visible (self->display_bin, !editing);
}

static void
end_editing (LiaFieldRow *self, gboolean keep_focus)
{
  show_message (self, NULL);
  self->refused = FALSE;
  g_clear_object (&self->seen);
  if (is_live (self)) {
    lia_field_editor_set_value (self->editor, get_value (self, self->record));
    return;
  }
  if (keep_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  show_editor (self, FALSE);
}

/* What couldn't be saved must not look as if it were, and what was typed must not be lost. Where
 * somebody thought better of it, the old value is what they want. */
static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  LiaFieldRow *self = LIA_FIELD_ROW (source);
  g_autofree char *typed = user_data;
  g_autoptr (GError) error = NULL;

  if (lia_apply_edit_finish (result, &error) || self->record == NULL)
    return;
  if (is_live (self)) {
    lia_field_editor_set_value (self->editor, get_value (self, self->record));
  } else if (self->editor != NULL && self->seen == NULL &&
             !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    lia_field_row_begin (self);
    lia_field_editor_set_value (self->editor, typed);
    show_message (self, error->message);
    self->refused = TRUE;
  }
}

static void
save_value (LiaFieldRow *self, LiaRecord *seen, const char *value)
{
  g_autofree char *label = NULL;
  g_autoptr (LiaEdit) edit = NULL;

  /* Translators: what an edit did, such as “Change “Due” of C-042”: a field, a reference */
  label = g_strdup_printf (_ ("Change “%s” of %s"), lia_field_label (self->field),
                           lia_record_get_reference (seen));
  edit = lia_edit_new (label);
  lia_edit_change (edit, seen, self->field->name, value);
  lia_apply_edit_async (GTK_WIDGET (self), self->reg, edit, saved_cb, g_strdup (value));
}

static gboolean
check_value (LiaFieldRow *self, const char *text, char **value, GError **error)
{
  *value = NULL;
  if (text != NULL) {
    *value = lia_field_normalize (self->field, text, error);
    if (*value == NULL && *error != NULL)
      return FALSE;
  }
  if (*value == NULL && (self->field->flags & LIA_FIELD_REQUIRED)) {
    /* Translators: %s is the label of a field */
    g_set_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_INVALID,
                 _ ("“%s” can’t be left empty."), lia_field_label (self->field));
    return FALSE;
  }

  return TRUE;
}

static void
commit (LiaFieldRow *self, gboolean keep_focus)
{
  LiaRecord *record = self->seen != NULL ? self->seen : self->record;
  g_autoptr (LiaRecord) seen = record != NULL ? g_object_ref (record) : NULL;
  g_autofree char *text = NULL;
  g_autofree char *value = NULL;
  g_autoptr (GError) error = NULL;

  if (seen == NULL)
    return;
  text = lia_field_editor_dup_value (self->editor);
  if (!check_value (self, text, &value, &error)) {
    show_message (self, error->message);
    return;
  }
  if (is_live (self)) {
    show_message (self, NULL);
    g_clear_object (&self->seen);
  } else {
    end_editing (self, keep_focus);
  }
  if (g_strcmp0 (value, get_value (self, seen)) != 0)
    save_value (self, seen, value);
}

static void
editor_committed_cb (LiaFieldRow *self)
{
  commit (self, TRUE);
}

/* A person who is still typing is not told off: the line goes away until they are done again. */
static void
editor_changed_cb (LiaFieldRow *self)
{
  self->refused = FALSE;
  show_message (self, NULL);
}

static void
ensure_editor (LiaFieldRow *self)
{
  if (self->editor != NULL)
    return;
  self->editor = lia_field_editor_new (self->reg, self->field);
  adw_bin_set_child (ADW_BIN (self->editor_bin), GTK_WIDGET (self->editor));
  g_signal_connect_object (self->editor, "commit", G_CALLBACK (editor_committed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "changed", G_CALLBACK (editor_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static gboolean
key_pressed_cb (LiaFieldRow *self, guint keyval)
{
  if (keyval != GDK_KEY_Escape || self->seen == NULL || is_live (self))
    return GDK_EVENT_PROPAGATE;

  end_editing (self, TRUE);

  return GDK_EVENT_STOP;
}

/* What was refused is not tried again just because the error was looked at; and whoever looks
 * something up in another window is not done yet. */
static void
focus_left_cb (LiaFieldRow *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (GTK_IS_WINDOW (root) && !gtk_window_is_active (GTK_WINDOW (root)))
    return;
  if (self->seen != NULL && !is_live (self) && !self->refused)
    commit (self, FALSE);
}

static void
chosen_cb (LiaFieldRow *self, LiaRecord *chosen)
{
  g_autofree char *id = chosen != NULL ? lia_id_to_text (lia_record_get_id (chosen)) : NULL;

  if (self->record != NULL && g_strcmp0 (id, get_value (self, self->record)) != 0)
    save_value (self, self->record, id);
}

static void
activate (LiaFieldRow *self)
{
  const char *value = get_value (self, self->record);

  if (self->record == NULL || self->seen != NULL)
    return;
  if (self->field->kind == LIA_FIELD_REFERENCE && value != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "s", value);
  else if (self->field->kind == LIA_FIELD_ADDRESS && value != NULL)
    gtk_show_uri (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), value, GDK_CURRENT_TIME);
  else if (can_change (self))
    lia_field_row_begin (self);
}

static void
row_activated_cb (LiaFieldRow *self, GtkListBoxRow *row)
{
  if (row == GTK_LIST_BOX_ROW (self))
    activate (self);
}

/* A list box tells only itself which row was activated. */
static void
parent_changed_cb (LiaFieldRow *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  if (GTK_IS_LIST_BOX (parent))
    g_signal_connect_object (parent, "row-activated", G_CALLBACK (row_activated_cb), self,
                             G_CONNECT_SWAPPED);
}

/* Translators: %s is the label of a field: the name of the button that changes it */
static char *
name_change_button (LiaFieldRow *self)
{
  return g_strdup_printf (_ ("Change %s"), lia_field_label (self->field));
}

static void
dress_suffix (LiaFieldRow *self, GtkWidget *button)
{
  g_autofree char *name = name_change_button (self);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "lia-quiet");
  lia_tooltip_set (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (self->suffixes), button);
}

static void
add_chooser (LiaFieldRow *self)
{
  const char *const types[] = { self->field->refers_to, NULL };
  GtkWidget *chooser = lia_record_chooser_new (self->reg, types);
  GtkWidget *button = gtk_menu_button_new ();

  lia_record_chooser_set_optional (LIA_RECORD_CHOOSER (chooser),
                                   !(self->field->flags & LIA_FIELD_REQUIRED));
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "document-edit-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), chooser);
  dress_suffix (self, button);
}

static void
add_edit_button (LiaFieldRow *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("document-edit-symbolic");

  g_signal_connect_swapped (button, "clicked", G_CALLBACK (lia_field_row_begin), self);
  dress_suffix (self, button);
}

static void
lia_field_row_dispose (GObject *object)
{
  LiaFieldRow *self = LIA_FIELD_ROW (object);

  g_clear_object (&self->seen);
  g_clear_object (&self->record);
  g_clear_object (&self->reg);

  G_OBJECT_CLASS (lia_field_row_parent_class)->dispose (object);
}

static void
lia_field_row_class_init (LiaFieldRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_field_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/liaison/Liaison/ui/widgets/field-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaFieldRow, caption);
  gtk_widget_class_bind_template_child (widget_class, LiaFieldRow, display_bin);
  gtk_widget_class_bind_template_child (widget_class, LiaFieldRow, editor_bin);
  gtk_widget_class_bind_template_child (widget_class, LiaFieldRow, note);
  gtk_widget_class_bind_template_child (widget_class, LiaFieldRow, message);
  gtk_widget_class_bind_template_child (widget_class, LiaFieldRow, suffixes);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_left_cb);
}

static void
lia_field_row_init (LiaFieldRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "notify::parent", G_CALLBACK (parent_changed_cb), NULL);
}

/* A row for @field, of no record yet. */
GtkWidget *
lia_field_row_new (LiaRegister *reg, const LiaField *field)
{
  LiaFieldRow *self = g_object_new (LIA_TYPE_FIELD_ROW, NULL);

  self->reg = g_object_ref (reg);
  self->field = field;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), lia_field_label (field));
  if (field->help != NULL)
    lia_tooltip_set (self->caption, _ (field->help));
  if (is_live (self)) {
    ensure_editor (self);
    show_editor (self, TRUE);
    gtk_widget_set_sensitive (self->editor_bin, !lia_register_is_read_only (reg));
  } else if (!can_change (self)) {
    return GTK_WIDGET (self);
  } else if (field->kind == LIA_FIELD_REFERENCE) {
    add_chooser (self);
  } else if (field->kind == LIA_FIELD_ADDRESS) {
    add_edit_button (self);
  }

  return GTK_WIDGET (self);
}

/* Shows the field of @record, which reads @display. What is being typed is left alone, unless it
 * belongs to another record: then it is saved first. */
void
lia_field_row_show (LiaFieldRow *self, LiaRecord *record, const char *display)
{
  g_return_if_fail (LIA_IS_FIELD_ROW (self));
  g_return_if_fail (LIA_IS_RECORD (record));

  if (self->seen != NULL &&
      !lia_id_equal (lia_record_get_id (self->seen), lia_record_get_id (record))) {
    commit (self, FALSE);
    end_editing (self, FALSE);
  }
  g_set_object (&self->record, record);
  if (is_live (self))
    lia_field_editor_set_value (self->editor, get_value (self, record));
  else
    adw_bin_set_child (ADW_BIN (self->display_bin),
                       lia_field_display_new (self->field, get_value (self, record), display));
}

/* Says @note (nullable) below what the field holds, and @details where the pointer rests on that.
 */
void
lia_field_row_set_note (LiaFieldRow *self, const char *note, const char *details)
{
  g_return_if_fail (LIA_IS_FIELD_ROW (self));

  gtk_label_set_label (GTK_LABEL (self->note), note != NULL ? note : "");
  lia_tooltip_set (self->note, details);
  gtk_widget_set_visible (self->note, note != NULL);
}

/* For a row whose place says what it is. */
void
lia_field_row_hide_caption (LiaFieldRow *self)
{
  g_return_if_fail (LIA_IS_FIELD_ROW (self));

  gtk_widget_set_visible (self->caption, FALSE);
}

/* Makes the row the title of a page: larger, and without a caption. */
void
lia_field_row_set_heading (LiaFieldRow *self)
{
  g_return_if_fail (LIA_IS_FIELD_ROW (self));

  lia_field_row_hide_caption (self);
  gtk_widget_add_css_class (GTK_WIDGET (self), "lia-heading");
}

const LiaField *
lia_field_row_get_field (LiaFieldRow *self)
{
  g_return_val_if_fail (LIA_IS_FIELD_ROW (self), NULL);

  return self->field;
}

gboolean
lia_field_row_is_editing (LiaFieldRow *self)
{
  g_return_val_if_fail (LIA_IS_FIELD_ROW (self), FALSE);

  return self->seen != NULL;
}

/* Begins to edit the field, or opens what it is chosen from. */
void
lia_field_row_begin (LiaFieldRow *self)
{
  g_return_if_fail (LIA_IS_FIELD_ROW (self));
  g_return_if_fail (self->record != NULL);

  if (self->field->kind == LIA_FIELD_REFERENCE) {
    gtk_menu_button_popup (GTK_MENU_BUTTON (gtk_widget_get_first_child (self->suffixes)));
  } else if (is_live (self)) {
    gtk_widget_activate (gtk_widget_get_first_child (GTK_WIDGET (self->editor)));
  } else {
    ensure_editor (self);
    g_set_object (&self->seen, self->record);
    lia_field_editor_set_value (self->editor, get_value (self, self->record));
    show_editor (self, TRUE);
    gtk_widget_grab_focus (GTK_WIDGET (self->editor));
  }
}
