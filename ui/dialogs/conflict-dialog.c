#include <glib/gi18n.h>

#include "dialogs/conflict-dialog.h"

struct _LiaConflictDialog {
  AdwMessageDialog parent_instance;

  GtkBox *groups;

  LiaEdit *edit;
  GPtrArray *mine; /* GtkCheckButton, one for each conflict */
  LiaConflictFunc callback;
  gpointer user_data;
};

G_DEFINE_FINAL_TYPE (LiaConflictDialog, lia_conflict_dialog, ADW_TYPE_MESSAGE_DIALOG)

static const LiaConflict *
find_conflict (LiaConflictDialog *self, const LiaChange *change, guint *index)
{
  GPtrArray *conflicts = lia_edit_get_conflicts (self->edit);

  for (*index = 0; *index < conflicts->len; (*index)++) {
    const LiaConflict *conflict = g_ptr_array_index (conflicts, *index);

    if (conflict->change == change)
      return conflict;
  }

  return NULL;
}

/* The edit again, without what gives way, and seeing what is there now where it insists. */
static LiaEdit *
settle (LiaConflictDialog *self)
{
  LiaEdit *settled = lia_edit_new (lia_edit_get_label (self->edit));
  GPtrArray *changes = lia_edit_get_changes (self->edit);

  lia_edit_set_reason (settled, lia_edit_get_reason (self->edit));
  lia_edit_set_author (settled, lia_edit_get_person (self->edit), lia_edit_get_office (self->edit));
  for (guint i = 0; i < changes->len; i++) {
    const LiaChange *change = g_ptr_array_index (changes, i);
    guint index;
    const LiaConflict *conflict = find_conflict (self, change, &index);

    if (conflict != NULL && !gtk_check_button_get_active (g_ptr_array_index (self->mine, index)))
      continue;
    lia_edit_set (settled, change->type, &change->id, change->field,
                  conflict != NULL ? conflict->found : change->saw, change->wants);
  }

  return settled;
}

static void
on_response (LiaConflictDialog *self, const char *response)
{
  g_autoptr (LiaEdit) settled = g_str_equal (response, "save") ? settle (self) : NULL;

  self->callback (settled, self->user_data);
}

static char *
display (LiaReader *reader, const LiaChange *change, const char *value)
{
  g_autofree char *text = lia_reader_display (reader, change->type, change->field, value);

  return *text != '\0' ? g_steal_pointer (&text) : g_strdup (_ ("Nothing"));
}

static GtkWidget *
add_answer (AdwPreferencesGroup *group, const char *title, const char *value)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), value);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), title);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  adw_preferences_group_add (group, row);

  return check;
}

static void
add_conflict (LiaConflictDialog *self, LiaReader *reader, const LiaConflict *conflict)
{
  const LiaChange *change = conflict->change;
  const LiaField *field = lia_record_type_field (change->type, change->field);
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autofree char *record = lia_reader_title (reader, &change->id);
  g_autofree char *saw = display (reader, change, change->saw);
  g_autofree char *found = display (reader, change, conflict->found);
  g_autofree char *wants = display (reader, change, change->wants);
  /* Translators: a field, such as Due, and the record it belongs to. */
  g_autofree char *title = g_markup_printf_escaped (
      _ ("%s of “%s”"), field != NULL ? lia_field_label (field) : change->field, record);
  g_autofree char *before = g_markup_printf_escaped (_ ("When you began: %s"), saw);
  GtkWidget *theirs, *mine;

  adw_preferences_group_set_title (group, title);
  adw_preferences_group_set_description (group, before);
  theirs = add_answer (group, _ ("Keep what is there now"), found);
  mine = add_answer (group, _ ("Put yours in its place"), wants);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (mine), GTK_CHECK_BUTTON (theirs));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (theirs), TRUE);
  gtk_box_append (self->groups, GTK_WIDGET (group));
  g_ptr_array_add (self->mine, mine);
}

static void
lia_conflict_dialog_dispose (GObject *object)
{
  LiaConflictDialog *self = LIA_CONFLICT_DIALOG (object);

  g_clear_object (&self->edit);
  g_clear_pointer (&self->mine, g_ptr_array_unref);

  G_OBJECT_CLASS (lia_conflict_dialog_parent_class)->dispose (object);
}

static void
lia_conflict_dialog_class_init (LiaConflictDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_conflict_dialog_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/liaison/Liaison/ui/dialogs/conflict-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaConflictDialog, groups);
}

static void
lia_conflict_dialog_init (LiaConflictDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->mine = g_ptr_array_new ();
}

/* Asks what shall stand where @edit meets conflicts. @callback gets the edit to apply instead, or
 * %NULL if nothing shall be changed. */
void
lia_conflict_dialog_ask (GtkWidget *origin,
                         LiaRegister *reg,
                         LiaEdit *edit,
                         LiaConflictFunc callback,
                         gpointer user_data)
{
  GtkRoot *root = gtk_widget_get_root (origin);
  g_autoptr (LiaReader) reader = lia_register_read (reg);
  GPtrArray *conflicts = lia_edit_get_conflicts (edit);
  LiaConflictDialog *self = g_object_new (LIA_TYPE_CONFLICT_DIALOG, "transient-for", root, NULL);

  self->edit = g_object_ref (edit);
  self->callback = callback;
  self->user_data = user_data;
  adw_message_dialog_set_body (
      ADW_MESSAGE_DIALOG (self),
      ngettext ("Between your look and your change this field got another value. Nothing was "
                "overwritten.",
                "Between your look and your change these fields got other values. Nothing was "
                "overwritten.",
                conflicts->len));
  for (guint i = 0; i < conflicts->len; i++)
    add_conflict (self, reader, g_ptr_array_index (conflicts, i));
  g_signal_connect (self, "response", G_CALLBACK (on_response), NULL);
  gtk_window_present (GTK_WINDOW (self));
}
