#include <glib/gi18n.h>

#include "pages/overview-page.h"

#include "insight/overview.h"
#include "records/date.h"
#include "widgets/columns-layout.h"
#include "widgets/coverage-grid.h"
#include "widgets/meeting-row.h"
#include "widgets/status-bar.h"

/* Edits that follow each other closely, as in an import, are read at once. */
#define REFRESH_DELAY_MS 200

struct _LiaOverviewPage {
  AdwBin parent_instance;

  GtkStack *stack;
  AdwStatusPage *failed;
  GtkLabel *day;
  GtkLabel *summary;
  GtkListBox *attention;
  GtkWidget *attention_none;
  GtkWidget *overdue_row, *due_soon_row, *silent_row, *passed_row, *no_outcome_row, *uncovered_row;
  GtkLabel *overdue_count, *due_soon_count, *silent_count, *passed_count, *no_outcome_count,
      *uncovered_count;
  GtkListBox *meetings;
  GtkWidget *meetings_none;
  GtkWidget *bars_card;
  GtkGrid *bars;
  GtkWidget *bars_none;
  LiaCoverageGrid *coverage;
  GtkWidget *coverage_none;

  LiaRegister *reg;
  GCancellable *reading;
  guint refresh;
};

enum {
  PROP_REGISTER = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (LiaOverviewPage, lia_overview_page, ADW_TYPE_BIN)

static gboolean
show_count (GtkWidget *row, GtkLabel *label, guint count)
{
  g_autofree char *text = g_strdup_printf ("%u", count);

  gtk_label_set_label (label, text);
  gtk_widget_set_visible (row, count > 0);

  return count > 0;
}

static void
show_attention (LiaOverviewPage *self, const LiaOverview *overview)
{
  gboolean any = FALSE;

  any |= show_count (self->overdue_row, self->overdue_count, overview->n_overdue);
  any |= show_count (self->due_soon_row, self->due_soon_count, overview->n_due_soon);
  any |= show_count (self->silent_row, self->silent_count, overview->n_silent);
  any |= show_count (self->passed_row, self->passed_count, overview->n_passed);
  any |= show_count (self->no_outcome_row, self->no_outcome_count, overview->n_no_outcome);
  any |= show_count (self->uncovered_row, self->uncovered_count, overview->n_uncovered);

  gtk_widget_set_visible (GTK_WIDGET (self->attention), any);
  gtk_widget_set_visible (self->attention_none, !any);
}

/* Rows are kept and shown anew, so that the focus stays where it was. */
static void
show_meetings (LiaOverviewPage *self, const LiaOverview *overview)
{
  GtkListBoxRow *row;

  for (guint i = 0; i < overview->meetings->len; i++) {
    row = gtk_list_box_get_row_at_index (self->meetings, i);
    if (row == NULL) {
      gtk_list_box_append (self->meetings, lia_meeting_row_new ());
      row = gtk_list_box_get_row_at_index (self->meetings, i);
    }
    lia_meeting_row_show (LIA_MEETING_ROW (row), overview->meetings->pdata[i]);
  }
  while ((row = gtk_list_box_get_row_at_index (self->meetings, overview->meetings->len)) != NULL)
    gtk_list_box_remove (self->meetings, GTK_WIDGET (row));

  gtk_widget_set_visible (GTK_WIDGET (self->meetings), overview->meetings->len > 0);
  gtk_widget_set_visible (self->meetings_none, overview->meetings->len == 0);
}

static void
show_process (GtkWidget *button, const LiaOverviewBar *bar)
{
  g_autofree char *hue = g_strdup_printf ("lia-process-%s", bar->hue == NULL ? "slate" : bar->hue);
  const char *classes[] = { "lia-pill", hue, NULL };
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (button));

  gtk_label_set_label (GTK_LABEL (label), bar->label);
  gtk_widget_set_css_classes (label, classes);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ss)", "commitment", bar->filter);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open-list");
}

static void
add_bar_line (LiaOverviewPage *self, int line)
{
  GtkWidget *process = gtk_button_new ();
  GtkWidget *name = gtk_label_new (NULL);
  GtkWidget *bar = lia_status_bar_new ();
  GtkWidget *total = gtk_label_new (NULL);

  gtk_button_set_child (GTK_BUTTON (process), name);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (process), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  name, NULL, -1);
  gtk_widget_add_css_class (process, "flat");
  gtk_widget_add_css_class (process, "lia-bar-process");
  gtk_widget_set_halign (process, GTK_ALIGN_START);
  gtk_widget_set_hexpand (bar, TRUE);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (total, "numeric");
  gtk_widget_add_css_class (total, "heading");
  gtk_label_set_xalign (GTK_LABEL (total), 1);

  gtk_grid_attach (self->bars, process, 0, line, 1, 1);
  gtk_grid_attach (self->bars, bar, 1, line, 1, 1);
  gtk_grid_attach (self->bars, total, 2, line, 1, 1);
}

