#include "widgets/filter-builder.h"

#include <glib/gi18n.h>

struct _LiaFilterBuilder {
  GtkPopover parent_instance;

  GtkDropDown *what;
  GtkDropDown *inner;
  GtkDropDown *how;
  GtkDropDown *choice;
  GtkEntry *value;
  GtkCheckButton *negated;
  GtkLabel *reading;
  GtkWidget *add_button;

  LiaRegister *reg;
  const LiaRecordType *type;
  GPtrArray *names;       /* LiaFilterName */
  GPtrArray *inner_names; /* LiaFilterName; NULL where no other records are reached */
  GPtrArray *inner_types; /* LiaRecordType, whose names these are */
  gboolean filling;
};

enum {
  BUILT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LiaFilterBuilder, lia_filter_builder, GTK_TYPE_POPOVER)

/* How a value can compare; some need none. */
typedef enum {
  HOW_IS,
  HOW_ANY,
  HOW_NONE,
  HOW_BELOW,
  HOW_ABOVE,
} How;

static const LiaFilterName *
name_at (GPtrArray *names, GtkDropDown *list, guint before)
{
  guint selected = gtk_drop_down_get_selected (list);

  if (names == NULL || selected == GTK_INVALID_LIST_POSITION || selected < before ||
      selected - before >= names->len)
    return NULL;

  return g_ptr_array_index (names, selected - before);
}

static const LiaFilterName *
outer (LiaFilterBuilder *self)
{
  return name_at (self->names, self->what, 0);
}

/* (nullable): what is asked of the record that is reached. The first row stands for itself. */
static const LiaFilterName *
nested (LiaFilterBuilder *self)
{
  return name_at (self->inner_names, self->inner, 1);
}

static const LiaFilterName *
asked (LiaFilterBuilder *self)
{
  return nested (self) != NULL ? nested (self) : outer (self);
}

static const LiaRecordType *
asked_type (LiaFilterBuilder *self)
{
  return nested (self) != NULL
             ? g_ptr_array_index (self->inner_types, gtk_drop_down_get_selected (self->inner) - 1)
             : self->type;
}

static void
show_strings (GtkDropDown *list, GPtrArray *strings)
{
  g_autoptr (GtkStringList) model = NULL;

  g_ptr_array_add (strings, NULL);
  model = gtk_string_list_new ((const char *const *) strings->pdata);
  gtk_drop_down_set_model (list, G_LIST_MODEL (model));
}

/* Where several are called alike only the one is meant that a filter would take. */
static GPtrArray *
list_names (const LiaRecordType *type)
{
  GPtrArray *names = lia_filter_names (type);

  for (guint i = names->len; i > 0; i--) {
    const LiaFilterName *name = g_ptr_array_index (names, i - 1);
    gboolean twice = lia_filter_names_find (names, name->name) != name;

    for (guint j = 0; j + 1 < i && !twice; j++) {
      const LiaFilterName *other = g_ptr_array_index (names, j);

      twice = name->relation != NULL && other->relation == name->relation &&
              other->inverse == name->inverse;
    }
    if (twice)
      g_ptr_array_remove_index (names, i - 1);
  }

  return names;
}

static gboolean
is_ordered (const LiaFilterName *name)
{
  return name->kind == LIA_FILTER_FIELD &&
         (name->field->kind == LIA_FIELD_DATE || name->field->kind == LIA_FIELD_INTEGER ||
          name->field->kind == LIA_FIELD_TIME);
}

static gboolean
is_derived (const LiaFilterName *name)
{
  return name->kind == LIA_FILTER_STATE || name->kind == LIA_FILTER_SILENT ||
         name->kind == LIA_FILTER_ARCHIVED;
}

static gboolean
is_contained (const LiaFilterName *name)
{
  return name->kind == LIA_FILTER_FIELD &&
         (name->field->kind == LIA_FIELD_TEXT || name->field->kind == LIA_FIELD_PROSE ||
          name->field->kind == LIA_FIELD_TAGS || name->field->kind == LIA_FIELD_ADDRESS);
}

static void
fill_how (LiaFilterBuilder *self, const LiaFilterName *name)
{
  g_autoptr (GPtrArray) strings = g_ptr_array_new ();
  gboolean reaches = lia_filter_name_reaches (name);

  g_ptr_array_add (strings, is_contained (name) ? _ ("contains") : _ ("is"));
  if (!is_derived (name)) {
    g_ptr_array_add (strings, reaches ? _ ("is any") : _ ("is known"));
    g_ptr_array_add (strings, reaches ? _ ("is none") : _ ("is not known"));
  }
  if (is_ordered (name)) {
    g_ptr_array_add (strings, _ ("is before or below"));
    g_ptr_array_add (strings, _ ("is after or above"));
  }
  show_strings (self->how, strings);
}

