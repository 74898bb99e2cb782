#include <glib/gi18n.h>

#include "widgets/search.h"

#include "hit-row.h"
#include "patience.h"
#include "room.h"
#include "tooltip.h"

/* A page is what can be read at a glance; each time more is asked for, a longer one. */
#define HITS_OF_PAGE 30
#define LONGEST_PAGE 480

/* What is in sight is shown at once, the rest in turns that leave time for the next key. */
#define ROWS_IN_SIGHT 9
#define ROWS_OF_FRAME 3

/* So long a picture waits for what was typed to be found, in microseconds. */
#define PATIENCE 6000

/* More other words than these tell nothing new. */
#define MOST_ALSO 5

struct _LiaSearch {
  AdwWindow parent_instance;

  GtkEditable *entry;
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkListBox *list;
  AdwStatusPage *nothing;
  GtkWidget *footer;
  GtkLabel *summary;
  GtkWidget *more;

  LiaRegister *reg;
  GPtrArray *hits; /* LiaHit, one for each row that is shown */
  guint n_shown;   /* how many of them have their row already */
  guint showing;   /* the tick callback that shows the rest, or 0 */
  guint limit;
  GCancellable *searching;
  LiaPatience *patience;
};

typedef struct {
  LiaRegister *reg;
  char *text;
  guint limit;
} Question;

typedef struct {
  GPtrArray *hits;
  char *also; /* other words that were looked for; empty if there are none */
} Answer;

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
answer_free (gpointer data)
{
  Answer *answer = data;

  g_ptr_array_unref (answer->hits);
  g_free (answer->also);
  g_free (answer);
}

static char *
other_words (LiaReader *reader, const char *text)
{
  g_auto (GStrv) also = lia_reader_search_also (reader, text);

  for (guint i = 0; also[i] != NULL; i++)
    if (i >= MOST_ALSO)
      g_clear_pointer (&also[i], g_free);

  /* Translators: what stands between the entries of a list. */
  return g_strjoinv (_ (", "), also);
}

static void
search_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Question *question = data;
  g_autoptr (LiaReader) reader = lia_register_read (question->reg);
  GError *error = NULL;
  GPtrArray *hits =
      lia_reader_search (reader, question->text, question->limit, cancellable, &error);
  Answer *answer;

  if (hits == NULL) {
    g_task_return_error (task, error);
    return;
  }

  answer = g_new0 (Answer, 1);
  answer->hits = hits;
  answer->also = other_words (reader, question->text);
  g_task_return_pointer (task, answer, answer_free);
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
                           GINT_TO_POINTER (is_daily (hit->type) ? i : LONGEST_PAGE + i));
  }
  g_ptr_array_sort_with_data (hits, compare_types, order);
}

static const LiaHit *
hit_of (LiaSearch *self, GtkListBoxRow *row)
{
  guint index = gtk_list_box_row_get_index (row);

  return index < self->hits->len ? g_ptr_array_index (self->hits, index) : NULL;
}

static GtkWidget *
make_heading (void)
{
  GtkWidget *heading = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "caption-heading");
  gtk_widget_add_css_class (heading, "dim-label");
  gtk_widget_add_css_class (heading, "lia-sidebar-heading");
  return heading;
}

static void
update_heading (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  LiaSearch *self = user_data;
  const LiaHit *hit = hit_of (self, row);
  const LiaHit *hit_before = before != NULL ? hit_of (self, before) : NULL;

  if (hit == NULL || (hit_before != NULL && hit_before->type == hit->type)) {
    gtk_list_box_row_set_header (row, NULL);
    return;
  }

  if (gtk_list_box_row_get_header (row) == NULL)
    gtk_list_box_row_set_header (row, make_heading ());
  gtk_label_set_text (GTK_LABEL (gtk_list_box_row_get_header (row)),
                      lia_record_type_plural (hit->type));
}

static void
add_row (LiaSearch *self)
{
  GtkWidget *row = lia_hit_row_new ();

  gtk_widget_set_visible (row, FALSE);
  gtk_list_box_append (self->list, row);
}

/* Nobody types as soon as the window is there, so that there is time to make the first rows. */
static gboolean
make_rows (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  LiaSearch *self = LIA_SEARCH (widget);

  for (guint i = 0; i < ROWS_OF_FRAME; i++)
    add_row (self);

  return gtk_list_box_get_row_at_index (self->list, HITS_OF_PAGE - 1) == NULL;
}

/* Rows stay and show other hits: making them anew takes many times as long. */
static void
show_rows (LiaSearch *self, guint n)
{
  for (; n > 0 && self->n_shown < self->hits->len; n--, self->n_shown++) {
    GtkListBoxRow *row;

    if (gtk_list_box_get_row_at_index (self->list, self->n_shown) == NULL)
      add_row (self);
    row = gtk_list_box_get_row_at_index (self->list, self->n_shown);
    lia_hit_row_show (LIA_HIT_ROW (row), g_ptr_array_index (self->hits, self->n_shown));
    gtk_widget_set_visible (GTK_WIDGET (row), TRUE);
  }
}

static gboolean
show_rest (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  LiaSearch *self = LIA_SEARCH (widget);

  show_rows (self, ROWS_OF_FRAME);
  if (self->n_shown < self->hits->len)
    return G_SOURCE_CONTINUE;

  self->showing = 0;
  return G_SOURCE_REMOVE;
}

