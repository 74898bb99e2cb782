#include <glib/gi18n.h>

#include "list-menus.h"

#include "column-choice.h"
#include "list-filter.h"
#include "records/types.h"

/* More than this is looked for by typing, not in a menu. */
#define MOST_RECORDS 12

static void
add_condition (GMenu *menu, const char *label, const char *name, const char *value)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);
  g_autofree char *condition = lia_list_filter_condition (name, value);

  g_menu_item_set_action_and_target (item, "list.narrow", "s", condition);
  g_menu_append_item (menu, item);
}

static void
add_states (GMenu *menu, const LiaRecordType *type)
{
  g_autofree const char **states = lia_query_states (type);
  g_autoptr (GMenu) section = g_menu_new ();

  for (guint i = 0; states[i] != NULL; i++)
    add_condition (section, lia_query_state_label (type, states[i]), "state", states[i]);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static GMenu *
list_choices (const LiaField *field)
{
  GMenu *menu = g_menu_new ();

  for (const LiaChoice *choice = field->choices; choice->value != NULL; choice++)
    add_condition (menu, _ (choice->label), field->name, choice->value);

  return menu;
}

static GMenu *
list_records (LiaReader *reader, const char *name, const char *type)
{
  g_autoptr (LiaQuery) query = lia_query_new (lia_record_type_find (type));
  g_autoptr (GPtrArray) records = NULL;
  GMenu *menu;

  lia_query_limit (query, MOST_RECORDS + 1);
  records = lia_reader_list_records (reader, query, NULL, NULL);
  if (records == NULL || records->len == 0 || records->len > MOST_RECORDS)
    return NULL;

  menu = g_menu_new ();
  for (guint i = 0; i < records->len; i++) {
    LiaRecord *record = g_ptr_array_index (records, i);
    g_autofree char *title = lia_reader_record_title (reader, record);
    g_autofree char *id = lia_id_to_text (lia_record_get_id (record));

    add_condition (menu, title, name, id);
  }

  return menu;
}

static void
add_fields (GMenu *menu, LiaReader *reader, const LiaRecordType *type)
{
  g_autoptr (GMenu) section = g_menu_new ();
  gboolean concerns = lia_query_can_concern (type, "process");
  g_autoptr (GMenu) processes = concerns ? list_records (reader, "process", "process") : NULL;

  if (processes != NULL)
    g_menu_append_submenu (section, lia_record_type_label (&lia_process_type),
                           G_MENU_MODEL (processes));
  for (const LiaField *field = type->fields; field->name != NULL; field++) {
    g_autoptr (GMenu) values = NULL;

    if (concerns && g_strcmp0 (field->refers_to, "process") == 0)
      continue;
    if (field->kind == LIA_FIELD_CHOICE)
      values = list_choices (field);
    else if (field->kind == LIA_FIELD_REFERENCE)
      values = list_records (reader, field->name, field->refers_to);
    if (values != NULL)
      g_menu_append_submenu (section, lia_field_label (field), G_MENU_MODEL (values));
  }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

/* (transfer full): what a list of @type can be narrowed to, by the action `list.narrow`. */
GMenuModel *
lia_list_menu_narrow (LiaReader *reader, const LiaRecordType *type)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) last = g_menu_new ();

  add_states (menu, type);
  add_fields (menu, reader, type);
  add_condition (last, _ ("Archived"), "archived", "yes");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));

  return G_MENU_MODEL (menu);
}

/* (transfer full): the name of the action that shows and hides a column. */
char *
lia_list_menu_column_action (const LiaField *field)
{
  return g_strdelimit (g_strconcat ("column-", field->name, NULL), "_", '-');
}

/* (transfer full): the columns that a list of @type can have. */
GMenuModel *
lia_list_menu_view (const LiaRecordType *type)
{
  g_autoptr (GPtrArray) offered = lia_column_choice_offered (type);
  g_autoptr (GMenu) section = g_menu_new ();
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < offered->len; i++) {
    const LiaField *field = g_ptr_array_index (offered, i);
    g_autofree char *name = lia_list_menu_column_action (field);
    g_autofree char *action = g_strconcat ("columns.", name, NULL);

    if (!lia_column_choice_is_title (type, field))
      g_menu_append (section, lia_field_label (field), action);
  }
  g_menu_append_section (menu, _ ("Columns"), G_MENU_MODEL (section));

  return G_MENU_MODEL (menu);
}
