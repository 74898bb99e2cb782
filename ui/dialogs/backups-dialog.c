#include <glib/gi18n.h>

#include "dialogs/backups-dialog.h"

#include "backup-work.h"
#include "dialogs/backup-words.h"
#include "dialogs/message.h"
#include "dialogs/question.h"
#include "insight/history.h"
#include "show-file.h"

#define PULSE_MS 100

struct _LiaBackupsDialog {
  AdwWindow parent_instance;

  GtkWidget *make;
  GtkWidget *show_folder;
  GtkProgressBar *progress;
  AdwToastOverlay *toasts;
  GtkStack *stack;
  GtkListBox *list;

  LiaRegister *reg; /* NULL if it can't be opened */
  char *path;
  GPtrArray *entries;
  LiaBackupEntry *chosen;
  GCancellable *cancellable;
  guint pulse;
};

G_DEFINE_FINAL_TYPE (LiaBackupsDialog, lia_backups_dialog, ADW_TYPE_WINDOW)

static gboolean
is_writable (LiaBackupsDialog *self)
{
  return self->reg == NULL || !lia_register_is_read_only (self->reg);
}

static gboolean
pulse_cb (gpointer data)
{
  LiaBackupsDialog *self = data;

  gtk_progress_bar_pulse (self->progress);
  return G_SOURCE_CONTINUE;
}

static void
set_busy (LiaBackupsDialog *self, gboolean busy)
{
  g_clear_handle_id (&self->pulse, g_source_remove);
  if (busy)
    self->pulse = g_timeout_add (PULSE_MS, pulse_cb, self);

  gtk_widget_set_sensitive (self->make, !busy && self->reg != NULL && is_writable (self));
  gtk_widget_set_sensitive (GTK_WIDGET (self->list), !busy);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), busy);
}

static gboolean
end_work (LiaBackupsDialog *self, GAsyncResult *result, const char *heading)
{
  g_autoptr (GError) error = NULL;

  if (lia_backup_work_finish (result, &error)) {
    set_busy (self, FALSE);
    return TRUE;
  }
  /* Whoever closed the dialog gave up. */
  if (!g_cancellable_is_cancelled (self->cancellable)) {
    set_busy (self, FALSE);
    lia_message_show (GTK_WIDGET (self), heading, error->message);
  }

  return FALSE;
}

static void
on_restored (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiaBackupsDialog) self = user_data;
  GtkWindow *window = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (!end_work (self, result, _ ("The backup was not restored")))
    return;

  if (self->reg == NULL && window != NULL)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.open-path", "s", self->path);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
on_confirmed (LiaBackupsDialog *self)
{
  set_busy (self, TRUE);
  lia_backup_work_restore (self->path, self->reg, self->chosen->backup->path, self->cancellable,
                           on_restored, g_object_ref (self));
}

static void
confirm (LiaBackupsDialog *self)
{
  g_autofree char *when = lia_moment_to_words (self->chosen->backup->at * G_USEC_PER_SEC);
  /* Translators: a day and a time, such as “24 November 2026, 14:05”. */
  g_autofree char *heading = g_strdup_printf (_ ("Restore the backup of %s?"), when);
  g_autofree char *body = self->reg != NULL ? lia_backup_words_loss (self->chosen)
                                            : g_strdup (lia_backup_words_damaged ());
  LiaQuestion question = { heading, body, NULL, _ ("_Restore"), TRUE };

  lia_question_ask (GTK_WIDGET (self), &question, G_CALLBACK (on_confirmed), self);
}

static void
on_restore (GtkButton *button, LiaBackupsDialog *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_LIST_BOX_ROW);
  int index = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));

  self->chosen = g_ptr_array_index (self->entries, index);
  confirm (self);
}

static GtkWidget *
make_button (LiaBackupsDialog *self, LiaBackupEntry *entry, const char *when)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Restore…"));
  g_autofree char *label = g_strdup_printf (_ ("Restore the backup of %s"), when);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, entry->backup->serial >= 0 && is_writable (self));
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_restore), self, 0);

  return button;
}

