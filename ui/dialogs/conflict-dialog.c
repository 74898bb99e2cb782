#include <glib/gi18n.h>

#include "dialogs/conflict-dialog.h"

#include "insight/history.h"
#include "register/log.h"
#include "toast.h"

/* So many conflicts are asked about; in the others what is there now stays. */
#define MOST_QUESTIONS 40

/* One field that two people changed, and what shall stand in it. */
typedef struct {
  const LiaConflict *conflict;
  GtkCheckButton *mine; /* NULL if there is nothing to decide: the record itself is the matter */
  GtkCheckButton *both; /* NULL if the field isn't prose */
  GtkTextBuffer *merged;
} Question;

struct _LiaConflictDialog {
  AdwMessageDialog parent_instance;

  GtkBox *groups;
  GtkWidget *all;

  LiaEdit *edit;
  GPtrArray *questions; /* Question */
  LiaConflictFunc callback;
  gpointer user_data;
};

G_DEFINE_FINAL_TYPE (LiaConflictDialog, lia_conflict_dialog, ADW_TYPE_MESSAGE_DIALOG)

static Question *
find_question (LiaConflictDialog *self, const LiaChange *change)
{
  for (guint i = 0; i < self->questions->len; i++) {
    Question *question = g_ptr_array_index (self->questions, i);

    if (question->conflict->change == change)
      return question;
  }

  return NULL;
}

static gboolean
is_conflict (LiaConflictDialog *self, const LiaChange *change)
{
  GPtrArray *conflicts = lia_edit_get_conflicts (self->edit);

  for (guint i = 0; i < conflicts->len; i++)
    if (((LiaConflict *) g_ptr_array_index (conflicts, i))->change == change)
      return TRUE;

  return FALSE;
}

/* The records that aren't there any more, or that others have changed since this edit made them:
 * none of its changes to them can be made. */
static GHashTable *
find_lost (LiaConflictDialog *self)
{
  GHashTable *lost = g_hash_table_new (lia_id_hash, lia_id_equal);

  for (guint i = 0; i < self->questions->len; i++) {
    const Question *question = g_ptr_array_index (self->questions, i);

    if (question->mine == NULL)
      g_hash_table_add (lost, (gpointer) &question->conflict->change->id);
  }

  return lost;
}

static void
settle_change (const Question *question, const LiaChange *change, LiaEdit *settled)
{
  if (question->both != NULL && gtk_check_button_get_active (question->both)) {
    GtkTextIter start, end;
    g_autofree char *text = NULL;

    gtk_text_buffer_get_bounds (question->merged, &start, &end);
    text = gtk_text_buffer_get_text (question->merged, &start, &end, FALSE);
    lia_edit_set (settled, change->type, &change->id, change->field, question->conflict->found,
                  text);
  } else if (gtk_check_button_get_active (question->mine)) {
    lia_edit_set (settled, change->type, &change->id, change->field, question->conflict->found,
                  change->wants);
  }
}

/* The edit again, without what gives way, and seeing what is there now where it insists. */
static LiaEdit *
settle (LiaConflictDialog *self)
{
  LiaEdit *settled = lia_edit_new (lia_edit_get_label (self->edit));
  GPtrArray *changes = lia_edit_get_changes (self->edit);
  g_autoptr (GHashTable) lost = find_lost (self);

  lia_edit_set_reason (settled, lia_edit_get_reason (self->edit));
  lia_edit_set_author (settled, lia_edit_get_person (self->edit), lia_edit_get_office (self->edit));
  for (guint i = 0; i < changes->len; i++) {
    const LiaChange *change = g_ptr_array_index (changes, i);
    const Question *question = find_question (self, change);

    if (g_hash_table_contains (lost, &change->id))
      continue;
    if (question != NULL)
      settle_change (question, change, settled);
    else if (!is_conflict (self, change))
      lia_edit_set (settled, change->type, &change->id, change->field, change->saw, change->wants);
  }

  return settled;
}

