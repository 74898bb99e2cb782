#include <glib/gi18n.h>

#include "dialogs/recover-dialog.h"

#include "file-choice.h"
#include "recovering.h"

/* How often the bar looks how far the work is. */
#define TICK_MS 100

struct _LiaRecoverDialog {
  AdwWindow parent_instance;

  GtkWidget *cancel;
  GtkWidget *start;
  GtkWidget *open;
  GtkProgressBar *progress;
  GtkStack *stack;
  GtkWidget *form;
  AdwActionRow *place;
  GtkWidget *message;
  GtkLabel *outcome;
  GtkLabel *words;
  GtkListBox *counts;

  char *damaged;
  char *path;
  GCancellable *cancellable; /* while it works */
  guint tick;
  int permille; /* written by the worker, read atomically */
};

G_DEFINE_FINAL_TYPE (LiaRecoverDialog, lia_recover_dialog, ADW_TYPE_WINDOW)

static void
set_path (LiaRecoverDialog *self, const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *shown_name = g_filename_display_name (name);
  g_autofree char *shown_folder = g_filename_display_name (folder);

  g_free (self->path);
  self->path = g_strdup (path);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->place), shown_name);
  adw_action_row_set_subtitle (self->place, shown_folder);
}

static void
show_message (LiaRecoverDialog *self, const char *text)
{
  gtk_label_set_label (GTK_LABEL (self->message), text != NULL ? text : "");
  gtk_widget_set_visible (self->message, text != NULL);
}

static gboolean
tick_cb (gpointer data)
{
  LiaRecoverDialog *self = data;

  gtk_progress_bar_set_fraction (self->progress, g_atomic_int_get (&self->permille) / 1000.0);
  return G_SOURCE_CONTINUE;
}

static void
set_busy (LiaRecoverDialog *self, gboolean busy)
{
  g_clear_handle_id (&self->tick, g_source_remove);
  if (busy)
    self->tick = g_timeout_add (TICK_MS, tick_cb, self);
  else
    g_clear_object (&self->cancellable);

  gtk_widget_set_sensitive (self->form, !busy);
  gtk_widget_set_sensitive (self->start, !busy);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), busy);
}

static void
tell_progress (double fraction, gpointer user_data)
{
  LiaRecoverDialog *self = user_data;

  g_atomic_int_set (&self->permille, (int) (fraction * 1000));
}

static void
add_part (GString *text, const char *format, long n)
{
  if (n == 0)
    return;

  if (text->len > 0)
    g_string_append (text, " · ");
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_string_append_printf (text, format, n);
#pragma GCC diagnostic pop
}

static void
add_count (LiaRecoverDialog *self, const LiaRecoveryCount *count)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GtkWidget *row;

  /* Translators: what came of records of a type; %s is a number. */
  add_part (text, _ ("%ld saved"), count->n_saved);
  add_part (text, _ ("%ld rebuilt from the journal"), count->n_rebuilt);
  add_part (text, _ ("%ld lost"), count->n_lost);
  if (text->len == 0)
    return;

  row = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), lia_record_type_plural (count->type));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text->str);
  gtk_list_box_append (self->counts, row);
}

static void
show_outcome (LiaRecoverDialog *self, const LiaRecovery *recovery)
{
  g_autofree char *words = lia_recovery_tell (recovery);
  gboolean lost = recovery->n_edits_lost > 0 || recovery->n_cleared > 0 || !recovery->is_whole;

  for (guint i = 0; i < recovery->counts->len; i++) {
    const LiaRecoveryCount *count = &g_array_index (recovery->counts, LiaRecoveryCount, i);

    lost = lost || count->n_lost > 0;
    add_count (self, count);
  }
  gtk_label_set_label (self->outcome, lost ? _ ("Recovered in part") : _ ("Recovered whole"));
  gtk_label_set_label (self->words, words);

  gtk_button_set_label (GTK_BUTTON (self->cancel), _ ("_Close"));
  gtk_widget_set_visible (self->start, FALSE);
  gtk_widget_set_visible (self->open, TRUE);
  gtk_stack_set_visible_child_name (self->stack, "outcome");
  gtk_widget_grab_focus (self->open);
}

