#include "condition-row.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "condition-group.h"
#include "condition-value.h"
#include "focus.h"
#include "tooltip.h"

struct _LiaConditionRow {
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkDropDown *what;
  GtkDropDown *how;
  GtkWidget *remove_button;
  AdwBin *place;

  LiaRegister *reg;
  GPtrArray *names; /* LiaFilterName */
  GPtrArray *types; /* LiaRecordType, whose names these are */
  GArray *hows;     /* LiaFilterHow */
  LiaFieldEditor *value;
  LiaConditionGroup *inner;
  gboolean filling;
};

enum {
  CHANGED,
  REMOVE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LiaConditionRow, lia_condition_row, GTK_TYPE_WIDGET)

static const LiaFilterName *
name_of (LiaConditionRow *self)
{
  return g_ptr_array_index (self->names, gtk_drop_down_get_selected (self->what));
}

static const LiaRecordType *
type_of (LiaConditionRow *self)
{
  return g_ptr_array_index (self->types, gtk_drop_down_get_selected (self->what));
}

static LiaFilterHow
how_of (LiaConditionRow *self)
{
  return g_array_index (self->hows, LiaFilterHow, gtk_drop_down_get_selected (self->how));
}

static void
tell_changed (LiaConditionRow *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
show_strings (GtkDropDown *list, GPtrArray *strings)
{
  g_autoptr (GtkStringList) model = NULL;

  g_ptr_array_add (strings, NULL);
  model = gtk_string_list_new ((const char *const *) strings->pdata);
  gtk_drop_down_set_model (list, G_LIST_MODEL (model));
}

/* Where several are called alike only the one is meant that a filter would take; a relation that
 * has two names is asked about by the first. */
static gboolean
is_offered (GPtrArray *all, const LiaFilterName *name)
{
  if (lia_filter_names_find (all, name->name) != name)
    return FALSE;

  for (guint i = 0; name->relation != NULL && i < all->len; i++) {
    const LiaFilterName *other = g_ptr_array_index (all, i);

    if (other == name)
      return TRUE;
    if (other->relation == name->relation && other->inverse == name->inverse)
      return FALSE;
  }

  return TRUE;
}

/* Records of several types may be reached: what is called alike in them is asked at once. */
static void
add_names (LiaConditionRow *self, const LiaRecordType *type)
{
  g_autoptr (GPtrArray) all = lia_filter_names (type);

  for (guint i = 0; i < all->len;) {
    LiaFilterName *name = g_ptr_array_index (all, i);

    if (!is_offered (all, name) || lia_filter_names_find (self->names, name->name) != NULL) {
      i++;
      continue;
    }
    g_ptr_array_add (self->names, g_ptr_array_steal_index (all, i));
    g_ptr_array_add (self->types, (gpointer) type);
  }
}

static void
on_value_committed (LiaConditionRow *self)
{
  gtk_widget_activate_default (GTK_WIDGET (self));
}

/* What stands behind the comparison is made anew for each: nothing, values, or conditions. */
static void
fill_place (LiaConditionRow *self)
{
  const LiaFilterName *name = name_of (self);
  LiaFilterHow how = how_of (self);
  GtkWidget *child = NULL;

  self->value = NULL;
  self->inner = NULL;
  if (lia_filter_how_is_inside (how)) {
    child = lia_condition_group_new (self->reg, name->others);
    gtk_widget_add_css_class (child, "lia-condition-inner");
    self->inner = LIA_CONDITION_GROUP (child);
  } else if (lia_filter_how_is_valued (how)) {
    self->value = lia_condition_value_new (self->reg, type_of (self), name, how);
    child = GTK_WIDGET (self->value);
    g_signal_connect_object (child, "commit", G_CALLBACK (on_value_committed), self,
                             G_CONNECT_SWAPPED);
  }
  if (child != NULL)
    g_signal_connect_object (child, "changed", G_CALLBACK (tell_changed), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->place, child);
  gtk_widget_set_visible (GTK_WIDGET (self->place), child != NULL);
}

/* From one comparison to the other the value stays where it is one of the same kind. */
static void
on_how_changed (LiaConditionRow *self)
{
  g_autoptr (LiaFieldEditor) before = NULL;
  g_autofree char *value = NULL;

  if (self->filling || gtk_drop_down_get_selected (self->how) == GTK_INVALID_LIST_POSITION)
    return;

  before = self->value != NULL ? g_object_ref (self->value) : NULL;
  value = before != NULL ? lia_field_editor_dup_value (before) : NULL;
  fill_place (self);
  if (value != NULL && self->value != NULL && G_OBJECT_TYPE (before) == G_OBJECT_TYPE (self->value))
    lia_field_editor_set_value (self->value, value);
  tell_changed (self);
}

static void
fill_how (LiaConditionRow *self)
{
  const LiaFilterName *name = name_of (self);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  gboolean filling = self->filling;

  g_clear_pointer (&self->hows, g_array_unref);
  self->hows = lia_filter_hows (name);
  for (guint i = 0; i < self->hows->len; i++)
    g_ptr_array_add (labels, (gpointer) lia_filter_how_label (
                                 g_array_index (self->hows, LiaFilterHow, i), name));
  self->filling = TRUE;
  show_strings (self->how, labels);
  self->filling = filling;
  fill_place (self);
}

static void
on_what_changed (LiaConditionRow *self)
{
  if (self->filling || gtk_drop_down_get_selected (self->what) == GTK_INVALID_LIST_POSITION)
    return;

  fill_how (self);
  tell_changed (self);
}

static void
on_remove (LiaConditionRow *self)
{
  g_signal_emit (self, signals[REMOVE], 0);
}

static gboolean
lia_condition_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (LIA_CONDITION_ROW (widget)->what));
}