/* What was written and isn't taken can still be had. */
static void
offer_copy (LiaConflictDialog *self, gboolean saved)
{
  GtkWidget *window = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self)));
  g_autoptr (GString) text = g_string_new (NULL);

  if (window == NULL || lia_edit_get_inverts (self->edit) > 0)
    return;
  for (guint i = 0; i < self->questions->len; i++) {
    const Question *question = g_ptr_array_index (self->questions, i);
    const LiaChange *change = question->conflict->change;
    const LiaField *field = lia_record_type_field (change->type, change->field);
    gboolean taken = saved && question->mine != NULL &&
                     (gtk_check_button_get_active (question->mine) ||
                      (question->both != NULL && gtk_check_button_get_active (question->both)));

    if (!taken && change->wants != NULL && field != NULL &&
        (field->kind == LIA_FIELD_TEXT || field->kind == LIA_FIELD_PROSE))
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n\n" : "", change->wants);
  }
  if (text->len > 0)
    lia_toast_copy (window, _ ("What you wrote was not taken"), text->str);
}

static void
on_response (LiaConflictDialog *self, const char *response)
{
  gboolean save = g_str_equal (response, "save");
  g_autoptr (LiaEdit) settled = save ? settle (self) : NULL;

  offer_copy (self, save);
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

/* Who made the field what it is now, when and why. */
static char *
describe_theirs (LiaReader *reader, const LiaChange *change)
{
  g_autoptr (LiaHistoryEntry) last = lia_reader_last_change (reader, &change->id, change->field);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *at = NULL;

  if (last == NULL)
    return NULL;

  at = lia_moment_to_words (last->at);
  g_string_append (text, last->person);
  if (*last->office != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", last->office);
  g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", at);
  if (last->reason != NULL)
    g_string_append_printf (text, " · %s", last->reason);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GtkWidget *
add_theirs (AdwPreferencesGroup *group, LiaReader *reader, const LiaConflict *conflict)
{
  g_autofree char *value = display (reader, conflict->change, conflict->found);
  g_autofree char *who = describe_theirs (reader, conflict->change);
  /* Translators: who made a field what it is now, and when, follows on the second line. */
  g_autofree char *title = who != NULL
                               ? g_strdup_printf ("%s\n%s", _ ("Keep what is there now"), who)
                               : g_strdup (_ ("Keep what is there now"));

  return add_answer (group, title, value);
}

/* What both wrote, one after the other, to be made into one text. */
static void
add_both (AdwPreferencesGroup *group, Question *question, GtkCheckButton *first)
{
  GtkWidget *check = add_answer (group, _ ("Edit the text below"), _ ("Put both together"));
  GtkWidget *view = gtk_text_view_new ();
  GtkWidget *row = adw_preferences_row_new ();
  const LiaConflict *conflict = question->conflict;
  g_autofree char *merged = g_strdup_printf ("%s\n\n%s", conflict->found, conflict->change->wants);

  question->both = GTK_CHECK_BUTTON (check);
  question->merged = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_check_button_set_group (question->both, first);
  gtk_text_buffer_set_text (question->merged, merged, -1);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_widget_add_css_class (view, "lia-merge");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Both texts"), -1);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), view);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  g_object_bind_property (check, "active", row, "visible", G_BINDING_SYNC_CREATE);
  adw_preferences_group_add (group, row);
}

static void
add_answers (LiaConflictDialog *self,
             AdwPreferencesGroup *group,
             LiaReader *reader,
             Question *question)
{
  const LiaChange *change = question->conflict->change;
  const LiaField *field = lia_record_type_field (change->type, change->field);
  gboolean inverse = lia_edit_get_inverts (self->edit) > 0;
  g_autofree char *wants = display (reader, change, change->wants);
  GtkWidget *theirs = add_theirs (group, reader, question->conflict);

  question->mine = GTK_CHECK_BUTTON (add_answer (
      group, inverse ? _ ("Put back what was there before") : _ ("Put yours in its place"), wants));
  gtk_check_button_set_group (question->mine, GTK_CHECK_BUTTON (theirs));
  if (field->kind == LIA_FIELD_PROSE && change->wants != NULL && question->conflict->found != NULL)
    add_both (group, question, GTK_CHECK_BUTTON (theirs));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (theirs), TRUE);
}

/* There is no choice where the record itself is the matter; what was written can be copied. */
static void
explain_lost (AdwPreferencesGroup *group, LiaReader *reader, const LiaChange *change)
{
  gboolean gone = !g_str_equal (change->field, LIA_CHANGE_EXISTENCE);
  g_autoptr (LiaHistoryEntry) last =
      lia_reader_last_change (reader, &change->id, LIA_CHANGE_EXISTENCE);
  g_autofree char *at = last != NULL ? lia_moment_to_words (last->at) : NULL;
  g_autofree char *text =
      gone && last != NULL
          /* Translators: a person, and a moment. */
          ? g_strdup_printf (_ ("It was taken out of the register by %s, %s."), last->person, at)
          : g_strdup (_ ("Others have changed it since; it stays as it is."));
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_preferences_group_set_description (group, escaped);
  if (gone && change->wants != NULL) {
    GtkWidget *row = adw_action_row_new ();
    g_autofree char *wants = display (reader, change, change->wants);

    adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), wants);
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("What you wrote"));
    adw_preferences_group_add (group, row);
  }
}

