#include <glib/gi18n.h>

#include "widgets/period-group.h"

#include "briefing/since.h"
#include "records/date.h"
#include "records/year-part.h"
#include "register/filter-period.h"

struct _LiaPeriodGroup {
  AdwPreferencesGroup parent_instance;

  AdwComboRow *period;
  GtkStringList *labels;
  GtkEditable *other;

  gboolean quiet; /* while it is not a person who changes something */
};

enum {
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LiaPeriodGroup, lia_period_group, ADW_TYPE_PREFERENCES_GROUP)

/* Those that offices report by; the last choice is none of them. */
static const struct {
  const char *period;
  const char *label;
} periods[] = {
  /* Translators: %s is the period, such as “October 2026”. */
  { LIA_SINCE_USUAL_PERIOD, N_ ("Last month: %s") },
  /* Translators: %s is the period, such as “November 2026”. */
  { "this-month", N_ ("This month so far: %s") },
  /* Translators: %s is the period, such as “third quarter of 2026”. */
  { "last-quarter", N_ ("Last quarter: %s") },
  { "this-quarter", N_ ("This quarter so far: %s") },
  /* Translators: %s is the period, such as “first half of 2026”. */
  { "last-half-year", N_ ("Last half-year: %s") },
  { "this-half-year", N_ ("This half-year so far: %s") },
  /* Translators: %s is the period, such as “2025”. */
  { "last-year", N_ ("Last year: %s") },
  { "this-year", N_ ("This year so far: %s") },
};

static gboolean
is_other (LiaPeriodGroup *self)
{
  return adw_combo_row_get_selected (self->period) >= G_N_ELEMENTS (periods);
}

static void
on_changed (LiaPeriodGroup *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->other), is_other (self));
  if (!self->quiet)
    g_signal_emit (self, signals[CHANGED], 0);
}

static char *
label_of (guint i, gint32 today)
{
  LiaPeriod days = { today, today };
  g_autofree char *words = NULL;

  lia_period_read (periods[i].period, today, &days, NULL);
  words = lia_days_to_words (days.first, days.last);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (_ (periods[i].label), words);
#pragma GCC diagnostic pop
}

static void
lia_period_group_class_init (LiaPeriodGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[CHANGED] = g_signal_new ("changed", LIA_TYPE_PERIOD_GROUP, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/liaison/Liaison/ui/widgets/period-group.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaPeriodGroup, period);
  gtk_widget_class_bind_template_child (widget_class, LiaPeriodGroup, labels);
  gtk_widget_class_bind_template_child (widget_class, LiaPeriodGroup, other);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
}

static void
lia_period_group_init (LiaPeriodGroup *self)
{
  self->quiet = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  lia_period_group_set_today (self, lia_day_today ());
}

/* Names the periods as they are on that day, without saying that anything changed. */
void
lia_period_group_set_today (LiaPeriodGroup *self, gint32 today)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->labels));
  guint selected = n > 0 ? adw_combo_row_get_selected (self->period) : 0;
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    g_ptr_array_add (labels, label_of (i, today));
  g_ptr_array_add (labels, g_strdup (_ ("Another period")));
  g_ptr_array_add (labels, NULL);

  self->quiet = TRUE;
  gtk_string_list_splice (self->labels, 0, n, (const char *const *) labels->pdata);
  adw_combo_row_set_selected (self->period, selected);
  self->quiet = FALSE;
}

/* @period: (nullable): chooses that, as lia_since_read_period() takes it, without saying that it
 * changed; NULL for the usual one. */
void
lia_period_group_take (LiaPeriodGroup *self, const char *period)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (periods); i++)
    if (g_strcmp0 (period != NULL ? period : LIA_SINCE_USUAL_PERIOD, periods[i].period) == 0)
      break;

  self->quiet = TRUE;
  adw_combo_row_set_selected (self->period, i);
  gtk_editable_set_text (self->other, i == G_N_ELEMENTS (periods) ? period : "");
  self->quiet = FALSE;
}

/* (nullable): the period that was chosen, as lia_since_read_period() takes it; NULL as long as none
 * was written. */
const char *
lia_period_group_get (LiaPeriodGroup *self)
{
  const char *other = gtk_editable_get_text (self->other);

  if (!is_other (self))
    return periods[adw_combo_row_get_selected (self->period)].period;

  return *other != '\0' ? other : NULL;
}
