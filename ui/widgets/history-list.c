#include "history-list.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "tooltip.h"

/* Changes of fields, not edits: enough for years of most records; so many more are read each time
 * that somebody asks for them. */
#define LIA_HISTORY_PART 500

struct _LiaHistoryList {
  GtkWidget parent_instance;

  LiaRegister *reg;
  GListStore *events;
  GCancellable *reading;
  GtkWidget *list;
  GtkWidget *more_button;
  LiaId id;
  guint limit;
};

G_DEFINE_FINAL_TYPE (LiaHistoryList, lia_history_list, GTK_TYPE_WIDGET)

static GtkWidget *
line_new (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
create_button (LiaHistoryEvent *event)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-undo-symbolic");

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.take-back");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x",
                                    lia_history_event_get_serial (event));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "lia-quiet");
  lia_tooltip_set (button, _ ("Take back…"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Take back…"), -1);

  return button;
}

static GtkWidget *
create_head (LiaHistoryEvent *event)
{
  gint64 at = lia_history_event_get_at (event);
  g_autofree char *ago = lia_moment_ago (at, g_get_real_time ());
  g_autofree char *moment = lia_moment_to_words (at);
  g_autofree char *author = lia_history_event_get_author (event);
  const char *label = lia_history_event_get_label (event);
  const char *manner = lia_history_event_get_manner (event);
  g_autofree char *tooltip = g_strdup_printf ("%s\n%s", moment, label != NULL ? label : "");
  g_autoptr (GString) text = g_string_new (ago);
  GtkWidget *head;

  if (*author != '\0')
    g_string_append_printf (text, " · %s", author);
  if (manner != NULL)
    g_string_append_printf (text, " · %s", manner);
  head = line_new (text->str, "caption");

  gtk_widget_add_css_class (head, "dim-label");
  lia_tooltip_set (head, g_strchomp (tooltip));

  return head;
}

static GtkWidget *
create_row (gpointer item, gpointer user_data)
{
  LiaHistoryList *self = user_data;
  LiaHistoryEvent *event = item;
  g_autofree char *lines = lia_history_event_get_lines (event);
  const char *reason = lia_history_event_get_reason (event);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_box_append (GTK_BOX (text), create_head (event));
  gtk_box_append (GTK_BOX (text), line_new (lines, NULL));
  if (reason != NULL && *reason != '\0') {
    /* Translators: why a change was made */
    g_autofree char *why = g_strdup_printf (_ ("Because: %s"), reason);

    gtk_box_append (GTK_BOX (text), line_new (why, "dim-label"));
  }
  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (box), text);
  if (!lia_register_is_read_only (self->reg))
    gtk_box_append (GTK_BOX (box), create_button (event));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_add_css_class (row, "lia-field");

  return row;
}

static gboolean
is_same (LiaHistoryEvent *a, LiaHistoryEvent *b)
{
  return lia_history_event_get_serial (a) == lia_history_event_get_serial (b) &&
         lia_history_event_get_n_changes (a) == lia_history_event_get_n_changes (b);
}

/* What is new comes at the top, and what is older at the bottom: what is there already is kept. */
static void
take_events (LiaHistoryList *self, GPtrArray *events)
{
  guint n_old = g_list_model_get_n_items (G_LIST_MODEL (self->events));
  g_autoptr (LiaHistoryEvent) first = g_list_model_get_item (G_LIST_MODEL (self->events), 0);
  guint n_new = 0;
  guint n_kept = 0;

  while (first != NULL && n_new < events->len && !is_same (events->pdata[n_new], first))
    n_new++;
  if (n_new == events->len)
    n_new = 0;
  for (; n_kept < MIN (n_old, events->len - n_new); n_kept++) {
    g_autoptr (LiaHistoryEvent) old = g_list_model_get_item (G_LIST_MODEL (self->events), n_kept);

    if (!is_same (old, events->pdata[n_new + n_kept]))
      break;
  }
  g_list_store_splice (self->events, n_kept, n_old - n_kept, events->pdata + n_new + n_kept,
                       events->len - n_new - n_kept);
  g_list_store_splice (self->events, 0, 0, events->pdata, n_new);
}

static void
history_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiaHistoryList) self = user_data;
  g_autoptr (GPtrArray) events = lia_history_read_finish (result, NULL);
  guint n_changes = 0;

  if (events == NULL || self->events == NULL)
    return;

  take_events (self, events);
  for (guint i = 0; i < events->len; i++)
    n_changes += lia_history_event_get_n_changes (events->pdata[i]);
  gtk_widget_set_visible (self->more_button, n_changes >= self->limit);
}

static void
read_history (LiaHistoryList *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  lia_history_read_async (self->reg, &self->id, self->limit, self->reading, history_read_cb,
                          g_object_ref (self));
}

static void
show_more_cb (LiaHistoryList *self)
{
  self->limit += LIA_HISTORY_PART;
  read_history (self);
}

static void
lia_history_list_dispose (GObject *object)
{
  LiaHistoryList *self = LIA_HISTORY_LIST (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->list, gtk_widget_unparent);
  g_clear_pointer (&self->more_button, gtk_widget_unparent);
  g_clear_object (&self->events);
  g_clear_object (&self->reg);

  G_OBJECT_CLASS (lia_history_list_parent_class)->dispose (object);
}

static void
lia_history_list_class_init (LiaHistoryListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_history_list_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
lia_history_list_init (LiaHistoryList *self)
{
  self->events = g_list_store_new (LIA_TYPE_HISTORY_EVENT);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_list_box_bind_model (GTK_LIST_BOX (self->list), G_LIST_MODEL (self->events), create_row, self,
                           NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("History"), -1);
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));

  self->more_button = gtk_button_new_with_label (_ ("Show what was before"));
  gtk_widget_set_halign (self->more_button, GTK_ALIGN_START);
  gtk_widget_set_margin_top (self->more_button, 6);
  gtk_widget_set_visible (self->more_button, FALSE);
  gtk_widget_add_css_class (self->more_button, "flat");
  g_signal_connect_object (self->more_button, "clicked", G_CALLBACK (show_more_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->more_button, GTK_WIDGET (self));
  gtk_orientable_set_orientation (
      GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
}

GtkWidget *
lia_history_list_new (LiaRegister *reg)
{
  LiaHistoryList *self = g_object_new (LIA_TYPE_HISTORY_LIST, NULL);

  self->reg = g_object_ref (reg);

  return GTK_WIDGET (self);
}

/* Reads the history of the record @id once more, or for the first time. */
void
lia_history_list_show (LiaHistoryList *self, const LiaId *id)
{
  g_return_if_fail (LIA_IS_HISTORY_LIST (self));

  if (!lia_id_equal (&self->id, id)) {
    self->id = *id;
    self->limit = LIA_HISTORY_PART;
  }
  read_history (self);
}
