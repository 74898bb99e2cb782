#include "widgets/filter-completion.h"

#include <glib/gi18n.h>
#include <string.h>

#include "register/filter-complete.h"
#include "widgets/proposal-row.h"

/* More are not looked through; who types on gets others. */
#define MOST_PROPOSALS 20
#define NARROWEST 340
#define WIDEST 420

struct _LiaFilterCompletion {
  GtkPopover parent_instance;

  GtkListBox *list;
  GtkScrolledWindow *scroller;

  GtkEditable *entry; /* the parent */
  LiaRegister *reg;
  const LiaRecordType *type;
  GPtrArray *proposals; /* LiaProposal, one for each row that is shown */
  char *text;           /* what they were made for */
  gsize from, to;       /* what they take the place of */
  GCancellable *asking;
  guint waiting; /* the source that asks, or 0 */
  gboolean typed;
};

G_DEFINE_FINAL_TYPE (LiaFilterCompletion, lia_filter_completion, GTK_TYPE_POPOVER)

typedef struct {
  LiaRegister *reg;
  char *text;
  LiaFilterPlace *place;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_object_unref (question->reg);
  g_free (question->text);
  lia_filter_place_free (question->place);
  g_free (question);
}

static void
complete_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Question *question = data;
  g_autoptr (LiaReader) reader = lia_register_read (question->reg);

  g_task_return_pointer (
      task,
      lia_filter_complete (reader, question->place, question->text, MOST_PROPOSALS, cancellable),
      (GDestroyNotify) g_ptr_array_unref);
}

/* The focus stays in the entry, so that what is marked is told there. */
static void
tell_marked (LiaFilterCompletion *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  const LiaProposal *marked =
      row != NULL ? g_ptr_array_index (self->proposals, gtk_list_box_row_get_index (row)) : NULL;
  g_autofree char *spoken =
      marked == NULL ? g_strdup ("")
                     /* Translators: what is marked in a list, which line of how many it is. */
                     : g_strdup_printf (_ ("%s, %d of %u"), marked->label,
                                        gtk_list_box_row_get_index (row) + 1, self->proposals->len);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  spoken, -1);
  if (row != NULL)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry),
                                    GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT, row, -1);
  else
    gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->entry),
                                   GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT);
}

static void
forget_question (LiaFilterCompletion *self)
{
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_handle_id (&self->waiting, g_source_remove);
}

static void
close_list (LiaFilterCompletion *self)
{
  forget_question (self);
  self->typed = FALSE;
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return;

  gtk_list_box_unselect_all (self->list);
  tell_marked (self);
  gtk_popover_popdown (GTK_POPOVER (self));
}

/* Rows stay and show something else: making them anew takes many times as long. */
static void
show_rows (LiaFilterCompletion *self)
{
  GtkListBoxRow *row;

  for (guint i = 0; i < self->proposals->len; i++) {
    if (gtk_list_box_get_row_at_index (self->list, i) == NULL)
      gtk_list_box_append (self->list, lia_proposal_row_new ());
    row = gtk_list_box_get_row_at_index (self->list, i);
    lia_proposal_row_show (LIA_PROPOSAL_ROW (row), g_ptr_array_index (self->proposals, i));
    gtk_widget_set_visible (GTK_WIDGET (row), TRUE);
  }
  for (guint i = self->proposals->len;
       (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    gtk_widget_set_visible (GTK_WIDGET (row), FALSE);
  gtk_list_box_unselect_all (self->list);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

/* As wide as the entry, within what is read with ease and fits into the narrowest window. */
static void
open_list (LiaFilterCompletion *self)
{
  int width = CLAMP (gtk_widget_get_width (GTK_WIDGET (self->entry)), NARROWEST, WIDEST);

  gtk_widget_set_size_request (GTK_WIDGET (self->scroller), width, -1);
  show_rows (self);
  tell_marked (self);
  gtk_popover_popup (GTK_POPOVER (self));
}

static gboolean
is_focused (LiaFilterCompletion *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->entry));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->entry));
}

