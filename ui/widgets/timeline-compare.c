#include <glib/gi18n.h>

#include "timeline-compare.h"

#include "dialogs/past-dialog.h"
#include "insight/timeline-ghosts.h"
#include "insight/timeline-source.h"
#include "register/moment.h"

struct _LiaTimelineCompare {
  AdwBin parent_instance;

  GtkWidget *ask;
  GtkWidget *result;
  GtkWidget *stop;
  GtkLabel *words;

  LiaRegister *reg;
  LiaTimeline *timeline;
  LiaTimelineIndex *then;
  char *moment;
  GCancellable *counting;
  gboolean again;
};

enum {
  PROP_REGISTER = 1,
  PROP_TIMELINE,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (LiaTimelineCompare, lia_timeline_compare, ADW_TYPE_BIN)

/* What is compared: what is read of the past is read once, and only then. */
typedef struct {
  LiaRegister *past;
  LiaRegister *present;
  LiaTimelineIndex *then;
  LiaTimelineSlips slips;
} Counting;

static void
counting_free (Counting *counting)
{
  g_clear_object (&counting->past);
  g_clear_object (&counting->present);
  g_clear_object (&counting->then);
  g_free (counting);
}

static LiaTimelineIndex *
read_index (LiaRegister *reg, GCancellable *cancellable, GError **error)
{
  g_autoptr (LiaReader) reader = lia_register_read (reg);

  return lia_timeline_source_read (reader, LIA_TIMELINE_BY_PROCESS, lia_reader_get_today (reader),
                                   cancellable, error);
}

static void
count_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Counting *counting = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaTimelineIndex) now = read_index (counting->present, cancellable, &error);

  if (now != NULL && counting->then == NULL)
    counting->then = read_index (counting->past, cancellable, &error);
  if (now == NULL || counting->then == NULL) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  counting->slips = lia_timeline_slips_between (counting->then, now);
  g_task_return_boolean (task, TRUE);
}

static void
show_slips (LiaTimelineCompare *self, const LiaTimelineSlips *slips)
{
  g_autofree char *moved =
      g_strdup_printf (ngettext ("%u moved", "%u moved", slips->moved), slips->moved);
  g_autofree char *came =
      g_strdup_printf (ngettext ("%u came since", "%u came since", slips->came), slips->came);
  g_autofree char *gone =
      g_strdup_printf (ngettext ("%u gone", "%u gone", slips->gone), slips->gone);
  /* Translators: the timeline compared with a day: that day, then three counts such as
   * "7 moved". */
  g_autofree char *words = g_strdup_printf (_ ("%s: %s, %s, %s"), self->moment, moved, came, gone);

  gtk_label_set_text (self->words, words);
}

static void
count (LiaTimelineCompare *self, LiaRegister *past);

static void
count_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  LiaTimelineCompare *self = LIA_TIMELINE_COMPARE (object);
  Counting *counting = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error)) {
    if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      return;
    g_clear_object (&self->counting);
    gtk_label_set_text (self->words, error->message);
    return;
  }

  g_clear_object (&self->counting);
  g_set_object (&self->then, counting->then);
  lia_timeline_set_then (self->timeline, self->then);
  show_slips (self, &counting->slips);
  if (self->again)
    count (self, NULL);
}

static void
count (LiaTimelineCompare *self, LiaRegister *past)
{
  g_autoptr (GTask) task = NULL;
  Counting *counting = g_new0 (Counting, 1);

  self->again = FALSE;
  self->counting = g_cancellable_new ();
  task = g_task_new (self, self->counting, count_cb, NULL);
  counting->present = g_object_ref (self->reg);
  g_set_object (&counting->past, past);
  g_set_object (&counting->then, self->then);
  g_task_set_source_tag (task, count);
  g_task_set_task_data (task, counting, (GDestroyNotify) counting_free);
  g_task_run_in_thread (task, count_thread);
}

