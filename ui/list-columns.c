#include "list-columns.h"

#include "column-choice.h"
#include "list-menus.h"

struct _LiaListColumns {
  GObject parent_instance;

  const LiaRecordType *type;
  GPtrArray *shown; /* const LiaField */
  GSimpleActionGroup *actions;
};

enum {
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LiaListColumns, lia_list_columns, G_TYPE_OBJECT)

static const LiaField *
field_of_action (LiaListColumns *self, GAction *action)
{
  for (const LiaField *field = self->type->fields; field->name != NULL; field++) {
    g_autofree char *name = lia_list_menu_column_action (field);

    if (g_str_equal (name, g_action_get_name (action)))
      return field;
  }

  return NULL;
}

static void
show (LiaListColumns *self, const LiaField *field, gboolean shown)
{
  g_autoptr (GPtrArray) offered = lia_column_choice_offered (self->type);
  GPtrArray *columns = g_ptr_array_new ();

  for (guint i = 0; i < offered->len; i++) {
    gpointer other = g_ptr_array_index (offered, i);

    if (other == field ? shown : g_ptr_array_find (self->shown, other, NULL))
      g_ptr_array_add (columns, other);
  }
  g_ptr_array_unref (self->shown);
  self->shown = columns;
  g_signal_emit (self, signals[CHANGED], 0);
  lia_column_choice_save (self->type, columns);
}

static void
on_toggled (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  LiaListColumns *self = user_data;

  g_simple_action_set_state (action, value);
  show (self, field_of_action (self, G_ACTION (action)), g_variant_get_boolean (value));
}

static void
add_actions (LiaListColumns *self)
{
  g_autoptr (GPtrArray) offered = lia_column_choice_offered (self->type);

  for (guint i = 0; i < offered->len; i++) {
    const LiaField *field = g_ptr_array_index (offered, i);
    gboolean shown = g_ptr_array_find (self->shown, field, NULL);
    g_autofree char *name = lia_list_menu_column_action (field);
    g_autoptr (GSimpleAction) action =
        g_simple_action_new_stateful (name, NULL, g_variant_new_boolean (shown));

    g_signal_connect_object (action, "change-state", G_CALLBACK (on_toggled), self, 0);
    g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
  }
}

static void
lia_list_columns_dispose (GObject *object)
{
  LiaListColumns *self = LIA_LIST_COLUMNS (object);

  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_clear_object (&self->actions);

  G_OBJECT_CLASS (lia_list_columns_parent_class)->dispose (object);
}

static void
lia_list_columns_class_init (LiaListColumnsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lia_list_columns_dispose;

  signals[CHANGED] = g_signal_new ("changed", LIA_TYPE_LIST_COLUMNS, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
lia_list_columns_init (LiaListColumns *self)
{
  self->actions = g_simple_action_group_new ();
}

/* The columns that this person has for records of @type. */
LiaListColumns *
lia_list_columns_new (GtkWidget *page, const LiaRecordType *type)
{
  LiaListColumns *self = g_object_new (LIA_TYPE_LIST_COLUMNS, NULL);

  self->type = type;
  self->shown = lia_column_choice_load (type);
  add_actions (self);
  gtk_widget_insert_action_group (page, "columns", G_ACTION_GROUP (self->actions));

  return self;
}

/* (transfer none) (element-type LiaField): those that are shown, in their order. */
GPtrArray *
lia_list_columns_get (LiaListColumns *self)
{
  return self->shown;
}

/* Shows these (const LiaField) for now, or with %NULL those that this person has. */
void
lia_list_columns_set (LiaListColumns *self, GPtrArray *fields)
{
  g_autoptr (GPtrArray) offered = lia_column_choice_offered (self->type);
  GPtrArray *shown =
      fields != NULL ? g_ptr_array_ref (fields) : lia_column_choice_load (self->type);

  g_ptr_array_unref (self->shown);
  self->shown = shown;
  for (guint i = 0; i < offered->len; i++) {
    const LiaField *field = g_ptr_array_index (offered, i);
    g_autofree char *name = lia_list_menu_column_action (field);
    GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

    g_simple_action_set_state (G_SIMPLE_ACTION (action),
                               g_variant_new_boolean (g_ptr_array_find (shown, field, NULL)));
  }
}