static void
add_conflict (LiaConflictDialog *self, LiaReader *reader, const LiaConflict *conflict)
{
  const LiaChange *change = conflict->change;
  const LiaField *field = lia_record_type_field (change->type, change->field);
  g_autoptr (LiaRecord) there = lia_reader_get (reader, &change->id, NULL);
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autofree char *record = there != NULL ? lia_reader_record_title (reader, there)
                                          : g_strdup (lia_record_type_label (change->type));
  /* Translators: a field, such as Due, and the record it belongs to. */
  g_autofree char *title =
      field != NULL ? g_markup_printf_escaped (_ ("%s of “%s”"), lia_field_label (field), record)
                    : g_markup_escape_text (record, -1);
  Question *question = g_new0 (Question, 1);

  question->conflict = conflict;
  adw_preferences_group_set_title (group, title);
  if (field == NULL || there == NULL) {
    explain_lost (group, reader, change);
  } else {
    g_autofree char *saw = display (reader, change, change->saw);
    g_autofree char *before = lia_edit_get_inverts (self->edit) > 0
                                  ? g_markup_printf_escaped (_ ("What is taken back: %s"), saw)
                                  : g_markup_printf_escaped (_ ("When you began: %s"), saw);

    adw_preferences_group_set_description (group, before);
    add_answers (self, group, reader, question);
  }
  gtk_box_append (self->groups, GTK_WIDGET (group));
  g_ptr_array_add (self->questions, question);
}

static void
on_all_mine (LiaConflictDialog *self)
{
  for (guint i = 0; i < self->questions->len; i++) {
    const Question *question = g_ptr_array_index (self->questions, i);

    if (question->mine != NULL)
      gtk_check_button_set_active (question->mine, TRUE);
  }
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
  adw_message_dialog_set_body (
      ADW_MESSAGE_DIALOG (self),
      ngettext ("Between your look and your change this field got another value. Nothing was "
                "overwritten.",
                "Between your look and your change these fields got other values. Nothing was "
                "overwritten.",
                conflicts->len));
  for (guint i = 0; i < MIN (conflicts->len, MOST_QUESTIONS); i++)
    add_conflict (self, reader, g_ptr_array_index (conflicts, i));
  if (conflicts->len > MOST_QUESTIONS)
    tell_more (self, conflicts->len - MOST_QUESTIONS);
  gtk_widget_set_visible (self->all, conflicts->len > 2);
  g_signal_connect (self, "response", G_CALLBACK (on_response), NULL);
  gtk_window_present (GTK_WINDOW (self));
}
