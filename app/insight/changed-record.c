#include <glib/gi18n.h>

#include "changed-record.h"

struct _LiaChangedRecord {
  GObject parent_instance;

  LiaChangedKind kind;
  LiaRecord *record;
  char *title;
  guint n_edits;
  gboolean exists;
  GPtrArray *fields; /* LiaChangedField */
};

G_DEFINE_FINAL_TYPE (LiaChangedRecord, lia_changed_record, G_TYPE_OBJECT)

static const struct {
  const char *name;
  const char *label;
} kinds[LIA_N_CHANGED_KINDS] = {
  [LIA_CHANGED_ADDED] = { "added", N_ ("Added") },
  [LIA_CHANGED_COMPLETED] = { "completed", N_ ("Completed") },
  [LIA_CHANGED_OVERDUE] = { "overdue", N_ ("Newly overdue") },
  [LIA_CHANGED_WITHDRAWN] = { "withdrawn", N_ ("Withdrawn") },
  [LIA_CHANGED_OTHERWISE] = { "changed", N_ ("Changed") },
};

static void
field_free (LiaChangedField *field)
{
  g_free (field->label);
  g_free (field->from);
  g_free (field->to);
  g_free (field);
}

static void
lia_changed_record_finalize (GObject *object)
{
  LiaChangedRecord *self = LIA_CHANGED_RECORD (object);

  g_clear_object (&self->record);
  g_free (self->title);
  g_ptr_array_unref (self->fields);

  G_OBJECT_CLASS (lia_changed_record_parent_class)->finalize (object);
}

static void
lia_changed_record_class_init (LiaChangedRecordClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lia_changed_record_finalize;
}

static void
lia_changed_record_init (LiaChangedRecord *self)
{
  self->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) field_free);
}

/**
 * lia_changed_record_new:
 * @kind: what became of it
 * @record: the record as it is, or as it was if it is no more
 * @title: its title
 * @n_edits: how many edits touched it or its parts
 * @exists: whether it is still there
 *
 * Returns: (transfer full): a record without differences
 */
LiaChangedRecord *
lia_changed_record_new (LiaChangedKind kind,
                        LiaRecord *record,
                        const char *title,
                        guint n_edits,
                        gboolean exists)
{
  LiaChangedRecord *self = g_object_new (LIA_TYPE_CHANGED_RECORD, NULL);

  self->kind = kind;
  self->record = g_object_ref (record);
  self->title = g_strdup (title);
  self->n_edits = n_edits;
  self->exists = exists;

  return self;
}

/**
 * lia_changed_record_add_field:
 * @self: a changed record
 * @label: the name of a field, or of a kind of parts
 * @from: (nullable): how it read then
 * @to: (nullable): how it reads now
 */
void
lia_changed_record_add_field (LiaChangedRecord *self,
                              const char *label,
                              const char *from,
                              const char *to)
{
  LiaChangedField *field = g_new0 (LiaChangedField, 1);

  field->label = g_strdup (label);
  field->from = g_strdup (from);
  field->to = g_strdup (to);
  g_ptr_array_add (self->fields, field);
}

/**
 * lia_changed_record_get_kind:
 * @self: a changed record
 *
 * Returns: what became of it
 */
LiaChangedKind
lia_changed_record_get_kind (LiaChangedRecord *self)
{
  return self->kind;
}

/**
 * lia_changed_record_get_record:
 * @self: a changed record
 *
 * Returns: (transfer none): the record as it is, or as it was if it is no more
 */
LiaRecord *
lia_changed_record_get_record (LiaChangedRecord *self)
{
  return self->record;
}

/**
 * lia_changed_record_get_title:
 * @self: a changed record
 *
 * Returns: (transfer none): its title
 */
const char *
lia_changed_record_get_title (LiaChangedRecord *self)
{
  return self->title;
}

/**
 * lia_changed_record_get_n_edits:
 * @self: a changed record
 *
 * Returns: how many edits touched it or its parts; 0 for one that became overdue by itself
 */
guint
lia_changed_record_get_n_edits (LiaChangedRecord *self)
{
  return self->n_edits;
}

/**
 * lia_changed_record_exists:
 * @self: a changed record
 *
 * Returns: whether it is still there; one whose making was undone is not
 */
gboolean
lia_changed_record_exists (LiaChangedRecord *self)
{
  return self->exists;
}

/**
 * lia_changed_record_get_fields:
 * @self: a changed record
 *
 * Returns: (transfer none) (element-type LiaChangedField): what reads differently; empty if it was
 *   added
 */
GPtrArray *
lia_changed_record_get_fields (LiaChangedRecord *self)
{
  return self->fields;
}

/**
 * lia_changed_record_get_lines:
 * @self: a changed record
 *
 * Returns: (transfer full): a line for each difference, empty if there is none
 */
char *
lia_changed_record_get_lines (LiaChangedRecord *self)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < self->fields->len; i++) {
    const LiaChangedField *field = g_ptr_array_index (self->fields, i);

    if (i > 0)
      g_string_append_c (lines, '\n');
    if (field->from == NULL)
      /* Translators: the name of a field, and how it reads now. */
      g_string_append_printf (lines, _ ("%s: %s"), field->label, field->to);
    else
      /* Translators: the name of a field, how it read before, and how it reads now. */
      g_string_append_printf (lines, _ ("%s: %s → %s"), field->label, field->from,
                              field->to != NULL ? field->to : "–");
  }

  return g_string_free (g_steal_pointer (&lines), FALSE);
}

/**
 * lia_changed_record_compare:
 * @a: (type LiaChangedRecord): a changed record
 * @b: (type LiaChangedRecord): another
 *
 * Returns: less than, equal to or more than zero, by kind, then type, then reference
 */
int
lia_changed_record_compare (gconstpointer a, gconstpointer b)
{
  const LiaChangedRecord *one = a;
  const LiaChangedRecord *other = b;
  const char *type = lia_record_get_record_type (one->record)->name;
  const char *other_type = lia_record_get_record_type (other->record)->name;
  int order;

  if (one->kind != other->kind)
    return (int) one->kind - (int) other->kind;
  if (type != other_type)
    return g_strcmp0 (type, other_type);
  order = g_strcmp0 (lia_record_get_office (one->record), lia_record_get_office (other->record));
  if (order != 0)
    return order;

  return lia_record_get_number (one->record) < lia_record_get_number (other->record) ? -1 : 1;
}

/**
 * lia_changed_kind_label:
 * @kind: what became of records
 *
 * Returns: (transfer none): what people call it
 */
const char *
lia_changed_kind_label (LiaChangedKind kind)
{
  return _ (kinds[kind].label);
}

/**
 * lia_changed_kind_name:
 * @kind: what became of records
 *
 * Returns: (transfer none): a word for programs, which stays the same in any language
 */
const char *
lia_changed_kind_name (LiaChangedKind kind)
{
  return kinds[kind].name;
}
