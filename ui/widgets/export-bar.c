#include <glib/gi18n.h>

#include "widgets/export-bar.h"

#include "briefing-words.h"
#include "briefing-work.h"
#include "briefing/kinds/kind.h"
#include "dialogs/message.h"
#include "dialogs/question.h"
#include "pdf-work.h"
#include "show-file.h"
#include "staying.h"
#include "toast.h"

struct _LiaExportBar {
  AdwBin parent_instance;

  GtkStack *stack;
  GtkWidget *print;
  GtkWidget *export;
  GtkProgressBar *progress;
  GtkWidget *cancel;
  GtkWidget *result;
  AdwActionRow *written;

  LiaFileGroup *file;
  LiaRegister *reg;
  LiaBriefingOptions *order; /* what is to be exported; NULL if there is nothing */
  LiaRegister *ordered_from; /* the register that it is made of: that, or that as it was */
  LiaBriefingOptions *writing;
  LiaRegister *writing_from;
  GCancellable *working;
  char *path; /* the file that is being written, or was */
  int *thousandths;
  guint tick;
  GtkPrintOperation *printing; /* by which it is printed, once there are pages */
  GtkPrintOperationAction printing_action;
};

G_DEFINE_FINAL_TYPE (LiaExportBar, lia_export_bar, ADW_TYPE_BIN)

static void
update (LiaExportBar *self)
{
  g_autofree char *path = lia_file_group_dup_path (self->file);
  const LiaRenderer *renderer = lia_file_group_get_renderer (self->file);

  gtk_button_set_label (GTK_BUTTON (self->export), lia_briefing_export_words (renderer));
  gtk_widget_set_sensitive (self->export, path != NULL && self->order != NULL);
  gtk_widget_set_sensitive (self->print, self->order != NULL);
}

static gboolean
on_tick (gpointer data)
{
  LiaExportBar *self = data;
  int done = g_atomic_int_get (self->thousandths);

  if (done > 0)
    gtk_progress_bar_set_fraction (self->progress, done / 1000.0);
  else
    gtk_progress_bar_pulse (self->progress);

  return G_SOURCE_CONTINUE;
}

static void
set_busy (LiaExportBar *self, gboolean busy)
{
  gtk_stack_set_visible_child_name (self->stack, busy ? "busy" : "ready");
  g_clear_handle_id (&self->tick, g_source_remove);
  if (busy) {
    gtk_progress_bar_set_fraction (self->progress, 0);
    self->tick = g_timeout_add (50, on_tick, self);
  }
}

static void
begin (LiaExportBar *self)
{
  gtk_widget_set_visible (self->result, FALSE);
  g_clear_pointer (&self->thousandths, g_atomic_rc_box_release);
  self->thousandths = g_atomic_rc_box_new0 (int);
  self->working = g_cancellable_new ();
  lia_staying_begin ();
  set_busy (self, TRUE);
}

/* Whether there is still somebody who looks at it. */
static gboolean
is_looked_at (LiaExportBar *self)
{
  return self->reg != NULL && gtk_widget_get_root (GTK_WIDGET (self)) != NULL;
}

/* Whether the work is over for somebody who is still here; what failed is told. */
static gboolean
end (LiaExportBar *self, const char *failure, const GError *error)
{
  lia_staying_end ();
  g_clear_object (&self->working);
  if (!is_looked_at (self))
    return FALSE;

  set_busy (self, FALSE);
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    lia_message_show (GTK_WIDGET (self), failure, error->message);

  return error == NULL;
}

/* What comes next is to open it; and the focus brings the row into view, once it has a place. */
static gboolean
focus_result (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  LiaExportBar *self = LIA_EXPORT_BAR (widget);

  if (gtk_widget_get_visible (self->result) && gtk_widget_get_allocated_height (self->result) == 0)
    return G_SOURCE_CONTINUE;

  gtk_widget_grab_focus (GTK_WIDGET (self->written));
  return G_SOURCE_REMOVE;
}

/* Where it is, and what whoever has it ought to know of it: where the register couldn't be written,
 * that doesn't know that the file left. */
