#include <glib/gi18n.h>

#include "pages/changes-since-page.h"

#include "insight/changes.h"
#include "records/date.h"
#include "records/types.h"
#include "widgets/changed-row.h"

#define MOST_SNAPSHOTS 12

struct _LiaChangesSincePage {
  AdwBin parent_instance;

  GtkEditable *moment;
  GtkWidget *choices;
  GtkPopover *popover;
  GtkListBox *choice_list;
  GtkLabel *summary;
  GtkStack *stack;
  GtkSpinner *spinner;
  AdwStatusPage *failure;
  GtkListView *list;

  LiaRegister *reg;
  GListStore *lines; /* GtkStringObject over LiaChangedRecord */
  GCancellable *reading;
  LiaMoment *since;
  gboolean stale;
};

enum {
  PROP_REGISTER = 1,
};

G_DEFINE_FINAL_TYPE (LiaChangesSincePage, lia_changes_since_page, ADW_TYPE_BIN)

static void
set_up_row (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, lia_changed_row_new ());
}

static void
bind_row (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gpointer line = gtk_list_item_get_item (item);
  LiaChangedRow *row = LIA_CHANGED_ROW (gtk_list_item_get_child (item));

  gtk_list_item_set_activatable (item, LIA_IS_CHANGED_RECORD (line));
  gtk_list_item_set_selectable (item, LIA_IS_CHANGED_RECORD (line));
  if (LIA_IS_CHANGED_RECORD (line))
    lia_changed_row_show_record (row, line);
  else
    lia_changed_row_show_heading (row, gtk_string_object_get_string (line));
}

static void
on_activate (LiaChangesSincePage *self, guint position)
{
  g_autoptr (GObject) line = g_list_model_get_item (G_LIST_MODEL (self->lines), position);
  g_autofree char *id = NULL;

  if (!LIA_IS_CHANGED_RECORD (line) || !lia_changed_record_exists (LIA_CHANGED_RECORD (line)))
    return;

  id = lia_id_to_text (
      lia_record_get_id (lia_changed_record_get_record (LIA_CHANGED_RECORD (line))));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "s", id);
}

static guint
count_kind (GPtrArray *found, LiaChangedKind kind)
{
  guint n = 0;

  for (guint i = 0; i < found->len; i++)
    n += lia_changed_record_get_kind (found->pdata[i]) == kind;

  return n;
}

static void
show_found (LiaChangesSincePage *self, GPtrArray *found)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_object_unref);
  int kind = -1;

  for (guint i = 0; i < found->len; i++) {
    LiaChangedRecord *changed = g_ptr_array_index (found, i);

    if ((int) lia_changed_record_get_kind (changed) != kind) {
      g_autofree char *heading = NULL;

      kind = lia_changed_record_get_kind (changed);
      /* Translators: what became of records, and how many they are, as in "Completed · 3". */
      heading =
          g_strdup_printf (_ ("%s · %u"), lia_changed_kind_label (kind), count_kind (found, kind));
      g_ptr_array_add (lines, gtk_string_object_new (heading));
    }
    g_ptr_array_add (lines, g_object_ref (changed));
  }
  g_list_store_splice (self->lines, 0, g_list_model_get_n_items (G_LIST_MODEL (self->lines)),
                       lines->pdata, lines->len);
  gtk_stack_set_visible_child_name (self->stack, found->len > 0 ? "changes" : "nothing");
}

static void
show_summary (LiaChangesSincePage *self, guint n)
{
  g_autofree char *words = lia_moment_describe (self->since);
  g_autofree char *text = NULL;

  /* Translators: how many records have changed, and since when: a day in words, maybe with the name
   * of a snapshot. */
  text = g_strdup_printf (ngettext ("%u record since %s", "%u records since %s", n), n, words);
  gtk_label_set_label (self->summary, n > 0 ? text : words);
}

