#include <glib/gi18n.h>

#include "timeline-table.h"

#include "records/types.h"
#include "reveal.h"
#include "scroll-to.h"
#include "timeline-rows.h"

typedef enum {
  TITLE,
  TYPE,
  DATES,
  STATE,
  LANE,
  N_COLUMNS,
} Which;

static const struct {
  const char *title;
  int width; /* in pixels; 0 for all that is left */
} columns[] = {
  [TITLE] = { N_ ("Title"), 0 },   [TYPE] = { N_ ("Type"), 120 }, [DATES] = { N_ ("Dates"), 240 },
  [STATE] = { N_ ("State"), 120 }, [LANE] = { N_ ("Lane"), 150 },
};

struct _LiaTimelineTable {
  AdwBin parent_instance;

  GtkColumnView *view;
  GtkSliceListModel *revealed;
  GtkSingleSelection *selection;
  LiaTimelineRows *rows;
  GHashTable *cells; /* GtkListItem that are bound */
  guint reveal_tick;

  LiaTimeline *timeline;
  LiaTimelineIndex *index;
  gboolean stale;
  gboolean choosing;
};

enum {
  PROP_TIMELINE = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (LiaTimelineTable, lia_timeline_table, ADW_TYPE_BIN)

/* Cells */

static char *
text_of (LiaTimelineIndex *index, const LiaTimelinePlace *place, Which which)
{
  static const LiaRecordType *const types[] = {
    [LIA_TIMELINE_BODY] = &lia_body_type,
    [LIA_TIMELINE_ENGAGEMENT] = &lia_engagement_type,
    [LIA_TIMELINE_TASK] = &lia_task_type,
    [LIA_TIMELINE_COMMITMENT] = &lia_commitment_type,
  };
  const LiaTimelineItem *item = lia_timeline_index_get (index, place);

  switch (which) {
  case TITLE:
    return g_strdup (item->title);
  case TYPE:
    return g_strdup (lia_record_type_label (types[item->kind]));
  case DATES:
    return lia_timeline_item_dates (item);
  case STATE:
    return g_strdup (lia_timeline_state_label (item->state));
  default:
    return g_strdup (lia_timeline_index_get_lane (index, place->lane)->title);
  }
}

static void
fill_cell (LiaTimelineTable *self, GtkListItem *cell)
{
  GtkWidget *words = gtk_list_item_get_child (cell);
  Which which = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (words), "column"));
  LiaTimelinePlace place;
  g_autofree char *text = NULL;

  if (lia_timeline_rows_place (self->rows, gtk_list_item_get_position (cell), &place))
    text = text_of (self->index, &place, which);
  gtk_inscription_set_text (GTK_INSCRIPTION (words), text);
}

static gboolean
tooltip_cb (GtkInscription *words, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  gtk_tooltip_set_text (tooltip, gtk_inscription_get_text (words));
  return gtk_inscription_get_text (words) != NULL;
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *cell, gpointer which)
{
  GtkWidget *words = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (words),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (words), 3);
  gtk_inscription_set_yalign (GTK_INSCRIPTION (words), 0.5);
  gtk_widget_set_has_tooltip (words, TRUE);
  if (GPOINTER_TO_UINT (which) == DATES)
    gtk_widget_add_css_class (words, "numeric");
  g_object_set_data (G_OBJECT (words), "column", which);
  g_signal_connect (words, "query-tooltip", G_CALLBACK (tooltip_cb), NULL);
  gtk_list_item_set_child (cell, words);
}

static void
bind_cb (LiaTimelineTable *self, GtkListItem *cell)
{
  g_hash_table_add (self->cells, cell);
  fill_cell (self, cell);
}

static void
unbind_cb (LiaTimelineTable *self, GtkListItem *cell)
{
  g_hash_table_remove (self->cells, cell);
}

static void
add_column (LiaTimelineTable *self, Which which)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column =
      gtk_column_view_column_new (_ (columns[which].title), factory);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GUINT_TO_POINTER (which));
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, columns[which].width == 0);
  gtk_column_view_column_set_fixed_width (column,
                                          columns[which].width > 0 ? columns[which].width : -1);
  gtk_column_view_append_column (self->view, column);
}

/* In step */

/* The row of what is chosen on the timeline is chosen here, and brought into view. */
static void
follow_current (LiaTimelineTable *self)
{
  LiaTimelinePlace place;
  guint position = GTK_INVALID_LIST_POSITION;

  if (self->choosing || self->stale || self->reveal_tick != 0)
    return;

  self->choosing = TRUE;
  if (lia_timeline_get_current (self->timeline, &place))
    position = lia_timeline_rows_find (self->rows, &place);
  gtk_single_selection_set_selected (self->selection, position);
  if (position != GTK_INVALID_LIST_POSITION)
    lia_scroll_to_row (self->view, position);
  self->choosing = FALSE;
}

/* A few rows with each frame; once all can be reached, so can the row of what is chosen. */
static gboolean
reveal_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  LiaTimelineTable *self = LIA_TIMELINE_TABLE (widget);

  lia_reveal_more (self->revealed);
  if (!lia_reveal_is_whole (self->revealed))
    return G_SOURCE_CONTINUE;

  self->reveal_tick = 0;
  follow_current (self);
  return G_SOURCE_REMOVE;
}