static char *
describe_written (const LiaBriefingReport *report, const char *folder)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();

  g_ptr_array_add (lines, (gpointer) folder);
  if (report->overlong != NULL)
    g_ptr_array_add (lines, report->overlong);
  if (report->unremembered != NULL)
    g_ptr_array_add (lines, report->unremembered);
  g_ptr_array_add (lines, NULL);

  return g_strjoinv ("\n", (char **) lines->pdata);
}

static void
show_written (LiaExportBar *self, const LiaBriefingReport *report)
{
  g_autofree char *name = g_path_get_basename (self->path);
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *shown_folder = g_filename_display_name (folder);
  g_autofree char *words = describe_written (report, shown_folder);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->written), shown);
  adw_action_row_set_subtitle (self->written, words);
  gtk_widget_set_visible (self->result, TRUE);
  gtk_widget_add_tick_callback (GTK_WIDGET (self), focus_result, NULL, NULL);
}

static void
on_exported (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiaExportBar) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaBriefingReport) report = lia_briefing_export_finish (result, &error);

  if (end (self, _ ("The briefing was not exported"), error))
    show_written (self, report);
}

static void
export_now (LiaExportBar *self)
{
  if (self->working != NULL || self->writing == NULL)
    return;

  begin (self);
  lia_briefing_export_async (self->writing_from, self->writing, self->path, self->thousandths,
                             self->working, on_exported, g_object_ref (self));
}

static void
ask_replace (LiaExportBar *self)
{
  g_autofree char *name = g_path_get_basename (self->path);
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *body = g_strdup_printf (
      /* Translators: the name of a file. */
      _ ("There is a “%s” in that folder already. Replacing it loses what it holds."), shown);
  LiaQuestion question = { _ ("Replace the file?"), body, NULL, _ ("_Replace"), TRUE };

  lia_question_ask (GTK_WIDGET (self), &question, G_CALLBACK (export_now), self);
}

/* What is on paper is out of the house, whatever becomes of the register. */
static void
on_remembered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiaExportBar) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *unremembered = NULL;
  gboolean done = lia_briefing_printed_finish (result, &unremembered, &error);

  lia_staying_end ();
  if (!is_looked_at (self))
    return;

  if (!done || unremembered != NULL)
    lia_message_show (GTK_WIDGET (self), _ ("The register doesn’t remember that this was printed"),
                      done ? unremembered : error->message);
  else
    lia_toast_show (GTK_WIDGET (self), _ ("Printed, and noted among what was issued"));
}

static void
on_sheets (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiaExportBar) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaBriefingSheets) sheets = lia_briefing_sheets_finish (result, &error);
  g_autoptr (GtkPrintOperation) operation = g_steal_pointer (&self->printing);

  if (!end (self, _ ("The briefing was not printed"), error))
    return;

  gtk_print_operation_set_job_name (operation, _ (self->writing->kind->label));
  if (lia_pdf_print (operation, self->printing_action,
                     GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), sheets->pages, &error)) {
    lia_staying_begin ();
    lia_briefing_printed_async (g_steal_pointer (&sheets), on_remembered, g_object_ref (self));
  } else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    lia_message_show (GTK_WIDGET (self), _ ("The briefing was not printed"), error->message);
  }
}

/* What is ordered meanwhile is another briefing. */
static gboolean
take_order (LiaExportBar *self)
{
  if (self->order == NULL || self->working != NULL)
    return FALSE;

  g_clear_pointer (&self->writing, lia_briefing_options_free);
  self->writing = lia_briefing_options_copy (self->order);
  g_set_object (&self->writing_from, self->ordered_from);
  return TRUE;
}

static void
on_print (LiaExportBar *self)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();

  lia_export_bar_print (self, operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG);
}

static void
on_cancel (LiaExportBar *self)
{
  g_cancellable_cancel (self->working);
}

static void
on_open (LiaExportBar *self)
{
  lia_show_file (GTK_WIDGET (self), self->path);
}

static void
on_show (LiaExportBar *self)
{
  lia_show_file_folder (GTK_WIDGET (self), self->path);
}

static void
stop (LiaExportBar *self)
{
  g_cancellable_cancel (self->working);
  g_clear_handle_id (&self->tick, g_source_remove);
}

