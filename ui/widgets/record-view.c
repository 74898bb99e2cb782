#include <glib/gi18n.h>

#include "widgets/record-view.h"

#include "column-choice.h"
#include "focus.h"
#include "reveal.h"
#include "scroll-to.h"
#include "widgets/record-cell.h"

#define ROWS_OF_FRAME 24
/* These are drawn before they come into sight. */
#define ROWS_AROUND 4

struct _LiaRecordView {
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkColumnView *view;
  GtkSingleSelection *selection;
  LiaRecordList *list;
  GtkSliceListModel *revealed;
  guint catching_up; /* the tick callback that sees to the rows out of sight, or 0 */

  const LiaRecordType *type;
  GPtrArray *columns; /* Column */
  GPtrArray *wanted;  /* const LiaField */
  int width;
  guint fitting;
  gboolean quiet;

  const LiaField *sort;
  gboolean descending;
  const LiaField *asked_field;
  gboolean asked;
};

typedef struct {
  LiaRecordView *owner;
  const LiaField *field;
  GtkColumnViewColumn *column;
  gboolean shown;
  int at_first; /* how wide it is where nothing is to spare; 0 for the title */
  int width;    /* what it was given; another one was chosen by a person */
} Column;

enum {
  SORTED,
  BROWSED,
  OPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LiaRecordView, lia_record_view, GTK_TYPE_WIDGET)

/* All rows are of the same height. */
static void
tell_seen (LiaRecordView *self)
{
  GtkAdjustment *adjustment =
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  guint n = self->revealed != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->revealed)) : 0;
  double height = n > 0 ? gtk_adjustment_get_upper (adjustment) / n : 0;
  guint first;

  lia_record_list_set_held (self->list, gtk_adjustment_get_value (adjustment) > 0);
  if (height < 1)
    return;

  first = (guint) (gtk_adjustment_get_value (adjustment) / height);
  lia_record_list_set_seen (self->list, first - MIN (first, ROWS_AROUND),
                            (guint) (gtk_adjustment_get_page_size (adjustment) / height) +
                                2 * ROWS_AROUND);
}

static void
column_free (gpointer data)
{
  Column *column = data;

  g_clear_object (&column->column);
  g_free (column);
}

static void
on_setup (Column *column, GtkListItem *item)
{
  gtk_list_item_set_child (item, lia_record_cell_new (column->field));
}

static void
on_bind (Column *column, GtkListItem *item)
{
  lia_record_cell_bind (LIA_RECORD_CELL (gtk_list_item_get_child (item)),
                        gtk_list_item_get_item (item));
}

static void
on_unbind (Column *column, GtkListItem *item)
{
  lia_record_cell_bind (LIA_RECORD_CELL (gtk_list_item_get_child (item)), NULL);
}

/* Nothing is sorted here: in 4.8 this is how a view tells which of its columns was clicked. */
static int
note_column (gconstpointer a, gconstpointer b, gpointer user_data)
{
  Column *column = user_data;

  if (!column->owner->asked) {
    column->owner->asked = TRUE;
    column->owner->asked_field = column->field;
  }

  return GTK_ORDERING_SMALLER;
}

static void
on_sorter_changed (LiaRecordView *self)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (self->view);
  GtkOrdering ordering;

  if (self->quiet)
    return;

  self->asked = FALSE;
  ordering = gtk_sorter_compare (sorter, self, self->view);
  if (!self->asked)
    return;

  self->sort = self->asked_field;
  self->descending = ordering == GTK_ORDERING_LARGER;
  g_signal_emit (self, signals[SORTED], 0, self->sort, self->descending);
}

static void
set_width (Column *column, int width)
{
  column->width = width;
  gtk_column_view_column_set_fixed_width (column->column, width);
}

static void
add_column (LiaRecordView *self, const LiaField *field)
{
  Column *column = g_new0 (Column, 1);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (note_column, column, NULL));
  /* Translators: the head of the column with references such as C-042. */
  const char *title = field != NULL ? lia_field_label (field) : _ ("Ref");

  column->owner = self;
  column->field = field;
  g_signal_connect_swapped (factory, "setup", G_CALLBACK (on_setup), column);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (on_bind), column);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (on_unbind), column);
  column->column = gtk_column_view_column_new (title, factory);
  if (field == NULL || lia_query_sort_field (self->type, field->name) != NULL)
    gtk_column_view_column_set_sorter (column->column, sorter);
  gtk_column_view_column_set_resizable (column->column, TRUE);
  if (field != NULL && lia_column_choice_is_title (self->type, field)) {
    gtk_column_view_column_set_expand (column->column, TRUE);
  } else {
    column->at_first = lia_column_choice_width (field);
    set_width (column, column->at_first);
  }
  g_ptr_array_add (self->columns, column);
}

