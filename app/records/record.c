#include <glib/gi18n.h>

#include "error.h"
#include "record-type.h"
#include "record.h"
#include "reference-text.h"

/**
 * LiaRecord:
 *
 * One record as it was read: its type, key, reference and values, each in the canonical text that
 * #LiaFieldKind lays down. Changing one changes nothing in the register: that takes an edit.
 */
struct _LiaRecord {
  GObject parent_instance;

  const LiaRecordType *type;
  LiaId id;
  char *office;
  gint64 number;
  char *reference;
  guint n_values;
  char **values;
};

G_DEFINE_FINAL_TYPE (LiaRecord, lia_record, G_TYPE_OBJECT)

static void
lia_record_finalize (GObject *object)
{
  LiaRecord *self = LIA_RECORD (object);

  for (guint i = 0; i < self->n_values; i++)
    g_free (self->values[i]);
  g_free (self->values);
  g_free (self->office);
  g_free (self->reference);

  G_OBJECT_CLASS (lia_record_parent_class)->finalize (object);
}

static void
lia_record_class_init (LiaRecordClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lia_record_finalize;
}

static void
lia_record_init (LiaRecord *self)
{
}

/**
 * lia_record_new:
 * @type: what it is a record of
 * @id: its key
 *
 * Returns: (transfer full): a record without values
 */
LiaRecord *
lia_record_new (const LiaRecordType *type, const LiaId *id)
{
  LiaRecord *self = g_object_new (LIA_TYPE_RECORD, NULL);

  self->type = type;
  self->id = *id;
  self->n_values = lia_record_type_n_fields (type);
  self->values = g_new0 (char *, self->n_values);

  return self;
}

/**
 * lia_record_copy:
 * @self: a record
 *
 * Returns: (transfer full): another one with the same key, reference and values
 */
LiaRecord *
lia_record_copy (const LiaRecord *self)
{
  LiaRecord *copy = lia_record_new (self->type, &self->id);

  for (guint i = 0; i < self->n_values; i++)
    copy->values[i] = g_strdup (self->values[i]);
  copy->office = g_strdup (self->office);
  copy->number = self->number;
  copy->reference = g_strdup (self->reference);

  return copy;
}

/**
 * lia_record_get_record_type:
 * @self: a record
 *
 * Returns: (transfer none): the description of its type
 */
const LiaRecordType *
lia_record_get_record_type (const LiaRecord *self)
{
  return self->type;
}

/**
 * lia_record_get_id:
 * @self: a record
 *
 * Returns: (transfer none): its key
 */
const LiaId *
lia_record_get_id (const LiaRecord *self)
{
  return &self->id;
}

/**
 * lia_record_get_office:
 * @self: a record
 *
 * Returns: (transfer none) (nullable): the office whose number it bears, if that isn't the office
 *   of the register; %NULL in a record that was not read from a register
 */
const char *
lia_record_get_office (const LiaRecord *self)
{
  return self->office;
}

/**
 * lia_record_get_number:
 * @self: a record
 *
 * Returns: the number in its reference, or 0 if it was not read from a register
 */
gint64
lia_record_get_number (const LiaRecord *self)
{
  return self->number;
}

/**
 * lia_record_set_number:
 * @self: a record
 * @office: (nullable): the office that gave out the number, if it isn't the register's own
 * @number: the number
 *
 * Sets what its reference is made of.
 */
void
lia_record_set_number (LiaRecord *self, const char *office, gint64 number)
{
  g_free (self->office);
  g_free (self->reference);
  self->office = g_strdup (office);
  self->number = number;
  self->reference = lia_reference_to_text (self->type, office, number);
}

/**
 * lia_record_get_reference:
 * @self: a record
 *
 * Returns: (transfer none) (nullable): how people name it: `C-042`, or `C-042@ICMPD` if another
 *   office than the register's gave out the number
 */
const char *
lia_record_get_reference (const LiaRecord *self)
{
  return self->reference;
}