static void
on_completed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  LiaFilterCompletion *self = LIA_FILTER_COMPLETION (source);
  g_autoptr (GPtrArray) proposals = g_task_propagate_pointer (G_TASK (result), NULL);
  const Question *question = g_task_get_task_data (G_TASK (result));

  if (proposals == NULL || self->asking == NULL ||
      g_task_get_cancellable (G_TASK (result)) != self->asking)
    return;

  g_clear_object (&self->asking);
  if (proposals->len == 0 || !is_focused (self)) {
    close_list (self);
    return;
  }

  g_clear_pointer (&self->proposals, g_ptr_array_unref);
  self->proposals = g_steal_pointer (&proposals);
  g_free (self->text);
  self->text = g_strdup (question->text);
  self->from = question->place->from;
  self->to = question->place->to;
  open_list (self);
}

static gsize
cursor_of (LiaFilterCompletion *self, const char *text)
{
  return g_utf8_offset_to_pointer (text, gtk_editable_get_position (self->entry)) - text;
}

/* A newer question takes the place of the one that is under way. Where a condition begins there is
 * so much that can stand that nothing is proposed before it is asked for. */
static void
ask (LiaFilterCompletion *self, gboolean asked_for)
{
  const char *text = gtk_editable_get_text (self->entry);
  g_autoptr (LiaFilterPlace) place =
      lia_filter_place_find (text, cursor_of (self, text), self->type);
  g_autoptr (GTask) task = NULL;
  Question *question;

  if (place->name == NULL && place->from == place->to && place->outer_from == place->from &&
      !asked_for) {
    close_list (self);
    return;
  }

  forget_question (self);
  question = g_new0 (Question, 1);
  question->reg = g_object_ref (self->reg);
  question->text = g_strdup (text);
  question->place = g_steal_pointer (&place);
  self->asking = g_cancellable_new ();
  task = g_task_new (self, self->asking, on_completed, NULL);
  g_task_set_source_tag (task, ask);
  g_task_set_task_data (task, question, question_free);
  g_task_run_in_thread (task, complete_in_thread);
}

static gboolean
ask_later (gpointer user_data)
{
  LiaFilterCompletion *self = user_data;

  self->waiting = 0;
  if (self->typed && is_focused (self))
    ask (self, FALSE);
  else
    close_list (self);
  self->typed = FALSE;

  return G_SOURCE_REMOVE;
}

static void
wait (LiaFilterCompletion *self)
{
  if (self->waiting == 0)
    self->waiting = g_idle_add_full (G_PRIORITY_HIGH_IDLE, ask_later, self, NULL);
}

/* The cursor moves after the text has changed. */
static void
on_changed (LiaFilterCompletion *self)
{
  self->typed = TRUE;
  wait (self);
}

static void
on_moved (LiaFilterCompletion *self)
{
  if (self->waiting != 0 || gtk_widget_get_visible (GTK_WIDGET (self)))
    wait (self);
}

/* A value is whole where nothing is written behind it; the next condition can follow. */
static gboolean
ends_condition (const char *text, const char *taken, gsize to)
{
  gsize length = strlen (taken);

  return text[to] == '\0' && taken[length - 1] != ':' && taken[length - 1] != '(';
}

static void
take (LiaFilterCompletion *self, GtkListBoxRow *row)
{
  const LiaProposal *proposal =
      g_ptr_array_index (self->proposals, gtk_list_box_row_get_index (row));
  const char *text = gtk_editable_get_text (self->entry);
  g_autofree char *taken = NULL;
  int from, to;

  if (g_strcmp0 (text, self->text) != 0)
    return;

  from = g_utf8_pointer_to_offset (text, text + self->from);
  to = g_utf8_pointer_to_offset (text, text + self->to);
  taken = g_strconcat (proposal->text, ends_condition (text, proposal->text, self->to) ? " " : "",
                       NULL);
  close_list (self);
  gtk_editable_delete_text (self->entry, from, to);
  gtk_editable_insert_text (self->entry, taken, -1, &from);
  gtk_editable_set_position (self->entry, from);
}

static void
on_row_activated (LiaFilterCompletion *self, GtkListBoxRow *row)
{
  take (self, row);
}

