#include "engagement-page.h"

#include <glib/gi18n.h>

#include "insight/clocks.h"
#include "insight/gathering.h"
#include "records/types.h"
#include "widgets/attendance-list.h"
#include "widgets/columns-layout.h"
#include "widgets/field-list.h"
#include "widgets/field-row.h"
#include "widgets/process-pill.h"
#include "widgets/related-list.h"
#include "widgets/section-stack.h"
#include "widgets/wrap-layout.h"

struct _LiaEngagementPage {
  LiaRecordSheet parent_instance;

  gboolean made;

  GtkWidget *state_row;
  GPtrArray *field_lists;
  GtkWidget *plan_fields;
  GPtrArray *section_stacks;
  GtkWidget *agenda;
  GtkWidget *tasks;
  GtkWidget *attendance;
  GtkWidget *commitments;
  GtkWidget *action_points;
  GtkWidget *here;
  GtkWidget *follow_ups;

  GtkWidget *facts;
  GtkWidget *clocks;
  GtkWidget *state_list;
  GtkWidget *processes;
  GtkWidget *follow_up_button;
  GtkWidget *views;
  GtkWidget *plan_start;
  GtkWidget *plan_end;
  GtkWidget *outcome_start;
  GtkWidget *outcome_end;
  GtkWidget *chain;
};

G_DEFINE_FINAL_TYPE (LiaEngagementPage, lia_engagement_page, LIA_TYPE_RECORD_SHEET)

/* Which fields and sections stand where; those of the description that no line here names are
 * under "About it", so that a new field is never lost. */
static const char *const when_and_where[] = {
  "objective", "date",   "date_note", "time_from", "time_until",
  "time_zone", "format", "city",      "country",   NULL,
};
/* What a meeting that is planned can't do without. */
static const char *const asked_fields[] = { "objective", "date", "city", NULL };
static const char *const result_fields[] = { "outcome", NULL };
static const char *const plan_sections[] = { "<followed_up_at", "<reviewed_at",  "<informs",
                                             ">falls_under",    "issue.records", NULL };
static const char *const outcome_sections[] = { "<raised_at",  "<learned_at",   "<fulfilled_by",
                                                ">comes_from", "issue.records", NULL };
static const char *const earlier_sections[] = { ">follows", NULL };
static const char *const same_time_sections[] = { ">alongside", "<alongside", NULL };
static const char *const later_sections[] = { "<follows", NULL };

static LiaRegister *
get_register (LiaEngagementPage *self)
{
  return lia_record_sheet_get_register (LIA_RECORD_SHEET (self));
}

static GtkWidget *
add_to (GtkWidget *column, GtkWidget *widget)
{
  gtk_box_append (GTK_BOX (column), widget);

  return widget;
}

static GtkWidget *
add_fields (LiaEngagementPage *self, GtkWidget *column, const char *const *fields)
{
  GtkWidget *list =
      add_to (column, lia_field_list_new (get_register (self), &lia_engagement_type, fields));

  g_ptr_array_add (self->field_lists, list);

  return list;
}

static void
add_sections (LiaEngagementPage *self, GtkWidget *column, const char *const *keys)
{
  g_ptr_array_add (self->section_stacks,
                   add_to (column, lia_section_stack_new (get_register (self), keys)));
}

static void
add_remaining_fields (LiaEngagementPage *self, GtkWidget *column)
{
  const LiaField *state = lia_related_state_field (&lia_engagement_type);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  GtkWidget *heading = gtk_label_new (_ ("About it"));

  for (const LiaField *field = lia_engagement_type.fields; field->name != NULL; field++)
    if (!(field->flags & LIA_FIELD_KEPT) && field != state &&
        !g_str_equal (field->name, lia_engagement_type.title) &&
        !g_strv_contains (when_and_where, field->name) &&
        !g_strv_contains (result_fields, field->name))
      g_ptr_array_add (names, (gpointer) field->name);
  g_ptr_array_add (names, NULL);

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  add_to (column, heading);
  add_fields (self, column, (const char *const *) names->pdata);
}

static void
make_plan (LiaEngagementPage *self)
{
  self->plan_fields = add_fields (self, self->plan_start, when_and_where);
  self->agenda =
      add_to (self->plan_start, lia_related_list_new (get_register (self), _ ("Agenda")));
  self->tasks =
      add_to (self->plan_end, lia_related_list_new (get_register (self), _ ("Preparation")));
  self->attendance = add_to (self->plan_end, lia_attendance_list_new (get_register (self)));
  add_sections (self, self->plan_end, plan_sections);
  add_remaining_fields (self, self->plan_end);
}