static void
on_recovered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiaRecoverDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaRecovery) recovery = lia_recovering_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  set_busy (self, FALSE);
  if (recovery != NULL)
    show_outcome (self, recovery);
  else
    show_message (self, error->message);
}

static void
on_start (LiaRecoverDialog *self)
{
  show_message (self, NULL);
  g_atomic_int_set (&self->permille, 0);
  self->cancellable = g_cancellable_new ();
  set_busy (self, TRUE);
  lia_recovering_async (self->damaged, self->path, self->cancellable, tell_progress, self,
                        on_recovered, g_object_ref (self));
}

static void
place_chosen (GFile *file, gpointer user_data)
{
  g_autofree char *path = g_file_get_path (file);

  if (path != NULL)
    set_path (user_data, path);
}

static void
on_change_place (LiaRecoverDialog *self)
{
  show_message (self, NULL);
  lia_file_choice_place (GTK_WINDOW (self), self->path, place_chosen, self);
}

static void
on_open (LiaRecoverDialog *self)
{
  GtkWindow *window = gtk_window_get_transient_for (GTK_WINDOW (self));

  gtk_widget_activate_action (GTK_WIDGET (window), "win.open-path", "s", self->path);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* Closing the dialog stops the work, and nothing is left of it. */
static void
lia_recover_dialog_dispose (GObject *object)
{
  LiaRecoverDialog *self = LIA_RECOVER_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->tick, g_source_remove);

  G_OBJECT_CLASS (lia_recover_dialog_parent_class)->dispose (object);
}

static void
lia_recover_dialog_finalize (GObject *object)
{
  LiaRecoverDialog *self = LIA_RECOVER_DIALOG (object);

  g_clear_pointer (&self->damaged, g_free);
  g_clear_pointer (&self->path, g_free);

  G_OBJECT_CLASS (lia_recover_dialog_parent_class)->finalize (object);
}

static void
lia_recover_dialog_class_init (LiaRecoverDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_recover_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = lia_recover_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/liaison/Liaison/ui/dialogs/recover-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaRecoverDialog, cancel);
  gtk_widget_class_bind_template_child (widget_class, LiaRecoverDialog, start);
  gtk_widget_class_bind_template_child (widget_class, LiaRecoverDialog, open);
  gtk_widget_class_bind_template_child (widget_class, LiaRecoverDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, LiaRecoverDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, LiaRecoverDialog, form);
  gtk_widget_class_bind_template_child (widget_class, LiaRecoverDialog, place);
  gtk_widget_class_bind_template_child (widget_class, LiaRecoverDialog, message);
  gtk_widget_class_bind_template_child (widget_class, LiaRecoverDialog, outcome);
  gtk_widget_class_bind_template_child (widget_class, LiaRecoverDialog, words);
  gtk_widget_class_bind_template_child (widget_class, LiaRecoverDialog, counts);
  gtk_widget_class_bind_template_callback (widget_class, on_start);
  gtk_widget_class_bind_template_callback (widget_class, on_open);
  gtk_widget_class_bind_template_callback (widget_class, on_change_place);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
lia_recover_dialog_init (LiaRecoverDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Offers over the window of @origin to recover the register at @damaged; the window shows what was
 * recovered if that is wanted. */
GtkWindow *
lia_recover_dialog_present (GtkWidget *origin, const char *damaged)
{
  LiaRecoverDialog *self =
      g_object_new (LIA_TYPE_RECOVER_DIALOG, "transient-for", gtk_widget_get_root (origin), NULL);
  g_autofree char *path = lia_recovering_suggest (damaged);

  self->damaged = g_strdup (damaged);
  set_path (self, path);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (self->start);

  return GTK_WINDOW (self);
}
