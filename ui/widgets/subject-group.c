#include <glib/gi18n.h>

#include "widgets/subject-group.h"

#include "records/types.h"
#include "register/saved-view.h"
#include "widgets/filter-builder.h"

struct _LiaSubjectGroup {
  AdwPreferencesGroup parent_instance;

  AdwActionRow *about_row;
  GtkDropDown *about;
  GtkStringList *choices; /* all, the views, a filter */
  AdwActionRow *kind_row;
  GtkDropDown *kind;
  GtkStringList *kinds;
  GtkEditable *filter;
  LiaFilterBuilder *builder;

  LiaRegister *reg;
  GPtrArray *views; /* LiaRecord */
  GPtrArray *types; /* const LiaRecordType */
};

enum {
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LiaSubjectGroup, lia_subject_group, ADW_TYPE_PREFERENCES_GROUP)

/* (nullable): the view that was chosen. */
static LiaRecord *
chosen_view (LiaSubjectGroup *self)
{
  guint selected = gtk_drop_down_get_selected (self->about);

  return selected > 0 && selected <= self->views->len
             ? g_ptr_array_index (self->views, selected - 1)
             : NULL;
}

static gboolean
is_filtered (LiaSubjectGroup *self)
{
  return gtk_drop_down_get_selected (self->about) == self->views->len + 1;
}

static const LiaRecordType *
chosen_type (LiaSubjectGroup *self)
{
  guint selected = gtk_drop_down_get_selected (self->kind);

  return selected < self->types->len ? g_ptr_array_index (self->types, selected) : NULL;
}

static void
on_changed (LiaSubjectGroup *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_about_changed (LiaSubjectGroup *self)
{
  gboolean filtered = is_filtered (self);

  gtk_widget_set_visible (GTK_WIDGET (self->kind_row), filtered);
  gtk_widget_set_visible (GTK_WIDGET (self->filter), filtered);
  on_changed (self);
}

static void
on_kind_changed (LiaSubjectGroup *self)
{
  const LiaRecordType *type = chosen_type (self);

  if (self->reg == NULL || type == NULL)
    return;

  lia_filter_builder_set_up (self->builder, self->reg, type);
  on_changed (self);
}

static void
on_built (LiaSubjectGroup *self, const char *condition)
{
  const char *before = gtk_editable_get_text (self->filter);
  g_autofree char *text = g_strjoin (*before != '\0' ? " " : "", before, condition, NULL);

  gtk_editable_set_text (self->filter, text);
}

static void
read_views (LiaSubjectGroup *self)
{
  g_autoptr (LiaReader) reader = lia_register_read (self->reg);
  g_autoptr (GPtrArray) views = lia_saved_views (reader, NULL);

  g_ptr_array_set_size (self->views, 0);
  for (guint i = 0; i < views->len; i++) {
    LiaRecord *record = g_ptr_array_index (views, i);
    const LiaRecordType *shows = lia_record_type_find (lia_record_get (record, "shows"));

    if (shows != NULL && lia_briefing_can_be_about (shows))
      g_ptr_array_add (self->views, g_object_ref (record));
  }
}

/* Which is the choice that means this view. */
static guint
find_view (LiaSubjectGroup *self, const LiaId *id)
{
  for (guint i = 0; i < self->views->len; i++)
    if (lia_id_equal (lia_record_get_id (g_ptr_array_index (self->views, i)), id))
      return i + 1;

  return 0;
}

/* A view that was archived stays what a briefing was to be about: without it, that would be about
 * everything. */
static void
keep_view (LiaSubjectGroup *self, const LiaId *id)
{
  g_autoptr (LiaReader) reader = lia_register_read (self->reg);
  LiaRecord *record = lia_reader_get (reader, id, NULL);

  if (record != NULL)
    g_ptr_array_add (self->views, record);
}

/* @view: (nullable): the one to be chosen. */
static void
fill_choices (LiaSubjectGroup *self, const LiaId *view)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  gboolean filtered = is_filtered (self);

  read_views (self);
  if (view != NULL && find_view (self, view) == 0)
    keep_view (self, view);
  g_ptr_array_add (names, _ ("All of the register"));
  for (guint i = 0; i < self->views->len; i++)
    g_ptr_array_add (names, (gpointer) lia_record_get (g_ptr_array_index (self->views, i), "name"));
  g_ptr_array_add (names, _ ("A filter"));
  g_ptr_array_add (names, NULL);

  g_signal_handlers_block_by_func (self->about, on_about_changed, self);
  gtk_string_list_splice (self->choices, 0, g_list_model_get_n_items (G_LIST_MODEL (self->choices)),
                          (const char *const *) names->pdata);
  if (view != NULL)
    gtk_drop_down_set_selected (self->about, find_view (self, view));
  else
    gtk_drop_down_set_selected (self->about, filtered ? self->views->len + 1 : 0);
  g_signal_handlers_unblock_by_func (self->about, on_about_changed, self);
  on_about_changed (self);
}