static void
add_entry (LiaBackupsDialog *self, LiaBackupEntry *entry)
{
  g_autofree char *when = lia_moment_to_words (entry->backup->at * G_USEC_PER_SEC);
  g_autofree char *text = lia_backup_words_describe (entry, self->reg != NULL);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), when);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_button (self, entry, when));
  gtk_list_box_append (self->list, row);
}

static void
show_entries (LiaBackupsDialog *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < self->entries->len; i++)
    add_entry (self, g_ptr_array_index (self->entries, i));

  gtk_stack_set_visible_child_name (self->stack, self->entries->len > 0 ? "some" : "none");
  gtk_widget_set_sensitive (self->show_folder, self->entries->len > 0);
}

static void
on_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiaBackupsDialog) self = user_data;
  GPtrArray *entries = lia_backup_work_list_finish (result, NULL);

  if (entries == NULL)
    return;

  g_clear_pointer (&self->entries, g_ptr_array_unref);
  self->entries = entries;
  show_entries (self);
}

static void
load (LiaBackupsDialog *self)
{
  lia_backup_work_list (self->path, self->reg, self->cancellable, on_listed, g_object_ref (self));
}

static void
on_made (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiaBackupsDialog) self = user_data;

  if (!end_work (self, result, _ ("The backup was not made")))
    return;

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (_ ("Backed up")));
  load (self);
}

static void
on_make (LiaBackupsDialog *self)
{
  set_busy (self, TRUE);
  lia_backup_work_make (self->path, self->cancellable, on_made, g_object_ref (self));
}

static void
on_show_folder (LiaBackupsDialog *self)
{
  LiaBackupEntry *latest = g_ptr_array_index (self->entries, 0);

  lia_show_file_folder (GTK_WIDGET (self), latest->backup->path);
}

/* Closing the dialog stops the work, as long as nothing was replaced. */
static void
lia_backups_dialog_dispose (GObject *object)
{
  LiaBackupsDialog *self = LIA_BACKUPS_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->pulse, g_source_remove);
  g_clear_object (&self->reg);

  G_OBJECT_CLASS (lia_backups_dialog_parent_class)->dispose (object);
}

static void
lia_backups_dialog_finalize (GObject *object)
{
  LiaBackupsDialog *self = LIA_BACKUPS_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->path, g_free);

  G_OBJECT_CLASS (lia_backups_dialog_parent_class)->finalize (object);
}

static void
lia_backups_dialog_class_init (LiaBackupsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_backups_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = lia_backups_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/liaison/Liaison/ui/dialogs/backups-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaBackupsDialog, make);
  gtk_widget_class_bind_template_child (widget_class, LiaBackupsDialog, show_folder);
  gtk_widget_class_bind_template_child (widget_class, LiaBackupsDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, LiaBackupsDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, LiaBackupsDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, LiaBackupsDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, on_make);
  gtk_widget_class_bind_template_callback (widget_class, on_show_folder);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
lia_backups_dialog_init (LiaBackupsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->cancellable = g_cancellable_new ();
}

static GtkWindow *
present (GtkWidget *origin, LiaRegister *reg, const char *path)
{
  LiaBackupsDialog *self =
      g_object_new (LIA_TYPE_BACKUPS_DIALOG, "transient-for", gtk_widget_get_root (origin), NULL);

  self->reg = reg != NULL ? g_object_ref (reg) : NULL;
  self->path = g_strdup (path);
  gtk_widget_set_visible (self->make, reg != NULL);
  gtk_widget_set_sensitive (self->show_folder, FALSE);
  set_busy (self, FALSE);
  load (self);
  gtk_window_present (GTK_WINDOW (self));

  return GTK_WINDOW (self);
}

/* The backups of a register that is open. */
GtkWindow *
lia_backups_dialog_present (GtkWidget *origin, LiaRegister *reg)
{
  return present (origin, reg, lia_register_get_path (reg));
}

/* Those of a register that can't be opened, over a window that shows it once one was restored. */
GtkWindow *
lia_backups_dialog_present_damaged (GtkWidget *origin, const char *path)
{
  return present (origin, NULL, path);
}