static void
make_outcome (LiaEngagementPage *self)
{
  add_fields (self, self->outcome_start, result_fields);
  self->commitments =
      add_to (self->outcome_start, lia_related_list_new (get_register (self), NULL));
  self->action_points =
      add_to (self->outcome_start, lia_related_list_new (get_register (self), _ ("Action points")));
  lia_related_list_preset (LIA_RELATED_LIST (self->action_points), "kind", "action point");
  add_sections (self, self->outcome_end, outcome_sections);
}

/* Where in the chain the reader stands. */
static GtkWidget *
create_here (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "lia-here");

  return label;
}

static void
make_chain (LiaEngagementPage *self)
{
  add_sections (self, self->chain, earlier_sections);
  self->here = add_to (self->chain, create_here ());
  add_sections (self, self->chain, same_time_sections);
  add_sections (self, self->chain, later_sections);
  self->follow_ups = add_to (
      self->chain, lia_related_list_new (get_register (self), _ ("Where its commitments go on")));
}

/* The page needs a register before it can be made. */
static void
make (LiaEngagementPage *self)
{
  if (self->made)
    return;
  self->made = TRUE;
  self->state_row =
      lia_field_row_new (get_register (self), lia_related_state_field (&lia_engagement_type));
  lia_field_row_hide_caption (LIA_FIELD_ROW (self->state_row));
  gtk_list_box_append (GTK_LIST_BOX (self->state_list), self->state_row);
  make_plan (self);
  make_outcome (self);
  make_chain (self);
}

static void
append_fact (GString *facts, const char *fact)
{
  if (fact == NULL || *fact == '\0')
    return;
  if (facts->len > 0)
    g_string_append (facts, " · ");
  g_string_append (facts, fact);
}

static void
show_clocks (LiaEngagementPage *self, LiaRecord *record)
{
  g_autofree char *clocks = lia_engagement_clocks (record);

  gtk_label_set_label (GTK_LABEL (self->clocks), clocks != NULL ? clocks : "");
  gtk_widget_set_visible (self->clocks, clocks != NULL);
}

/* "4–5 October 2023 · Sofia, Bulgaria · In person" */
static void
show_facts (LiaEngagementPage *self, const LiaDossier *dossier)
{
  const char *city = lia_dossier_display (dossier, "city");
  const char *country = lia_dossier_display (dossier, "country");
  const char *format = lia_record_get (dossier->record, "format");
  g_autoptr (GString) facts = g_string_new (NULL);
  g_autofree char *place = NULL;

  if (city != NULL && country != NULL)
    /* Translators: a city and the country it lies in */
    place = g_strdup_printf (_ ("%s, %s"), city, country);
  append_fact (facts, lia_dossier_display (dossier, "date"));
  append_fact (facts, dossier->headline);
  append_fact (facts, place != NULL ? place : city != NULL ? city : country);
  if (g_strcmp0 (format, "unknown") != 0)
    append_fact (facts, lia_dossier_display (dossier, "format"));
  gtk_label_set_label (GTK_LABEL (self->facts), facts->str);
  gtk_label_set_label (GTK_LABEL (self->here), dossier->title);
  gtk_widget_set_visible (self->facts, facts->len > 0);
  show_clocks (self, dossier->record);
}

static void
show_processes (LiaEngagementPage *self, const LiaGathering *gathering)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->processes)) != NULL)
    gtk_box_remove (GTK_BOX (self->processes), child);
  if (gathering->process != NULL)
    gtk_box_append (GTK_BOX (self->processes), lia_process_pill_new (gathering->process));
  if (gathering->with_process != NULL)
    gtk_box_append (GTK_BOX (self->processes), lia_process_pill_new (gathering->with_process));
}

/* Commitments and action points come over the same link and are told apart by their kind. */
static void
show_commitments (LiaEngagementPage *self, const LiaDossier *dossier, gboolean action_points)
{
  const LiaDossierSection *all = lia_dossier_links (dossier, "made_at", TRUE);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  LiaDossierSection some = *all;

  for (guint i = 0; i < all->rows->len; i++) {
    LiaRecord *record = lia_related_get_record (all->rows->pdata[i]);

    if (action_points == (g_strcmp0 (lia_record_get (record, "kind"), "action point") == 0))
      g_ptr_array_add (rows, g_object_ref (all->rows->pdata[i]));
  }
  some.rows = rows;
  some.total = rows->len;
  lia_related_list_show (LIA_RELATED_LIST (action_points ? self->action_points : self->commitments),
                         dossier, &some);
}

static void
show_follow_ups (LiaEngagementPage *self, const LiaGathering *gathering)
{
  LiaDossierSection section = { .kind = LIA_DOSSIER_REFERRERS,
                                .type = &lia_engagement_type,
                                .rows = gathering->follow_ups,
                                .total = gathering->follow_ups->len };

  lia_related_list_show (LIA_RELATED_LIST (self->follow_ups), gathering->dossier, &section);
  gtk_widget_set_visible (self->follow_ups, gathering->follow_ups->len > 0);
}

