#include "filling.h"

#include <glib/gi18n.h>

#include "error.h"

struct _LiaFilling {
  LiaEdit *edit;
  GHashTable *known; /* of record type to a table of name to LiaId */
};

/**
 * lia_filling_new:
 * @label: what the edit shall be called, translated
 *
 * Returns: (transfer full): an edit without changes that knows no names
 */
LiaFilling *
lia_filling_new (const char *label)
{
  LiaFilling *self = g_new0 (LiaFilling, 1);

  self->edit = lia_edit_new (label);
  self->known = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);
  return self;
}

/**
 * lia_filling_free:
 * @self: (transfer full): a filling
 *
 * Throws it away, with its edit unless that was taken.
 */
void
lia_filling_free (LiaFilling *self)
{
  g_clear_object (&self->edit);
  g_hash_table_unref (self->known);
  g_free (self);
}

/**
 * lia_filling_finish:
 * @self: (transfer full): a filling
 *
 * Returns: (transfer full): the edit that was put together
 */
LiaEdit *
lia_filling_finish (LiaFilling *self)
{
  LiaEdit *edit = g_steal_pointer (&self->edit);

  lia_filling_free (self);
  return edit;
}

/**
 * lia_filling_know:
 * @self: a filling
 * @type: the type of a record
 * @name: a name of it
 * @id: its key
 *
 * Lets rows name a record so. A name that means another record of that type already keeps its
 * meaning.
 */
void
lia_filling_know (LiaFilling *self, const LiaRecordType *type, const char *name, const LiaId *id)
{
  GHashTable *names = g_hash_table_lookup (self->known, type);

  if (names == NULL) {
    names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
    g_hash_table_insert (self->known, (gpointer) type, names);
  }

  if (!g_hash_table_contains (names, name))
    g_hash_table_insert (names, g_strdup (name), lia_id_copy (id));
}

/**
 * lia_filling_know_all:
 * @self: a filling
 * @reader: a look at the register
 * @type: a record type
 * @fields: the fields that name its records, ended by %NULL; the first names before the others
 * @error: (nullable): where to put an error
 *
 * Lets rows name all records of a type that the register holds.
 *
 * Returns: whether they could be read
 */
gboolean
lia_filling_know_all (LiaFilling *self,
                      LiaReader *reader,
                      const LiaRecordType *type,
                      const char *const *fields,
                      GError **error)
{
  g_autoptr (LiaQuery) query = lia_query_new (type);
  g_autoptr (GPtrArray) records = lia_reader_list_records (reader, query, NULL, error);

  if (records == NULL)
    return FALSE;

  for (guint i = 0; fields[i] != NULL; i++)
    for (guint j = 0; j < records->len; j++) {
      LiaRecord *record = g_ptr_array_index (records, j);
      const char *name = lia_record_get (record, fields[i]);

      if (name != NULL)
        lia_filling_know (self, type, name, lia_record_get_id (record));
    }

  return TRUE;
}

/**
 * lia_filling_find:
 * @self: a filling
 * @type: a record type
 * @name: what a row says
 *
 * Returns: (transfer none) (nullable): the key of the record of that type and name, or %NULL
 */
const LiaId *
lia_filling_find (LiaFilling *self, const LiaRecordType *type, const char *name)
{
  GHashTable *names = g_hash_table_lookup (self->known, type);

  return names != NULL ? g_hash_table_lookup (names, name) : NULL;
}

/**
 * lia_filling_resolve:
 * @self: a filling
 * @type: a record type
 * @name: what a row says
 * @error: %LIA_INTAKE_ERROR_UNRESOLVED if no record of that type is known by that name
 *
 * Like lia_filling_find(), where the record must be there.
 *
 * Returns: (transfer none) (nullable): the key of the record, or %NULL with @error set
 */
const LiaId *
lia_filling_resolve (LiaFilling *self, const LiaRecordType *type, const char *name, GError **error)
{
  const LiaId *id = lia_filling_find (self, type, name);

  if (id == NULL)
    /* Translators: a name, and a kind of record such as “Body” */
    g_set_error (error, LIA_INTAKE_ERROR, LIA_INTAKE_ERROR_UNRESOLVED,
                 _ ("“%s” names no record of the kind “%s”; correct it, or add that record first"),
                 name, lia_record_type_label (type));
  return id;
}

/**
 * lia_filling_create:
 * @self: a filling
 * @type: the type of the new record
 * @number: the number in its reference, or 0 for the next one
 *
 * Returns: the key of the new record
 */
LiaId
lia_filling_create (LiaFilling *self, const LiaRecordType *type, gint64 number)
{
  return number > 0 ? lia_edit_create_numbered (self->edit, type, number)
                    : lia_edit_create (self->edit, type);
}

/**
 * lia_filling_set:
 * @self: a filling
 * @type: the type of a record of this edit
 * @id: its key
 * @field: the name of a field
 * @text: (nullable): what the row says; for a reference, a name of the record that is meant
 * @error: %LIA_INTAKE_ERROR_UNRESOLVED or an error of the domain %LIA_RECORD_ERROR
 *
 * Sets a field of a new record, in the canonical form of its kind.
 *
 * Returns: whether the text fits the field
 */
gboolean
lia_filling_set (LiaFilling *self,
                 const LiaRecordType *type,
                 const LiaId *id,
                 const char *field,
                 const char *text,
                 GError **error)
{
  const LiaField *described = lia_record_type_field (type, field);
  g_autofree char *value = NULL;
  g_autoptr (GError) local = NULL;

  if (text == NULL)
    return TRUE;

  if (described->kind == LIA_FIELD_REFERENCE) {
    const LiaId *other =
        lia_filling_resolve (self, lia_record_type_find (described->refers_to), text, &local);

    value = other != NULL ? lia_id_to_text (other) : NULL;
  } else {
    value = lia_field_normalize (described, text, &local);
  }

  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (value != NULL)
    lia_edit_set (self->edit, type, id, field, NULL, value);
  return TRUE;
}

/**
 * lia_filling_link:
 * @self: a filling
 * @relation: the name of a relation
 * @from: the key of the record it starts from
 * @to: the key of the record it points at
 * @note: (nullable): a remark that belongs to the link
 *
 * Links two records, of this edit or of the register.
 */
void
lia_filling_link (LiaFilling *self,
                  const char *relation,
                  const LiaId *from,
                  const LiaId *to,
                  const char *note)
{
  lia_edit_link (self->edit, relation, from, to, note);
}
