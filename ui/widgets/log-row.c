#include "log-row.h"

#include <glib/gi18n.h>

#include "insight/changed-records.h"
#include "insight/history.h"
#include "tooltip.h"

/* So many changes of an edit are told; the rest is counted. */
#define MOST_CHANGES 100

struct _LiaLogRow {
  GtkWidget parent_instance;

  LiaRegister *reg;
  LiaLogItem *item;
  GCancellable *reading;

  GtkWidget *box;
  GtkImage *arrow;
  GtkLabel *label;
  GtkLabel *head;
  GtkLabel *reason;
  GtkWidget *details;
  GtkActionable *take_back;
};

G_DEFINE_FINAL_TYPE (LiaLogRow, lia_log_row, GTK_TYPE_WIDGET)

static GtkWidget *
line_new (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 90);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
clear_details (LiaLogRow *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->details)) != NULL)
    gtk_box_remove (GTK_BOX (self->details), child);
}

static GtkWidget *
title_new (const LiaChangedRecord *record)
{
  g_autofree char *id = lia_id_to_text (&record->id);
  GtkWidget *button;

  if (!record->exists)
    return line_new (record->title, "heading");

  button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (button), line_new (record->title, NULL));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open-record");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", id);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "lia-log-record");

  return button;
}

static void
add_record (LiaLogRow *self, const LiaChangedRecord *record)
{
  gtk_box_append (GTK_BOX (self->details), title_new (record));
  for (guint i = 0; i < record->lines->len; i++) {
    GtkWidget *line = line_new (g_ptr_array_index (record->lines, i), NULL);

    gtk_widget_set_margin_start (line, 12);
    gtk_label_set_selectable (GTK_LABEL (line), TRUE);
    gtk_box_append (GTK_BOX (self->details), line);
  }
}

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (LiaReader) reader = lia_register_read (LIA_LOG_ROW (source)->reg);
  GError *error = NULL;
  GPtrArray *records = lia_changed_records_read (reader, *(gint64 *) data, MOST_CHANGES, &error);

  if (records == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, records, (GDestroyNotify) g_ptr_array_unref);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  LiaLogRow *self = LIA_LOG_ROW (source);
  g_autoptr (GPtrArray) records = g_task_propagate_pointer (G_TASK (result), NULL);
  gint64 n;

  if (records == NULL || self->item == NULL)
    return;

  clear_details (self);
  for (guint i = 0; i < records->len; i++)
    add_record (self, g_ptr_array_index (records, i));
  n = lia_log_item_get_entry (self->item)->n_records - records->len;
  if (n > 0) {
    g_autofree char *more =
        g_strdup_printf (ngettext ("And %d more record", "And %d more records", n), (int) n);

    gtk_box_append (GTK_BOX (self->details), line_new (more, "dim-label"));
  }
}

static void
stop_reading (LiaLogRow *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

static void
read_details (LiaLogRow *self)
{
  g_autoptr (GTask) task = NULL;
  gint64 serial = lia_log_item_get_entry (self->item)->serial;

  stop_reading (self);
  self->reading = g_cancellable_new ();
  task = g_task_new (self, self->reading, on_read, NULL);
  g_task_set_task_data (task, g_memdup2 (&serial, sizeof serial), g_free);
  g_task_run_in_thread (task, read_in_thread);
}

static void
update_expanded (LiaLogRow *self)
{
  gboolean expanded = lia_log_item_get_expanded (self->item);

  gtk_image_set_from_icon_name (self->arrow, expanded ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_widget_set_visible (self->details, expanded);
  if (expanded)
    read_details (self);
  else
    stop_reading (self);
}

/* Translators: the parts of this are told one after the other: when, by whom, how much. */
static char *
describe_extent (const LiaLogEntry *entry)
{
  g_autofree char *fields = g_strdup_printf (ngettext ("%d field", "%d fields", entry->n_changes),
                                             (int) entry->n_changes);
  g_autofree char *records = g_strdup_printf (
      ngettext ("%d record", "%d records", entry->n_records), (int) entry->n_records);

  if (entry->n_records == 1)
    return g_steal_pointer (&fields);

  /* Translators: such as “12 fields of 3 records”. */
  return g_strdup_printf (_ ("%s of %s"), fields, records);
}

static char *
describe_head (const LiaLogEntry *entry)
{
  g_autofree char *moment = lia_moment_to_words (entry->at);
  g_autofree char *extent = describe_extent (entry);
  const char *manner = lia_manner_to_words (entry->undoes, entry->redoes);
  g_autoptr (GString) text = g_string_new (moment);

  if (*entry->person != '\0')
    g_string_append_printf (text, " · %s", entry->person);
  if (*entry->office != '\0')
    g_string_append_printf (text, " · %s", entry->office);
  g_string_append_printf (text, " · %s", extent);
  if (manner != NULL)
    g_string_append_printf (text, " · %s", manner);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
lia_log_row_dispose (GObject *object)
{
  LiaLogRow *self = LIA_LOG_ROW (object);

  lia_log_row_show (self, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->reg);

  G_OBJECT_CLASS (lia_log_row_parent_class)->dispose (object);
}

static void
lia_log_row_class_init (LiaLogRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_log_row_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/liaison/Liaison/ui/widgets/log-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaLogRow, box);
  gtk_widget_class_bind_template_child (widget_class, LiaLogRow, arrow);
  gtk_widget_class_bind_template_child (widget_class, LiaLogRow, label);
  gtk_widget_class_bind_template_child (widget_class, LiaLogRow, head);
  gtk_widget_class_bind_template_child (widget_class, LiaLogRow, reason);
  gtk_widget_class_bind_template_child (widget_class, LiaLogRow, details);
  gtk_widget_class_bind_template_child (widget_class, LiaLogRow, take_back);
}

static void
lia_log_row_init (LiaLogRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
lia_log_row_new (LiaRegister *reg)
{
  LiaLogRow *self = g_object_new (LIA_TYPE_LOG_ROW, NULL);

  self->reg = g_object_ref (reg);

  return GTK_WIDGET (self);
}

static void
show_entry (LiaLogRow *self, const LiaLogEntry *entry)
{
  g_autofree char *head = describe_head (entry);
  /* Translators: why a change was made */
  g_autofree char *why =
      entry->reason != NULL ? g_strdup_printf (_ ("Because: %s"), entry->reason) : NULL;

  gtk_label_set_label (self->label, entry->label);
  gtk_label_set_label (self->head, head);
  gtk_label_set_label (self->reason, why != NULL ? why : "");
  gtk_widget_set_visible (GTK_WIDGET (self->reason), why != NULL);
  gtk_actionable_set_action_target (self->take_back, "x", entry->serial);
}

/* Shows another edit, or none. */
void
lia_log_row_show (LiaLogRow *self, LiaLogItem *item)
{
  if (self->item != NULL) {
    g_signal_handlers_disconnect_by_data (self->item, self);
    stop_reading (self);
    clear_details (self);
  }
  g_set_object (&self->item, item);
  if (item == NULL)
    return;

  show_entry (self, lia_log_item_get_entry (item));
  g_signal_connect_swapped (item, "notify::expanded", G_CALLBACK (update_expanded), self);
  update_expanded (self);
}
