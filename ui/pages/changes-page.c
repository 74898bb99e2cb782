#include "changes-page.h"

#include <glib/gi18n.h>

#include "records/date.h"
#include "widgets/log-list.h"
#include "widgets/log-row.h"
#include "widgets/pill-box.h"

struct _LiaChangesPage {
  AdwBin parent_instance;

  GtkWidget *entry;
  GtkLabel *count;
  GtkDropDown *person;
  GtkStringList *persons;
  GtkDropDown *office;
  GtkStringList *offices;
  GtkDropDown *type;
  GtkStringList *types;
  GtkDropDown *field;
  GtkStringList *fields;
  GtkWidget *since;
  GtkWidget *until;
  GtkCheckButton *moved;
  LiaPillBox *pills;
  GtkStack *stack;
  GtkWidget *scroller;
  GtkListView *view;

  LiaRegister *reg;
  LiaLogList *list;
  LiaId record;
  char *record_title;
  gboolean quiet; /* while the filter is set by the page and not by the person */
};

enum {
  PROP_REGISTER = 1,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (LiaChangesPage, lia_changes_page, ADW_TYPE_BIN)

/* (nullable): what is chosen, if it isn't the first entry, which stands for anything. */
static const char *
chosen (GtkDropDown *down)
{
  guint selected = gtk_drop_down_get_selected (down);

  return selected == 0 || selected == GTK_INVALID_LIST_POSITION
             ? NULL
             : gtk_string_object_get_string (gtk_drop_down_get_selected_item (down));
}

static const LiaRecordType *
chosen_type (LiaChangesPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->type);

  return selected == 0 || selected == GTK_INVALID_LIST_POSITION ? NULL
                                                                : lia_record_types ()[selected - 1];
}

static const LiaField *
chosen_field (LiaChangesPage *self)
{
  const LiaRecordType *type = chosen_type (self);
  guint selected = gtk_drop_down_get_selected (self->field);

  return type == NULL || selected == 0 || selected == GTK_INVALID_LIST_POSITION
             ? NULL
             : &type->fields[selected - 1];
}

static LiaDate *
written_date (GtkWidget *entry)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  g_autoptr (LiaDate) date = *text != '\0' ? lia_date_read (text, NULL) : NULL;
  gboolean wrong = *text != '\0' && (date == NULL || !lia_date_has_year (date));

  if (wrong)
    gtk_widget_add_css_class (entry, "error");
  else
    gtk_widget_remove_css_class (entry, "error");

  return wrong ? NULL : g_steal_pointer (&date);
}

/* The moment at which a day begins on the clock of the reader; 0 for none. */
static gint64
moment_of (gint32 day)
{
  g_autoptr (GDateTime) midnight = NULL;
  int year, month, day_of_month;

  lia_day_to_civil (day, &year, &month, &day_of_month);
  midnight = g_date_time_new_local (year, month, day_of_month, 0, 0, 0);

  return midnight != NULL ? g_date_time_to_unix (midnight) * G_USEC_PER_SEC : 0;
}

static LiaLogFilter *
make_filter (LiaChangesPage *self)
{
  LiaLogFilter *filter = lia_log_filter_new ();
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  const LiaField *field = chosen_field (self);
  g_autoptr (LiaDate) since = written_date (self->since);
  g_autoptr (LiaDate) until = written_date (self->until);

  filter->words = *words != '\0' ? g_strdup (words) : NULL;
  filter->person = g_strdup (chosen (self->person));
  filter->office = g_strdup (chosen (self->office));
  filter->type = chosen_type (self);
  filter->field = field != NULL ? g_strdup (field->name) : NULL;
  filter->moved = gtk_check_button_get_active (self->moved);
  filter->record = self->record;
  filter->since = since != NULL ? moment_of (lia_date_first_day (since)) : 0;
  filter->until = until != NULL ? moment_of (lia_date_last_day (until) + 1) : 0;

  return filter;
}

static void
add_pill (LiaChangesPage *self, const char *key, const char *label, const char *value)
{
  g_autofree char *text = NULL;

  if (value == NULL)
    return;

  /* Translators: what a list is narrowed to, and how, such as “Person: …”. */
  text = g_strdup_printf (_ ("%s: %s"), label, value);
  lia_pill_box_add (self->pills, key, text);
}

