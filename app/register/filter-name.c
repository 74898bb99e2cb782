#include <glib/gi18n.h>
#include <string.h>

#include "filter-name.h"
#include "query-private.h"
#include "records/types.h"

/* More than every third letter wrong is another word. */
#define LETTERS_FOR_A_SLIP 3

/**
 * lia_filter_name_free:
 * @self: (transfer full): a name
 */
void
lia_filter_name_free (LiaFilterName *self)
{
  g_free (self->name);
  g_free (self->label);
  g_free (self->others);
  g_free (self);
}

static LiaFilterName *
add (GPtrArray *names, LiaFilterNameKind kind, const char *name, const char *label)
{
  LiaFilterName *self = g_new0 (LiaFilterName, 1);

  self->kind = kind;
  self->name = g_strdup (name);
  self->label = g_strdup (label);
  self->others = g_new0 (const LiaRecordType *, 1);
  g_ptr_array_add (names, self);

  return self;
}

static void
reach (LiaFilterName *self, const LiaRecordType *type)
{
  guint n = 0;

  while (self->others[n] != NULL)
    n++;
  self->others = g_renew (const LiaRecordType *, self->others, n + 2);
  self->others[n] = type;
  self->others[n + 1] = NULL;
}

static void
add_derived (GPtrArray *names, const LiaRecordType *type)
{
  g_autofree const char **states = lia_query_states (type);

  if (states[0] != NULL)
    add (names, LIA_FILTER_STATE, "state", _ ("State"));
  if (lia_query_silent_sql (type) != NULL)
    add (names, LIA_FILTER_SILENT, "silent", _ ("Silent for"));
  for (const LiaField *field = type->derived; field != NULL && field->name != NULL; field++)
    if (lia_query_number_sql (type, field->name) != NULL)
      add (names, LIA_FILTER_FIELD, field->name, lia_field_label (field))->field = field;
  if (type == &lia_participant_type)
    reach (add (names, LIA_FILTER_MEMBER, "member", _ ("In the process now")),
           &lia_membership_type);
}

static void
add_concerns (GPtrArray *names, const LiaRecordType *type)
{
  const LiaRecordType *const others[] = { &lia_process_type, &lia_participant_type };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (lia_query_can_concern (type, others[i]->name))
      reach (add (names, LIA_FILTER_CONCERN, others[i]->name, lia_record_type_label (others[i])),
             others[i]);
}

static void
add_fields (GPtrArray *names, const LiaRecordType *type)
{
  for (const LiaField *field = type->fields; field->name != NULL; field++) {
    const LiaRecordType *other =
        field->refers_to != NULL ? lia_record_type_find (field->refers_to) : NULL;
    LiaFilterName *self;

    if (field->flags & LIA_FIELD_KEPT)
      continue;
    self = add (names, LIA_FILTER_FIELD, field->name, lia_field_label (field));
    self->field = field;
    if (other != NULL)
      reach (self, other);
  }
}

/* "Commitments made here" is named commitments_made_here: filters are written in one language,
 * whatever the one that they are read in, so that they can be shared. */
static char *
name_inverse (const LiaRelation *relation)
{
  char *name = g_ascii_strdown (relation->inverse, -1);

  return g_strdelimit (name, " -", '_');
}

static void
add_link (GPtrArray *names, const LiaRelation *relation, gboolean inverse, const char *name)
{
  LiaFilterName *self = add (names, LIA_FILTER_LINK, name, lia_relation_label (relation, inverse));

  self->relation = relation;
  self->inverse = inverse;
  for (const LiaRecordType *const *type = lia_record_types (); *type != NULL; type++)
    if (inverse ? lia_relation_starts_at (relation, (*type)->name)
                : lia_relation_points_at (relation, (*type)->name))
      reach (self, *type);
}

/* From the record that a relation points at, its own name works too where that isn't taken. */
static void
add_links (GPtrArray *names, const LiaRecordType *type)
{
  for (const LiaRelation *relation = lia_relations (); relation->name != NULL; relation++) {
    gboolean starts = lia_relation_starts_at (relation, type->name);
    g_autofree char *inverse = name_inverse (relation);

    if (starts)
      add_link (names, relation, FALSE, relation->name);
    if (lia_relation_points_at (relation, type->name)) {
      add_link (names, relation, TRUE, inverse);
      if (!starts)
        add_link (names, relation, TRUE, relation->name);
    }
  }
}

static gboolean
is_handling (const LiaField *field)
{
  return g_str_equal (field->name, "mark") || g_str_equal (field->name, "originator");
}

