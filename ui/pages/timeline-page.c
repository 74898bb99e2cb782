#include "timeline-page.h"

#include <glib/gi18n.h>
#include <math.h>

#include "dialogs/timeline-export-dialog.h"
#include "insight/timeline-source.h"
#include "moving.h"
#include "records/date.h"
#include "tooltip.h"
#include "widgets/timeline-compare.h"
#include "widgets/timeline-holidays.h"
#include "widgets/timeline-legend.h"
#include "widgets/timeline-minimap.h"
#include "widgets/timeline-table.h"
#include "widgets/timeline-tray.h"
#include "widgets/timeline.h"
#include "widgets/wrap-layout.h"

/* As the schema of the settings has them. */
#define LEAST_ZOOM 0.05
#define MOST_ZOOM 160.0

struct _LiaTimelinePage {
  AdwBin parent_instance;

  GtkStack *stack;
  GtkSpinner *spinner;
  AdwStatusPage *failure;
  LiaTimeline *timeline;
  GtkDropDown *lanes;
  GtkWidget *table;
  GtkWidget *today;
  GtkWidget *fit;
  GtkWidget *zoom_in;
  GtkWidget *zoom_out;

  GSettings *settings;
  LiaRegister *reg;
  GCancellable *reading;
  GArray *touched;
  gboolean all;
  gint32 day;
};

/* What a worker looks for: all by those lanes, or some. */
typedef struct {
  LiaRegister *reg;
  LiaTimelineLanes lanes;
  GArray *ids; /* LiaId; %NULL for all */
} Reading;

enum {
  PROP_REGISTER = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (LiaTimelinePage, lia_timeline_page, ADW_TYPE_BIN)

static void
read_next (LiaTimelinePage *self);

static void
reading_free (Reading *reading)
{
  g_object_unref (reading->reg);
  g_clear_pointer (&reading->ids, g_array_unref);
  g_free (reading);
}

static LiaTimelineLanes
chosen_lanes (LiaTimelinePage *self)
{
  return gtk_drop_down_get_selected (self->lanes);
}

static void
show_state (LiaTimelinePage *self, const GError *error)
{
  LiaTimelineIndex *index = lia_timeline_get_index (self->timeline);
  const char *state = "busy";

  if (error != NULL)
    state = "failed";
  else if (index != NULL)
    state = lia_timeline_index_get_size (index) > 0 ? "timeline" : "empty";

  if (error != NULL)
    adw_status_page_set_description (self->failure, error->message);
  gtk_spinner_set_spinning (self->spinner, g_str_equal (state, "busy"));
  gtk_stack_set_visible_child_name (self->stack, state);
}

/* A register as it was has no today, but the day on which it was so. */
static void
show_day (LiaTimelinePage *self)
{
  gboolean past = lia_register_get_as_at (self->reg) != NULL;
  g_autofree char *label = past ? lia_day_to_words (self->day) : g_strdup (_ ("Today"));
  /* Translators: a button of the timeline, and its key; %s is a day in words. */
  g_autofree char *tip =
      past ? g_strdup_printf (_ ("Go to %s (T)"), label) : g_strdup (_ ("Go to today (T)"));

  lia_timeline_set_today (self->timeline, self->day, label);
  gtk_button_set_label (GTK_BUTTON (self->today), label);
  lia_tooltip_set (self->today, tip);
}

static void
read_all_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Reading *reading = data;
  g_autoptr (LiaReader) reader = lia_register_read (reading->reg);
  g_autoptr (GError) error = NULL;
  LiaTimelineIndex *index = lia_timeline_source_read (
      reader, reading->lanes, lia_reader_get_today (reader), cancellable, &error);

  if (index != NULL)
    g_task_return_pointer (task, index, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
read_all_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  LiaTimelinePage *self = LIA_TIMELINE_PAGE (object);
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaTimelineIndex) index = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->reading);
  if (index != NULL) {
    show_day (self);
    lia_timeline_set_index (self->timeline, index);
  }
  show_state (self, error);
  read_next (self);
}