static void
add_date_pill (LiaChangesPage *self, const char *key, const char *label, GtkWidget *entry)
{
  g_autoptr (LiaDate) date = written_date (entry);
  g_autofree char *words = date != NULL ? lia_date_to_short_words (date) : NULL;

  add_pill (self, key, label, words);
}

static void
show_pills (LiaChangesPage *self)
{
  const LiaField *field = chosen_field (self);

  lia_pill_box_clear (self->pills);
  add_pill (self, "record", _ ("Record"), self->record_title);
  add_pill (self, "person", _ ("Person"), chosen (self->person));
  add_pill (self, "office", _ ("Office"), chosen (self->office));
  add_pill (self, "type", _ ("Kind of record"), chosen (self->type));
  add_pill (self, "field", _ ("Field"), field != NULL ? lia_field_label (field) : NULL);
  add_date_pill (self, "since", _ ("From"), self->since);
  add_date_pill (self, "until", _ ("Up to"), self->until);
  if (gtk_check_button_get_active (self->moved))
    lia_pill_box_add (self->pills, "moved", _ ("Dates that moved"));
}

static void
ask (LiaChangesPage *self)
{
  g_autoptr (LiaLogFilter) filter = NULL;
  g_autoptr (LiaLogFilter) narrow = NULL;

  if (self->quiet || self->list == NULL)
    return;

  filter = make_filter (self);
  narrow = lia_log_filter_copy (filter);
  g_clear_pointer (&narrow->words, g_free);
  show_pills (self);
  gtk_widget_set_visible (GTK_WIDGET (self->pills), !lia_log_filter_is_empty (narrow));
  lia_log_list_ask (self->list, filter);
}

static void
on_words_changed (LiaChangesPage *self)
{
  ask (self);
}

static void
on_chosen (LiaChangesPage *self)
{
  ask (self);
}

static void
fill_fields (LiaChangesPage *self)
{
  const LiaRecordType *type = chosen_type (self);
  gboolean quiet = self->quiet;

  self->quiet = TRUE;
  gtk_string_list_splice (self->fields, 0, g_list_model_get_n_items (G_LIST_MODEL (self->fields)),
                          NULL);
  gtk_string_list_append (self->fields, _ ("Any"));
  for (const LiaField *field = type != NULL ? type->fields : NULL;
       field != NULL && field->name != NULL; field++)
    gtk_string_list_append (self->fields, lia_field_label (field));
  gtk_drop_down_set_selected (self->field, 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->field), type != NULL);
  self->quiet = quiet;
}

static void
on_type_chosen (LiaChangesPage *self)
{
  fill_fields (self);
  ask (self);
}

static void
read_authors_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (LiaReader) reader = lia_register_read (LIA_REGISTER (data));
  GPtrArray *both = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  g_ptr_array_add (both, lia_reader_log_authors (reader, FALSE, cancellable));
  g_ptr_array_add (both, lia_reader_log_authors (reader, TRUE, cancellable));
  g_task_return_pointer (task, both, (GDestroyNotify) g_ptr_array_unref);
}

/* Keeps what is chosen, wherever it stands now. */
static void
fill_choice (GtkDropDown *down, GtkStringList *list, char **names)
{
  g_autofree char *kept = g_strdup (chosen (down));
  guint position = 0;

  gtk_string_list_splice (list, 1, g_list_model_get_n_items (G_LIST_MODEL (list)) - 1,
                          (const char *const *) names);
  for (guint i = 0; names[i] != NULL; i++)
    if (g_strcmp0 (names[i], kept) == 0)
      position = i + 1;
  gtk_drop_down_set_selected (down, position);
}

static void
on_authors_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  LiaChangesPage *self = LIA_CHANGES_PAGE (source);
  g_autoptr (GPtrArray) both = g_task_propagate_pointer (G_TASK (result), NULL);

  self->quiet = TRUE;
  fill_choice (self->person, self->persons, g_ptr_array_index (both, 0));
  fill_choice (self->office, self->offices, g_ptr_array_index (both, 1));
  self->quiet = FALSE;
}

