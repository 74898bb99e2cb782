#include <glib/gi18n.h>

#include "widgets/scope-row.h"

#include "widgets/record-chooser.h"

struct _LiaScopeRow {
  AdwActionRow parent_instance;

  GtkMenuButton *choose;

  LiaRegister *reg;
  const LiaRecordType *type;
  LiaId id; /* nil if none was chosen */
  GCancellable *reading;
};

enum {
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LiaScopeRow, lia_scope_row, ADW_TYPE_ACTION_ROW)

static void
show_title (LiaScopeRow *self, const char *title)
{
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self),
                               title != NULL ? title : _ ("None chosen yet"));
  if (title != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self->choose), "suggested-action");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->choose), "suggested-action");
}

static void
stop_reading (LiaScopeRow *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

static void
on_chosen (LiaScopeRow *self, LiaRecord *record, const char *title)
{
  stop_reading (self);
  self->id = *lia_record_get_id (record);
  show_title (self, title);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
read_title (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (LiaReader) reader = lia_register_read (source);

  g_task_return_pointer (task, lia_reader_title (reader, data), g_free);
}

/* What the register doesn't have isn't chosen. */
static void
on_title_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiaScopeRow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *title = g_task_propagate_pointer (G_TASK (result), &error);

  if (error != NULL)
    return;

  g_clear_object (&self->reading);
  show_title (self, title);
  if (title == NULL) {
    self->id = (LiaId) { { 0 } };
    g_signal_emit (self, signals[CHANGED], 0);
  }
}

/* It may be called otherwise since. */
static void
refresh_title (LiaScopeRow *self)
{
  g_autoptr (GTask) task = NULL;

  stop_reading (self);
  if (lia_id_is_nil (&self->id))
    return;

  self->reading = g_cancellable_new ();
  task = g_task_new (self->reg, self->reading, on_title_read, g_object_ref (self));
  g_task_set_source_tag (task, refresh_title);
  g_task_set_task_data (task, g_memdup2 (&self->id, sizeof self->id), g_free);
  g_task_run_in_thread (task, read_title);
}

static void
lia_scope_row_dispose (GObject *object)
{
  LiaScopeRow *self = LIA_SCOPE_ROW (object);

  stop_reading (self);
  g_clear_object (&self->reg);

  G_OBJECT_CLASS (lia_scope_row_parent_class)->dispose (object);
}

static void
lia_scope_row_class_init (LiaScopeRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_scope_row_dispose;

  signals[CHANGED] = g_signal_new ("changed", LIA_TYPE_SCOPE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/liaison/Liaison/ui/widgets/scope-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaScopeRow, choose);
}

static void
lia_scope_row_init (LiaScopeRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Offers the records of @type in @reg, of which none is chosen yet, unless it did so before. */
void
lia_scope_row_set_up (LiaScopeRow *self, LiaRegister *reg, const LiaRecordType *type)
{
  const char *const types[] = { type->name, NULL };
  GtkWidget *chooser;

  if (self->reg == reg && self->type == type)
    return;

  if (self->reg != NULL)
    g_signal_handlers_disconnect_by_func (self->reg, refresh_title, self);
  g_set_object (&self->reg, reg);
  g_signal_connect_object (reg, "changed", G_CALLBACK (refresh_title), self, G_CONNECT_SWAPPED);
  self->type = type;
  chooser = lia_record_chooser_new (reg, types);
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (self->choose, chooser);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), lia_record_type_label (type));
  lia_scope_row_choose (self, NULL);
}

/* @id: (nullable): chooses that record, without saying that it changed. */
void
lia_scope_row_choose (LiaScopeRow *self, const LiaId *id)
{
  self->id = id != NULL ? *id : (LiaId) { { 0 } };
  if (id == NULL)
    show_title (self, NULL);
  else
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self), "");
  refresh_title (self);
}

/* (nullable): the record that was chosen; the row's, until it changes. */
const LiaId *
lia_scope_row_get_id (LiaScopeRow *self)
{
  return lia_id_is_nil (&self->id) ? NULL : &self->id;
}