static void
lia_condition_row_dispose (GObject *object)
{
  LiaConditionRow *self = LIA_CONDITION_ROW (object);

  self->filling = TRUE;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->reg);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->types, g_ptr_array_unref);
  g_clear_pointer (&self->hows, g_array_unref);

  G_OBJECT_CLASS (lia_condition_row_parent_class)->dispose (object);
}

static void
lia_condition_row_class_init (LiaConditionRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_condition_row_dispose;
  widget_class->focus = lia_focus_inside;
  widget_class->grab_focus = lia_condition_row_grab_focus;

  signals[CHANGED] = g_signal_new ("changed", LIA_TYPE_CONDITION_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[REMOVE] = g_signal_new ("remove", LIA_TYPE_CONDITION_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/liaison/Liaison/ui/widgets/condition-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaConditionRow, box);
  gtk_widget_class_bind_template_child (widget_class, LiaConditionRow, what);
  gtk_widget_class_bind_template_child (widget_class, LiaConditionRow, how);
  gtk_widget_class_bind_template_child (widget_class, LiaConditionRow, remove_button);
  gtk_widget_class_bind_template_child (widget_class, LiaConditionRow, place);
  gtk_widget_class_bind_template_callback (widget_class, on_what_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_how_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_remove);
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static GtkWidget *
find_inside (GtkWidget *widget, GType type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_inside (child, type);

  return found;
}

/* 4.8 opens a list on its rows: what is typed there is to be looked for all the same. */
static void
search_by_typing (GtkDropDown *list)
{
  GtkWidget *popover = find_inside (GTK_WIDGET (list), GTK_TYPE_POPOVER);
  GtkWidget *entry = popover != NULL ? find_inside (popover, GTK_TYPE_SEARCH_ENTRY) : NULL;

  if (entry != NULL)
    gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (entry), popover);
}

/* What was chosen may be long; it must not make the row wider. */
static void
set_up_list (GtkDropDown *list)
{
  g_autoptr (GtkListItemFactory) rows = g_object_ref (gtk_drop_down_get_factory (list));
  g_autoptr (GtkListItemFactory) button = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkExpression) text =
      gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  gtk_drop_down_set_expression (list, text);
  g_signal_connect (button, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (button, "bind", G_CALLBACK (on_bind), NULL);
  gtk_drop_down_set_list_factory (list, rows);
  gtk_drop_down_set_factory (list, button);
}

static void
lia_condition_row_init (LiaConditionRow *self)
{
  self->filling = TRUE;
  self->names = g_ptr_array_new_with_free_func ((GDestroyNotify) lia_filter_name_free);
  self->types = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  lia_tooltip_set (self->remove_button, _ ("Remove this condition"));
  set_up_list (self->what);
  search_by_typing (self->what);
}

/* @types: (array zero-terminated=1): of which the records are that the condition is about. */
LiaConditionRow *
lia_condition_row_new (LiaRegister *reg, const LiaRecordType *const *types)
{
  LiaConditionRow *self = g_object_new (LIA_TYPE_CONDITION_ROW, NULL);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  self->reg = g_object_ref (reg);
  for (guint i = 0; types[i] != NULL; i++)
    add_names (self, types[i]);
  for (guint i = 0; i < self->names->len; i++)
    g_ptr_array_add (labels, ((LiaFilterName *) g_ptr_array_index (self->names, i))->label);
  show_strings (self->what, labels);
  self->filling = FALSE;
  fill_how (self);

  return self;
}

/* (transfer full) (nullable): what stands there, if it is complete. */
LiaExpression *
lia_condition_row_build (LiaConditionRow *self)
{
  const LiaFilterName *name = name_of (self);
  g_auto (GStrv) values = lia_condition_value_dup (self->value, name);
  LiaExpression *inner = self->inner != NULL ? lia_condition_group_build (self->inner) : NULL;

  return lia_filter_how_build (how_of (self), name, (const char *const *) values, inner);
}

static gboolean
select_name (LiaConditionRow *self, const LiaExpression *expression)
{
  const LiaExpression *named =
      expression->kind == LIA_EXPRESSION_NOT ? lia_expression_part (expression, 0) : expression;

  for (guint i = 0; named->name != NULL && i < self->names->len; i++)
    if (g_ascii_strcasecmp (((LiaFilterName *) g_ptr_array_index (self->names, i))->name,
                            named->name) == 0) {
      gtk_drop_down_set_selected (self->what, i);
      return TRUE;
    }

  return FALSE;
}

/* Shows @expression; whether it can be shown so. */
gboolean
lia_condition_row_load (LiaConditionRow *self, const LiaExpression *expression)
{
  const LiaExpression *stated;
  LiaFilterHow how;

  if (!select_name (self, expression) ||
      !lia_filter_how_read (expression, name_of (self), &how, &stated))
    return FALSE;

  for (guint i = 0; i < self->hows->len; i++)
    if (g_array_index (self->hows, LiaFilterHow, i) == how)
      gtk_drop_down_set_selected (self->how, i);
  if (self->inner != NULL)
    return lia_condition_group_load (self->inner, stated);
  if (self->value != NULL)
    lia_condition_value_show (self->value, stated);

  return TRUE;
}

/* The only condition of several can't be taken away. */
void
lia_condition_row_set_removable (LiaConditionRow *self, gboolean removable)
{
  gtk_widget_set_visible (self->remove_button, removable);
}
