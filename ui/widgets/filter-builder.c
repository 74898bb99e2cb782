#include "widgets/filter-builder.h"

#include <glib/gi18n.h>

#include "widgets/condition-group.h"

struct _LiaFilterBuilder {
  GtkPopover parent_instance;

  GtkBox *place;
  GtkLabel *reading;
  GtkButton *add_button;

  LiaRegister *reg;
  const LiaRecordType *type;
  LiaConditionGroup *group;
  LiaConditionGroup *loaded; /* what is to be changed, until the popover opens */
  char *before;              /* what is changed, as a filter writes it */
  GCancellable *checking;    /* NULL while what stands there was checked */
  gboolean adding;           /* as soon as it was */
};

enum {
  BUILT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LiaFilterBuilder, lia_filter_builder, GTK_TYPE_POPOVER)

typedef struct {
  LiaRegister *reg;
  const LiaRecordType *type;
  LiaExpression *expression;
} Check;

static void
check_free (gpointer data)
{
  Check *check = data;

  g_object_unref (check->reg);
  lia_expression_free (check->expression);
  g_free (check);
}

/* Records that are named are looked up, which may take longer than a frame. */
static void
check_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Check *check = data;
  g_autoptr (LiaReader) reader = lia_register_read (check->reg);
  g_autoptr (LiaQuery) query = lia_query_new (check->type);
  GError *error = NULL;

  if (lia_filter_apply_expression (check->expression, query, reader, lia_reader_get_today (reader),
                                   &error))
    g_task_return_pointer (task, lia_filter_words (check->expression, check->type, reader), g_free);
  else
    g_task_return_error (task, error);
}

static void
emit_built (LiaFilterBuilder *self)
{
  g_autoptr (LiaExpression) expression = lia_condition_group_build (self->group);
  g_autofree char *text = expression != NULL ? lia_expression_write (expression) : NULL;
  g_autofree char *before = g_strdup (self->before);

  self->adding = FALSE;
  if (text == NULL)
    return;

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[BUILT], 0, text, before);
}

static void
on_checked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  LiaFilterBuilder *self = LIA_FILTER_BUILDER (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *words = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->checking == NULL)
    return;

  g_clear_object (&self->checking);
  gtk_label_set_text (self->reading, words != NULL ? words : error->message);
  gtk_widget_set_sensitive (GTK_WIDGET (self->add_button), words != NULL);
  if (self->adding && words != NULL)
    emit_built (self);
  self->adding = FALSE;
}

static void
forget_check (LiaFilterBuilder *self)
{
  g_cancellable_cancel (self->checking);
  g_clear_object (&self->checking);
  self->adding = FALSE;
}

/* While something is missing nothing is wrong yet. */
static void
on_changed (LiaFilterBuilder *self)
{
  LiaExpression *expression = lia_condition_group_build (self->group);
  Check *check;
  g_autoptr (GTask) task = NULL;

  forget_check (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->add_button), expression != NULL);
  if (expression == NULL) {
    gtk_label_set_text (self->reading, "");
    return;
  }

  check = g_new0 (Check, 1);
  check->reg = g_object_ref (self->reg);
  check->type = self->type;
  check->expression = expression;
  self->checking = g_cancellable_new ();
  task = g_task_new (self, self->checking, on_checked, NULL);
  g_task_set_source_tag (task, on_changed);
  g_task_set_task_data (task, check, check_free);
  g_task_run_in_thread (task, check_in_thread);
}

static void
on_add (LiaFilterBuilder *self)
{
  if (self->checking != NULL)
    self->adding = TRUE;
  else
    emit_built (self);
}

static LiaConditionGroup *
make_group (LiaFilterBuilder *self)
{
  const LiaRecordType *const types[] = { self->type, NULL };

  return LIA_CONDITION_GROUP (g_object_ref_sink (lia_condition_group_new (self->reg, types)));
}

/* Opened by its button it begins anew, however it was left. */
static void
on_shown (LiaFilterBuilder *self)
{
  g_autoptr (LiaConditionGroup) group =
      self->loaded != NULL ? g_steal_pointer (&self->loaded) : make_group (self);

  if (self->group != NULL)
    gtk_box_remove (self->place, GTK_WIDGET (self->group));
  self->group = group;
  gtk_widget_set_hexpand (GTK_WIDGET (group), TRUE);
  gtk_box_append (self->place, GTK_WIDGET (group));
  g_signal_connect_object (group, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  gtk_button_set_label (self->add_button,
                        self->before != NULL ? _ ("Change condition") : _ ("Add condition"));
  on_changed (self);
}

static void
on_closed (LiaFilterBuilder *self)
{
  forget_check (self);
  g_clear_pointer (&self->before, g_free);
}

static void
lia_filter_builder_dispose (GObject *object)
{
  LiaFilterBuilder *self = LIA_FILTER_BUILDER (object);

  forget_check (self);
  g_clear_object (&self->reg);
  g_clear_object (&self->loaded);
  g_clear_pointer (&self->before, g_free);

  G_OBJECT_CLASS (lia_filter_builder_parent_class)->dispose (object);
}

static void
lia_filter_builder_class_init (LiaFilterBuilderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_filter_builder_dispose;

  signals[BUILT] = g_signal_new ("built", LIA_TYPE_FILTER_BUILDER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/liaison/Liaison/ui/widgets/filter-builder.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaFilterBuilder, place);
  gtk_widget_class_bind_template_child (widget_class, LiaFilterBuilder, reading);
  gtk_widget_class_bind_template_child (widget_class, LiaFilterBuilder, add_button);
  gtk_widget_class_bind_template_callback (widget_class, on_add);
  gtk_widget_class_bind_template_callback (widget_class, on_shown);
  gtk_widget_class_bind_template_callback (widget_class, on_closed);
}

static void
lia_filter_builder_init (LiaFilterBuilder *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Says what conditions are about. */
void
lia_filter_builder_set_up (LiaFilterBuilder *self, LiaRegister *reg, const LiaRecordType *type)
{
  g_set_object (&self->reg, reg);
  self->type = type;
}

/* Shows the condition @text, to be changed when the popover opens; whether it can be put together
 * here. */
gboolean
lia_filter_builder_load (LiaFilterBuilder *self, const char *text)
{
  g_autoptr (LiaExpression) expression = lia_expression_parse (text, NULL);
  g_autoptr (LiaConditionGroup) group = make_group (self);

  if (expression == NULL || !lia_condition_group_load (group, expression))
    return FALSE;

  g_free (self->before);
  self->before = g_strdup (text);
  g_set_object (&self->loaded, group);
  return TRUE;
}
