#include <glib/gi18n.h>

#include "widgets/search.h"

#include "room.h"

#define MOST_HITS 40

struct _LiaSearch {
  AdwWindow parent_instance;

  GtkEditable *entry;
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkListBox *list;

  LiaRegister *reg;
  GPtrArray *hits; /* LiaHit, one for each row */
  GCancellable *searching;
};

typedef struct {
  LiaRegister *reg;
  char *text;
} Question;

G_DEFINE_FINAL_TYPE (LiaSearch, lia_search, ADW_TYPE_WINDOW)

static void
question_free (gpointer data)
{
  Question *question = data;

  g_object_unref (question->reg);
  g_free (question->text);
  g_free (question);
}

static void
search_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Question *question = data;
  g_autoptr (LiaReader) reader = lia_register_read (question->reg);
  GError *error = NULL;
  GPtrArray *hits = lia_reader_search (reader, question->text, MOST_HITS, cancellable, &error);

  if (hits != NULL)
    g_task_return_pointer (task, hits, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static int
compare_types (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const LiaHit *first = *(const LiaHit *const *) a;
  const LiaHit *second = *(const LiaHit *const *) b;
  GHashTable *order = user_data;

  return GPOINTER_TO_INT (g_hash_table_lookup (order, first->type)) -
         GPOINTER_TO_INT (g_hash_table_lookup (order, second->type));
}

static gboolean
is_daily (const LiaRecordType *type)
{
  g_autoptr (LiaRoom) room = lia_room_find (type->name);

  return room != NULL && lia_room_get_section (room) == LIA_ROOM_SECTION_REGISTER;
}

/* One kind after the other: first what people work with every day, then parts and sources; of both
 * the kind with the best hit first. Within a kind they stay as ranked. */
static void
group_by_type (GPtrArray *hits)
{
  g_autoptr (GHashTable) order = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < hits->len; i++) {
    const LiaHit *hit = g_ptr_array_index (hits, i);

    if (!g_hash_table_contains (order, hit->type))
      g_hash_table_insert (order, (gpointer) hit->type,
                           GINT_TO_POINTER (is_daily (hit->type) ? i : MOST_HITS + i));
  }
  g_ptr_array_sort_with_data (hits, compare_types, order);
}

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);

  return label;
}

static GtkWidget *
make_row (const LiaHit *hit)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *reference = make_label (hit->reference, "dim-label");

  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (reference, "numeric");
  gtk_box_append (GTK_BOX (words), make_label (hit->title, NULL));
  if (hit->excerpt != NULL && *hit->excerpt != '\0' && !g_str_equal (hit->excerpt, hit->title)) {
    GtkWidget *excerpt = make_label (hit->excerpt, "caption");

    gtk_widget_add_css_class (excerpt, "dim-label");
    gtk_box_append (GTK_BOX (words), excerpt);
  }
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (hit->type->icon));
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), reference);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, hit->title,
                                  -1);

  return row;
}

static const LiaHit *
hit_of (LiaSearch *self, GtkListBoxRow *row)
{
  return g_ptr_array_index (self->hits, gtk_list_box_row_get_index (row));
}

static void
update_heading (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  LiaSearch *self = user_data;
  const LiaHit *hit = hit_of (self, row);
  GtkWidget *heading = NULL;

  if (before == NULL || hit_of (self, before)->type != hit->type) {
    heading = make_label (lia_record_type_plural (hit->type), "caption-heading");
    gtk_widget_add_css_class (heading, "dim-label");
    gtk_widget_add_css_class (heading, "lia-sidebar-heading");
  }
  gtk_list_box_row_set_header (row, heading);
}

static void
show_hits (LiaSearch *self, GPtrArray *hits)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);

  g_clear_pointer (&self->hits, g_ptr_array_unref);
  self->hits = g_ptr_array_ref (hits);
  for (guint i = 0; i < hits->len; i++)
    gtk_list_box_append (self->list, make_row (g_ptr_array_index (hits, i)));
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  gtk_stack_set_visible_child_name (self->stack, hits->len > 0 ? "found" : "nothing");
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  LiaSearch *self = LIA_SEARCH (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = g_task_propagate_pointer (G_TASK (result), &error);

  if (hits == NULL) {
    if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      gtk_stack_set_visible_child_name (self->stack, "nothing");
    return;
  }

  group_by_type (hits);
  show_hits (self, hits);
}

