#include <glib/gi18n.h>

#include "widgets/briefing-form.h"

#include "languages.h"
#include "widgets/columns-group.h"
#include "widgets/kind-item.h"
#include "widgets/period-group.h"
#include "widgets/scope-row.h"
#include "widgets/sections-group.h"
#include "widgets/subject-group.h"

struct _LiaBriefingForm {
  AdwBin parent_instance;

  AdwComboRow *kind_row;
  LiaScopeRow *scope;
  GtkEditable *since;
  LiaPeriodGroup *period;
  LiaSubjectGroup *subject;
  GtkEditable *audience;
  AdwActionRow *ceiling_row;
  GtkDropDown *ceiling;
  GtkStringList *marks;
  GtkSwitch *personal;
  AdwComboRow *language;
  GtkStringList *language_names; /* that of the interface, and then the languages */
  GtkEditable *heading;
  GtkTextBuffer *introduction;
  GtkEditable *author;
  LiaSectionsGroup *sections;
  LiaColumnsGroup *columns;

  LiaRegister *reg;
  GSettings *settings;
  GPtrArray *languages; /* LiaLanguage; NULL until they are known */
  char *tag;            /* of the language that was chosen; NULL for that of the interface */
  char *chosen;         /* the ceiling that was chosen, which the list may not have yet */
  char *opening;        /* the introduction, as it was told last */
  gboolean quiet;       /* while it is not a person who changes something */
};

enum {
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LiaBriefingForm, lia_briefing_form, ADW_TYPE_BIN)

static void
on_changed (LiaBriefingForm *self)
{
  if (!self->quiet)
    g_signal_emit (self, signals[CHANGED], 0);
}

/* A report ends as well, while the others go on until now. */
static gboolean
tells_period (const LiaBriefingKind *kind)
{
  return kind == &lia_period_briefing;
}

/* Only what the kind has is asked for. @sections: (nullable): those that it has; @columns:
 * (nullable): those of its lists. */
static void
show_kind (LiaBriefingForm *self, const char *const *sections, const char *const *columns)
{
  const LiaBriefingKind *kind = lia_briefing_form_get_kind (self);

  gtk_widget_set_visible (GTK_WIDGET (self->scope), kind->scope != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->since), kind->since && !tells_period (kind));
  gtk_widget_set_visible (GTK_WIDGET (self->period), tells_period (kind));
  gtk_widget_set_visible (GTK_WIDGET (self->subject), kind->filtered);
  if (kind->scope != NULL && self->reg != NULL)
    lia_scope_row_set_up (self->scope, self->reg, kind->scope);
  lia_sections_group_set_up (self->sections, kind, sections);
  lia_columns_group_set_up (self->columns, kind, columns);
}

static void
on_kind_changed (LiaBriefingForm *self)
{
  if (self->quiet)
    return;

  g_settings_set_string (self->settings, "briefing-kind", lia_briefing_form_get_kind (self)->name);
  show_kind (self, NULL, NULL);
  on_changed (self);
}

static void
on_ceiling_changed (LiaBriefingForm *self)
{
  GtkStringObject *selected = gtk_drop_down_get_selected_item (self->ceiling);

  if (self->quiet || selected == NULL)
    return;

  g_free (self->chosen);
  self->chosen = g_strdup (gtk_string_object_get_string (selected));
  g_settings_set_string (self->settings, "briefing-ceiling", self->chosen);
  on_changed (self);
}

/* (nullable): the language that was chosen; NULL for that of the interface. What was is shown by
 * the process that has it open. */
static const char *
chosen_language (LiaBriefingForm *self)
{
  return gtk_widget_get_sensitive (GTK_WIDGET (self->language)) ? self->tag : NULL;
}

static const LiaLanguage *
language_at (LiaBriefingForm *self, guint index)
{
  return g_ptr_array_index (self->languages, index);
}

/* What the program doesn't speak, or not any more, isn't chosen. */
static void
choose_language (LiaBriefingForm *self, const char *tag)
{
  g_autofree char *wanted = tag != NULL && *tag != '\0' ? g_strdup (tag) : NULL;
  guint selected = 0;

  if (self->languages != NULL) {
    for (guint i = 0; wanted != NULL && i < self->languages->len; i++)
      if (g_str_equal (language_at (self, i)->tag, wanted))
        selected = i + 1;
    adw_combo_row_set_selected (self->language, selected);
    if (selected == 0)
      g_clear_pointer (&wanted, g_free);
  }
  g_free (self->tag);
  self->tag = g_steal_pointer (&wanted);
}

static void
on_language_changed (LiaBriefingForm *self)
{
  guint selected = adw_combo_row_get_selected (self->language);

  if (self->quiet)
    return;

  g_free (self->tag);
  self->tag = selected > 0 ? g_strdup (language_at (self, selected - 1)->tag) : NULL;
  g_settings_set_string (self->settings, "briefing-language", self->tag != NULL ? self->tag : "");
  on_changed (self);
}