static gboolean
is_held (LiaRecord *record)
{
  return g_strcmp0 (lia_record_get (record, "state"), "held") == 0;
}

/* A meeting that was held is opened for what came of it, one to come for its plan. */
static void
choose_view (LiaEngagementPage *self, LiaRecord *record)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->views), is_held (record) ? "outcome" : "plan");
}

static void
show_head (LiaEngagementPage *self, const LiaGathering *gathering)
{
  const LiaDossier *dossier = gathering->dossier;
  g_autofree char *id = lia_id_to_text (lia_record_get_id (dossier->record));

  lia_record_sheet_show_head (LIA_RECORD_SHEET (self), dossier);
  lia_field_row_show (LIA_FIELD_ROW (self->state_row), dossier->record, NULL);
  show_facts (self, dossier);
  show_processes (self, gathering);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->follow_up_button), "s", id);
}

static void
show_gathering (LiaEngagementPage *self, const LiaGathering *gathering)
{
  const LiaDossier *dossier = gathering->dossier;

  lia_field_list_ask (LIA_FIELD_LIST (self->plan_fields),
                      is_held (dossier->record) ? NULL : asked_fields);
  for (guint i = 0; i < self->field_lists->len; i++)
    lia_field_list_show (self->field_lists->pdata[i], dossier);
  for (guint i = 0; i < self->section_stacks->len; i++)
    lia_section_stack_show (self->section_stacks->pdata[i], dossier);
  lia_related_list_show (LIA_RELATED_LIST (self->agenda), dossier,
                         lia_dossier_parts (dossier, &lia_agenda_item_type));
  lia_related_list_show (LIA_RELATED_LIST (self->tasks), dossier,
                         lia_dossier_parts (dossier, &lia_task_type));
  lia_attendance_list_show (LIA_ATTENDANCE_LIST (self->attendance), gathering);
  show_commitments (self, dossier, FALSE);
  show_commitments (self, dossier, TRUE);
  show_follow_ups (self, gathering);
}

static gboolean
lia_engagement_page_fill (LiaRecordSheet *sheet,
                          GAsyncResult *result,
                          gboolean anew,
                          GError **error)
{
  LiaEngagementPage *self = LIA_ENGAGEMENT_PAGE (sheet);
  g_autoptr (LiaGathering) gathering = lia_gathering_read_finish (result, error);

  if (gathering == NULL)
    return FALSE;

  make (self);
  if (anew)
    choose_view (self, gathering->dossier->record);
  show_head (self, gathering);
  show_gathering (self, gathering);

  return TRUE;
}

static void
lia_engagement_page_finalize (GObject *object)
{
  LiaEngagementPage *self = LIA_ENGAGEMENT_PAGE (object);

  g_ptr_array_unref (self->field_lists);
  g_ptr_array_unref (self->section_stacks);

  G_OBJECT_CLASS (lia_engagement_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/liaison/Liaison/ui/pages/engagement-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaEngagementPage, facts);
  gtk_widget_class_bind_template_child (widget_class, LiaEngagementPage, clocks);
  gtk_widget_class_bind_template_child (widget_class, LiaEngagementPage, state_list);
  gtk_widget_class_bind_template_child (widget_class, LiaEngagementPage, processes);
  gtk_widget_class_bind_template_child (widget_class, LiaEngagementPage, follow_up_button);
  gtk_widget_class_bind_template_child (widget_class, LiaEngagementPage, views);
  gtk_widget_class_bind_template_child (widget_class, LiaEngagementPage, plan_start);
  gtk_widget_class_bind_template_child (widget_class, LiaEngagementPage, plan_end);
  gtk_widget_class_bind_template_child (widget_class, LiaEngagementPage, outcome_start);
  gtk_widget_class_bind_template_child (widget_class, LiaEngagementPage, outcome_end);
  gtk_widget_class_bind_template_child (widget_class, LiaEngagementPage, chain);
}

static void
lia_engagement_page_class_init (LiaEngagementPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = lia_engagement_page_finalize;
  LIA_RECORD_SHEET_CLASS (klass)->read = lia_gathering_read_async;
  LIA_RECORD_SHEET_CLASS (klass)->fill = lia_engagement_page_fill;
  g_type_ensure (LIA_TYPE_WRAP_LAYOUT);
  g_type_ensure (LIA_TYPE_COLUMNS_LAYOUT);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
lia_engagement_page_init (LiaEngagementPage *self)
{
  self->field_lists = g_ptr_array_new ();
  self->section_stacks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