static void
fail (LiaChangesSincePage *self, const GError *error)
{
  gtk_label_set_label (self->summary, "");
  adw_status_page_set_description (self->failure, error->message);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

typedef struct {
  LiaRegister *reg;
  char *text;
  LiaMoment *since;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_object_unref (question->reg);
  g_free (question->text);
  g_clear_pointer (&question->since, lia_moment_free);
  g_free (question);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Question *question = data;
  g_autoptr (LiaReader) reader = lia_register_read (question->reg);
  GPtrArray *found = NULL;
  GError *error = NULL;

  question->since = lia_moment_find (reader, question->text, &error);
  if (question->since != NULL)
    found = lia_changes_read (reader, question->since, cancellable, &error);

  if (found != NULL)
    g_task_return_pointer (task, found, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  LiaChangesSincePage *self = LIA_CHANGES_SINCE_PAGE (source);
  Question *question = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->reading);
  gtk_spinner_stop (self->spinner);
  if (found == NULL) {
    fail (self, error);
    return;
  }

  g_clear_pointer (&self->since, lia_moment_free);
  self->since = g_steal_pointer (&question->since);
  show_found (self, found);
  show_summary (self, found->len);
}

static void
ask (LiaChangesSincePage *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->moment)));
  g_autoptr (GTask) task = NULL;
  Question *question;

  self->stale = FALSE;
  if (*text == '\0' || self->reg == NULL)
    return;

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  question = g_new0 (Question, 1);
  question->reg = g_object_ref (self->reg);
  question->text = g_steal_pointer (&text);
  gtk_spinner_start (self->spinner);

  task = g_task_new (self, self->reading, on_read, NULL);
  g_task_set_source_tag (task, ask);
  g_task_set_task_data (task, question, question_free);
  g_task_run_in_thread (task, read_in_thread);
}

static void
choose (LiaChangesSincePage *self, const char *moment)
{
  gtk_editable_set_text (self->moment, moment);
  ask (self);
}

static void
on_choice_activated (LiaChangesSincePage *self, GtkListBoxRow *row)
{
  gtk_popover_popdown (self->popover);
  choose (self, gtk_widget_get_name (GTK_WIDGET (row)));
}

/* The row bears the moment as its name, which nobody reads. */
static void
add_choice (LiaChangesSincePage *self, const char *label, const char *moment)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *text = gtk_label_new (label);

  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (text), 40);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), text);
  gtk_widget_set_name (row, moment);
  gtk_list_box_append (self->choice_list, row);
}

static void
add_day (LiaChangesSincePage *self, const char *label, int days)
{
  g_autofree char *day = lia_day_to_edtf (lia_register_get_today (self->reg) - days);

  add_choice (self, label, day);
}

static GPtrArray *
read_snapshots (LiaRegister *reg)
{
  g_autoptr (LiaReader) reader = lia_register_read (reg);
  g_autoptr (LiaQuery) query = lia_query_new (&lia_snapshot_type);

  lia_query_limit (query, MOST_SNAPSHOTS);
  return lia_reader_list_records (reader, query, NULL, NULL);
}

/* Offered anew each time, as there may be a snapshot more. */
static void
fill_choices (LiaChangesSincePage *self)
{
  g_autoptr (GPtrArray) snapshots = read_snapshots (self->reg);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->choice_list, 0)) != NULL)
    gtk_list_box_remove (self->choice_list, GTK_WIDGET (row));

  add_day (self, _ ("Yesterday"), 1);
  add_day (self, _ ("A week ago"), 7);
  add_day (self, _ ("A month ago"), 30);
  add_day (self, _ ("A quarter of a year ago"), 91);
  add_day (self, _ ("A year ago"), 365);
  for (guint i = 0; snapshots != NULL && i < snapshots->len; i++)
    add_choice (self, lia_record_get (snapshots->pdata[i], "name"),
                lia_record_get_reference (snapshots->pdata[i]));
}

/* What one wants to know most often: what happened since the last time it was given out. */
static void
choose_first (LiaChangesSincePage *self)
{
  g_autoptr (GPtrArray) snapshots = read_snapshots (self->reg);
  g_autofree char *day = lia_day_to_edtf (lia_register_get_today (self->reg) - 30);

  if (snapshots != NULL && snapshots->len > 0)
    choose (self, lia_record_get (snapshots->pdata[0], "name"));
  else
    choose (self, day);
}

