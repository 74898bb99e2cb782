#include <glib/gi18n.h>

#include "dialogs/conflict-dialog.h"

#include "conflict-question.h"
#include "register/settling.h"
#include "toast.h"

/* So many conflicts are asked about; in the others what is there now stays. */
#define MOST_QUESTIONS 40

struct _LiaConflictDialog {
  AdwMessageDialog parent_instance;

  GtkBox *groups;
  GtkWidget *all;

  LiaEdit *edit;
  GPtrArray *questions; /* LiaConflictQuestion */
  LiaConflictFunc callback;
  gpointer user_data;
};

G_DEFINE_FINAL_TYPE (LiaConflictDialog, lia_conflict_dialog, ADW_TYPE_MESSAGE_DIALOG)

/* The edit again, without what gives way, and seeing what is there now where it insists. */
static LiaEdit *
settle (LiaConflictDialog *self)
{
  g_autoptr (GHashTable) dropped = g_hash_table_new (lia_id_hash, lia_id_equal);
  GPtrArray *conflicts = lia_edit_get_conflicts (self->edit);
  LiaEdit *settled;

  for (guint i = 0; i < self->questions->len; i++) {
    const LiaId *id = lia_conflict_question_get_dropped (self->questions->pdata[i]);

    if (id != NULL)
      g_hash_table_add (dropped, (gpointer) id);
  }
  for (guint i = self->questions->len; i < conflicts->len; i++) {
    const LiaChange *change = ((LiaConflict *) g_ptr_array_index (conflicts, i))->change;

    if (lia_edit_is_premise (self->edit, change))
      g_hash_table_add (dropped, (gpointer) &change->id);
  }
  settled = lia_edit_settle (self->edit, dropped);
  for (guint i = 0; i < self->questions->len; i++)
    lia_conflict_question_settle (self->questions->pdata[i], dropped, settled);

  return settled;
}

static gboolean
is_taken (LiaEdit *settled, const LiaChange *change)
{
  GPtrArray *changes = lia_edit_get_changes (settled);

  for (guint i = 0; i < changes->len; i++) {
    const LiaChange *taken = g_ptr_array_index (changes, i);

    if (lia_id_equal (&taken->id, &change->id) && g_str_equal (taken->field, change->field))
      return TRUE;
  }

  return FALSE;
}

/* What was written and isn't taken can still be had. */
static void
offer_copy (LiaConflictDialog *self, LiaEdit *settled)
{
  GtkWidget *window = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self)));
  GPtrArray *changes = lia_edit_get_changes (self->edit);
  g_autoptr (GString) text = g_string_new (NULL);

  if (window == NULL || lia_edit_get_inverts (self->edit) > 0)
    return;
  for (guint i = 0; i < changes->len; i++) {
    const LiaChange *change = g_ptr_array_index (changes, i);
    const LiaField *field = lia_record_type_field (change->type, change->field);

    if (change->wants != NULL && field != NULL &&
        (field->kind == LIA_FIELD_TEXT || field->kind == LIA_FIELD_PROSE) &&
        (settled == NULL || !is_taken (settled, change)))
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n\n" : "", change->wants);
  }
  if (text->len > 0)
    lia_toast_copy (window, _ ("What you wrote was not taken"), text->str);
}

static void
on_response (LiaConflictDialog *self, const char *response)
{
  g_autoptr (LiaEdit) settled = g_str_equal (response, "save") ? settle (self) : NULL;

  offer_copy (self, settled);
  self->callback (settled, self->user_data);
}

static void
add_question (LiaConflictDialog *self, LiaReader *reader, const LiaConflict *conflict)
{
  LiaConflictQuestion *question = lia_conflict_question_new (reader, self->edit, conflict);

  for (guint i = 0; i < self->questions->len; i++)
    lia_conflict_question_depend_on (question, self->questions->pdata[i]);
  gtk_box_append (self->groups, lia_conflict_question_get_group (question));
  g_ptr_array_add (self->questions, question);
}

static void
on_all_mine (LiaConflictDialog *self)
{
  for (guint i = 0; i < self->questions->len; i++)
    lia_conflict_question_take_mine (self->questions->pdata[i]);
}

/* What happened, in one sentence, whether it was to fields or to whole records. */
static const char *
tell (LiaConflictDialog *self)
{
  guint n_archived = 0;

  for (guint i = 0; i < self->questions->len; i++)
    n_archived += lia_conflict_question_is_about_archive (self->questions->pdata[i]);
  if (n_archived == self->questions->len)
    return ngettext ("Between your look and your change this record was archived. Nothing was "
                     "changed yet.",
                     "Between your look and your change these records were archived. Nothing was "
                     "changed yet.",
                     n_archived);
  if (n_archived > 0)
    return _ ("Between your look and your change others archived or changed what follows. Nothing "
              "was overwritten.");

  return ngettext ("Between your look and your change this field got another value. Nothing was "
                   "overwritten.",
                   "Between your look and your change these fields got other values. Nothing was "
                   "overwritten.",
                   self->questions->len);
}

static void
tell_more (LiaConflictDialog *self, int n)
{
  g_autofree char *text =
      g_strdup_printf (ngettext ("In %d more field what is there now stays.",
                                 "In %d more fields what is there now stays.", n),
                       n);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (self->groups, label);
}

static void
lia_conflict_dialog_dispose (GObject *object)
{
  LiaConflictDialog *self = LIA_CONFLICT_DIALOG (object);

  g_clear_object (&self->edit);
  g_clear_pointer (&self->questions, g_ptr_array_unref);

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
  gtk_widget_class_bind_template_child (widget_class, LiaConflictDialog, all);
  gtk_widget_class_bind_template_callback (widget_class, on_all_mine);
}

static void
lia_conflict_dialog_init (LiaConflictDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->questions = g_ptr_array_new_with_free_func (g_free);
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
  for (guint i = 0; i < MIN (conflicts->len, MOST_QUESTIONS); i++)
    add_question (self, reader, g_ptr_array_index (conflicts, i));
  if (conflicts->len > MOST_QUESTIONS)
    tell_more (self, conflicts->len - MOST_QUESTIONS);
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (self), tell (self));
  gtk_widget_set_visible (self->all, conflicts->len > 2);
  g_signal_connect (self, "response", G_CALLBACK (on_response), NULL);
  gtk_window_present (GTK_WINDOW (self));
}