static void
on_languages_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiaBriefingForm) self = user_data;
  gboolean asked = self->tag != NULL;

  self->languages = lia_languages_read_finish (result);
  self->quiet = TRUE;
  for (guint i = 0; i < self->languages->len; i++)
    gtk_string_list_append (self->language_names, language_at (self, i)->name);
  choose_language (self, self->tag);
  self->quiet = FALSE;
  if (asked && self->tag == NULL)
    on_changed (self);
}

static void
offer_languages (LiaBriefingForm *self)
{
  g_autofree char *last = g_settings_get_string (self->settings, "briefing-language");

  choose_language (self, last);
  gtk_string_list_append (self->language_names, _ ("That of the program"));
  lia_languages_read_async (on_languages_read, g_object_ref (self));
}

static gboolean
has_same_marks (LiaBriefingForm *self, GPtrArray *marks)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->marks)) != marks->len)
    return FALSE;

  for (guint i = 0; i < marks->len; i++)
    if (!g_str_equal (gtk_string_list_get_string (self->marks, i), g_ptr_array_index (marks, i)))
      return FALSE;

  return TRUE;
}

static guint
find_mark (GPtrArray *marks, const char *label)
{
  guint index;

  return label != NULL && g_ptr_array_find_with_equal_func (marks, label, g_str_equal, &index)
             ? index
             : GTK_INVALID_LIST_POSITION;
}

static void
choose_kind (LiaBriefingForm *self, const LiaBriefingKind *kind)
{
  guint i;

  for (i = 0; lia_briefing_kinds ()[i] != NULL && lia_briefing_kinds ()[i] != kind; i++)
    ;
  if (lia_briefing_kinds ()[i] == NULL)
    i = 0;

  adw_combo_row_set_selected (self->kind_row, i);
}

static const char *
words_of (GtkEditable *editable)
{
  const char *text = gtk_editable_get_text (editable);

  return *text != '\0' ? text : NULL;
}

static void
set_words (GtkEditable *editable, const char *words)
{
  gtk_editable_set_text (editable, words != NULL ? words : "");
}

static void
lia_briefing_form_dispose (GObject *object)
{
  LiaBriefingForm *self = LIA_BRIEFING_FORM (object);

  g_clear_object (&self->reg);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (lia_briefing_form_parent_class)->dispose (object);
}

static void
lia_briefing_form_finalize (GObject *object)
{
  LiaBriefingForm *self = LIA_BRIEFING_FORM (object);

  g_clear_pointer (&self->languages, g_ptr_array_unref);
  g_free (self->tag);
  g_free (self->chosen);
  g_free (self->opening);

  G_OBJECT_CLASS (lia_briefing_form_parent_class)->finalize (object);
}

static void
lia_briefing_form_class_init (LiaBriefingFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lia_briefing_form_dispose;
  object_class->finalize = lia_briefing_form_finalize;

  signals[CHANGED] = g_signal_new ("changed", LIA_TYPE_BRIEFING_FORM, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (LIA_TYPE_COLUMNS_GROUP);
  g_type_ensure (LIA_TYPE_PERIOD_GROUP);
  g_type_ensure (LIA_TYPE_SCOPE_ROW);
  g_type_ensure (LIA_TYPE_SECTIONS_GROUP);
  g_type_ensure (LIA_TYPE_SUBJECT_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/liaison/Liaison/ui/widgets/briefing-form.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, LiaBriefingForm, name)
  BIND (kind_row);
  BIND (scope);
  BIND (since);
  BIND (period);
  BIND (subject);
  BIND (audience);
  BIND (ceiling_row);
  BIND (ceiling);
  BIND (marks);
  BIND (personal);
  BIND (language);
  BIND (language_names);
  BIND (heading);
  BIND (introduction);
  BIND (author);
  BIND (sections);
  BIND (columns);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_kind_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_ceiling_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_language_changed);
}

static void
lia_briefing_form_init (LiaBriefingForm *self)
{
  g_autofree char *kind = NULL;

  self->quiet = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = g_settings_new (LIA_APPLICATION_ID);
  self->chosen = g_settings_get_string (self->settings, "briefing-ceiling");
  gtk_string_list_append (self->marks, self->chosen);
  kind = g_settings_get_string (self->settings, "briefing-kind");
  lia_kind_items_offer (self->kind_row);
  offer_languages (self);
  choose_kind (self, lia_briefing_kind_find (kind));
  self->quiet = FALSE;
}

/* Asks about another register, or none. */
void
lia_briefing_form_set_register (LiaBriefingForm *self, LiaRegister *reg)
{
  g_set_object (&self->reg, reg);
  self->quiet = TRUE;
  lia_subject_group_set_register (self->subject, reg);
  if (reg != NULL) {
    set_words (self->author, lia_register_get_office (reg));
    lia_period_group_set_today (self->period, lia_register_get_today (reg));
  }
  gtk_widget_set_sensitive (GTK_WIDGET (self->language),
                            reg != NULL && lia_register_get_as_at (reg) == NULL);
  show_kind (self, NULL, NULL);
  self->quiet = FALSE;
}