/* (transfer container): the values that can be chosen; none where something is typed. */
static GPtrArray *
list_values (LiaFilterBuilder *self, const LiaFilterName *name, gboolean labels)
{
  GPtrArray *values = g_ptr_array_new ();
  const LiaRecordType *type = asked_type (self);
  const LiaField *field = lia_record_type_field (type, name->name);

  if (name->kind == LIA_FILTER_STATE) {
    g_autofree const char **states = lia_query_states (type);

    for (guint i = 0; states[i] != NULL; i++)
      g_ptr_array_add (values,
                       (gpointer) (labels ? lia_query_state_label (type, states[i]) : states[i]));
  } else if (name->kind == LIA_FILTER_ARCHIVED ||
             (name->field != NULL && name->field->kind == LIA_FIELD_FLAG)) {
    g_ptr_array_add (values, (gpointer) (labels ? _ ("Yes") : "yes"));
    g_ptr_array_add (values, (gpointer) (labels ? _ ("No") : "no"));
  } else if (name->kind == LIA_FILTER_MEMBER) {
    g_ptr_array_add (values, (gpointer) (labels ? _ ("two of them") : "both"));
  }
  if ((name->kind == LIA_FILTER_FIELD || name->kind == LIA_FILTER_STATE) && field != NULL)
    for (const LiaChoice *choice = field->choices; choice != NULL && choice->value != NULL;
         choice++)
      g_ptr_array_add (values, (gpointer) (labels ? _ (choice->label) : choice->value));

  return values;
}

static const char *
hint (const LiaFilterName *name)
{
  if (name->kind == LIA_FILTER_SILENT)
    return _ ("Such as 6m, 90d or 1y");
  if (lia_filter_name_reaches (name))
    return _ ("Reference or name");
  if (name->field != NULL && name->field->kind == LIA_FIELD_DATE)
    return _ ("Such as 2026-03, next-90-days");

  return "";
}

/* (transfer full) (nullable): what stands there, if it is complete. */
static LiaExpression *
build (LiaFilterBuilder *self)
{
  const LiaFilterName *name = asked (self);
  How how = gtk_drop_down_get_selected (self->how);
  g_autoptr (GPtrArray) values = list_values (self, name, FALSE);
  guint chosen = gtk_drop_down_get_selected (self->choice);
  const char *text = values->len > 0 && chosen < values->len
                         ? g_ptr_array_index (values, chosen)
                         : gtk_editable_get_text (GTK_EDITABLE (self->value));
  LiaExpression *term = lia_expression_new_term (name->name, how == HOW_BELOW   ? LIA_OPERATOR_BELOW
                                                             : how == HOW_ABOVE ? LIA_OPERATOR_ABOVE
                                                                                : LIA_OPERATOR_IS);

  if (how == HOW_ANY || how == HOW_NONE)
    text = how == HOW_ANY ? "any" : "none";
  lia_expression_add_value (term, text, FALSE);
  if (nested (self) != NULL)
    term = lia_expression_new_inside (outer (self)->name, term);
  if (gtk_check_button_get_active (self->negated))
    term = lia_expression_new_not (term);
  if (*text == '\0')
    g_clear_pointer (&term, lia_expression_free);

  return term;
}

static void
show_reading (LiaFilterBuilder *self)
{
  g_autoptr (LiaReader) reader = lia_register_read (self->reg);
  g_autoptr (LiaQuery) query = lia_query_new (self->type);
  g_autoptr (LiaExpression) expression = build (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  gboolean good = FALSE;

  if (expression != NULL)
    good = lia_filter_apply_expression (expression, query, reader, lia_reader_get_today (reader),
                                        &error);
  if (good)
    words = lia_filter_words (expression, self->type, reader);
  gtk_label_set_text (self->reading, good ? words : error != NULL ? error->message : "");
  gtk_widget_set_sensitive (self->add_button, good);
}

static void
update (LiaFilterBuilder *self)
{
  const LiaFilterName *name = self->filling || self->names == NULL ? NULL : asked (self);
  How how = gtk_drop_down_get_selected (self->how);
  gboolean valued = how != HOW_ANY && how != HOW_NONE;
  gboolean chosen;

  if (name == NULL)
    return;

  chosen = g_list_model_get_n_items (gtk_drop_down_get_model (self->choice)) > 0;
  gtk_widget_set_visible (GTK_WIDGET (self->choice), valued && chosen);
  gtk_widget_set_visible (GTK_WIDGET (self->value), valued && !chosen);
  gtk_entry_set_placeholder_text (self->value, hint (name));
  show_reading (self);
}

static void
fill_value (LiaFilterBuilder *self)
{
  const LiaFilterName *name = asked (self);
  g_autoptr (GPtrArray) labels = list_values (self, name, TRUE);

  self->filling = TRUE;
  fill_how (self, name);
  show_strings (self->choice, labels);
  gtk_editable_set_text (GTK_EDITABLE (self->value), "");
  self->filling = FALSE;
  update (self);
}

static void
on_inner_changed (LiaFilterBuilder *self)
{
  if (!self->filling && self->names != NULL && outer (self) != NULL)
    fill_value (self);
}

/* Records of several types may be reached: what is called alike in them is asked at once. */
static void
add_inner (LiaFilterBuilder *self, const LiaRecordType *type)
{
  g_autoptr (GPtrArray) names = list_names (type);

  while (names->len > 0) {
    LiaFilterName *name = g_ptr_array_steal_index (names, 0);

    if (lia_filter_names_find (self->inner_names, name->name) != NULL) {
      lia_filter_name_free (name);
      continue;
    }
    g_ptr_array_add (self->inner_names, name);
    g_ptr_array_add (self->inner_types, (gpointer) type);
  }
}

static void
fill_inner (LiaFilterBuilder *self, const LiaFilterName *name)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  g_clear_pointer (&self->inner_names, g_ptr_array_unref);
  g_ptr_array_set_size (self->inner_types, 0);
  if (lia_filter_name_reaches (name))
    self->inner_names = g_ptr_array_new_with_free_func ((GDestroyNotify) lia_filter_name_free);
  for (guint i = 0; name->others[i] != NULL; i++)
    add_inner (self, name->others[i]);
  g_ptr_array_add (labels, _ ("The record itself"));
  for (guint i = 0; self->inner_names != NULL && i < self->inner_names->len; i++)
    g_ptr_array_add (labels, ((LiaFilterName *) g_ptr_array_index (self->inner_names, i))->label);
  show_strings (self->inner, labels);
  gtk_widget_set_visible (GTK_WIDGET (self->inner), self->inner_names != NULL);
}