/* Each column costs a cell in some 200 rows, seen or not, so the view has only those that are
 * shown. */
static void
show_column (LiaRecordView *self, Column *column, guint place, gboolean shown)
{
  if (column->shown == shown)
    return;

  column->shown = shown;
  if (shown)
    gtk_column_view_insert_column (self->view, place, column->column);
  else
    gtk_column_view_remove_column (self->view, column->column);
}

/* In 4.8 the column that was sorted by before keeps its arrow, unless the order is cleared first.
 */
static void
show_sort (LiaRecordView *self)
{
  gtk_column_view_sort_by_column (self->view, NULL, GTK_SORT_ASCENDING);
  for (guint i = 0; i < self->columns->len; i++) {
    Column *column = g_ptr_array_index (self->columns, i);

    if (column->shown && column->field == self->sort)
      gtk_column_view_sort_by_column (self->view, column->column,
                                      self->descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
  }
}

static void
widen (LiaRecordView *self, Column *column, GPtrArray *fitting)
{
  int spare = lia_column_choice_spare (self->type, fitting, self->width, column->field);

  if (column->at_first > 0 &&
      gtk_column_view_column_get_fixed_width (column->column) == column->width)
    set_width (column, column->at_first + spare);
}

static void
fit (LiaRecordView *self)
{
  g_autoptr (GPtrArray) fitting = NULL;
  guint place = 0;

  if (self->type == NULL || self->wanted == NULL)
    return;

  self->quiet = TRUE;
  fitting = lia_column_choice_fitting (self->type, self->wanted, self->width);
  for (guint i = 0; i < self->columns->len; i++) {
    Column *column = g_ptr_array_index (self->columns, i);

    show_column (self, column, place,
                 column->field == NULL || g_ptr_array_find (fitting, column->field, NULL));
    place += column->shown;
    if (column->shown)
      widen (self, column, fitting);
  }
  show_sort (self);
  self->quiet = FALSE;
}

static gboolean
fit_later (gpointer user_data)
{
  LiaRecordView *self = user_data;

  self->fitting = 0;
  fit (self);

  return G_SOURCE_REMOVE;
}

static void
on_selected (LiaRecordView *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  if (!self->quiet && !lia_record_list_is_announcing (self->list) &&
      position != GTK_INVALID_LIST_POSITION)
    g_signal_emit (self, signals[BROWSED], 0, position);
}

static void
on_activate (LiaRecordView *self, guint position)
{
  g_signal_emit (self, signals[OPENED], 0, position);
}

/* After the first frame there is time for the rest, a few rows for each further one, so that what
 * is typed meanwhile is answered. */
static gboolean
catch_up (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  LiaRecordView *self = LIA_RECORD_VIEW (widget);

  if (!lia_reveal_is_whole (self->revealed)) {
    lia_reveal_more (self->revealed);
    return G_SOURCE_CONTINUE;
  }
  if (lia_record_list_catch_up (self->list, ROWS_OF_FRAME))
    return G_SOURCE_CONTINUE;

  self->catching_up = 0;
  return G_SOURCE_REMOVE;
}

static void
start_catching_up (LiaRecordView *self)
{
  if (self->catching_up == 0)
    self->catching_up = gtk_widget_add_tick_callback (GTK_WIDGET (self), catch_up, NULL, NULL);
}

static void
on_items_changed (LiaRecordView *self, guint position, guint removed, guint added)
{
  if (!lia_reveal_is_whole (self->revealed) && added > 0)
    start_catching_up (self);
}

static void
lia_record_view_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  gtk_widget_measure (LIA_RECORD_VIEW (widget)->scroller, orientation, for_size, minimum, natural,
                      NULL, NULL);
}

static gboolean
lia_record_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (LIA_RECORD_VIEW (widget)->view));
}

/* Columns can't come and go while sizes are given out. */
static void
lia_record_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LiaRecordView *self = LIA_RECORD_VIEW (widget);

  gtk_widget_size_allocate (self->scroller, &(GtkAllocation) { 0, 0, width, height }, baseline);
  if (width == self->width)
    return;

  self->width = width;
  if (self->fitting == 0)
    self->fitting = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fit_later, self, NULL);
}

