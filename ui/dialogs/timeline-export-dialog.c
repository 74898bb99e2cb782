#include <glib/gi18n.h>

#include "dialogs/timeline-export-dialog.h"

#include "briefing-words.h"
#include "dialogs/message.h"
#include "records/date.h"
#include "records/types.h"
#include "show-file.h"
#include "staying.h"
#include "timeline-work.h"

struct _LiaTimelineExportDialog {
  AdwWindow parent_instance;

  GtkStack *stack;
  AdwComboRow *format;
  AdwComboRow *span;
  AdwComboRow *ceiling;
  GtkStringList *marks;
  GtkWidget *print;
  GtkWidget *export;
  GtkWidget *cancel;
  GtkWidget *open;
  AdwStatusPage *written;

  LiaRegister *reg;
  LiaTimelineWishes view; /* what the window shows */
  GCancellable *working;
  char *path;
};

G_DEFINE_FINAL_TYPE (LiaTimelineExportDialog, lia_timeline_export_dialog, ADW_TYPE_WINDOW)

/* As the list in the template has them. */
static const struct {
  LiaTimelineFormat format;
  const char *suffix;
} formats[] = {
  { LIA_TIMELINE_PAGES, ".pdf" },
  { LIA_TIMELINE_POSTER, ".pdf" },
  { LIA_TIMELINE_SVG, ".svg" },
  { LIA_TIMELINE_PNG, ".png" },
};

static LiaTimelineWishes
wishes_of (LiaTimelineExportDialog *self)
{
  LiaTimelineWishes wishes = self->view;
  GtkStringObject *mark = adw_combo_row_get_selected_item (self->ceiling);

  wishes.format = formats[adw_combo_row_get_selected (self->format)].format;
  wishes.ceiling = mark != NULL ? gtk_string_object_get_string (mark) : NULL;
  if (adw_combo_row_get_selected (self->span) == 1)
    wishes.first = wishes.last = LIA_DAY_NONE;

  return wishes;
}

static void
show (LiaTimelineExportDialog *self, const char *state, GtkWidget *focus)
{
  gtk_stack_set_visible_child_name (self->stack, state);
  gtk_widget_grab_focus (focus);
}

static void
show_failure (LiaTimelineExportDialog *self, const GError *error)
{
  show (self, "form", self->export);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    lia_message_show (GTK_WIDGET (self), _ ("The timeline was not exported"), error->message);
}

/* What was held back is told here, to whoever exports, and nowhere in the file. */
static void
show_written (LiaTimelineExportDialog *self, const LiaBriefingReport *report)
{
  g_autofree char *name = g_path_get_basename (self->path);
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *held_back = lia_briefing_held_back_words (report);
  /* Translators: a handling mark, and what was held back, in sentences of its own. */
  g_autofree char *text = g_strdup_printf (_ ("Marked %s. Held back: %s"), report->mark, held_back);
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_status_page_set_title (self->written, shown);
  adw_status_page_set_description (self->written, escaped);
  show (self, "written", self->open);
}

static GCancellable *
begin (LiaTimelineExportDialog *self)
{
  g_clear_object (&self->working);
  self->working = g_cancellable_new ();
  show (self, "busy", self->cancel);

  return self->working;
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiaTimelineExportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaBriefingReport) report = lia_timeline_export_finish (result, &error);

  lia_staying_end ();
  if (self->reg == NULL)
    return;

  if (report != NULL)
    show_written (self, report);
  else
    show_failure (self, error);
}

static void
on_drawn (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiaTimelineExportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaTimelinePicture) picture = lia_timeline_draw_finish (result, &error);

  if (self->reg == NULL)
    return;

  if (picture != NULL)
    lia_timeline_print (GTK_WINDOW (self), picture, &error);
  if (error != NULL)
    show_failure (self, error);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
on_print (LiaTimelineExportDialog *self)
{
  LiaTimelineWishes wishes = wishes_of (self);

  wishes.format = LIA_TIMELINE_PAGES;
  lia_timeline_draw_async (self->reg, &wishes, begin (self), on_drawn, g_object_ref (self));
}

static void
on_place (LiaTimelineExportDialog *self, int response, GtkFileChooser *chooser)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (chooser);
  const char *path = file != NULL ? g_file_peek_path (file) : NULL;

  if (response == GTK_RESPONSE_ACCEPT && path != NULL)
    lia_timeline_export_dialog_write (self, path);
  g_object_unref (chooser);
}

