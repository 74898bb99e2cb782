#include <glib/gi18n.h>
#include <string.h>

#include "condition.h"

#include "records/relation.h"

struct _LiaCondition {
  char *text;
  char *label;
};

static const struct {
  const char *name;
  const char *label;
} states[] = {
  { "open", N_ ("Open") },
  { "overdue", N_ ("Overdue") },
  { "due-soon", N_ ("Due soon") },
  { "silent", N_ ("Silent") },
  { "upcoming", N_ ("Upcoming") },
  { "passed", N_ ("Date passed, not held") },
  { "no-outcome", N_ ("Held without an outcome") },
  { "no-commitment", N_ ("No commitment yet") },
};

/* (nullable): how a derived state reads, if records of @type can be in it. */
const char *
lia_state_label (const LiaRecordType *type, const char *state)
{
  g_autoptr (LiaQuery) query = lia_query_new (type);

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (g_str_equal (states[i].name, state) && lia_query_where_state (query, state, 0))
      return _ (states[i].label);

  return NULL;
}

/* (transfer container): the names of the derived states that records of @type can be in. */
const char **
lia_states (const LiaRecordType *type)
{
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (lia_state_label (type, states[i].name) != NULL)
      g_ptr_array_add (names, (gpointer) states[i].name);
  g_ptr_array_add (names, NULL);

  return (const char **) g_ptr_array_free (names, FALSE);
}

static char *
label_pair (const char *name, const char *value)
{
  /* Translators: what a list is narrowed to: a field and its value, such as “Status: In progress”.
   */
  return g_strdup_printf (_ ("%s: %s"), name, value);
}

static char *
label_record (LiaReader *reader, const char *type, const char *name)
{
  const LiaRecordType *wanted = type != NULL ? lia_record_type_find (type) : NULL;
  g_autoptr (LiaRecord) record = lia_reader_find (reader, wanted, name, NULL);

  return record != NULL ? lia_reader_record_title (reader, record) : g_strdup (name);
}

static char *
label_value (LiaReader *reader, const LiaRecordType *type, const LiaField *field, const char *value)
{
  if (field->kind == LIA_FIELD_REFERENCE)
    return label_record (reader, field->refers_to, value);

  return lia_reader_display (reader, type, field->name, value);
}

static char *
label_link (LiaReader *reader,
            const LiaRecordType *type,
            const LiaRelation *relation,
            const char *value)
{
  gboolean inverse = !lia_relation_starts_at (relation, type->name);
  g_autofree char *title = label_record (reader, NULL, value);

  return label_pair (lia_relation_label (relation, inverse), title);
}

/* In the order in which lia_filter_apply() understands what is written. */
static char *
make_label (LiaReader *reader, const LiaRecordType *type, const char *name, const char *value)
{
  const char *state = g_str_equal (name, "state") ? lia_state_label (type, value) : NULL;
  const LiaRelation *relation = lia_relation_find (name);
  const LiaField *field = lia_record_type_field (type, name);
  g_autofree char *shown = NULL;

  if (state != NULL)
    return g_strdup (state);
  if (g_str_equal (name, "archived"))
    return g_strdup (_ ("Archived"));
  if (lia_query_can_concern (type, name)) {
    shown = label_record (reader, name, value);
    return label_pair (lia_record_type_label (lia_record_type_find (name)), shown);
  }
  if (relation != NULL)
    return label_link (reader, type, relation, value);

  shown = label_value (reader, type, field, value);
  return label_pair (lia_field_label (field), shown);
}

/* (transfer full): a condition as a filter writes it, in quotation marks where it has spaces. */
char *
lia_condition_write (const char *name, const char *value)
{
  const char *quote = strchr (value, ' ') != NULL ? "\"" : "";

  return g_strconcat (name, ":", quote, value, quote, NULL);
}

/* (nullable): the condition of that name on lists of @type, or %NULL if there is none such. */
LiaCondition *
lia_condition_new (LiaReader *reader,
                   const LiaRecordType *type,
                   const char *name,
                   const char *value)
{
  g_autofree char *text = lia_condition_write (name, value);
  g_autoptr (LiaQuery) query = lia_query_new (type);
  LiaCondition *self;

  if (!lia_filter_apply (text, query, reader, 0, NULL))
    return NULL;

  self = g_new0 (LiaCondition, 1);
  self->label = make_label (reader, type, name, value);
  self->text = g_steal_pointer (&text);

  return self;
}

void
lia_condition_free (LiaCondition *self)
{
  if (self == NULL)
    return;

  g_free (self->text);
  g_free (self->label);
  g_free (self);
}

/* As a filter writes it. */
const char *
lia_condition_get_text (const LiaCondition *self)
{
  return self->text;
}

/* As people read it. */
const char *
lia_condition_get_label (const LiaCondition *self)
{
  return self->label;
}
