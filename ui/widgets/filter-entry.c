#include "widgets/filter-entry.h"

#include "typed-filter.h"
#include "widgets/filter-completion.h"

struct _LiaFilterEntry {
  AdwBin parent_instance;

  GtkEditable *entry;
  GtkWidget *completion;

  LiaRegister *reg;
  const LiaRecordType *type;
  LiaListFilter *filter;
  GCancellable *reading; /* NULL while what is typed was read */
  char *read;            /* what was read last */
  gboolean keeping;      /* as conditions, as soon as it was */
  GError *held_back;     /* what is wrong with what is half typed */
  char *problem;
};

enum {
  PROP_PROBLEM = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

enum {
  CHANGED,
  KEPT,
  STOPPED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LiaFilterEntry, lia_filter_entry, ADW_TYPE_BIN)

static void
show_problem (LiaFilterEntry *self, const GError *problem)
{
  GtkAccessibleInvalidState state =
      problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE;

  if (problem != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID, state,
                               -1);

  g_free (self->problem);
  self->problem = problem != NULL ? g_strdup (problem->message) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

static void
forget_reading (LiaFilterEntry *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_error (&self->held_back);
  self->keeping = FALSE;
}

/* While what is typed is wrong, the list stays as it was before. */
static void
take_typed (LiaFilterEntry *self)
{
  g_autoptr (GError) problem = NULL;

  forget_reading (self);
  lia_list_filter_set_typed (self->filter, gtk_editable_get_text (self->entry), &problem);
  show_problem (self, problem);
}

/* Conditions that were typed to their end stand by themselves from then on. */
static void
keep_typed (LiaFilterEntry *self)
{
  g_autofree char *words = NULL;

  if (!lia_list_filter_keep_typed (self->filter, &words))
    return;

  lia_filter_entry_set_text (self, words);
  g_signal_emit (self, signals[KEPT], 0);
}

/* What is half typed isn't wrong yet: that is told when it is left so. */
static void
on_problem (LiaFilterEntry *self, GError *problem, gboolean half_typed)
{
  if (half_typed && !self->keeping) {
    show_problem (self, NULL);
    self->held_back = g_error_copy (problem);
  } else {
    show_problem (self, problem);
  }
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  LiaFilterEntry *self = LIA_FILTER_ENTRY (source);
  g_autoptr (GError) problem = NULL;
  gboolean half_typed;
  LiaExpression *typed = lia_typed_filter_read_finish (result, &half_typed, &problem);

  if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->reading);
  if (typed != NULL) {
    show_problem (self, NULL);
    lia_list_filter_take_typed (self->filter, typed);
    if (self->keeping)
      keep_typed (self);
    g_signal_emit (self, signals[CHANGED], 0);
  } else {
    on_problem (self, problem, half_typed);
  }
  self->keeping = FALSE;
}

static void
read_typed (LiaFilterEntry *self, gboolean keep)
{
  const char *text = gtk_editable_get_text (self->entry);
  const char *cursor = g_utf8_offset_to_pointer (text, gtk_editable_get_position (self->entry));

  forget_reading (self);
  self->keeping = keep;
  g_free (self->read);
  self->read = g_strdup (text);
  self->reading = g_cancellable_new ();
  lia_typed_filter_read_async (self, self->reg, self->type, text, cursor - text, self->reading,
                               on_read);
}

static void
on_search_changed (LiaFilterEntry *self)
{
  gboolean asked = g_strcmp0 (gtk_editable_get_text (self->entry), self->read) == 0;

  if (self->filter != NULL && !(asked && self->reading != NULL))
    read_typed (self, FALSE);
}

static void
on_activate (LiaFilterEntry *self)
{
  read_typed (self, TRUE);
}

static void
on_left (LiaFilterEntry *self)
{
  if (self->held_back != NULL)
    show_problem (self, self->held_back);
}

static void
on_stop_search (LiaFilterEntry *self)
{
  gtk_editable_set_text (self->entry, "");
  g_signal_emit (self, signals[STOPPED], 0);
}

static void
lia_filter_entry_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LiaFilterEntry *self = LIA_FILTER_ENTRY (object);

  switch (id) {
  case PROP_PROBLEM:
    g_value_set_string (value, self->problem);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
lia_filter_entry_dispose (GObject *object)
{
  LiaFilterEntry *self = LIA_FILTER_ENTRY (object);

  forget_reading (self);
  g_clear_pointer (&self->completion, gtk_widget_unparent);
  g_clear_object (&self->reg);

  G_OBJECT_CLASS (lia_filter_entry_parent_class)->dispose (object);
}

static void
lia_filter_entry_finalize (GObject *object)
{
  LiaFilterEntry *self = LIA_FILTER_ENTRY (object);

  g_free (self->read);
  g_free (self->problem);
  g_clear_pointer (&self->filter, lia_list_filter_free);

  G_OBJECT_CLASS (lia_filter_entry_parent_class)->finalize (object);
}

/* What is being read keeps the entry alive, but nobody waits for it any more. */
static void
lia_filter_entry_unroot (GtkWidget *widget)
{
  forget_reading (LIA_FILTER_ENTRY (widget));

  GTK_WIDGET_CLASS (lia_filter_entry_parent_class)->unroot (widget);
}

static void
lia_filter_entry_class_init (LiaFilterEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = lia_filter_entry_get_property;
  object_class->dispose = lia_filter_entry_dispose;
  object_class->finalize = lia_filter_entry_finalize;
  widget_class->unroot = lia_filter_entry_unroot;

  properties[PROP_PROBLEM] =
      g_param_spec_string ("problem", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", LIA_TYPE_FILTER_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[KEPT] = g_signal_new ("kept", LIA_TYPE_FILTER_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  signals[STOPPED] = g_signal_new ("stopped", LIA_TYPE_FILTER_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/liaison/Liaison/ui/widgets/filter-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaFilterEntry, entry);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_left);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search);
}

static void
lia_filter_entry_init (LiaFilterEntry *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Says once what is filtered: records of @type. (transfer none): the filter, of which what is typed
 * is a part. */
LiaListFilter *
lia_filter_entry_set_up (LiaFilterEntry *self, LiaRegister *reg, const LiaRecordType *type)
{
  self->reg = g_object_ref (reg);
  self->type = type;
  self->filter = lia_list_filter_new (reg, type);
  self->completion = lia_filter_completion_new (GTK_WIDGET (self->entry), reg, type);

  return self->filter;
}

/* Puts @text in the place of what is typed. The list is narrowed to it at once, but nobody is told.
 */
void
lia_filter_entry_set_text (LiaFilterEntry *self, const char *text)
{
  gtk_editable_set_text (self->entry, text);
  take_typed (self);
}

/* Puts @text beside what is typed, to be typed on. */
void
lia_filter_entry_add_text (LiaFilterEntry *self, const char *text)
{
  const char *typed = gtk_editable_get_text (self->entry);
  g_autofree char *both = *typed != '\0' ? g_strconcat (typed, " ", text, NULL) : g_strdup (text);

  lia_filter_entry_set_text (self, both);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_set_position (self->entry, -1);
}