static void
reread_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Reading *reading = data;
  g_autoptr (LiaReader) reader = lia_register_read (reading->reg);
  g_autoptr (GError) error = NULL;
  LiaTimelineNews *news = lia_timeline_source_reread (
      reader, reading->lanes, lia_reader_get_today (reader), reading->ids, cancellable, &error);

  if (news != NULL)
    g_task_return_pointer (task, news, (GDestroyNotify) lia_timeline_news_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
reread_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  LiaTimelinePage *self = LIA_TIMELINE_PAGE (object);
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaTimelineNews) news = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->reading);
  if (news != NULL)
    lia_timeline_news_apply (news, lia_timeline_get_index (self->timeline));
  show_state (self, error);
  read_next (self);
}

static void
start_reading (LiaTimelinePage *self,
               GArray *ids,
               GTaskThreadFunc thread,
               GAsyncReadyCallback callback)
{
  g_autoptr (GTask) task = g_task_new (self, self->reading, callback, NULL);
  Reading *reading = g_new (Reading, 1);

  reading->reg = g_object_ref (self->reg);
  reading->lanes = chosen_lanes (self);
  reading->ids = ids;
  g_task_set_source_tag (task, start_reading);
  g_task_set_task_data (task, reading, (GDestroyNotify) reading_free);
  g_task_run_in_thread (task, thread);
}

static void
read_all (LiaTimelinePage *self)
{
  self->all = FALSE;
  self->day = lia_register_get_today (self->reg);
  g_array_set_size (self->touched, 0);
  start_reading (self, NULL, read_all_thread, read_all_cb);
}

static void
reread_touched (LiaTimelinePage *self)
{
  GArray *ids = g_steal_pointer (&self->touched);

  self->touched = g_array_new (FALSE, FALSE, sizeof (LiaId));
  start_reading (self, ids, reread_thread, reread_cb);
}

/* One look at a time, so that an older one never overwrites what a newer one found. What changes
 * meanwhile is noted, and looked at when the answer is there and somebody looks at the page. */
