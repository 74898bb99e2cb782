#include <glib/gi18n.h>

#include "widgets/meeting-row.h"

#include "tooltip.h"

struct _LiaMeetingRow {
  GtkListBoxRow parent_instance;

  GtkLabel *title;
  GtkLabel *away;
  GtkLabel *when;
  GtkLabel *process;
  GtkLabel *with;
  GtkWidget *preparation;
  GtkWidget *preparation_icon;
  GtkLabel *preparation_label;
  GtkWidget *warning;
  GtkLabel *warning_label;
};

G_DEFINE_FINAL_TYPE (LiaMeetingRow, lia_meeting_row, GTK_TYPE_LIST_BOX_ROW)

static void
lia_meeting_row_class_init (LiaMeetingRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/liaison/Liaison/ui/widgets/meeting-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaMeetingRow, title);
  gtk_widget_class_bind_template_child (widget_class, LiaMeetingRow, away);
  gtk_widget_class_bind_template_child (widget_class, LiaMeetingRow, when);
  gtk_widget_class_bind_template_child (widget_class, LiaMeetingRow, process);
  gtk_widget_class_bind_template_child (widget_class, LiaMeetingRow, with);
  gtk_widget_class_bind_template_child (widget_class, LiaMeetingRow, preparation);
  gtk_widget_class_bind_template_child (widget_class, LiaMeetingRow, preparation_icon);
  gtk_widget_class_bind_template_child (widget_class, LiaMeetingRow, preparation_label);
  gtk_widget_class_bind_template_child (widget_class, LiaMeetingRow, warning);
  gtk_widget_class_bind_template_child (widget_class, LiaMeetingRow, warning_label);
}

static void
lia_meeting_row_init (LiaMeetingRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
lia_meeting_row_new (void)
{
  return g_object_new (LIA_TYPE_MEETING_ROW, NULL);
}

static void
show_process (GtkLabel *label, const char *name, const char *hue)
{
  g_autofree char *hue_class = g_strdup_printf ("lia-process-%s", hue == NULL ? "slate" : hue);
  const char *classes[] = { "lia-pill", hue_class, NULL };

  gtk_label_set_label (label, name == NULL ? "" : name);
  gtk_widget_set_css_classes (GTK_WIDGET (label), classes);
  gtk_widget_set_visible (GTK_WIDGET (label), name != NULL);
}

static char *
preparation_words (const LiaOverviewMeeting *meeting)
{
  g_autofree char *open = NULL;
  g_autofree char *late = NULL;

  if (meeting->n_open == 0)
    return g_strdup (_ ("Everything is prepared"));

  /* Translators: such as "3 of 9 tasks open". */
  open = g_strdup_printf (ngettext ("%u of %u task open", "%u of %u tasks open", meeting->n_tasks),
                          meeting->n_open, meeting->n_tasks);
  if (meeting->n_late == 0)
    return g_steal_pointer (&open);

  late = g_strdup_printf (ngettext ("%u late", "%u late", meeting->n_late), meeting->n_late);
  return g_strdup_printf ("%s · %s", open, late);
}

static char *
warning_words (const LiaOverviewMeeting *meeting)
{
  g_autoptr (GString) words = g_string_new (NULL);

  if (meeting->n_clashes == 1)
    /* Translators: the %s is the title of another engagement. */
    g_string_append_printf (words, _ ("Same days as “%s”"), meeting->clashes);
  else if (meeting->n_clashes > 1)
    g_string_append_printf (words,
                            ngettext ("Same days as %u other engagement",
                                      "Same days as %u other engagements", meeting->n_clashes),
                            meeting->n_clashes);
  if (meeting->holiday != NULL && words->len > 0)
    g_string_append (words, " · ");
  if (meeting->holiday != NULL)
    /* Translators: the %s is the name of one or more public holidays. */
    g_string_append_printf (words, _ ("Holiday there: %s"), meeting->holiday);

  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
show_preparation (LiaMeetingRow *self, const LiaOverviewMeeting *meeting)
{
  g_autofree char *words = preparation_words (meeting);

  gtk_label_set_label (self->preparation_label, words);
  gtk_widget_set_visible (self->preparation, meeting->n_tasks > 0);
  if (meeting->n_late > 0)
    gtk_widget_add_css_class (self->preparation, "lia-tone-error");
  else
    gtk_widget_remove_css_class (self->preparation, "lia-tone-error");
}

/* Shows an engagement in place of whatever the row showed before. */
void
lia_meeting_row_show (LiaMeetingRow *self, const LiaOverviewMeeting *meeting)
{
  g_autofree char *warning = warning_words (meeting);
  g_autofree char *when = meeting->where == NULL
                              ? g_strdup (meeting->when)
                              : g_strdup_printf ("%s · %s", meeting->when, meeting->where);

  gtk_label_set_label (self->title, meeting->title);
  gtk_label_set_label (self->away, meeting->away);
  gtk_label_set_label (self->when, when);
  show_process (self->process, meeting->process, meeting->hue);
  show_process (self->with, meeting->with, meeting->with_hue);
  show_preparation (self, meeting);
  gtk_label_set_label (self->warning_label, warning);
  lia_tooltip_set (self->warning, meeting->clashes);
  gtk_widget_set_visible (self->warning, *warning != '\0');
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "s", meeting->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), "win.open-record");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  meeting->title, -1);
}