static void
add_parts (GPtrArray *names, const LiaRecordType *type)
{
  for (const LiaRecordType *const *other = lia_record_types (); *other != NULL; other++)
    for (const LiaField *field = (*other)->fields; field->name != NULL; field++) {
      gboolean part = g_strcmp0 ((*other)->part_of, field->name) == 0;
      g_autofree char *name = part ? g_strconcat ((*other)->name, "s", NULL)
                                   : g_strconcat ((*other)->name, ".", field->name, NULL);
      g_autofree char *label = NULL;
      LiaFilterName *self;

      if (g_strcmp0 (field->refers_to, type->name) != 0 || is_handling (field))
        continue;
      /* Translators: records that point here by a field, such as “Commitments (Lead)”. */
      label = part ? g_strdup (lia_record_type_plural (*other))
                   : g_strdup_printf (_ ("%s (%s)"), lia_record_type_plural (*other),
                                      lia_field_label (field));
      self = add (names, LIA_FILTER_PART, name, label);
      self->field = field;
      reach (self, *other);
    }
}

/**
 * lia_filter_names:
 * @type: a record type
 *
 * Lists what a filter can ask about records of a type, from the descriptions of types and
 * relations. Where two are called alike the first one is meant, except that `=` always means the
 * field.
 *
 * Returns: (transfer full) (element-type LiaFilterName): the names
 */
GPtrArray *
lia_filter_names (const LiaRecordType *type)
{
  GPtrArray *names = g_ptr_array_new_with_free_func ((GDestroyNotify) lia_filter_name_free);

  add_derived (names, type);
  add_concerns (names, type);
  add_fields (names, type);
  add_links (names, type);
  add_parts (names, type);
  add (names, LIA_FILTER_ARCHIVED, "archived", _ ("Archived"));

  return names;
}

/**
 * lia_filter_names_find:
 * @names: (element-type LiaFilterName): what lia_filter_names() gave
 * @name: what somebody wrote
 *
 * Returns: (transfer none) (nullable): what it stands for
 */
const LiaFilterName *
lia_filter_names_find (GPtrArray *names, const char *name)
{
  for (guint i = 0; i < names->len; i++)
    if (g_ascii_strcasecmp (((LiaFilterName *) g_ptr_array_index (names, i))->name, name) == 0)
      return g_ptr_array_index (names, i);

  return NULL;
}

/**
 * lia_filter_names_find_field:
 * @names: (element-type LiaFilterName): what lia_filter_names() gave
 * @name: what somebody wrote
 *
 * Returns: (transfer none) (nullable): the field of that name
 */
const LiaFilterName *
lia_filter_names_find_field (GPtrArray *names, const char *name)
{
  for (guint i = 0; i < names->len; i++) {
    const LiaFilterName *self = g_ptr_array_index (names, i);

    if (self->kind == LIA_FILTER_FIELD && g_ascii_strcasecmp (self->name, name) == 0)
      return self;
  }

  return NULL;
}

/**
 * lia_filter_name_reaches:
 * @self: a name
 *
 * Returns: whether other records are reached by it, so that it can stand before a filter of theirs
 */
gboolean
lia_filter_name_reaches (const LiaFilterName *self)
{
  return self->others[0] != NULL;
}

/* How many letters have to be changed, added or taken away to make one word of the other. */
static guint
distance (const char *a, const char *b)
{
  gsize n = strlen (b);
  g_autofree guint *row = g_new (guint, n + 1);

  for (gsize j = 0; j <= n; j++)
    row[j] = j;
  for (gsize i = 0; a[i] != '\0'; i++) {
    guint diagonal = row[0];

    row[0] = i + 1;
    for (gsize j = 0; j < n; j++) {
      guint replaced = diagonal + (g_ascii_tolower (a[i]) != g_ascii_tolower (b[j]));

      diagonal = row[j + 1];
      row[j + 1] = MIN (replaced, MIN (row[j], row[j + 1]) + 1);
    }
  }

  return row[n];
}

/**
 * lia_filter_suggest:
 * @written: what somebody wrote
 * @known: (array zero-terminated=1): what could be meant
 *
 * Returns: (transfer full) (nullable): the one that is written most alike, or begins so; %NULL if
 *   none is near
 */
char *
lia_filter_suggest (const char *written, const char *const *known)
{
  gsize length = strlen (written);
  guint nearest = length / LETTERS_FOR_A_SLIP + 1;
  const char *found = NULL;

  if (length > 64)
    return NULL;

  for (guint i = 0; known[i] != NULL; i++) {
    guint off = distance (written, known[i]);

    if (off < nearest || (off == nearest && found == NULL)) {
      nearest = off;
      found = known[i];
    }
  }
  for (guint i = 0; known[i] != NULL && found == NULL; i++)
    if (length > 1 && g_ascii_strncasecmp (known[i], written, length) == 0)
      found = known[i];

  return g_strdup (found);
}

/**
 * lia_filter_names_suggest:
 * @names: (element-type LiaFilterName): what lia_filter_names() gave
 * @name: what somebody wrote
 *
 * Returns: (transfer full) (nullable): the name that is most likely meant
 */
char *
lia_filter_names_suggest (GPtrArray *names, const char *name)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new ();

  for (guint i = 0; i < names->len; i++)
    g_ptr_array_add (known, ((LiaFilterName *) g_ptr_array_index (names, i))->name);
  g_ptr_array_add (known, NULL);

  return lia_filter_suggest (name, (const char *const *) known->pdata);
}