static void
on_export (LiaTimelineExportDialog *self)
{
  GtkFileChooserNative *chooser =
      gtk_file_chooser_native_new (_ ("Export the timeline"), GTK_WINDOW (self),
                                   GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Export"), NULL);
  /* Translators: the suggested name of a file, without its ending. */
  g_autofree char *name =
      g_strconcat (_ ("Timeline"), formats[adw_combo_row_get_selected (self->format)].suffix, NULL);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (on_place), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
on_cancel (LiaTimelineExportDialog *self)
{
  g_cancellable_cancel (self->working);
}

static void
on_open (LiaTimelineExportDialog *self)
{
  lia_show_file (GTK_WIDGET (self), self->path);
}

static void
on_show (LiaTimelineExportDialog *self)
{
  lia_show_file_folder (GTK_WIDGET (self), self->path);
}

static void
on_marks (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiaTimelineExportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *chosen = NULL;
  g_auto (GStrv) marks = lia_timeline_marks_finish (result, &chosen, &error);

  if (self->reg == NULL)
    return;
  if (marks == NULL) {
    show_failure (self, error);
    return;
  }

  gtk_string_list_splice (self->marks, 0, 0, (const char *const *) marks);
  for (guint i = 0; marks[i] != NULL; i++)
    if (g_strcmp0 (marks[i], chosen) == 0)
      adw_combo_row_set_selected (self->ceiling, i);
  gtk_widget_set_sensitive (self->export, TRUE);
  gtk_widget_set_sensitive (self->print, TRUE);
}

static void
lia_timeline_export_dialog_dispose (GObject *object)
{
  LiaTimelineExportDialog *self = LIA_TIMELINE_EXPORT_DIALOG (object);

  g_cancellable_cancel (self->working);
  g_clear_object (&self->working);
  g_clear_object (&self->reg);

  G_OBJECT_CLASS (lia_timeline_export_dialog_parent_class)->dispose (object);
}

static void
lia_timeline_export_dialog_finalize (GObject *object)
{
  g_free (LIA_TIMELINE_EXPORT_DIALOG (object)->path);

  G_OBJECT_CLASS (lia_timeline_export_dialog_parent_class)->finalize (object);
}

static gboolean
lia_timeline_export_dialog_close_request (GtkWindow *window)
{
  g_cancellable_cancel (LIA_TIMELINE_EXPORT_DIALOG (window)->working);

  return GTK_WINDOW_CLASS (lia_timeline_export_dialog_parent_class)->close_request (window);
}

static void
lia_timeline_export_dialog_class_init (LiaTimelineExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_timeline_export_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = lia_timeline_export_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = lia_timeline_export_dialog_close_request;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/liaison/Liaison/ui/dialogs/timeline-export-dialog.ui");
#define BIND(name)                                                                                 \
  gtk_widget_class_bind_template_child (widget_class, LiaTimelineExportDialog, name)
  BIND (stack);
  BIND (format);
  BIND (span);
  BIND (ceiling);
  BIND (marks);
  BIND (print);
  BIND (export);
  BIND (cancel);
  BIND (open);
  BIND (written);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, on_print);
  gtk_widget_class_bind_template_callback (widget_class, on_export);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
  gtk_widget_class_bind_template_callback (widget_class, on_open);
  gtk_widget_class_bind_template_callback (widget_class, on_show);
}

static void
lia_timeline_export_dialog_init (LiaTimelineExportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Asks over the window of @origin; @view says what is seen there. */
LiaTimelineExportDialog *
lia_timeline_export_dialog_present (GtkWidget *origin,
                                    LiaRegister *reg,
                                    const LiaTimelineWishes *view)
{
  LiaTimelineExportDialog *self = g_object_new (LIA_TYPE_TIMELINE_EXPORT_DIALOG, "transient-for",
                                                gtk_widget_get_root (origin), NULL);

  self->reg = g_object_ref (reg);
  self->view = *view;
  lia_timeline_marks_async (reg, on_marks, g_object_ref (self));
  gtk_window_present (GTK_WINDOW (self));

  return self;
}

/* Writes the timeline as it was asked for. */
void
lia_timeline_export_dialog_write (LiaTimelineExportDialog *self, const char *path)
{
  LiaTimelineWishes wishes = wishes_of (self);

  g_free (self->path);
  self->path = g_strdup (path);
  lia_staying_begin ();
  lia_timeline_export_async (self->reg, &wishes, path, begin (self), on_written,
                             g_object_ref (self));
}