static void
mark (LiaFilterCompletion *self, int step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int n = self->proposals->len;
  int index = row != NULL ? gtk_list_box_row_get_index (row) + step : step > 0 ? 0 : n - 1;
  double top;

  row = index >= 0 && index < n ? gtk_list_box_get_row_at_index (self->list, index) : NULL;
  gtk_list_box_select_row (self->list, row);
  tell_marked (self);
  if (row != NULL && gtk_widget_translate_coordinates (GTK_WIDGET (row), GTK_WIDGET (self->list), 0,
                                                       0, NULL, &top))
    gtk_adjustment_clamp_page (gtk_scrolled_window_get_vadjustment (self->scroller), top,
                               top + gtk_widget_get_height (GTK_WIDGET (row)));
}

/* Whether there is something to take; Tab takes the first even where none is marked. */
static gboolean
take_marked (LiaFilterCompletion *self, gboolean or_first)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row == NULL && or_first)
    row = gtk_list_box_get_row_at_index (self->list, 0);
  if (row != NULL)
    take (self, row);
  else
    close_list (self);

  return row != NULL;
}

static gboolean
on_key_in_list (LiaFilterCompletion *self, guint keyval)
{
  switch (keyval) {
  case GDK_KEY_Down:
  case GDK_KEY_KP_Down:
    mark (self, 1);
    return GDK_EVENT_STOP;
  case GDK_KEY_Up:
  case GDK_KEY_KP_Up:
    mark (self, -1);
    return GDK_EVENT_STOP;
  case GDK_KEY_Return:
  case GDK_KEY_KP_Enter:
    return take_marked (self, FALSE);
  case GDK_KEY_Tab:
    return take_marked (self, TRUE);
  case GDK_KEY_Escape:
    close_list (self);
    return GDK_EVENT_STOP;
  default:
    return GDK_EVENT_PROPAGATE;
  }
}

static gboolean
on_key_pressed (LiaFilterCompletion *self, guint keyval, guint keycode, GdkModifierType state)
{
  GdkModifierType held = state & gtk_accelerator_get_default_mod_mask ();

  if (gtk_widget_get_visible (GTK_WIDGET (self)) && held == 0)
    return on_key_in_list (self, keyval);
  if (held != GDK_ALT_MASK || (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down))
    return GDK_EVENT_PROPAGATE;

  ask (self, TRUE);
  return GDK_EVENT_STOP;
}

static void
attach (LiaFilterCompletion *self, GtkWidget *entry)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->entry = GTK_EDITABLE (entry);
  gtk_widget_set_parent (GTK_WIDGET (self), entry);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key_pressed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (close_list), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (entry, keys);
  gtk_widget_add_controller (entry, focus);
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "notify::cursor-position", G_CALLBACK (on_moved), self,
                           G_CONNECT_SWAPPED);
}

static void
lia_filter_completion_dispose (GObject *object)
{
  LiaFilterCompletion *self = LIA_FILTER_COMPLETION (object);

  forget_question (self);
  g_clear_object (&self->reg);
  g_clear_pointer (&self->proposals, g_ptr_array_unref);
  g_clear_pointer (&self->text, g_free);

  G_OBJECT_CLASS (lia_filter_completion_parent_class)->dispose (object);
}

static void
lia_filter_completion_class_init (LiaFilterCompletionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_filter_completion_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/liaison/Liaison/ui/widgets/filter-completion.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaFilterCompletion, list);
  gtk_widget_class_bind_template_child (widget_class, LiaFilterCompletion, scroller);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
lia_filter_completion_init (LiaFilterCompletion *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Stands below @entry until it is taken off with gtk_widget_unparent(), which has to happen before
 * the entry goes. */
GtkWidget *
lia_filter_completion_new (GtkWidget *entry, LiaRegister *reg, const LiaRecordType *type)
{
  LiaFilterCompletion *self = g_object_new (LIA_TYPE_FILTER_COMPLETION, NULL);

  self->reg = g_object_ref (reg);
  self->type = type;
  attach (self, entry);

  return GTK_WIDGET (self);
}
