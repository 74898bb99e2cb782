#include "conflict-question.h"

#include <glib/gi18n.h>

#include "insight/history.h"
#include "register/log.h"
#include "register/settling.h"

/* So many of one's own changes are told where the record they were made to was archived. */
#define MOST_LINES 5

struct _LiaConflictQuestion {
  LiaEdit *edit;
  const LiaConflict *conflict;
  gboolean about_archive;
  AdwPreferencesGroup *group;
  GtkCheckButton *mine; /* NULL if there is nothing to decide: the record itself is gone */
  GtkCheckButton *both; /* NULL if the field isn't prose */
  GtkTextBuffer *merged;
};

static char *
display (LiaReader *reader, const LiaChange *change, const char *value)
{
  g_autofree char *text = lia_reader_display (reader, change->type, change->field, value);

  return *text != '\0' ? g_steal_pointer (&text) : g_strdup (_ ("Nothing"));
}

static GtkCheckButton *
add_answer (LiaConflictQuestion *self, const char *title, const char *value)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), value);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), title);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  adw_preferences_group_add (self->group, row);

  return GTK_CHECK_BUTTON (check);
}

/* (nullable): who made the field what it is now, when and why. */
static char *
describe_last (LiaReader *reader, const LiaId *id, const char *field)
{
  g_autoptr (LiaHistoryEntry) last = lia_reader_last_change (reader, id, field);
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

static void
describe (LiaConflictQuestion *self, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_preferences_group_set_description (self->group, escaped);
}

static GtkCheckButton *
add_theirs (LiaConflictQuestion *self, LiaReader *reader)
{
  const LiaChange *change = self->conflict->change;
  g_autofree char *value = display (reader, change, self->conflict->found);
  g_autofree char *who = describe_last (reader, &change->id, change->field);
  /* Translators: who made a field what it is now, and when, follows on the second line. */
  g_autofree char *title = who != NULL
                               ? g_strdup_printf ("%s\n%s", _ ("Keep what is there now"), who)
                               : g_strdup (_ ("Keep what is there now"));

  return add_answer (self, title, value);
}

/* What both wrote, one after the other, to be made into one text. */
static void
add_both (LiaConflictQuestion *self)
{
  GtkWidget *view = gtk_text_view_new ();
  GtkWidget *row = adw_preferences_row_new ();
  g_autofree char *merged =
      g_strdup_printf ("%s\n\n%s", self->conflict->found, self->conflict->change->wants);

  self->both = add_answer (self, _ ("Edit the text below"), _ ("Put both together"));
  self->merged = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_text_buffer_set_text (self->merged, merged, -1);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_widget_add_css_class (view, "lia-merge");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Both texts"), -1);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), view);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  g_object_bind_property (self->both, "active", row, "visible", G_BINDING_SYNC_CREATE);
  adw_preferences_group_add (self->group, row);
}

static void
ask_about_field (LiaConflictQuestion *self, LiaReader *reader)
{
  const LiaChange *change = self->conflict->change;
  const LiaField *field = lia_record_type_field (change->type, change->field);
  gboolean inverse = lia_edit_get_inverts (self->edit) > 0;
  g_autofree char *saw = display (reader, change, change->saw);
  g_autofree char *wants = display (reader, change, change->wants);
  g_autofree char *before =
      g_strdup_printf (inverse ? _ ("What is taken back: %s") : _ ("When you began: %s"), saw);
  GtkCheckButton *theirs;

  describe (self, before);
  theirs = add_theirs (self, reader);
  self->mine = add_answer (
      self, inverse ? _ ("Put back what was there before") : _ ("Put yours in its place"), wants);
  gtk_check_button_set_group (self->mine, theirs);
  if (field->kind == LIA_FIELD_PROSE && change->wants != NULL && self->conflict->found != NULL) {
    add_both (self);
    gtk_check_button_set_group (self->both, theirs);
  }
  gtk_check_button_set_active (theirs, TRUE);
}

/* What the edit would do to the record, a line for each of the first fields. */
static char *
describe_own (LiaConflictQuestion *self, LiaReader *reader)
{
  GPtrArray *changes = lia_edit_get_changes (self->edit);
  g_autoptr (GString) lines = g_string_new (_ ("Your change is made"));
  guint n = 0;

  for (guint i = 0; i < changes->len && n < MOST_LINES; i++) {
    const LiaChange *change = g_ptr_array_index (changes, i);
    LiaHistoryEntry entry = {
      .type = change->type, .field = change->field, .saw = change->saw, .wants = change->wants
    };
    g_autofree char *line = NULL;

    if (!lia_id_equal (&change->id, &self->conflict->change->id))
      continue;
    line = lia_history_entry_to_words (reader, &entry);
    g_string_append_printf (lines, "\n%s", line);
    n++;
  }

  return g_string_free (g_steal_pointer (&lines), FALSE);
}

static void
ask_about_archive (LiaConflictQuestion *self, LiaReader *reader)
{
  g_autofree char *who = describe_last (reader, &self->conflict->change->id, "archived");
  g_autofree char *own = describe_own (self, reader);
  /* Translators: who archived a record, and when. */
  g_autofree char *text =
      who != NULL ? g_strdup_printf (_ ("Archived by %s"), who) : g_strdup (_ ("It was archived."));
  GtkCheckButton *theirs;

  describe (self, text);
  theirs = add_answer (self, _ ("Your change is dropped"), _ ("Leave it archived"));
  self->mine = add_answer (self, own, _ ("Restore it from the archive"));
  gtk_check_button_set_group (self->mine, theirs);
  gtk_check_button_set_active (theirs, TRUE);
}

/* There is no choice where the record itself is the matter; what was written can be copied. */
static void
explain_lost (LiaConflictQuestion *self, LiaReader *reader)
{
  const LiaChange *change = self->conflict->change;
  gboolean gone = !g_str_equal (change->field, LIA_CHANGE_EXISTENCE);
  g_autoptr (LiaHistoryEntry) last =
      lia_reader_last_change (reader, &change->id, LIA_CHANGE_EXISTENCE);
  g_autofree char *at = last != NULL ? lia_moment_to_words (last->at) : NULL;
  g_autofree char *text =
      gone && last != NULL
          /* Translators: a person, and a moment. */
          ? g_strdup_printf (_ ("It was taken out of the register by %s, %s."), last->person, at)
          : g_strdup (_ ("Others have changed it since; it stays as it is."));

  describe (self, text);
  if (gone && change->wants != NULL) {
    GtkWidget *row = adw_action_row_new ();
    g_autofree char *wants = display (reader, change, change->wants);

    adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), wants);
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("What you wrote"));
    adw_preferences_group_add (self->group, row);
  }
}

