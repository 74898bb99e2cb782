#include <glib/gi18n.h>
#include <string.h>

#include "types.h"

/**
 * lia_record_types:
 *
 * Returns: (transfer none): all record types, ended by %NULL, so that what a type refers to mostly
 *   stands before it
 */
const LiaRecordType *const *
lia_record_types (void)
{
  static const LiaRecordType *const types[] = {
    &lia_mark_type,
    &lia_process_type,
    &lia_participant_type,
    &lia_name_type,
    &lia_membership_type,
    &lia_body_type,
    &lia_framework_type,
    &lia_item_type,
    &lia_crosswalk_type,
    &lia_source_type,
    &lia_person_type,
    &lia_challenge_type,
    &lia_commitment_type,
    &lia_update_type,
    &lia_engagement_type,
    &lia_agenda_item_type,
    &lia_participation_type,
    &lia_task_type,
    &lia_lesson_type,
    &lia_link_type,
    &lia_snapshot_type,
    &lia_view_type,
    &lia_briefing_type,
    &lia_issue_type,
    NULL,
  };

  return types;
}

/**
 * lia_record_type_find:
 * @name: (nullable): the name of a type, such as `commitment`
 *
 * Returns: (transfer none) (nullable): the type, or %NULL if there is none of that name
 */
const LiaRecordType *
lia_record_type_find (const char *name)
{
  for (const LiaRecordType *const *type = lia_record_types (); *type != NULL; type++)
    if (g_strcmp0 ((*type)->name, name) == 0)
      return *type;

  return NULL;
}

/**
 * lia_record_type_find_by_prefix:
 * @prefix: (nullable): what a reference begins with, in any case
 *
 * Returns: (transfer none) (nullable): the type, or %NULL if no reference begins so
 */
const LiaRecordType *
lia_record_type_find_by_prefix (const char *prefix)
{
  if (prefix == NULL)
    return NULL;

  for (const LiaRecordType *const *type = lia_record_types (); *type != NULL; type++)
    if (g_ascii_strcasecmp ((*type)->prefix, prefix) == 0)
      return *type;

  return NULL;
}

/**
 * lia_record_type_label:
 * @type: a record type
 *
 * Returns: (transfer none): what one of them is called, translated
 */
const char *
lia_record_type_label (const LiaRecordType *type)
{
  return _ (type->label);
}

/**
 * lia_record_type_plural:
 * @type: a record type
 *
 * Returns: (transfer none): what several of them are called, translated
 */
const char *
lia_record_type_plural (const LiaRecordType *type)
{
  return _ (type->plural);
}

/**
 * lia_record_type_n_fields:
 * @type: a record type
 *
 * Returns: how many fields it has, those that the application keeps among them
 */
guint
lia_record_type_n_fields (const LiaRecordType *type)
{
  guint n = 0;

  while (type->fields[n].name != NULL)
    n++;

  return n;
}

/**
 * lia_record_type_index:
 * @type: a record type
 * @field: the name of a field
 *
 * Returns: where in the type's fields it stands, or -1 if it has no such field
 */
int
lia_record_type_index (const LiaRecordType *type, const char *field)
{
  g_return_val_if_fail (field != NULL, -1);

  /* Asked for every field of every record: most names differ in their first letter. */
  for (int i = 0; type->fields[i].name != NULL; i++)
    if (*type->fields[i].name == *field && strcmp (type->fields[i].name, field) == 0)
      return i;

  return -1;
}

/**
 * lia_record_type_field:
 * @type: a record type
 * @field: the name of a field
 *
 * Returns: (transfer none) (nullable): its description, or %NULL if the type has no such field
 */
const LiaField *
lia_record_type_field (const LiaRecordType *type, const char *field)
{
  int index = lia_record_type_index (type, field);

  return index < 0 ? NULL : &type->fields[index];
}

/**
 * lia_record_type_column:
 * @type: a record type
 * @name: the name of a field, or of what is derived
 *
 * Returns: (transfer none) (nullable): what describes that column of a list of such records
 */
const LiaField *
lia_record_type_column (const LiaRecordType *type, const char *name)
{
  for (const LiaField *field = type->derived; field != NULL && field->name != NULL; field++)
    if (g_str_equal (field->name, name))
      return field;

  return lia_record_type_field (type, name);
}

/**
 * lia_record_type_key:
 * @type: a record type
 *
 * Returns: (transfer none) (nullable): the field by which its records can be named, if it has one
 */
const LiaField *
lia_record_type_key (const LiaRecordType *type)
{
  for (const LiaField *field = type->fields; field->name != NULL; field++)
    if (field->flags & LIA_FIELD_KEY)
      return field;

  return NULL;
}