static void
on_register_changed (LiaChangesSincePage *self)
{
  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    ask (self);
}

static void
lia_changes_since_page_map (GtkWidget *widget)
{
  LiaChangesSincePage *self = LIA_CHANGES_SINCE_PAGE (widget);

  GTK_WIDGET_CLASS (lia_changes_since_page_parent_class)->map (widget);

  if (self->reg == NULL)
    return;
  if (*gtk_editable_get_text (self->moment) == '\0')
    choose_first (self);
  else if (self->stale)
    ask (self);
}

static void
set_register (LiaChangesSincePage *self, LiaRegister *reg)
{
  if (self->reg != NULL)
    g_signal_handlers_disconnect_by_func (self->reg, on_register_changed, self);
  g_set_object (&self->reg, reg);
  if (reg != NULL)
    g_signal_connect_object (reg, "changed", G_CALLBACK (on_register_changed), self,
                             G_CONNECT_SWAPPED);
  gtk_widget_set_sensitive (self->choices, reg != NULL);
}

static void
lia_changes_since_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LiaChangesSincePage *self = LIA_CHANGES_SINCE_PAGE (object);

  if (id == PROP_REGISTER)
    g_value_set_object (value, self->reg);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
lia_changes_since_page_set_property (GObject *object,
                                     guint id,
                                     const GValue *value,
                                     GParamSpec *pspec)
{
  if (id == PROP_REGISTER)
    set_register (LIA_CHANGES_SINCE_PAGE (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
lia_changes_since_page_dispose (GObject *object)
{
  LiaChangesSincePage *self = LIA_CHANGES_SINCE_PAGE (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->reg);
  g_clear_object (&self->lines);
  g_clear_pointer (&self->since, lia_moment_free);

  G_OBJECT_CLASS (lia_changes_since_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *klass)
{
  gtk_widget_class_set_template_from_resource (
      klass, "/org/liaison/Liaison/ui/pages/changes-since-page.ui");
  gtk_widget_class_bind_template_child (klass, LiaChangesSincePage, moment);
  gtk_widget_class_bind_template_child (klass, LiaChangesSincePage, choices);
  gtk_widget_class_bind_template_child (klass, LiaChangesSincePage, popover);
  gtk_widget_class_bind_template_child (klass, LiaChangesSincePage, choice_list);
  gtk_widget_class_bind_template_child (klass, LiaChangesSincePage, summary);
  gtk_widget_class_bind_template_child (klass, LiaChangesSincePage, stack);
  gtk_widget_class_bind_template_child (klass, LiaChangesSincePage, spinner);
  gtk_widget_class_bind_template_child (klass, LiaChangesSincePage, failure);
  gtk_widget_class_bind_template_child (klass, LiaChangesSincePage, list);
  gtk_widget_class_bind_template_callback (klass, ask);
  gtk_widget_class_bind_template_callback (klass, fill_choices);
  gtk_widget_class_bind_template_callback (klass, on_activate);
  gtk_widget_class_bind_template_callback (klass, on_choice_activated);
}

static void
lia_changes_since_page_class_init (LiaChangesSincePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = lia_changes_since_page_get_property;
  object_class->set_property = lia_changes_since_page_set_property;
  object_class->dispose = lia_changes_since_page_dispose;
  widget_class->map = lia_changes_since_page_map;

  g_object_class_install_property (
      object_class, PROP_REGISTER,
      g_param_spec_object ("register", NULL, NULL, LIA_TYPE_REGISTER,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
  bind_template (widget_class);
}

static void
lia_changes_since_page_init (LiaChangesSincePage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));

  self->lines = g_list_store_new (G_TYPE_OBJECT);
  g_signal_connect (factory, "setup", G_CALLBACK (set_up_row), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row), NULL);
  gtk_list_view_set_factory (self->list, factory);
  g_object_unref (factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (gtk_no_selection_new (
                                           G_LIST_MODEL (g_object_ref (self->lines)))));
}