static void
set_title (LiaConflictQuestion *self, LiaReader *reader, LiaRecord *there)
{
  const LiaChange *change = self->conflict->change;
  const LiaField *field = lia_record_type_field (change->type, change->field);
  g_autofree char *record = there != NULL ? lia_reader_record_title (reader, there)
                                          : g_strdup (lia_record_type_label (change->type));
  /* Translators: a field, such as Due, and the record it belongs to. */
  g_autofree char *title =
      field != NULL && !self->about_archive
          ? g_markup_printf_escaped (_ ("%s of “%s”"), lia_field_label (field), record)
          : g_markup_escape_text (record, -1);

  adw_preferences_group_set_title (self->group, title);
}

/* @edit must outlive the question. */
LiaConflictQuestion *
lia_conflict_question_new (LiaReader *reader, LiaEdit *edit, const LiaConflict *conflict)
{
  const LiaChange *change = conflict->change;
  LiaConflictQuestion *self = g_new0 (LiaConflictQuestion, 1);
  g_autoptr (LiaRecord) there = lia_reader_get (reader, &change->id, NULL);

  self->edit = edit;
  self->conflict = conflict;
  self->about_archive = there != NULL && lia_edit_is_premise (edit, change);
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  set_title (self, reader, there);
  if (there == NULL || lia_record_type_field (change->type, change->field) == NULL)
    explain_lost (self, reader);
  else if (self->about_archive)
    ask_about_archive (self, reader);
  else
    ask_about_field (self, reader);

  return self;
}

/* (transfer none): the widget that asks. */
GtkWidget *
lia_conflict_question_get_group (LiaConflictQuestion *self)
{
  return GTK_WIDGET (self->group);
}

gboolean
lia_conflict_question_is_about_archive (LiaConflictQuestion *self)
{
  return self->about_archive;
}

/* What stands in a field need not be decided as long as the record stays archived. */
void
lia_conflict_question_depend_on (LiaConflictQuestion *self, LiaConflictQuestion *archive)
{
  if (archive->about_archive &&
      lia_id_equal (&self->conflict->change->id, &archive->conflict->change->id))
    g_object_bind_property (archive->mine, "active", self->group, "sensitive",
                            G_BINDING_SYNC_CREATE);
}

/* Gives the answer that makes the change. */
void
lia_conflict_question_take_mine (LiaConflictQuestion *self)
{
  if (self->mine != NULL)
    gtk_check_button_set_active (self->mine, TRUE);
}

/* (nullable): the record to which nothing can be done, or nothing shall. */
const LiaId *
lia_conflict_question_get_dropped (LiaConflictQuestion *self)
{
  gboolean drops =
      self->mine == NULL || (self->about_archive && !gtk_check_button_get_active (self->mine));

  return drops ? &self->conflict->change->id : NULL;
}

/* Adds to @settled what was decided for, unless the record is among those that are @dropped. */
void
lia_conflict_question_settle (LiaConflictQuestion *self, GHashTable *dropped, LiaEdit *settled)
{
  const LiaChange *change = self->conflict->change;

  if (g_hash_table_contains (dropped, &change->id))
    return;
  if (self->both != NULL && gtk_check_button_get_active (self->both)) {
    GtkTextIter start, end;
    g_autofree char *text = NULL;

    gtk_text_buffer_get_bounds (self->merged, &start, &end);
    text = gtk_text_buffer_get_text (self->merged, &start, &end, FALSE);
    lia_edit_set (settled, change->type, &change->id, change->field, self->conflict->found, text);
  } else if (self->mine != NULL && gtk_check_button_get_active (self->mine)) {
    lia_edit_set (settled, change->type, &change->id, change->field, self->conflict->found,
                  change->wants);
  }
}