/* Who can be chosen is asked anew each time, because others come to work. */
static void
on_narrow_opened (LiaChangesPage *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, on_authors_read, NULL);

  g_task_set_task_data (task, g_object_ref (self->reg), g_object_unref);
  g_task_run_in_thread (task, read_authors_in_thread);
}

static void
clear_condition (LiaChangesPage *self, const char *key)
{
  if (g_str_equal (key, "record")) {
    self->record = (LiaId) { { 0 } };
    g_clear_pointer (&self->record_title, g_free);
  } else if (g_str_equal (key, "person")) {
    gtk_drop_down_set_selected (self->person, 0);
  } else if (g_str_equal (key, "office")) {
    gtk_drop_down_set_selected (self->office, 0);
  } else if (g_str_equal (key, "type")) {
    gtk_drop_down_set_selected (self->type, 0);
  } else if (g_str_equal (key, "field")) {
    gtk_drop_down_set_selected (self->field, 0);
  } else if (g_str_equal (key, "since")) {
    gtk_editable_set_text (GTK_EDITABLE (self->since), "");
  } else if (g_str_equal (key, "until")) {
    gtk_editable_set_text (GTK_EDITABLE (self->until), "");
  } else if (g_str_equal (key, "moved")) {
    gtk_check_button_set_active (self->moved, FALSE);
  }
}

static void
on_pill_removed (LiaChangesPage *self, const char *key)
{
  self->quiet = TRUE;
  clear_condition (self, key);
  self->quiet = FALSE;
  ask (self);
}

static void
on_show_all (LiaChangesPage *self)
{
  static const char *const keys[] = { "record", "person", "office", "type",
                                      "since",  "until",  "moved" };

  self->quiet = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    clear_condition (self, keys[i]);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  self->quiet = FALSE;
  ask (self);
}

static void
on_activate (LiaChangesPage *self, guint position)
{
  g_autoptr (LiaLogItem) item = g_list_model_get_item (G_LIST_MODEL (self->list), position);

  if (item != NULL)
    lia_log_item_toggle (item);
}

static void
on_answered (LiaChangesPage *self)
{
  gint64 count = lia_log_list_get_count (self->list);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));

  if (count >= 0) {
    g_autofree char *text =
        g_strdup_printf (ngettext ("%'d change", "%'d changes", (gulong) count), (int) count);

    gtk_label_set_label (self->count, text);
  }
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "nothing");
}

/* By the view's own action, which says where it is going: to set the scroll bar instead makes GTK
 * look for the row that stands there, and there is none while new rows have no height yet. */
static gboolean
to_top (gpointer data)
{
  LiaChangesPage *self = data;

  if (self->list != NULL && g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0)
    gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", 0);
  return G_SOURCE_REMOVE;
}

/* Whoever is at the top sees what is new; everyone else stays where they read. */
static void
on_arrived (LiaChangesPage *self)
{
  GtkAdjustment *adjustment =
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));

  if (gtk_adjustment_get_value (adjustment) <= 0)
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, to_top, g_object_ref (self), g_object_unref);
}

static void
on_setup (LiaChangesPage *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, lia_log_row_new (self->reg));
}

static void
on_bind (LiaChangesPage *self, GtkListItem *item)
{
  lia_log_row_show (LIA_LOG_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
on_unbind (LiaChangesPage *self, GtkListItem *item)
{
  lia_log_row_show (LIA_LOG_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
fill_types (LiaChangesPage *self)
{
  gtk_string_list_append (self->persons, _ ("Anybody"));
  gtk_string_list_append (self->offices, _ ("Any"));
  gtk_string_list_append (self->types, _ ("Any"));
  for (const LiaRecordType *const *type = lia_record_types (); *type != NULL; type++)
    gtk_string_list_append (self->types, lia_record_type_plural (*type));
  fill_fields (self);
}

static void
set_register (LiaChangesPage *self, LiaRegister *reg)
{
  g_autoptr (GtkSelectionModel) selection = NULL;

  if (!g_set_object (&self->reg, reg) || reg == NULL)
    return;

  g_clear_object (&self->list);
  self->list = lia_log_list_new (reg);
  g_signal_connect_object (self->list, "answered", G_CALLBACK (on_answered), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "arrived", G_CALLBACK (on_arrived), self, G_CONNECT_SWAPPED);
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->list))));
  gtk_list_view_set_model (self->view, selection);
  ask (self);
}