static void
on_search_changed (LiaSearch *self)
{
  const char *text = gtk_editable_get_text (self->entry);
  g_autoptr (GTask) task = NULL;
  Question *question;

  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  if (*text == '\0') {
    gtk_stack_set_visible_child_name (self->stack, "start");
    return;
  }

  self->searching = g_cancellable_new ();
  question = g_new0 (Question, 1);
  question->reg = g_object_ref (self->reg);
  question->text = g_strdup (text);
  task = g_task_new (self, self->searching, on_found, NULL);
  g_task_set_task_data (task, question, question_free);
  g_task_run_in_thread (task, search_in_thread);
}

static void
open_row (LiaSearch *self, GtkListBoxRow *row)
{
  g_autofree char *id = lia_id_to_text (&hit_of (self, row)->id);
  GtkWindow *window = gtk_window_get_transient_for (GTK_WINDOW (self));

  gtk_widget_activate_action (GTK_WIDGET (window), "win.open-record", "s", id);
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_row_activated (LiaSearch *self, GtkListBoxRow *row)
{
  open_row (self, row);
}

static void
on_activate (LiaSearch *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  const char *page = gtk_stack_get_visible_child_name (self->stack);

  if (row != NULL && g_strcmp0 (page, "found") == 0)
    open_row (self, row);
}

static void
scroll_to (LiaSearch *self, GtkWidget *row)
{
  double top;

  if (gtk_widget_translate_coordinates (row, GTK_WIDGET (self->list), 0, 0, NULL, &top))
    gtk_adjustment_clamp_page (gtk_scrolled_window_get_vadjustment (self->scroller), top,
                               top + gtk_widget_get_height (row));
}

static void
move_mark (LiaSearch *self, int step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int index = row != NULL ? gtk_list_box_row_get_index (row) + step : 0;
  GtkListBoxRow *next = index >= 0 ? gtk_list_box_get_row_at_index (self->list, index) : NULL;

  if (next == NULL)
    return;

  gtk_list_box_select_row (self->list, next);
  scroll_to (self, GTK_WIDGET (next));
}

static gboolean
on_key_pressed (LiaSearch *self, guint keyval)
{
  if (keyval == GDK_KEY_Down)
    move_mark (self, 1);
  else if (keyval == GDK_KEY_Up)
    move_mark (self, -1);
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

static void
lia_search_dispose (GObject *object)
{
  LiaSearch *self = LIA_SEARCH (object);

  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  g_clear_object (&self->reg);

  G_OBJECT_CLASS (lia_search_parent_class)->dispose (object);
}

static void
lia_search_finalize (GObject *object)
{
  g_clear_pointer (&LIA_SEARCH (object)->hits, g_ptr_array_unref);

  G_OBJECT_CLASS (lia_search_parent_class)->finalize (object);
}

static void
lia_search_class_init (LiaSearchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_search_dispose;
  G_OBJECT_CLASS (klass)->finalize = lia_search_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/liaison/Liaison/ui/widgets/search.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaSearch, entry);
  gtk_widget_class_bind_template_child (widget_class, LiaSearch, stack);
  gtk_widget_class_bind_template_child (widget_class, LiaSearch, scroller);
  gtk_widget_class_bind_template_child (widget_class, LiaSearch, list);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed);
}

static void
lia_search_init (LiaSearch *self)
{
  self->hits = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, update_heading, self, NULL);
}

/* Shows the search over @window; what is found opens there. */
void
lia_search_present (GtkWidget *window, LiaRegister *reg)
{
  LiaSearch *self = g_object_new (LIA_TYPE_SEARCH, "transient-for", window, NULL);

  self->reg = g_object_ref (reg);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}