static void
lia_record_view_dispose (GObject *object)
{
  LiaRecordView *self = LIA_RECORD_VIEW (object);

  g_clear_handle_id (&self->fitting, g_source_remove);
  self->quiet = TRUE;
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->revealed);
  g_clear_object (&self->list);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->wanted, g_ptr_array_unref);

  G_OBJECT_CLASS (lia_record_view_parent_class)->dispose (object);
}

static void
lia_record_view_class_init (LiaRecordViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_record_view_dispose;
  widget_class->focus = lia_focus_inside;
  widget_class->grab_focus = lia_record_view_grab_focus;
  widget_class->measure = lia_record_view_measure;
  widget_class->size_allocate = lia_record_view_size_allocate;

  signals[SORTED] = g_signal_new ("sorted", LIA_TYPE_RECORD_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_BOOLEAN);
  signals[BROWSED] = g_signal_new ("browsed", LIA_TYPE_RECORD_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[OPENED] = g_signal_new ("opened", LIA_TYPE_RECORD_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
lia_record_view_init (LiaRecordView *self)
{
  GtkAdjustment *adjustment;

  self->columns = g_ptr_array_new_with_free_func (column_free);
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "lia-list");
  g_signal_connect_object (self->view, "activate", G_CALLBACK (on_activate), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed",
                           G_CALLBACK (on_sorter_changed), self, G_CONNECT_SWAPPED);

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->view));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (tell_seen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (tell_seen), self,
                           G_CONNECT_SWAPPED);
}

/* Says once what is shown: records of @type, as @list has them. */
void
lia_record_view_set_up (LiaRecordView *self, const LiaRecordType *type, LiaRecordList *list)
{
  g_autoptr (GPtrArray) offered = lia_column_choice_offered (type);

  self->type = type;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  lia_record_type_plural (type), -1);
  add_column (self, NULL);
  for (guint i = 0; i < offered->len; i++)
    add_column (self, g_ptr_array_index (offered, i));

  self->list = g_object_ref (list);
  self->revealed = lia_reveal_new (G_LIST_MODEL (list));
  g_signal_connect_object (list, "items-changed", G_CALLBACK (on_items_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "lagging", G_CALLBACK (start_catching_up), self,
                           G_CONNECT_SWAPPED);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->revealed));
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (on_selected), self,
                           G_CONNECT_SWAPPED);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
}

/* Shows these columns (const LiaField), as far as there is room. */
void
lia_record_view_set_columns (LiaRecordView *self, GPtrArray *fields)
{
  g_ptr_array_ref (fields);
  g_clear_pointer (&self->wanted, g_ptr_array_unref);
  self->wanted = fields;
  fit (self);
}

/* Before it is shown for the first time: how wide it is going to be, so that it is painted with the
 * columns that it keeps. */
void
lia_record_view_expect_width (LiaRecordView *self, int width)
{
  if (self->width > 0 || width <= 0)
    return;

  self->width = width;
  fit (self);
}

/* Shows by which column the list is sorted; %NULL is the reference. */
void
lia_record_view_set_sort (LiaRecordView *self, const LiaField *field, gboolean descending)
{
  self->sort = field;
  self->descending = descending;
  self->quiet = TRUE;
  show_sort (self);
  self->quiet = FALSE;
}

/* Whether one click opens a record, or makes its row the current one. */
void
lia_record_view_set_single_click (LiaRecordView *self, gboolean single_click)
{
  gtk_column_view_set_single_click_activate (self->view, single_click);
}

static gboolean
mark (LiaRecordView *self, guint position)
{
  if (gtk_single_selection_get_selected (self->selection) == position)
    return FALSE;

  self->quiet = TRUE;
  if (position != GTK_INVALID_LIST_POSITION)
    lia_reveal_all (self->revealed);
  gtk_single_selection_set_selected (self->selection, position);
  self->quiet = FALSE;

  return position != GTK_INVALID_LIST_POSITION;
}

/* Makes a row the current one, without a signal, and brings it into sight;
 * %GTK_INVALID_LIST_POSITION for none. */
void
lia_record_view_select (LiaRecordView *self, guint position)
{
  if (mark (self, position))
    lia_scroll_to_row (self->view, position);
}

/* The current row stands there from now on. Whoever saw it goes on seeing it, and whoever had
 * scrolled away from it stays where they are. */
void
lia_record_view_follow (LiaRecordView *self, guint position)
{
  guint before = gtk_single_selection_get_selected (self->selection);
  gboolean seen =
      before == GTK_INVALID_LIST_POSITION || lia_record_list_is_seen (self->list, before);

  if (mark (self, position) && seen)
    lia_scroll_to_row (self->view, position);
}