static void
show_bar (LiaOverviewPage *self, int line, const LiaOverviewBar *bar, guint longest)
{
  g_autofree char *total = g_strdup_printf ("%u", bar->total);

  if (gtk_grid_get_child_at (self->bars, 0, line) == NULL)
    add_bar_line (self, line);

  show_process (gtk_grid_get_child_at (self->bars, 0, line), bar);
  lia_status_bar_show (LIA_STATUS_BAR (gtk_grid_get_child_at (self->bars, 1, line)), bar, longest);
  gtk_label_set_label (GTK_LABEL (gtk_grid_get_child_at (self->bars, 2, line)), total);
}

static void
show_bars (LiaOverviewPage *self, const LiaOverview *overview)
{
  gboolean any = overview->n_commitments > 0 && overview->bars->len > 0;
  guint longest = 0;

  for (guint i = 0; i < overview->bars->len; i++)
    longest = MAX (longest, ((LiaOverviewBar *) overview->bars->pdata[i])->total);
  for (guint i = 0; i < overview->bars->len; i++)
    show_bar (self, i, overview->bars->pdata[i], longest);
  while (gtk_grid_get_child_at (self->bars, 0, overview->bars->len) != NULL)
    gtk_grid_remove_row (self->bars, overview->bars->len);

  gtk_widget_set_visible (self->bars_card, any);
  gtk_widget_set_visible (self->bars_none, !any);
}

static void
show_heading (LiaOverviewPage *self, const LiaOverview *overview)
{
  g_autofree char *day = lia_day_to_words (overview->today);
  g_autofree char *commitments = NULL;
  g_autofree char *engagements = NULL;
  g_autofree char *challenges = NULL;
  g_autofree char *summary = NULL;

  commitments =
      g_strdup_printf (ngettext ("%u commitment, %u of them open",
                                 "%u commitments, %u of them open", overview->n_commitments),
                       overview->n_commitments, overview->n_open);
  engagements =
      g_strdup_printf (ngettext ("%u engagement, %u of them ahead",
                                 "%u engagements, %u of them ahead", overview->n_engagements),
                       overview->n_engagements, overview->n_upcoming);
  challenges = g_strdup_printf (ngettext ("%u challenge", "%u challenges", overview->n_challenges),
                                overview->n_challenges);
  summary = g_strdup_printf ("%s · %s · %s", commitments, engagements, challenges);

  gtk_label_set_label (self->day, day);
  gtk_label_set_label (self->summary, summary);
}

static void
show_overview (LiaOverviewPage *self, const LiaOverview *overview)
{
  gboolean empty =
      overview->n_commitments == 0 && overview->n_engagements == 0 && overview->n_challenges == 0;

  show_heading (self, overview);
  show_attention (self, overview);
  show_meetings (self, overview);
  show_bars (self, overview);
  lia_coverage_grid_show (self->coverage, overview);
  gtk_widget_set_visible (GTK_WIDGET (self->coverage), overview->n_challenges > 0);
  gtk_widget_set_visible (self->coverage_none, overview->n_challenges == 0);
  gtk_stack_set_visible_child_name (self->stack, empty ? "empty" : "overview");
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LiaOverviewPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaOverview) overview = lia_overview_read_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (overview != NULL) {
    show_overview (self, overview);
    return;
  }
  adw_status_page_set_description (self->failed, error->message);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static void