static void
show_hits (LiaSearch *self)
{
  GtkListBoxRow *row;

  for (guint i = self->hits->len; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL;
       i++)
    gtk_widget_set_visible (GTK_WIDGET (row), FALSE);
  self->n_shown = 0;
  show_rows (self, ROWS_IN_SIGHT);
  gtk_list_box_invalidate_headers (self->list);
  if (self->n_shown < self->hits->len && self->showing == 0)
    self->showing = gtk_widget_add_tick_callback (GTK_WIDGET (self), show_rest, NULL, NULL);
}

static char *
summarize (LiaSearch *self, const char *also, gboolean more)
{
  guint n = self->hits->len;
  g_autofree char *count =
      more ? g_strdup_printf (ngettext ("The first record", "The first %u records", n), n)
           : g_strdup_printf (ngettext ("%u record", "%u records", n), n);

  if (*also == '\0')
    return g_steal_pointer (&count);

  /* Translators: "12 records", and other words that were looked for. */
  return g_strdup_printf (_ ("%s · also searched: %s"), count, also);
}

static void
explain_nothing (LiaSearch *self, const char *also)
{
  g_autofree char *looked_for = g_strdup_printf (
      _ ("No record has words that begin with all of “%s”."), gtk_editable_get_text (self->entry));
  g_autofree char *text =
      *also == '\0' ? g_strdup_printf ("%s %s", looked_for,
                                       _ ("Fewer words, or only their beginnings, find more."))
                    : g_strdup_printf (_ ("%s Also searched: %s."), looked_for, also);
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_status_page_set_description (self->nothing, escaped);
}

static void
show_answer (LiaSearch *self, const Answer *answer)
{
  gboolean more = answer->hits->len >= self->limit;
  gboolean longer = self->limit > HITS_OF_PAGE;
  g_autofree char *summary = NULL;

  g_clear_pointer (&self->hits, g_ptr_array_unref);
  self->hits = g_ptr_array_ref (answer->hits);
  show_hits (self);
  if (self->hits->len == 0)
    explain_nothing (self, answer->also);
  if (!longer) {
    gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  }

  summary = summarize (self, answer->also, more);
  gtk_label_set_text (self->summary, summary);
  lia_tooltip_set (GTK_WIDGET (self->summary), summary);
  gtk_widget_set_visible (self->more, more && self->limit < LONGEST_PAGE);
  gtk_widget_set_visible (self->footer, self->hits->len > 0);
  gtk_stack_set_visible_child_name (self->stack, self->hits->len > 0 ? "found" : "nothing");
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  LiaSearch *self = LIA_SEARCH (source);
  g_autoptr (GError) error = NULL;
  Answer *answer = g_task_propagate_pointer (G_TASK (result), &error);

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    lia_patience_end (self->patience);
  if (answer != NULL) {
    group_by_type (answer->hits);
    show_answer (self, answer);
    answer_free (answer);
  } else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    g_autofree char *escaped = g_markup_escape_text (error->message, -1);

    adw_status_page_set_description (self->nothing, escaped);
    gtk_widget_set_visible (self->footer, FALSE);
    gtk_stack_set_visible_child_name (self->stack, "nothing");
  }
}

/* A newer question takes the place of the one that is under way. */
static void
ask (LiaSearch *self, guint limit)
{
  const char *text = gtk_editable_get_text (self->entry);
  g_autoptr (GTask) task = NULL;
  Question *question;

  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  if (*text == '\0') {
    gtk_widget_set_visible (self->footer, FALSE);
    gtk_stack_set_visible_child_name (self->stack, "start");
    return;
  }

  self->limit = limit;
  self->searching = g_cancellable_new ();
  question = g_new0 (Question, 1);
  question->reg = g_object_ref (self->reg);
  question->text = g_strdup (text);
  question->limit = limit;
  task = g_task_new (self, self->searching, on_found, NULL);
  g_task_set_task_data (task, question, question_free);
  g_task_run_in_thread (task, search_in_thread);
  lia_patience_begin (self->patience, PATIENCE);
}

static void
on_search_changed (LiaSearch *self)
{
  ask (self, HITS_OF_PAGE);
}

static void
on_more (LiaSearch *self)
{
  ask (self, MIN (self->limit * 4, LONGEST_PAGE));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
open_row (LiaSearch *self, GtkListBoxRow *row)
{
  const LiaHit *hit = hit_of (self, row);
  g_autofree char *id = lia_id_to_text (&hit->id);
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

  if (next == NULL || hit_of (self, next) == NULL)
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
  g_clear_pointer (&self->patience, lia_patience_free);
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
  gtk_widget_class_bind_template_child (widget_class, LiaSearch, nothing);
  gtk_widget_class_bind_template_child (widget_class, LiaSearch, footer);
  gtk_widget_class_bind_template_child (widget_class, LiaSearch, summary);
  gtk_widget_class_bind_template_child (widget_class, LiaSearch, more);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_more);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed);
}

static void
lia_search_init (LiaSearch *self)
{
  self->hits = g_ptr_array_new ();
  self->patience = lia_patience_new ();
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
  gtk_widget_add_tick_callback (GTK_WIDGET (self), make_rows, NULL, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}