/**
 * lia_record_get:
 * @self: a record
 * @field: the name of a field of its type
 *
 * Returns: (transfer none) (nullable): the canonical text of the value; %NULL if it isn't known
 */
const char *
lia_record_get (const LiaRecord *self, const char *field)
{
  int index = lia_record_type_index (self->type, field);

  g_return_val_if_fail (index >= 0, NULL);

  return self->values[index];
}

/**
 * lia_record_get_nth:
 * @self: a record
 * @index: the place of a field in its type
 *
 * Returns: (transfer none) (nullable): the canonical text of the value
 */
const char *
lia_record_get_nth (const LiaRecord *self, guint index)
{
  g_return_val_if_fail (index < self->n_values, NULL);

  return self->values[index];
}

/**
 * lia_record_set_nth:
 * @self: a record
 * @index: the place of a field in its type
 * @value: (nullable): the canonical text
 *
 * Fills in a value of a record that is being read or prepared.
 */
void
lia_record_set_nth (LiaRecord *self, guint index, const char *value)
{
  g_return_if_fail (index < self->n_values);

  g_free (self->values[index]);
  self->values[index] = g_strdup (value);
}

/**
 * lia_record_steal_nth:
 * @self: a record that nobody needs any more
 * @index: the place of a field in its type
 *
 * Takes a value out of a record, for who goes on with a million of them.
 *
 * Returns: (transfer full) (nullable): the canonical text of the value
 */
char *
lia_record_steal_nth (LiaRecord *self, guint index)
{
  g_return_val_if_fail (index < self->n_values, NULL);

  return g_steal_pointer (&self->values[index]);
}

/**
 * lia_record_get_flag:
 * @self: a record
 * @field: the name of a FLAG
 *
 * Returns: whether it is set
 */
gboolean
lia_record_get_flag (const LiaRecord *self, const char *field)
{
  return lia_record_get (self, field) != NULL;
}

/**
 * lia_record_get_link:
 * @self: a record
 * @field: the name of a REFERENCE
 * @id: (out) (optional): where the key goes
 *
 * Returns: whether it refers to a record; @id is set only then
 */
gboolean
lia_record_get_link (const LiaRecord *self, const char *field, LiaId *id)
{
  return lia_id_parse (lia_record_get (self, field), id);
}

/**
 * lia_record_is_archived:
 * @self: a record
 *
 * Returns: whether it was put away
 */
gboolean
lia_record_is_archived (const LiaRecord *self)
{
  return lia_record_get_flag (self, "archived");
}

/**
 * lia_record_validate:
 * @self: a record
 * @changed: (nullable): for each field, whether it has to be looked at; %NULL if all have
 * @error: %LIA_RECORD_ERROR_INVALID, naming the field and what it should be
 *
 * Holds every value against the description of its field, and the whole against that of its type.
 *
 * Returns: whether the record may stand in a register
 */
gboolean
lia_record_validate (const LiaRecord *self, const gboolean *changed, GError **error)
{
  for (guint i = 0; i < self->n_values; i++) {
    const LiaField *field = &self->type->fields[i];
    g_autofree char *normal = NULL;

    if (changed != NULL && !changed[i])
      continue;
    if (self->values[i] == NULL) {
      if (field->flags & LIA_FIELD_REQUIRED) {
        /* Translators: the first %s is a kind of record, the second the name of a field. */
        g_set_error (error, LIA_RECORD_ERROR, LIA_RECORD_ERROR_INVALID,
                     _ ("%s: “%s” is missing; fill it in."), lia_record_type_label (self->type),
                     lia_field_label (field));
        return FALSE;
      }
      continue;
    }

    normal = lia_field_normalize (field, self->values[i], error);
    if (normal == NULL) {
      if (error == NULL || *error == NULL)
        g_set_error (error, LIA_RECORD_ERROR, LIA_RECORD_ERROR_INVALID,
                     _ ("%s: “%s” is empty; leave it out instead."),
                     lia_record_type_label (self->type), lia_field_label (field));
      return FALSE;
    }
  }

  return self->type->validate == NULL || self->type->validate (self, error);
}
