#include "dialogs/past-dialog.h"

#include "records/date.h"
#include "records/types.h"
#include "register/past.h"

/* The latest ones; an older one can be named. */
#define MOST_SNAPSHOTS 30

/* How often the bar looks how far the work is. */
#define TICK_MS 100

struct _LiaPastDialog {
  AdwWindow parent_instance;

  AdwEntryRow *moment;
  GtkWidget *open;
  GtkWidget *form;
  GtkLabel *question;
  GtkWidget *snapshots_group;
  GtkListBox *snapshots;
  GtkWidget *message;
  GtkWidget *progress;

  LiaRegister *reg;
  LiaPastFunc callback;
  GtkWidget *origin; /* weak */
  GCancellable *cancellable;
  guint tick;
  int permille; /* written by the worker, read atomically */
};

G_DEFINE_FINAL_TYPE (LiaPastDialog, lia_past_dialog, ADW_TYPE_WINDOW)

static void
show_message (LiaPastDialog *self, const char *text)
{
  gtk_label_set_label (GTK_LABEL (self->message), text != NULL ? text : "");
  gtk_widget_set_visible (self->message, text != NULL);
}

static char *
get_text (LiaPastDialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->moment))));
}

static gboolean
tick_cb (gpointer data)
{
  LiaPastDialog *self = data;

  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress),
                                 g_atomic_int_get (&self->permille) / 1000.0);
  return G_SOURCE_CONTINUE;
}

static void
set_busy (LiaPastDialog *self, gboolean busy)
{
  g_clear_handle_id (&self->tick, g_source_remove);
  if (busy)
    self->tick = g_timeout_add (TICK_MS, tick_cb, self);
  else
    g_clear_object (&self->cancellable);

  gtk_widget_set_sensitive (self->form, !busy);
  gtk_widget_set_sensitive (self->open, !busy);
  gtk_widget_set_visible (self->progress, busy);
}

static void
tell_progress (double fraction, gpointer user_data)
{
  LiaPastDialog *self = user_data;

  g_atomic_int_set (&self->permille, (int) (fraction * 1000));
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiaPastDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaRegister) past =
      lia_register_open_past_finish (LIA_REGISTER (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  set_busy (self, FALSE);
  if (past == NULL) {
    show_message (self, error->message);
    gtk_widget_grab_focus (GTK_WIDGET (self->moment));
    return;
  }

  if (self->origin != NULL)
    self->callback (self->origin, past);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
open_moment (LiaPastDialog *self)
{
  g_autofree char *text = get_text (self);

  if (*text == '\0' || self->cancellable != NULL)
    return;

  show_message (self, NULL);
  g_atomic_int_set (&self->permille, 0);
  self->cancellable = g_cancellable_new ();
  set_busy (self, TRUE);
  lia_register_open_past_async (self->reg, text, self->cancellable, tell_progress, self, on_opened,
                                g_object_ref (self));
}

static void
on_changed (LiaPastDialog *self)
{
  g_autofree char *text = get_text (self);

  show_message (self, NULL);
  gtk_widget_set_sensitive (self->open, *text != '\0');
}

static void
on_snapshot_activated (LiaPastDialog *self, GtkListBoxRow *row)
{
  gtk_editable_set_text (GTK_EDITABLE (self->moment),
                         adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
  open_moment (self);
}

static void
add_snapshot (LiaPastDialog *self, LiaReader *reader, LiaRecord *snapshot)
{
  g_autoptr (LiaMoment) moment = lia_moment_of (reader, snapshot, NULL);
  g_autofree char *day = moment != NULL ? lia_day_to_words (moment->day) : NULL;
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), lia_record_get (snapshot, "name"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), day != NULL ? day : "");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_list_box_append (self->snapshots, row);
}

static void
add_snapshots (LiaPastDialog *self)
{
  g_autoptr (LiaReader) reader = lia_register_read (self->reg);
  g_autoptr (LiaQuery) query = lia_query_new (&lia_snapshot_type);
  g_autoptr (GPtrArray) snapshots = NULL;

  lia_query_limit (query, MOST_SNAPSHOTS);
  snapshots = lia_reader_list_records (reader, query, NULL, NULL);
  for (guint i = 0; snapshots != NULL && i < snapshots->len; i++)
    add_snapshot (self, reader, g_ptr_array_index (snapshots, i));
  gtk_widget_set_visible (self->snapshots_group, snapshots != NULL && snapshots->len > 0);
}

/* Closing the dialog stops the work. */
static void
lia_past_dialog_dispose (GObject *object)
{
  LiaPastDialog *self = LIA_PAST_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_object (&self->reg);
  g_clear_weak_pointer (&self->origin);

  G_OBJECT_CLASS (lia_past_dialog_parent_class)->dispose (object);
}

static void
lia_past_dialog_class_init (LiaPastDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_past_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/liaison/Liaison/ui/dialogs/past-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaPastDialog, moment);
  gtk_widget_class_bind_template_child (widget_class, LiaPastDialog, open);
  gtk_widget_class_bind_template_child (widget_class, LiaPastDialog, form);
  gtk_widget_class_bind_template_child (widget_class, LiaPastDialog, question);
  gtk_widget_class_bind_template_child (widget_class, LiaPastDialog, snapshots_group);
  gtk_widget_class_bind_template_child (widget_class, LiaPastDialog, snapshots);
  gtk_widget_class_bind_template_child (widget_class, LiaPastDialog, message);
  gtk_widget_class_bind_template_child (widget_class, LiaPastDialog, progress);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, open_moment);
  gtk_widget_class_bind_template_callback (widget_class, on_snapshot_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
lia_past_dialog_init (LiaPastDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Asks over the window of @origin; @callback gets @origin, unless that is gone, and the register,
 * which it has to keep if it wants it. */
GtkWindow *
lia_past_dialog_present (GtkWidget *origin, LiaRegister *reg, LiaPastFunc callback)
{
  LiaPastDialog *self =
      g_object_new (LIA_TYPE_PAST_DIALOG, "transient-for", gtk_widget_get_root (origin), NULL);

  self->reg = g_object_ref (reg);
  self->callback = callback;
  g_set_weak_pointer (&self->origin, origin);
  add_snapshots (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->moment));

  return GTK_WINDOW (self);
}

/* Asks for a moment for something else than to open the register as it was then. */
void
lia_past_dialog_set_question (LiaPastDialog *self,
                              const char *title,
                              const char *question,
                              const char *verb)
{
  g_return_if_fail (LIA_IS_PAST_DIALOG (self));

  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_label_set_text (self->question, question);
  gtk_button_set_label (GTK_BUTTON (self->open), verb);
}