static gboolean
changes_views (LiaEdit *edit)
{
  GPtrArray *changes = lia_edit_get_changes (edit);

  for (guint i = 0; i < changes->len; i++)
    if (((LiaChange *) g_ptr_array_index (changes, i))->type == &lia_view_type)
      return TRUE;

  return FALSE;
}

static void
on_register_changed (LiaSubjectGroup *self, LiaEdit *edit)
{
  LiaRecord *view = chosen_view (self);
  LiaId id = view != NULL ? *lia_record_get_id (view) : (LiaId) { 0 };

  if (changes_views (edit))
    fill_choices (self, view != NULL ? &id : NULL);
}

static void
add_types (LiaSubjectGroup *self)
{
  for (const LiaRecordType *const *type = lia_record_types (); *type != NULL; type++)
    if (lia_briefing_can_be_about (*type)) {
      g_ptr_array_add (self->types, (gpointer) *type);
      gtk_string_list_append (self->kinds, lia_record_type_plural (*type));
      if (*type == &lia_commitment_type)
        gtk_drop_down_set_selected (self->kind, self->types->len - 1);
    }
}

static void
lia_subject_group_dispose (GObject *object)
{
  LiaSubjectGroup *self = LIA_SUBJECT_GROUP (object);

  if (self->reg != NULL)
    g_signal_handlers_disconnect_by_data (self->reg, self);
  g_clear_object (&self->reg);

  G_OBJECT_CLASS (lia_subject_group_parent_class)->dispose (object);
}

static void
lia_subject_group_finalize (GObject *object)
{
  LiaSubjectGroup *self = LIA_SUBJECT_GROUP (object);

  g_ptr_array_unref (self->views);
  g_ptr_array_unref (self->types);

  G_OBJECT_CLASS (lia_subject_group_parent_class)->finalize (object);
}

static void
lia_subject_group_class_init (LiaSubjectGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lia_subject_group_dispose;
  object_class->finalize = lia_subject_group_finalize;

  signals[CHANGED] = g_signal_new ("changed", LIA_TYPE_SUBJECT_GROUP, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (LIA_TYPE_FILTER_BUILDER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/liaison/Liaison/ui/widgets/subject-group.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, LiaSubjectGroup, name)
  BIND (about_row);
  BIND (about);
  BIND (choices);
  BIND (kind_row);
  BIND (kind);
  BIND (kinds);
  BIND (filter);
  BIND (builder);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_about_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_kind_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_built);
}

static void
lia_subject_group_init (LiaSubjectGroup *self)
{
  self->views = g_ptr_array_new_with_free_func (g_object_unref);
  self->types = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  add_types (self);
}

/* Offers the views of another register, or none. */
void
lia_subject_group_set_register (LiaSubjectGroup *self, LiaRegister *reg)
{
  if (self->reg != NULL)
    g_signal_handlers_disconnect_by_data (self->reg, self);
  g_set_object (&self->reg, reg);
  if (reg == NULL)
    return;

  g_signal_connect_object (reg, "changed", G_CALLBACK (on_register_changed), self,
                           G_CONNECT_SWAPPED);
  gtk_drop_down_set_selected (self->about, 0);
  fill_choices (self, NULL);
  lia_filter_builder_set_up (self->builder, reg, chosen_type (self));
}

/* Tells what was chosen. What @options then points at is the group's, until it changes. */
void
lia_subject_group_put (LiaSubjectGroup *self, LiaBriefingOptions *options)
{
  LiaRecord *view = chosen_view (self);

  if (view != NULL) {
    options->view = lia_record_get_id (view);
    options->about = lia_record_type_find (lia_record_get (view, "shows"));
  } else if (is_filtered (self)) {
    options->about = chosen_type (self);
    options->filter = gtk_editable_get_text (self->filter);
  }
}

static void
choose_type (LiaSubjectGroup *self, const LiaRecordType *type)
{
  guint index;

  if (g_ptr_array_find (self->types, type, &index))
    gtk_drop_down_set_selected (self->kind, index);
}

/* Chooses what @options are about: a view, a filter, or all. */
void
lia_subject_group_take (LiaSubjectGroup *self, const LiaBriefingOptions *options)
{
  guint about = 0;

  if (options->view != NULL && find_view (self, options->view) == 0)
    fill_choices (self, options->view);
  if (options->view != NULL)
    about = find_view (self, options->view);
  else if (options->about != NULL)
    about = self->views->len + 1;

  choose_type (self, options->about);
  gtk_editable_set_text (self->filter, options->filter != NULL ? options->filter : "");
  gtk_drop_down_set_selected (self->about, about);
}

/* @words: (nullable): which records a briefing will be about, as its cover says it. */
void
lia_subject_group_show_words (LiaSubjectGroup *self, const char *words)
{
  adw_action_row_set_subtitle (self->about_row,
                               words != NULL ? words : _ ("Everything in the register"));
}