static const char *
since_of (LiaBriefingForm *self, const LiaBriefingKind *kind)
{
  if (tells_period (kind))
    return lia_period_group_get (self->period);

  return kind->since ? words_of (self->since) : NULL;
}

/* Tells what was chosen. What @options then points at is the form's, until it changes. */
void
lia_briefing_form_put (LiaBriefingForm *self, LiaBriefingOptions *options)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->introduction, &start, &end);
  g_free (self->opening);
  self->opening = gtk_text_buffer_get_text (self->introduction, &start, &end, FALSE);

  options->kind = lia_briefing_form_get_kind (self);
  options->title = words_of (self->heading);
  options->introduction = *self->opening != '\0' ? self->opening : NULL;
  options->author = words_of (self->author);
  options->audience = words_of (self->audience);
  options->ceiling = self->chosen;
  options->personal = gtk_switch_get_active (self->personal);
  options->language = chosen_language (self);
  options->since = since_of (self, options->kind);
  options->scope = options->kind->scope != NULL ? lia_scope_row_get_id (self->scope) : NULL;
  if (options->kind->filtered)
    lia_subject_group_put (self->subject, options);
  lia_sections_group_put (self->sections, options);
  lia_columns_group_put (self->columns, options);
}

/* Chooses what @options say, and tells that it changed. */
void
lia_briefing_form_take (LiaBriefingForm *self, const LiaBriefingOptions *options)
{
  self->quiet = TRUE;
  choose_kind (self, options->kind);
  show_kind (self, options->sections, options->columns);
  if (options->kind != NULL && options->kind->scope != NULL)
    lia_scope_row_choose (self->scope, options->scope);
  if (options->kind != NULL && tells_period (options->kind))
    lia_period_group_take (self->period, options->since);
  else
    set_words (self->since, options->since);
  set_words (self->audience, options->audience);
  set_words (self->heading, options->title);
  set_words (self->author, options->author);
  gtk_text_buffer_set_text (self->introduction,
                            options->introduction != NULL ? options->introduction : "", -1);
  gtk_switch_set_active (self->personal, options->personal);
  choose_language (self, options->language);
  g_free (self->chosen);
  self->chosen = g_strdup (options->ceiling);
  lia_subject_group_take (self->subject, options);
  self->quiet = FALSE;
  on_changed (self);
}

/* Begins another briefing: chooses a kind, and the record that it is about, if it is about one.
 * What was written for the one before isn't said in this. */
void
lia_briefing_form_begin (LiaBriefingForm *self, const LiaBriefingKind *kind, const LiaId *scope)
{
  self->quiet = TRUE;
  choose_kind (self, kind);
  show_kind (self, NULL, NULL);
  if (kind->scope != NULL)
    lia_scope_row_choose (self->scope, scope);
  set_words (self->since, NULL);
  set_words (self->audience, NULL);
  set_words (self->heading, NULL);
  gtk_text_buffer_set_text (self->introduction, "", -1);
  gtk_switch_set_active (self->personal, FALSE);
  self->quiet = FALSE;
  on_changed (self);
}

const LiaBriefingKind *
lia_briefing_form_get_kind (LiaBriefingForm *self)
{
  return lia_briefing_kinds ()[adw_combo_row_get_selected (self->kind_row)];
}

/* Offers the marks of the register, of which @ceiling (nullable) is the highest that goes in. */
void
lia_briefing_form_show_marks (LiaBriefingForm *self,
                              GPtrArray *marks,
                              const char *ceiling,
                              const char *meaning)
{
  /* As it was before anything was in it, a register has no marks to choose from. */
  if (marks->len == 0)
    return;

  self->quiet = TRUE;
  if (!has_same_marks (self, marks)) {
    g_autoptr (GPtrArray) labels = g_ptr_array_new ();

    for (guint i = 0; i < marks->len; i++)
      g_ptr_array_add (labels, g_ptr_array_index (marks, i));
    g_ptr_array_add (labels, NULL);
    gtk_string_list_splice (self->marks, 0, g_list_model_get_n_items (G_LIST_MODEL (self->marks)),
                            (const char *const *) labels->pdata);
  }
  g_free (self->chosen);
  self->chosen = g_strdup (ceiling);
  gtk_drop_down_set_selected (self->ceiling, find_mark (marks, ceiling));
  adw_action_row_set_subtitle (self->ceiling_row, meaning != NULL ? meaning : "");
  self->quiet = FALSE;
}

/* @about: (nullable): which records it will be about, as the cover says it. */
void
lia_briefing_form_show_words (LiaBriefingForm *self, const char *about)
{
  lia_subject_group_show_words (self->subject, about);
}