stop_reading (LiaOverviewPage *self)
{
  g_clear_handle_id (&self->refresh, g_source_remove);
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

static void
read_overview (LiaOverviewPage *self)
{
  stop_reading (self);
  if (self->reg == NULL)
    return;

  self->reading = g_cancellable_new ();
  lia_overview_read_async (self->reg, self->reading, on_read, g_object_ref (self));
}

static gboolean
on_refresh (gpointer data)
{
  LiaOverviewPage *self = data;

  self->refresh = 0;
  read_overview (self);
  return G_SOURCE_REMOVE;
}

/* A page that isn't looked at reads when it is. */
static void
on_changed (LiaOverviewPage *self)
{
  if (self->refresh == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->refresh = g_timeout_add (REFRESH_DELAY_MS, on_refresh, self);
}

static void
on_try_again_clicked (LiaOverviewPage *self)
{
  read_overview (self);
}

/* A window may stand open for days: what was seen yesterday is read anew when it is looked at. */
static void
lia_overview_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (lia_overview_page_parent_class)->map (widget);

  read_overview (LIA_OVERVIEW_PAGE (widget));
}

static void
lia_overview_page_unmap (GtkWidget *widget)
{
  stop_reading (LIA_OVERVIEW_PAGE (widget));

  GTK_WIDGET_CLASS (lia_overview_page_parent_class)->unmap (widget);
}

static void
set_register (LiaOverviewPage *self, LiaRegister *reg)
{
  if (self->reg != NULL)
    g_signal_handlers_disconnect_by_func (self->reg, on_changed, self);
  if (!g_set_object (&self->reg, reg))
    return;

  if (reg != NULL)
    g_signal_connect_object (reg, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  gtk_stack_set_visible_child_name (self->stack, "reading");
  read_overview (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REGISTER]);
}

static void
lia_overview_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, LIA_OVERVIEW_PAGE (object)->reg);
}

static void
lia_overview_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  set_register (LIA_OVERVIEW_PAGE (object), g_value_get_object (value));
}

static void
lia_overview_page_dispose (GObject *object)
{
  LiaOverviewPage *self = LIA_OVERVIEW_PAGE (object);

  stop_reading (self);
  if (self->reg != NULL)
    g_signal_handlers_disconnect_by_func (self->reg, on_changed, self);
  g_clear_object (&self->reg);

  G_OBJECT_CLASS (lia_overview_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, LiaOverviewPage, stack);
  gtk_widget_class_bind_template_child (widget_class, LiaOverviewPage, failed);
  gtk_widget_class_bind_template_child (widget_class, LiaOverviewPage, day);
  gtk_widget_class_bind_template_child (widget_class, LiaOverviewPage, summary);
  gtk_widget_class_bind_template_child (widget_class, LiaOverviewPage, attention);
  gtk_widget_class_bind_template_child (widget_class, LiaOverviewPage, attention_none);
  gtk_widget_class_bind_template_child (widget_class, LiaOverviewPage, overdue_row);
  gtk_widget_class_bind_template_child (widget_class, LiaOverviewPage, overdue_count);
  gtk_widget_class_bind_template_child (widget_class, LiaOverviewPage, due_soon_row);
  gtk_widget_class_bind_template_child (widget_class, LiaOverviewPage, due_soon_count);
  gtk_widget_class_bind_template_child (widget_class, LiaOverviewPage, silent_row);
  gtk_widget_class_bind_template_child (widget_class, LiaOverviewPage, silent_count);
  gtk_widget_class_bind_template_child (widget_class, LiaOverviewPage, passed_row);
  gtk_widget_class_bind_template_child (widget_class, LiaOverviewPage, passed_count);
  gtk_widget_class_bind_template_child (widget_class, LiaOverviewPage, no_outcome_row);
  gtk_widget_class_bind_template_child (widget_class, LiaOverviewPage, no_outcome_count);
  gtk_widget_class_bind_template_child (widget_class, LiaOverviewPage, uncovered_row);
  gtk_widget_class_bind_template_child (widget_class, LiaOverviewPage, uncovered_count);
  gtk_widget_class_bind_template_child (widget_class, LiaOverviewPage, meetings);
  gtk_widget_class_bind_template_child (widget_class, LiaOverviewPage, meetings_none);
  gtk_widget_class_bind_template_child (widget_class, LiaOverviewPage, bars_card);
  gtk_widget_class_bind_template_child (widget_class, LiaOverviewPage, bars);
  gtk_widget_class_bind_template_child (widget_class, LiaOverviewPage, bars_none);
  gtk_widget_class_bind_template_child (widget_class, LiaOverviewPage, coverage);
  gtk_widget_class_bind_template_child (widget_class, LiaOverviewPage, coverage_none);
}

static void
lia_overview_page_class_init (LiaOverviewPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = lia_overview_page_get_property;
  object_class->set_property = lia_overview_page_set_property;
  object_class->dispose = lia_overview_page_dispose;
  widget_class->map = lia_overview_page_map;
  widget_class->unmap = lia_overview_page_unmap;

  properties[PROP_REGISTER] =
      g_param_spec_object ("register", NULL, NULL, LIA_TYPE_REGISTER,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (LIA_TYPE_COLUMNS_LAYOUT);
  g_type_ensure (LIA_TYPE_COVERAGE_GRID);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/liaison/Liaison/ui/pages/overview-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_try_again_clicked);
}

static void
lia_overview_page_init (LiaOverviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_box_append (GTK_BOX (self->bars_card), lia_status_bar_new_legend ());
}
