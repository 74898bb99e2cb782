#include <glib/gi18n.h>

#include "error.h"
#include "records/relation.h"
#include "records/types.h"
#include "sample-sheets.h"

/**
 * lia_sample_link_named:
 * @filling: what takes the records
 * @table: a table, at a row
 * @id: the key of that row's record
 * @relation: the name of a relation that starts there
 * @type: the type of the records it points at
 * @column: the column that names them, parted by semicolons
 * @error: %LIA_INTAKE_ERROR_UNRESOLVED if one is not known
 *
 * Links the record of a row to all that a column names.
 *
 * Returns: whether all of them are known
 */
gboolean
lia_sample_link_named (LiaFilling *filling,
                       LiaTable *table,
                       const LiaId *id,
                       const char *relation,
                       const LiaRecordType *type,
                       const char *column,
                       GError **error)
{
  const char *text = lia_table_get (table, column);
  g_auto (GStrv) names = g_strsplit (text != NULL ? text : "", ";", -1);

  for (guint i = 0; names[i] != NULL; i++) {
    const LiaId *other = lia_filling_resolve (filling, type, names[i], error);

    if (other == NULL)
      return FALSE;
    lia_filling_link (filling, relation, id, other, NULL);
  }

  return TRUE;
}

static const LiaRecordType *
find_type (LiaTable *table, const char *column, GError **error)
{
  const char *name = lia_table_get (table, column);
  const LiaRecordType *type = name != NULL ? lia_record_type_find (name) : NULL;

  if (type == NULL)
    g_set_error (error, LIA_INTAKE_ERROR, LIA_INTAKE_ERROR_VALUE,
                 _ ("“%s” names no kind of record"), name != NULL ? name : "");
  return type;
}

/* The record that two columns name, by its type and by its name. */
static const LiaId *
find_end (LiaFilling *filling,
          LiaTable *table,
          const char *type_column,
          const char *column,
          GError **error)
{
  const LiaRecordType *type = find_type (table, type_column, error);
  const char *name = lia_table_get (table, column);

  return type != NULL ? lia_filling_resolve (filling, type, name != NULL ? name : "", error) : NULL;
}

static gboolean
link_row (LiaFilling *filling, LiaTable *table, const LiaId *id, gpointer context, GError **error)
{
  const char *relation = lia_table_get (table, "relation");
  const LiaId *from = find_end (filling, table, "from_type", "from", error);
  const LiaId *to = from != NULL ? find_end (filling, table, "to_type", "to", error) : NULL;

  if (to == NULL)
    return FALSE;
  if (relation == NULL || lia_relation_find (relation) == NULL) {
    g_set_error (error, LIA_INTAKE_ERROR, LIA_INTAKE_ERROR_VALUE, _ ("“%s” names no relation"),
                 relation != NULL ? relation : "");
    return FALSE;
  }

  lia_filling_link (filling, relation, from, to, lia_table_get (table, "note"));
  return TRUE;
}

static const char *const link_needs[] = { "relation", "from_type", "from", "to_type",
                                          "to",       "note",      NULL };

const LiaSheet lia_sample_links_sheet = {
  .path = "sample/links.csv",
  .needs = link_needs,
  .row = link_row,
};

static gboolean
set_value (LiaFilling *filling, LiaTable *table, const LiaId *id, gpointer context, GError **error)
{
  const LiaRecordType *type = find_type (table, "type", error);
  const LiaId *record = type != NULL ? find_end (filling, table, "type", "id", error) : NULL;
  const char *field = lia_table_get (table, "field");

  if (record == NULL)
    return FALSE;
  if (field == NULL || lia_record_type_field (type, field) == NULL) {
    g_set_error (error, LIA_INTAKE_ERROR, LIA_INTAKE_ERROR_VALUE, _ ("“%s” names no field of “%s”"),
                 field != NULL ? field : "", lia_record_type_label (type));
    return FALSE;
  }

  return lia_filling_set (filling, type, record, field, lia_table_get (table, "value"), error);
}

static const char *const value_needs[] = { "type", "id", "field", "value", NULL };

const LiaSheet lia_sample_values_sheet = {
  .path = "sample/values.csv",
  .needs = value_needs,
  .row = set_value,
};

static gboolean
note_mark (LiaFilling *filling, LiaTable *table, const LiaId *id, gpointer context, GError **error)
{
  LiaSample *sample = context;
  const char *engagement = lia_table_get (table, "id");

  if (engagement != NULL && g_strcmp0 (lia_table_get (table, "type"), "engagement") == 0 &&
      g_strcmp0 (lia_table_get (table, "field"), "mark") == 0)
    g_hash_table_insert (sample->marks, g_strdup (engagement),
                         g_strdup (lia_table_get (table, "value")));
  return TRUE;
}

/* The same table ahead of time: who took part in a meeting is marked as the meeting is. */
const LiaSheet lia_sample_marks_sheet = {
  .path = "sample/values.csv",
  .needs = value_needs,
  .row = note_mark,
};