static void
on_what_changed (LiaFilterBuilder *self)
{
  if (self->filling || self->names == NULL || outer (self) == NULL)
    return;

  self->filling = TRUE;
  fill_inner (self, outer (self));
  self->filling = FALSE;
  fill_value (self);
}

static void
on_add (LiaFilterBuilder *self)
{
  g_autoptr (LiaExpression) expression = build (self);
  g_autofree char *text = expression != NULL ? lia_expression_write (expression) : NULL;

  if (text == NULL || !gtk_widget_get_sensitive (self->add_button))
    return;

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[BUILT], 0, text);
}

static void
on_shown (LiaFilterBuilder *self)
{
  gtk_check_button_set_active (self->negated, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->what));
}

static void
lia_filter_builder_dispose (GObject *object)
{
  LiaFilterBuilder *self = LIA_FILTER_BUILDER (object);

  self->filling = TRUE;
  g_clear_object (&self->reg);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->inner_names, g_ptr_array_unref);
  g_clear_pointer (&self->inner_types, g_ptr_array_unref);

  G_OBJECT_CLASS (lia_filter_builder_parent_class)->dispose (object);
}

static void
lia_filter_builder_class_init (LiaFilterBuilderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_filter_builder_dispose;

  signals[BUILT] = g_signal_new ("built", LIA_TYPE_FILTER_BUILDER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/liaison/Liaison/ui/widgets/filter-builder.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaFilterBuilder, what);
  gtk_widget_class_bind_template_child (widget_class, LiaFilterBuilder, inner);
  gtk_widget_class_bind_template_child (widget_class, LiaFilterBuilder, how);
  gtk_widget_class_bind_template_child (widget_class, LiaFilterBuilder, choice);
  gtk_widget_class_bind_template_child (widget_class, LiaFilterBuilder, value);
  gtk_widget_class_bind_template_child (widget_class, LiaFilterBuilder, negated);
  gtk_widget_class_bind_template_child (widget_class, LiaFilterBuilder, reading);
  gtk_widget_class_bind_template_child (widget_class, LiaFilterBuilder, add_button);
  gtk_widget_class_bind_template_callback (widget_class, on_what_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_inner_changed);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, on_add);
  gtk_widget_class_bind_template_callback (widget_class, on_shown);
}

/* Lists are searched by what their rows say. */
static void
make_searchable (GtkDropDown *list)
{
  g_autoptr (GtkExpression) text =
      gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  gtk_drop_down_set_expression (list, text);
}

static void
lia_filter_builder_init (LiaFilterBuilder *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->inner_types = g_ptr_array_new ();
  make_searchable (self->what);
  make_searchable (self->inner);
}

/* Says what conditions are about. */
void
lia_filter_builder_set_up (LiaFilterBuilder *self, LiaRegister *reg, const LiaRecordType *type)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  g_set_object (&self->reg, reg);
  self->type = type;
  self->filling = TRUE;
  self->names = list_names (type);
  for (guint i = 0; i < self->names->len; i++)
    g_ptr_array_add (labels, ((LiaFilterName *) g_ptr_array_index (self->names, i))->label);
  show_strings (self->what, labels);
  self->filling = FALSE;
  on_what_changed (self);
}
