#include "part-row.h"

#include <glib/gi18n.h>

#include "apply.h"
#include "choice-label.h"
#include "field-row.h"
#include "records/date.h"

struct _LiaPartRow {
  AdwExpanderRow parent_instance;

  LiaRegister *reg;
  LiaRelated *part;
  GCancellable *reading;
  GPtrArray *fields; /* the rows it unfolds to; NULL until it did for the first time */
  GtkWidget *time;   /* NULL for parts that have no time of day */
  GtkWidget *done;   /* NULL for parts that are never done */
  GtkWidget *choice;
};

G_DEFINE_FINAL_TYPE (LiaPartRow, lia_part_row, ADW_TYPE_EXPANDER_ROW)

static const LiaField *
find_time_field (const LiaRecordType *type)
{
  for (const LiaField *field = type->fields; field->name != NULL; field++)
    if (field->kind == LIA_FIELD_TIME)
      return field;

  return NULL;
}

static void
dossier_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiaPartRow) self = user_data;
  g_autoptr (LiaDossier) dossier = lia_dossier_read_finish (result, NULL);

  if (dossier == NULL || self->fields == NULL)
    return;
  for (guint i = 0; i < self->fields->len; i++) {
    LiaFieldRow *row = self->fields->pdata[i];
    const LiaField *field = lia_field_row_get_field (row);

    lia_field_row_show (row, dossier->record, lia_dossier_display (dossier, field->name));
  }
}

static void
read_fields (LiaPartRow *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  lia_dossier_read_async (self->reg, lia_record_get_id (lia_related_get_record (self->part)),
                          self->reading, dossier_read_cb, g_object_ref (self));
}

static void
archive_cb (LiaPartRow *self)
{
  LiaRecord *record = lia_related_get_record (self->part);
  /* Translators: what an edit did; %s is the reference of the record that was put away */
  g_autofree char *label = g_strdup_printf (_ ("Archive %s"), lia_record_get_reference (record));
  g_autoptr (LiaEdit) edit = lia_edit_new (label);

  lia_edit_archive (edit, record);
  lia_apply_edit (GTK_WIDGET (self), self->reg, edit);
}

static GtkWidget *
create_button_row (LiaPartRow *self)
{
  LiaRecord *record = lia_related_get_record (self->part);
  g_autofree char *id = lia_id_to_text (lia_record_get_id (record));
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *open = gtk_button_new_with_label (_ ("Open"));
  GtkWidget *remove = gtk_button_new_with_label (_ ("Archive"));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), lia_record_get_reference (record));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (open), "win.open-record");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (open), "s", id);
  g_signal_connect_object (remove, "clicked", G_CALLBACK (archive_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_valign (open, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (open, "flat");
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_sensitive (remove, !lia_register_is_read_only (self->reg));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), open);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), remove);

  return row;
}

static void
add_time (LiaPartRow *self)
{
  self->time = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->time, "numeric");
  gtk_widget_add_css_class (self->time, "dim-label");
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (self), self->time);
}

static void
done_cb (LiaPartRow *self);

static void
show_done (LiaPartRow *self)
{
  LiaRecord *record = lia_related_get_record (self->part);

  g_signal_handlers_block_by_func (self->done, done_cb, self);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->done),
                               lia_record_get (record, "done") != NULL);
  g_signal_handlers_unblock_by_func (self->done, done_cb, self);
}

/* What was ticked but not saved must not look as if it were. */
static void
done_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  LiaPartRow *self = LIA_PART_ROW (source);

  if (!lia_apply_edit_finish (result, NULL) && self->part != NULL)
    show_done (self);
}

/* Ticking a task off says that it was done today. */
static void
done_cb (LiaPartRow *self)
{
  LiaRecord *record = lia_related_get_record (self->part);
  gboolean done = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->done));
  g_autofree char *today = done ? lia_day_to_edtf (lia_day_today ()) : NULL;
  /* Translators: what an edit did; %s is the reference of a task */
  g_autofree char *label = g_strdup_printf (done ? _ ("Tick off %s") : _ ("Reopen %s"),
                                            lia_record_get_reference (record));
  g_autoptr (LiaEdit) edit = lia_edit_new (label);

  lia_edit_change (edit, record, "done", today);
  lia_apply_edit_async (GTK_WIDGET (self), self->reg, edit, done_saved_cb, NULL);
}

