#include "date-editor.h"

#include <glib/gi18n.h>

#include "focus.h"
#include "records/date.h"

struct _LiaDateEditor {
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *entry;
  GtkWidget *calendar;
  GtkWidget *popover;
  GtkWidget *reading;
};

static void
field_editor_init (LiaFieldEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LiaDateEditor,
                               lia_date_editor,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (LIA_TYPE_FIELD_EDITOR, field_editor_init))

/* How a date can be written, by the example of two. */
static char *
describe_forms (void)
{
  g_autoptr (LiaDate) days = lia_date_parse ("2026-03-30/2026-03-31", NULL);
  g_autoptr (LiaDate) month = lia_date_parse ("2026-03", NULL);
  g_autofree char *days_words = lia_date_to_words (days);
  g_autofree char *month_words = lia_date_to_words (month);

  /* Translators: examples of a date: days such as “30–31 March 2026”, then a month */
  return g_strdup_printf (_ ("Such as %s, %s, 2026-03-31"), days_words, month_words);
}

static void
update_reading (LiaDateEditor *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr (LiaDate) date = *text != '\0' ? lia_date_read (text, NULL) : NULL;
  g_autofree char *words = date != NULL ? lia_date_to_words (date) : NULL;

  if (words == NULL)
    words = describe_forms ();
  gtk_label_set_label (GTK_LABEL (self->reading), words);
}

static void
entry_changed_cb (LiaDateEditor *self)
{
  update_reading (self);
  lia_field_editor_changed (LIA_FIELD_EDITOR (self));
}

static void
day_selected_cb (LiaDateEditor *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (GTK_CALENDAR (self->calendar));
  g_autofree char *text = g_date_time_format (day, "%Y-%m-%d");

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  gtk_widget_grab_focus (self->entry);
}

/* The calendar opens where the date is, or on today; only a click on a day takes one. */
static void
popover_shown_cb (LiaDateEditor *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr (LiaDate) date = *text != '\0' ? lia_date_read (text, NULL) : NULL;
  gint32 day = date != NULL ? lia_date_first_day (date) : LIA_DAY_NONE;
  g_autoptr (GDateTime) moment = NULL;
  int year, month, day_of_month;

  lia_day_to_civil (day != LIA_DAY_NONE ? day : lia_day_today (), &year, &month, &day_of_month);
  moment = g_date_time_new_local (year, month, day_of_month, 0, 0, 0);
  if (moment == NULL)
    return;
  g_signal_handlers_block_by_func (self->calendar, day_selected_cb, self);
  gtk_calendar_select_day (GTK_CALENDAR (self->calendar), moment);
  g_signal_handlers_unblock_by_func (self->calendar, day_selected_cb, self);
}

static void
lia_date_editor_set_value (LiaFieldEditor *editor, const char *value)
{
  LiaDateEditor *self = LIA_DATE_EDITOR (editor);

  g_signal_handlers_block_by_func (self->entry, entry_changed_cb, self);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), value != NULL ? value : "");
  g_signal_handlers_unblock_by_func (self->entry, entry_changed_cb, self);
  update_reading (self);
}

static char *
lia_date_editor_dup_value (LiaFieldEditor *editor)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (LIA_DATE_EDITOR (editor)->entry));

  return *text != '\0' ? g_strdup (text) : NULL;
}

static gboolean
lia_date_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (LIA_DATE_EDITOR (widget)->entry);
}

static void
lia_date_editor_dispose (GObject *object)
{
  LiaDateEditor *self = LIA_DATE_EDITOR (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (lia_date_editor_parent_class)->dispose (object);
}

static void
field_editor_init (LiaFieldEditorInterface *iface)
{
  iface->set_value = lia_date_editor_set_value;
  iface->dup_value = lia_date_editor_dup_value;
}

static void
lia_date_editor_class_init (LiaDateEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_date_editor_dispose;
  widget_class->focus = lia_focus_inside;
  widget_class->grab_focus = lia_date_editor_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/liaison/Liaison/ui/widgets/date-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaDateEditor, box);
  gtk_widget_class_bind_template_child (widget_class, LiaDateEditor, entry);
  gtk_widget_class_bind_template_child (widget_class, LiaDateEditor, calendar);
  gtk_widget_class_bind_template_child (widget_class, LiaDateEditor, popover);
  gtk_widget_class_bind_template_child (widget_class, LiaDateEditor, reading);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, popover_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, lia_field_editor_commit);
}

static void
lia_date_editor_init (LiaDateEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update_reading (self);
}

LiaFieldEditor *
lia_date_editor_new (const LiaField *field)
{
  LiaDateEditor *self = g_object_new (LIA_TYPE_DATE_EDITOR, NULL);

  lia_field_editor_name (self->entry, field);

  return LIA_FIELD_EDITOR (self);
}
