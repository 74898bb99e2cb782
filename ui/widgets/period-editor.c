#include "period-editor.h"

#include <glib/gi18n.h>
#include <string.h>

#include "date-editor.h"
#include "focus.h"
#include "records/date.h"
#include "register/filter-period.h"

struct _LiaPeriodEditor {
  GtkWidget parent_instance;

  const char *const *words;
  guint n_words;
  GtkWidget *box;
  GtkWidget *choice;
  LiaFieldEditor *from;
  LiaFieldEditor *until;
};

static void
field_editor_init (LiaFieldEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LiaPeriodEditor,
                               lia_period_editor,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (LIA_TYPE_FIELD_EDITOR, field_editor_init))

/* What a date can lie within. */
static const char *const periods[] = {
  "today",         "this-week",      "this-month",     "this-year",    "next-30-days",
  "next-90-days",  "next-6-months",  "next-12-months", "last-30-days", "last-90-days",
  "last-6-months", "last-12-months", "next-year",      "last-year",
};

/* What a date can be before or after. */
static const char *const moments[] = {
  "today",    "+30-days", "+90-days",  "+6-months", "+1-year",
  "-30-days", "-90-days", "-6-months", "-1-year",
};

static gboolean
is_one_date (LiaPeriodEditor *self)
{
  return gtk_drop_down_get_selected (GTK_DROP_DOWN (self->choice)) == self->n_words;
}

static gboolean
is_two_dates (LiaPeriodEditor *self)
{
  return gtk_drop_down_get_selected (GTK_DROP_DOWN (self->choice)) == self->n_words + 1;
}

static void
show_dates (LiaPeriodEditor *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->from), is_one_date (self) || is_two_dates (self));
  gtk_widget_set_visible (GTK_WIDGET (self->until), is_two_dates (self));
}

static void
on_selected (LiaPeriodEditor *self)
{
  show_dates (self);
  if (gtk_widget_get_visible (GTK_WIDGET (self->from)))
    gtk_widget_grab_focus (GTK_WIDGET (self->from));
  lia_field_editor_changed (LIA_FIELD_EDITOR (self));
}

static void
select_silently (LiaPeriodEditor *self, guint position)
{
  g_signal_handlers_block_by_func (self->choice, on_selected, self);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->choice), position);
  g_signal_handlers_unblock_by_func (self->choice, on_selected, self);
  show_dates (self);
}

static void
lia_period_editor_set_value (LiaFieldEditor *editor, const char *value)
{
  LiaPeriodEditor *self = LIA_PERIOD_EDITOR (editor);
  const char *dots = value != NULL ? strstr (value, "..") : NULL;
  g_autofree char *from = dots != NULL ? g_strndup (value, dots - value) : g_strdup (value);

  for (guint i = 0; value != NULL && i < self->n_words; i++)
    if (g_str_equal (self->words[i], value)) {
      select_silently (self, i);
      return;
    }

  select_silently (self, dots != NULL ? self->n_words + 1 : self->n_words);
  lia_field_editor_set_value (self->from, from);
  lia_field_editor_set_value (self->until, dots != NULL ? dots + 2 : NULL);
}

/* A date as it was typed, “March 2026”, is kept in the form that everybody's filter understands. */
static char *
read_date (LiaFieldEditor *editor)
{
  g_autofree char *text = lia_field_editor_dup_value (editor);
  g_autoptr (LiaDate) date = text != NULL ? lia_date_read (text, NULL) : NULL;

  return date != NULL ? lia_date_to_edtf (date) : g_steal_pointer (&text);
}

static char *
lia_period_editor_dup_value (LiaFieldEditor *editor)
{
  LiaPeriodEditor *self = LIA_PERIOD_EDITOR (editor);
  g_autofree char *from = NULL;
  g_autofree char *until = NULL;

  if (!is_one_date (self) && !is_two_dates (self))
    return g_strdup (self->words[gtk_drop_down_get_selected (GTK_DROP_DOWN (self->choice))]);

  from = read_date (self->from);
  if (is_one_date (self))
    return g_steal_pointer (&from);

  until = read_date (self->until);
  if (from == NULL && until == NULL)
    return NULL;
  return g_strconcat (from != NULL ? from : "", "..", until != NULL ? until : "", NULL);
}

static gboolean
lia_period_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (LIA_PERIOD_EDITOR (widget)->choice);
}

static void
lia_period_editor_dispose (GObject *object)
{
  LiaPeriodEditor *self = LIA_PERIOD_EDITOR (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (lia_period_editor_parent_class)->dispose (object);
}

static void
field_editor_init (LiaFieldEditorInterface *iface)
{
  iface->set_value = lia_period_editor_set_value;
  iface->dup_value = lia_period_editor_dup_value;
}

static void
lia_period_editor_class_init (LiaPeriodEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_period_editor_dispose;
  widget_class->focus = lia_focus_inside;
  widget_class->grab_focus = lia_period_editor_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
lia_period_editor_init (LiaPeriodEditor *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static GListModel *
list_words (LiaPeriodEditor *self, gboolean compared)
{
  GtkStringList *labels = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->n_words; i++)
    gtk_string_list_take (labels, lia_period_words (self->words[i]));
  gtk_string_list_append (labels, _ ("A date…"));
  if (!compared)
    gtk_string_list_append (labels, _ ("Between two dates…"));

  return G_LIST_MODEL (labels);
}

static LiaFieldEditor *
add_date (LiaPeriodEditor *self, const LiaField *field)
{
  LiaFieldEditor *date = lia_date_editor_new (field);

  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (date));
  g_signal_connect_swapped (date, "changed", G_CALLBACK (lia_field_editor_changed), self);
  g_signal_connect_swapped (date, "commit", G_CALLBACK (lia_field_editor_commit), self);

  return date;
}

/* @compared: whether the date is before or after it, not within it. */
LiaFieldEditor *
lia_period_editor_new (const LiaField *field, gboolean compared)
{
  LiaPeriodEditor *self = g_object_new (LIA_TYPE_PERIOD_EDITOR, NULL);

  self->words = compared ? moments : periods;
  self->n_words = compared ? G_N_ELEMENTS (moments) : G_N_ELEMENTS (periods);
  self->choice = gtk_drop_down_new (list_words (self, compared), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  /* Translators: the days that a date is looked for in. */
                                  _ ("Period"), -1);
  gtk_box_append (GTK_BOX (self->box), self->choice);
  self->from = add_date (self, field);
  self->until = add_date (self, field);
  show_dates (self);
  g_signal_connect_swapped (self->choice, "notify::selected", G_CALLBACK (on_selected), self);

  return LIA_FIELD_EDITOR (self);
}