static void
selected_cb (LiaTimelineTable *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);
  LiaTimelinePlace place;

  if (self->choosing || !lia_timeline_rows_place (self->rows, position, &place))
    return;

  self->choosing = TRUE;
  lia_timeline_set_current (self->timeline, &place);
  self->choosing = FALSE;
}

static void
activate_cb (LiaTimelineTable *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->timeline), "timeline.open", NULL);
}

/* What changed while nobody looked is read when somebody does. */
static void
refresh (LiaTimelineTable *self)
{
  gboolean shown[LIA_TIMELINE_N_KINDS];
  GHashTableIter iter;
  gpointer cell;

  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->stale)
    return;

  g_object_get (self->timeline, "show-bodies", &shown[LIA_TIMELINE_BODY], "show-engagements",
                &shown[LIA_TIMELINE_ENGAGEMENT], "show-tasks", &shown[LIA_TIMELINE_TASK],
                "show-commitments", &shown[LIA_TIMELINE_COMMITMENT], NULL);
  self->choosing = TRUE;
  lia_timeline_rows_follow (self->rows, self->index, shown);
  self->choosing = FALSE;
  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &cell, NULL))
    fill_cell (self, cell);
  follow_current (self);
}

static void
set_index (LiaTimelineTable *self, LiaTimelineIndex *index)
{
  if (self->index != NULL)
    g_signal_handlers_disconnect_by_func (self->index, refresh, self);
  g_set_object (&self->index, index);
  if (index != NULL)
    g_signal_connect_object (index, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
}

static void
timeline_notify_cb (LiaTimelineTable *self, GParamSpec *pspec)
{
  if (g_str_equal (pspec->name, "index"))
    set_index (self, lia_timeline_get_index (self->timeline));
  if (g_str_equal (pspec->name, "index") || g_str_has_prefix (pspec->name, "show-"))
    refresh (self);
}

static void
set_timeline (LiaTimelineTable *self, LiaTimeline *timeline)
{
  if (self->timeline != NULL) {
    g_signal_handlers_disconnect_by_func (self->timeline, timeline_notify_cb, self);
    g_signal_handlers_disconnect_by_func (self->timeline, follow_current, self);
  }
  g_set_object (&self->timeline, timeline);
  set_index (self, timeline != NULL ? lia_timeline_get_index (timeline) : NULL);
  if (timeline == NULL)
    return;

  g_signal_connect_object (timeline, "notify", G_CALLBACK (timeline_notify_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (timeline, "chosen", G_CALLBACK (follow_current), self,
                           G_CONNECT_SWAPPED);
}

/* Widget */

static void
lia_timeline_table_map (GtkWidget *widget)
{
  LiaTimelineTable *self = LIA_TIMELINE_TABLE (widget);

  GTK_WIDGET_CLASS (lia_timeline_table_parent_class)->map (widget);

  lia_reveal_begin (self->revealed);
  if (self->reveal_tick == 0)
    self->reveal_tick = gtk_widget_add_tick_callback (widget, reveal_cb, NULL, NULL);
  refresh (self);
}

static void
lia_timeline_table_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_TIMELINE)
    g_value_set_object (value, LIA_TIMELINE_TABLE (object)->timeline);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
lia_timeline_table_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_TIMELINE)
    set_timeline (LIA_TIMELINE_TABLE (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
lia_timeline_table_dispose (GObject *object)
{
  LiaTimelineTable *self = LIA_TIMELINE_TABLE (object);

  set_timeline (self, NULL);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->revealed);
  g_clear_object (&self->rows);

  G_OBJECT_CLASS (lia_timeline_table_parent_class)->dispose (object);
}

static void
lia_timeline_table_finalize (GObject *object)
{
  g_hash_table_unref (LIA_TIMELINE_TABLE (object)->cells);

  G_OBJECT_CLASS (lia_timeline_table_parent_class)->finalize (object);
}

static void
lia_timeline_table_class_init (LiaTimelineTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = lia_timeline_table_get_property;
  object_class->set_property = lia_timeline_table_set_property;
  object_class->dispose = lia_timeline_table_dispose;
  object_class->finalize = lia_timeline_table_finalize;
  GTK_WIDGET_CLASS (klass)->map = lia_timeline_table_map;

  properties[PROP_TIMELINE] = g_param_spec_object ("timeline", NULL, NULL, LIA_TYPE_TIMELINE,
                                                   G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
lia_timeline_table_init (LiaTimelineTable *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->cells = g_hash_table_new (NULL, NULL);
  self->stale = TRUE;
  self->rows = lia_timeline_rows_new ();
  self->revealed = lia_reveal_new (G_LIST_MODEL (self->rows));
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->revealed));
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  self->view =
      GTK_COLUMN_VIEW (gtk_column_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection))));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What stands on the timeline"), -1);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);
  for (guint which = 0; which < N_COLUMNS; which++)
    add_column (self, which);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (scrolled, TRUE);
  adw_bin_set_child (ADW_BIN (self), scrolled);
}