static void
stop_comparing (LiaTimelineCompare *self)
{
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  g_clear_object (&self->then);
  g_clear_pointer (&self->moment, g_free);
  if (self->timeline != NULL)
    lia_timeline_set_then (self->timeline, NULL);
  if (self->result != NULL) {
    gtk_widget_set_visible (self->result, FALSE);
    gtk_widget_set_visible (self->ask, TRUE);
  }
}

static void
stop_cb (LiaTimelineCompare *self)
{
  stop_comparing (self);
  gtk_widget_grab_focus (self->ask);
}

static void
chosen_cb (GtkWidget *origin, LiaRegister *past)
{
  lia_timeline_compare_with (LIA_TIMELINE_COMPARE (origin), past);
}

static void
ask_cb (LiaTimelineCompare *self)
{
  GtkWindow *dialog;

  if (self->reg == NULL)
    return;

  dialog = lia_past_dialog_present (GTK_WIDGET (self), self->reg, chosen_cb);
  lia_past_dialog_set_question (
      LIA_PAST_DIALOG (dialog), _ ("Compare"),
      _ ("Show where things stood: at the end of a day or a month, or when a snapshot was taken."),
      _ ("_Compare"));
}

/* While it counts, edits are only noted: they are counted together afterwards. */
static void
changed_cb (LiaTimelineCompare *self)
{
  if (self->counting != NULL)
    self->again = TRUE;
  else if (self->then != NULL)
    count (self, NULL);
}

static void
set_register (LiaTimelineCompare *self, LiaRegister *reg)
{
  if (self->reg == reg)
    return;

  if (self->reg != NULL)
    g_signal_handlers_disconnect_by_func (self->reg, changed_cb, self);
  stop_comparing (self);
  g_set_object (&self->reg, reg);
  if (reg != NULL)
    g_signal_connect_object (reg, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

static void
lia_timeline_compare_set_property (GObject *object,
                                   guint id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  LiaTimelineCompare *self = LIA_TIMELINE_COMPARE (object);

  if (id == PROP_REGISTER)
    set_register (self, g_value_get_object (value));
  else if (id == PROP_TIMELINE)
    g_set_object (&self->timeline, g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
lia_timeline_compare_dispose (GObject *object)
{
  LiaTimelineCompare *self = LIA_TIMELINE_COMPARE (object);

  stop_comparing (self);
  g_clear_object (&self->timeline);
  g_clear_object (&self->reg);

  G_OBJECT_CLASS (lia_timeline_compare_parent_class)->dispose (object);
}

static void
lia_timeline_compare_class_init (LiaTimelineCompareClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  object_class->set_property = lia_timeline_compare_set_property;
  object_class->dispose = lia_timeline_compare_dispose;

  properties[PROP_REGISTER] =
      g_param_spec_object ("register", NULL, NULL, LIA_TYPE_REGISTER, flags);
  properties[PROP_TIMELINE] =
      g_param_spec_object ("timeline", NULL, NULL, LIA_TYPE_TIMELINE, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/liaison/Liaison/ui/widgets/timeline-compare.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaTimelineCompare, ask);
  gtk_widget_class_bind_template_child (widget_class, LiaTimelineCompare, result);
  gtk_widget_class_bind_template_child (widget_class, LiaTimelineCompare, stop);
  gtk_widget_class_bind_template_child (widget_class, LiaTimelineCompare, words);
  gtk_widget_class_bind_template_callback (widget_class, ask_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
}

static void
lia_timeline_compare_init (LiaTimelineCompare *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Compares with the register as it was; that is read in the background and then let go. */
void
lia_timeline_compare_with (LiaTimelineCompare *self, LiaRegister *past)
{
  g_return_if_fail (LIA_IS_TIMELINE_COMPARE (self));

  stop_comparing (self);
  self->moment = lia_moment_describe (lia_register_get_as_at (past));
  gtk_label_set_text (self->words, self->moment);
  gtk_widget_set_visible (self->ask, FALSE);
  gtk_widget_set_visible (self->result, TRUE);
  gtk_widget_grab_focus (self->stop);
  count (self, past);
}