static void
add_done (LiaPartRow *self)
{
  self->done = gtk_check_button_new ();
  gtk_widget_set_valign (self->done, GTK_ALIGN_CENTER);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (self), self->done);
  gtk_widget_set_sensitive (self->done, !lia_register_is_read_only (self->reg));
  g_signal_connect_object (self->done, "toggled", G_CALLBACK (done_cb), self, G_CONNECT_SWAPPED);
}

static void
update_done (LiaPartRow *self)
{
  LiaRecord *record = lia_related_get_record (self->part);
  g_autofree char *name = NULL;

  if (lia_record_type_field (lia_record_get_record_type (record), "done") == NULL)
    return;
  if (self->done == NULL)
    add_done (self);
  /* Translators: the name of a box to tick; %s is a task */
  name = g_strdup_printf (_ ("Done: %s"), lia_related_get_title (self->part));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->done), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  show_done (self);
}

static gboolean
is_shown (const LiaRecordType *type, const LiaField *field, LiaRecord *record)
{
  if ((field->flags & LIA_FIELD_KEPT) || g_str_equal (field->name, type->part_of))
    return FALSE;

  return (field->flags & (LIA_FIELD_LISTED | LIA_FIELD_REQUIRED)) ||
         field->kind == LIA_FIELD_PROSE || field->kind == LIA_FIELD_TEXT ||
         lia_record_get (record, field->name) != NULL;
}

static void
expanded_cb (LiaPartRow *self)
{
  LiaRecord *record = lia_related_get_record (self->part);
  const LiaRecordType *type = lia_record_get_record_type (record);

  if (self->fields != NULL || !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    return;

  self->fields = g_ptr_array_new ();
  for (const LiaField *field = type->fields; field->name != NULL; field++) {
    GtkWidget *row;

    if (!is_shown (type, field, record))
      continue;
    row = lia_field_row_new (self->reg, field);
    g_ptr_array_add (self->fields, row);
    adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  }
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), create_button_row (self));
  read_fields (self);
}

static void
update (LiaPartRow *self)
{
  LiaRecord *record = lia_related_get_record (self->part);
  const LiaField *time = find_time_field (lia_record_get_record_type (record));
  const char *detail = lia_related_get_detail (self->part);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), lia_related_get_title (self->part));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), detail != NULL ? detail : "");
  if (time != NULL) {
    const char *clock = lia_record_get (record, time->name);

    if (self->time == NULL)
      add_time (self);
    gtk_label_set_label (GTK_LABEL (self->time), clock != NULL ? clock : "–");
  }
  update_done (self);
  if (lia_related_is_pressing (self->part))
    gtk_widget_add_css_class (GTK_WIDGET (self), "lia-pressing");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "lia-pressing");
  lia_choice_label_set_choice (LIA_CHOICE_LABEL (self->choice),
                               lia_related_get_choice (self->part));
  if (self->fields != NULL)
    read_fields (self);
}

static void
lia_part_row_dispose (GObject *object)
{
  LiaPartRow *self = LIA_PART_ROW (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_object (&self->part);
  g_clear_object (&self->reg);

  G_OBJECT_CLASS (lia_part_row_parent_class)->dispose (object);
}

static void
lia_part_row_class_init (LiaPartRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lia_part_row_dispose;
}

static void
lia_part_row_init (LiaPartRow *self)
{
  self->choice = lia_choice_label_new (NULL);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (self), self->choice);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
}

GtkWidget *
lia_part_row_new (LiaRegister *reg, LiaRelated *part)
{
  LiaPartRow *self = g_object_new (LIA_TYPE_PART_ROW, NULL);

  self->reg = g_object_ref (reg);
  self->part = g_object_ref (part);
  update (self);
  g_signal_connect (self, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
  g_signal_connect_object (part, "updated", G_CALLBACK (update), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