/* What works holds the bar, so it isn't disposed of with its window. */
static void
lia_export_bar_unroot (GtkWidget *widget)
{
  stop (LIA_EXPORT_BAR (widget));

  GTK_WIDGET_CLASS (lia_export_bar_parent_class)->unroot (widget);
}

static void
lia_export_bar_dispose (GObject *object)
{
  LiaExportBar *self = LIA_EXPORT_BAR (object);

  stop (self);
  g_clear_object (&self->working);
  g_clear_object (&self->printing);
  g_clear_object (&self->reg);
  g_clear_object (&self->ordered_from);
  g_clear_object (&self->writing_from);
  g_clear_object (&self->file);

  G_OBJECT_CLASS (lia_export_bar_parent_class)->dispose (object);
}

static void
lia_export_bar_finalize (GObject *object)
{
  LiaExportBar *self = LIA_EXPORT_BAR (object);

  g_clear_pointer (&self->order, lia_briefing_options_free);
  g_clear_pointer (&self->writing, lia_briefing_options_free);
  g_clear_pointer (&self->thousandths, g_atomic_rc_box_release);
  g_free (self->path);

  G_OBJECT_CLASS (lia_export_bar_parent_class)->finalize (object);
}

static void
lia_export_bar_class_init (LiaExportBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lia_export_bar_dispose;
  object_class->finalize = lia_export_bar_finalize;
  widget_class->unroot = lia_export_bar_unroot;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/liaison/Liaison/ui/widgets/export-bar.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, LiaExportBar, name)
  BIND (stack);
  BIND (print);
  BIND (export);
  BIND (progress);
  BIND (cancel);
  BIND (result);
  BIND (written);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, lia_export_bar_export);
  gtk_widget_class_bind_template_callback (widget_class, on_print);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
  gtk_widget_class_bind_template_callback (widget_class, on_open);
  gtk_widget_class_bind_template_callback (widget_class, on_show);
}

static void
lia_export_bar_init (LiaExportBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Where the rows are that say what the file is called. */
void
lia_export_bar_set_file (LiaExportBar *self, LiaFileGroup *file)
{
  self->file = g_object_ref (file);
  g_signal_connect_object (file, "renamed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (file, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (file, "activated", G_CALLBACK (lia_export_bar_export), self,
                           G_CONNECT_SWAPPED);
  update (self);
}

/* Exports from another register, or from none. */
void
lia_export_bar_set_register (LiaExportBar *self, LiaRegister *reg)
{
  stop (self);
  g_set_object (&self->reg, reg);
  gtk_widget_set_visible (self->result, FALSE);
  set_busy (self, FALSE);
}

/* @options: (nullable): what is there to be exported; NULL if nothing can be. @from: (nullable):
 * the register that it is made of, which may be that as it was. */
void
lia_export_bar_set_order (LiaExportBar *self, LiaRegister *from, const LiaBriefingOptions *options)
{
  g_set_object (&self->ordered_from, from);
  g_clear_pointer (&self->order, lia_briefing_options_free);
  self->order = options != NULL ? lia_briefing_options_copy (options) : NULL;
  update (self);
}

/* Writes what was ordered, and asks first if there is such a file. */
void
lia_export_bar_export (LiaExportBar *self)
{
  g_autofree char *path = lia_file_group_dup_path (self->file);

  if (path == NULL || !take_order (self))
    return;

  g_free (self->path);
  self->path = g_steal_pointer (&path);
  if (g_file_test (self->path, G_FILE_TEST_EXISTS))
    ask_replace (self);
  else
    export_now (self);
}

/* Prints what was ordered by @operation: asks for a printer or writes a file, as @action says. The
 * register remembers it if that was done. */
void
lia_export_bar_print (LiaExportBar *self,
                      GtkPrintOperation *operation,
                      GtkPrintOperationAction action)
{
  if (!take_order (self))
    return;

  g_set_object (&self->printing, operation);
  self->printing_action = action;
  begin (self);
  lia_briefing_sheets_async (self->writing_from, self->writing, self->working, on_sheets,
                             g_object_ref (self));
}