static void
lia_changes_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_REGISTER)
    g_value_set_object (value, LIA_CHANGES_PAGE (object)->reg);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
lia_changes_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_REGISTER)
    set_register (LIA_CHANGES_PAGE (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
lia_changes_page_dispose (GObject *object)
{
  LiaChangesPage *self = LIA_CHANGES_PAGE (object);

  g_clear_object (&self->list);
  g_clear_object (&self->reg);
  g_clear_pointer (&self->record_title, g_free);

  G_OBJECT_CLASS (lia_changes_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *klass)
{
  gtk_widget_class_set_template_from_resource (klass,
                                               "/org/liaison/Liaison/ui/pages/changes-page.ui");
  gtk_widget_class_bind_template_child (klass, LiaChangesPage, entry);
  gtk_widget_class_bind_template_child (klass, LiaChangesPage, count);
  gtk_widget_class_bind_template_child (klass, LiaChangesPage, person);
  gtk_widget_class_bind_template_child (klass, LiaChangesPage, persons);
  gtk_widget_class_bind_template_child (klass, LiaChangesPage, office);
  gtk_widget_class_bind_template_child (klass, LiaChangesPage, offices);
  gtk_widget_class_bind_template_child (klass, LiaChangesPage, type);
  gtk_widget_class_bind_template_child (klass, LiaChangesPage, types);
  gtk_widget_class_bind_template_child (klass, LiaChangesPage, field);
  gtk_widget_class_bind_template_child (klass, LiaChangesPage, fields);
  gtk_widget_class_bind_template_child (klass, LiaChangesPage, since);
  gtk_widget_class_bind_template_child (klass, LiaChangesPage, until);
  gtk_widget_class_bind_template_child (klass, LiaChangesPage, moved);
  gtk_widget_class_bind_template_child (klass, LiaChangesPage, pills);
  gtk_widget_class_bind_template_child (klass, LiaChangesPage, stack);
  gtk_widget_class_bind_template_child (klass, LiaChangesPage, scroller);
  gtk_widget_class_bind_template_child (klass, LiaChangesPage, view);
  gtk_widget_class_bind_template_callback (klass, on_words_changed);
  gtk_widget_class_bind_template_callback (klass, on_chosen);
  gtk_widget_class_bind_template_callback (klass, on_type_chosen);
  gtk_widget_class_bind_template_callback (klass, on_narrow_opened);
  gtk_widget_class_bind_template_callback (klass, on_pill_removed);
  gtk_widget_class_bind_template_callback (klass, on_show_all);
  gtk_widget_class_bind_template_callback (klass, on_activate);
}

static void
lia_changes_page_class_init (LiaChangesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = lia_changes_page_get_property;
  object_class->set_property = lia_changes_page_set_property;
  object_class->dispose = lia_changes_page_dispose;
  props[PROP_REGISTER] =
      g_param_spec_object ("register", NULL, NULL, LIA_TYPE_REGISTER,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  g_type_ensure (LIA_TYPE_PILL_BOX);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
lia_changes_page_init (LiaChangesPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->quiet = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_types (self);
  self->quiet = FALSE;
  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_unbind), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->view, factory);
}

/* Shows only what happened to one record, its links and its parts. */
void
lia_changes_page_set_record (LiaChangesPage *self, const LiaId *id)
{
  g_autoptr (LiaReader) reader = lia_register_read (self->reg);
  g_autoptr (LiaRecord) record = lia_reader_get (reader, id, NULL);

  if (record == NULL)
    return;

  g_free (self->record_title);
  self->record_title = g_strdup (lia_record_get_reference (record));
  self->record = *id;
  ask (self);
}

/* Puts the cursor where the list can be narrowed. */
void
lia_changes_page_focus_filter (LiaChangesPage *self)
{
  gtk_widget_grab_focus (self->entry);
}