static void
read_next (LiaTimelinePage *self)
{
  if (self->reading != NULL || self->reg == NULL || (!self->all && self->touched->len == 0) ||
      !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  self->reading = g_cancellable_new ();
  if (self->all || lia_timeline_get_index (self->timeline) == NULL)
    read_all (self);
  else
    reread_touched (self);
}

/* What is given up is read again when somebody looks. */
static void
stop_reading (LiaTimelinePage *self)
{
  if (self->reading == NULL)
    return;

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->all = TRUE;
}

/* The picture stays as it was until the other lanes are there. */
static void
lanes_changed_cb (LiaTimelinePage *self)
{
  g_settings_set_string (self->settings, "timeline-lanes",
                         lia_timeline_lanes_rules (chosen_lanes (self))->name);
  stop_reading (self);
  self->all = TRUE;
  read_next (self);
}

static void
fill_lanes (LiaTimelinePage *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  g_autofree char *name = g_settings_get_string (self->settings, "timeline-lanes");
  LiaTimelineLanes chosen = LIA_TIMELINE_BY_PROCESS;

  for (guint lanes = 0; lanes < LIA_TIMELINE_N_LANES; lanes++)
    gtk_string_list_append (labels, lia_timeline_lanes_label (lanes));
  lia_timeline_lanes_find (name, &chosen);
  gtk_drop_down_set_model (self->lanes, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->lanes, chosen);
  g_signal_connect_object (self->lanes, "notify::selected", G_CALLBACK (lanes_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
changed_cb (LiaTimelinePage *self, LiaEdit *edit)
{
  if (!lia_timeline_source_touches (edit, chosen_lanes (self), self->touched))
    self->all = TRUE;
  read_next (self);
}

static void
move_done_cb (GObject *timeline, GAsyncResult *result, gpointer data)
{
  lia_timeline_end_move (LIA_TIMELINE (timeline));
}

static void
moved_cb (LiaTimelinePage *self, const LiaId *id, int end, int first, int last)
{
  lia_move_record (GTK_WIDGET (self->timeline), self->reg, id, (LiaDateEnd) end, first, last,
                   move_done_cb, NULL);
}

static void
drafted_cb (LiaTimelinePage *self, const LiaId *lane, int first, int last)
{
  lia_draft_engagement (GTK_WIDGET (self->timeline), self->reg, lane, first, last);
}

static void
show_whether_it_can_be_moved (LiaTimelinePage *self)
{
  const char *why = NULL;

  if (lia_register_get_as_at (self->reg) != NULL)
    why = _ ("What was can’t be moved; go back to the present for that");
  else if (lia_register_is_read_only (self->reg))
    why = _ ("This register can be read, not changed");

  lia_timeline_set_read_only (self->timeline, why);
}

static void
set_register (LiaTimelinePage *self, LiaRegister *reg)
{
  if (self->reg == reg)
    return;

  if (self->reg != NULL)
    g_signal_handlers_disconnect_by_func (self->reg, changed_cb, self);
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_set_object (&self->reg, reg);
  lia_timeline_set_index (self->timeline, NULL);
  if (reg != NULL)
    show_whether_it_can_be_moved (self);
  if (reg != NULL)
    g_signal_connect_object (reg, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  self->all = TRUE;
  show_state (self, NULL);
  read_next (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REGISTER]);
}

/* The buttons stand beside the timeline, not in it, so its actions don't reach them by name. */
static void
button_clicked_cb (LiaTimelinePage *self, GtkWidget *button)
{
  const char *action = button == self->today     ? "timeline.today"
                       : button == self->fit     ? "timeline.fit"
                       : button == self->zoom_in ? "timeline.zoom-in"
                                                 : "timeline.zoom-out";

  gtk_widget_activate_action (GTK_WIDGET (self->timeline), action, NULL);
}

/* What goes out is what is seen: the same lanes, kinds and days, of a table all, as far as it may
 * be seen. */
static void
export_clicked_cb (LiaTimelinePage *self)
{
  LiaTimelineIndex *index = lia_timeline_get_index (self->timeline);
  LiaViewport viewport = lia_timeline_get_viewport (self->timeline);
  LiaTimelineWishes view = {
    .lanes = lia_timeline_index_get_lanes (index),
    .first = (gint32) floor (viewport.first_day),
    .last = (gint32) ceil (lia_viewport_end (&viewport)) - 1,
  };
  gboolean shown[LIA_TIMELINE_N_KINDS];

  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->table))) {
    view.first = view.last = self->day;
    lia_timeline_index_extent (index, &view.first, &view.last);
  }
  g_object_get (self->timeline, "show-bodies", &shown[LIA_TIMELINE_BODY], "show-engagements",
                &shown[LIA_TIMELINE_ENGAGEMENT], "show-tasks", &shown[LIA_TIMELINE_TASK],
                "show-commitments", &shown[LIA_TIMELINE_COMMITMENT], NULL);
  for (guint kind = 0; kind < LIA_TIMELINE_N_KINDS; kind++)
    view.hidden[kind] = !shown[kind];
  lia_timeline_export_dialog_present (GTK_WIDGET (self), self->reg, &view);
}

static void
lia_timeline_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LiaTimelinePage *self = LIA_TIMELINE_PAGE (object);

  if (id == PROP_REGISTER)
    g_value_set_object (value, self->reg);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
lia_timeline_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  LiaTimelinePage *self = LIA_TIMELINE_PAGE (object);

  if (id == PROP_REGISTER)
    set_register (self, g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

/* What is late depends on the day, and a window can stay open for many. */
static void
lia_timeline_page_map (GtkWidget *widget)
{
  LiaTimelinePage *self = LIA_TIMELINE_PAGE (widget);

  GTK_WIDGET_CLASS (lia_timeline_page_parent_class)->map (widget);

  if (self->day != lia_register_get_today (self->reg))
    self->all = TRUE;
  read_next (self);
}

/* The zoom is kept when the page is left, not at every turn of the wheel. */
static void
lia_timeline_page_unmap (GtkWidget *widget)
{
  LiaTimelinePage *self = LIA_TIMELINE_PAGE (widget);
  double scale;

  stop_reading (self);
  g_object_get (self->timeline, "scale", &scale, NULL);
  g_settings_set_double (self->settings, "timeline-zoom", CLAMP (scale, LEAST_ZOOM, MOST_ZOOM));

  GTK_WIDGET_CLASS (lia_timeline_page_parent_class)->unmap (widget);
}

static void
lia_timeline_page_dispose (GObject *object)
{
  LiaTimelinePage *self = LIA_TIMELINE_PAGE (object);

  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->reg);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (lia_timeline_page_parent_class)->dispose (object);
}

static void
lia_timeline_page_finalize (GObject *object)
{
  g_array_unref (LIA_TIMELINE_PAGE (object)->touched);

  G_OBJECT_CLASS (lia_timeline_page_parent_class)->finalize (object);
}

static void
lia_timeline_page_class_init (LiaTimelinePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = lia_timeline_page_get_property;
  object_class->set_property = lia_timeline_page_set_property;
  object_class->dispose = lia_timeline_page_dispose;
  object_class->finalize = lia_timeline_page_finalize;
  widget_class->map = lia_timeline_page_map;
  widget_class->unmap = lia_timeline_page_unmap;

  properties[PROP_REGISTER] =
      g_param_spec_object ("register", NULL, NULL, LIA_TYPE_REGISTER,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  g_type_ensure (LIA_TYPE_TIMELINE);
  g_type_ensure (LIA_TYPE_TIMELINE_COMPARE);
  g_type_ensure (LIA_TYPE_TIMELINE_HOLIDAYS);
  g_type_ensure (LIA_TYPE_TIMELINE_LEGEND);
  g_type_ensure (LIA_TYPE_TIMELINE_MINIMAP);
  g_type_ensure (LIA_TYPE_TIMELINE_TABLE);
  g_type_ensure (LIA_TYPE_TIMELINE_TRAY);
  g_type_ensure (LIA_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/liaison/Liaison/ui/pages/timeline-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaTimelinePage, stack);
  gtk_widget_class_bind_template_child (widget_class, LiaTimelinePage, spinner);
  gtk_widget_class_bind_template_child (widget_class, LiaTimelinePage, failure);
  gtk_widget_class_bind_template_child (widget_class, LiaTimelinePage, timeline);
  gtk_widget_class_bind_template_child (widget_class, LiaTimelinePage, lanes);
  gtk_widget_class_bind_template_child (widget_class, LiaTimelinePage, table);
  gtk_widget_class_bind_template_child (widget_class, LiaTimelinePage, today);
  gtk_widget_class_bind_template_child (widget_class, LiaTimelinePage, fit);
  gtk_widget_class_bind_template_child (widget_class, LiaTimelinePage, zoom_in);
  gtk_widget_class_bind_template_child (widget_class, LiaTimelinePage, zoom_out);
  gtk_widget_class_bind_template_callback (widget_class, button_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, drafted_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, moved_cb);
}

static void
lia_timeline_page_init (LiaTimelinePage *self)
{
  self->touched = g_array_new (FALSE, FALSE, sizeof (LiaId));
  self->settings = g_settings_new (LIA_APPLICATION_ID);
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_lanes (self);
  g_settings_bind (self->settings, "timeline-table", self->table, "active",
                   G_SETTINGS_BIND_DEFAULT);
  g_object_set (self->timeline, "scale", g_settings_get_double (self->settings, "timeline-zoom"),
                NULL);
}
