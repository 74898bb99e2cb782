#include <glib/gi18n.h>
#include <string.h>

#include "cleared-private.h"
#include "records/reference-text.h"
#include "records/relation.h"

/* There are a million of these: one block of memory each, and no more than most of them need. */
struct _LiaCleared {
  const LiaRecordType *type;
  LiaId id;
  int rank;
  const char *mark;
  char *reference;
  const char *title; /* (nullable): of a field, or @composed; of most it is made when it is told */
  char *composed;
  char *original_date;
  guint n_moves;
  guint n_fields;
  const LiaCleared *latest; /* (nullable): see lia_cleared_find_latest() */
  gboolean latest_found;
  gboolean told; /* whether anything was read of it that names or describes it */
  GArray *links; /* (nullable): Links */
  const LiaCleared **targets;
  char *values[];
};

/* Nothing else of a record changes once it is cleared, so that whoever composes has it constant. */
static void
tell (const LiaCleared *self)
{
  ((LiaCleared *) self)->told = TRUE;
}

/* What a relation leads to, or backwards from; or the parts of a type. */
typedef enum {
  FORWARDS,
  BACKWARDS,
  PARTS,
} Direction;

typedef struct {
  Direction direction;
  const char *name; /* of the relation or the type */
  GPtrArray *others;
} Links;

static void
links_clear (gpointer data)
{
  g_ptr_array_unref (((Links *) data)->others);
}

/* A record has few kinds of links, so that looking through them is quickest. */
static GPtrArray *
find_links (const LiaCleared *self, Direction direction, const char *name)
{
  for (guint i = 0; self->links != NULL && i < self->links->len; i++) {
    const Links *links = &g_array_index (self->links, Links, i);

    if (links->direction == direction && g_str_equal (links->name, name))
      return links->others;
  }

  return NULL;
}

/* @name stays: it is that of a relation or of a type. */
static GPtrArray *
ensure_links (LiaCleared *self, Direction direction, const char *name)
{
  GPtrArray *others = find_links (self, direction, name);
  Links links = { direction, name, others };

  if (others != NULL)
    return others;

  links.others = g_ptr_array_new ();
  if (self->links == NULL) {
    self->links = g_array_sized_new (FALSE, FALSE, sizeof (Links), 1);
    g_array_set_clear_func (self->links, links_clear);
  }
  g_array_append_val (self->links, links);
  return links.others;
}

/**
 * lia_cleared_new:
 * @record: a record that may be seen; its values are taken out of it
 * @rank: the rank of its mark
 * @mark: the label of its mark, which stays
 *
 * What it refers to isn't there yet, see lia_cleared_resolve().
 *
 * Returns: (transfer full): what may be seen of the record
 */
LiaCleared *
lia_cleared_new (LiaRecord *record, int rank, const char *mark)
{
  const LiaRecordType *type = lia_record_get_record_type (record);
  guint n_fields = lia_record_type_n_fields (type);
  LiaCleared *self = g_malloc0 (sizeof *self + 2 * n_fields * sizeof (gpointer));

  self->type = type;
  self->id = *lia_record_get_id (record);
  self->rank = rank;
  self->mark = mark;
  self->reference = g_strdup (lia_record_get_reference (record));
  self->n_fields = n_fields;
  self->targets = (const LiaCleared **) &self->values[n_fields];
  for (guint i = 0; i < n_fields; i++)
    self->values[i] = lia_record_steal_nth (record, i);

  return self;
}

/**
 * lia_cleared_free:
 * @self: (transfer full): a cleared record
 */
void
lia_cleared_free (LiaCleared *self)
{
  for (guint i = 0; i < self->n_fields; i++)
    g_free (self->values[i]);
  g_clear_pointer (&self->links, g_array_unref);
  g_free (self->original_date);
  g_free (self->reference);
  g_free (self->composed);
  g_free (self);
}

/**
 * lia_cleared_set_moves:
 * @self: a cleared record
 * @original: (nullable): the first date that its date was
 * @n_moves: how often that moved
 */
void
lia_cleared_set_moves (LiaCleared *self, const char *original, guint n_moves)
{
  self->original_date = g_strdup (original);
  self->n_moves = n_moves;
}

/**
 * lia_cleared_get_original_date:
 * @self: a cleared record
 *
 * Returns: (transfer none) (nullable): the date it had at first, if that moved since
 */
const char *
lia_cleared_get_original_date (const LiaCleared *self)
{
  return self->original_date;
}

/**
 * lia_cleared_get_n_moves:
 * @self: a cleared record
 *
 * Returns: how often its date moved
 */
guint
lia_cleared_get_n_moves (const LiaCleared *self)
{
  return self->n_moves;
}

/**
 * lia_cleared_get_id:
 * @self: a cleared record
 *
 * Returns: (transfer none): the key by which the register finds it, which tells no more of it than
 *   its reference does
 */
const LiaId *
lia_cleared_get_id (const LiaCleared *self)
{
  return &self->id;
}

int
lia_cleared_get_rank (const LiaCleared *self)
{
  return self->rank;
}

/**
 * lia_cleared_raise:
 * @self: a cleared record
 * @whole: what it is a part of
 *
 * Gives a part the mark of its whole, if that is the higher one.
 */
void
lia_cleared_raise (LiaCleared *self, const LiaCleared *whole)
{
  if (whole->rank <= self->rank)
    return;

  self->rank = whole->rank;
  self->mark = whole->mark;
}

/**
 * lia_cleared_points_at:
 * @self: a cleared record
 * @field: the index of a field
 * @id: (out): the key of what it refers to
 *
 * Returns: whether the field refers to a record
 */
gboolean
lia_cleared_points_at (const LiaCleared *self, guint field, LiaId *id)
{
  return self->type->fields[field].kind == LIA_FIELD_REFERENCE && self->values[field] != NULL &&
         lia_id_parse (self->values[field], id);
}

/**
 * lia_cleared_resolve:
 * @self: a cleared record
 * @field: the index of a REFERENCE
 * @target: (nullable): what it refers to, %NULL if that was held back
 *
 * Lets a reference lead to another cleared record, and forgets the key it had.
 */
void
lia_cleared_resolve (LiaCleared *self, guint field, const LiaCleared *target)
{
  lia_cleared_withhold (self, field);
  self->targets[field] = target;
}

/**
 * lia_cleared_withhold:
 * @self: a cleared record
 * @field: the index of a field
 *
 * Makes a field absent.
 */
void
lia_cleared_withhold (LiaCleared *self, guint field)
{
  lia_cleared_replace (self, field, NULL);
  self->targets[field] = NULL;
}

/**
 * lia_cleared_replace:
 * @self: a cleared record
 * @field: the index of a field
 * @value: (nullable): what it shall hold instead
 */
void
lia_cleared_replace (LiaCleared *self, guint field, const char *value)
{
  char *replaced = self->values[field];

  self->values[field] = g_strdup (value);
  if (self->title != NULL && self->title == replaced)
    self->title = value != NULL ? self->values[field] : self->reference;
  g_free (replaced);
}

/**
 * lia_cleared_connect:
 * @from: the record a link starts from
 * @to: the record it points at
 * @relation: the name of its #LiaRelation
 *
 * Links two cleared records, so that each is found from the other.
 */
void
lia_cleared_connect (LiaCleared *from, LiaCleared *to, const char *relation)
{
  const LiaRelation *known = lia_relation_find (relation);
  GPtrArray *others = known != NULL ? ensure_links (from, FORWARDS, known->name) : NULL;

  /* Of what points at one record there can be thousands; of what one record points at, not. */
  if (others == NULL || g_ptr_array_find (others, to, NULL))
    return;

  g_ptr_array_add (others, to);
  g_ptr_array_add (ensure_links (to, BACKWARDS, known->name), from);
}

/**
 * lia_cleared_join:
 * @part: a cleared record
 * @whole: what it is a part of
 *
 * Lets a part be found from its whole.
 */
void
lia_cleared_join (LiaCleared *part, LiaCleared *whole)
{
  g_ptr_array_add (ensure_links (whole, PARTS, part->type->name), part);
  whole->latest_found = FALSE;
}

/* A person without a name is still known by the office: the first thing that has to be there. */
static const char *
first_required (const LiaCleared *self)
{
  for (guint i = 0; i < self->n_fields; i++)
    if ((self->type->fields[i].flags & LIA_FIELD_REQUIRED) && self->values[i] != NULL)
      return self->values[i];

  return self->reference;
}

static const char *
field_title (const LiaCleared *self)
{
  const char *title = lia_cleared_get (self, self->type->title);

  return title != NULL ? title : first_required (self);
}

static char *
compose_title (const LiaCleared *self)
{
  g_autoptr (GString) title = g_string_new (NULL);
  const char *at = _ (self->type->compose_title);

  while (*at != '\0') {
    const char *open = strchrnul (at, '{');
    const char *close = strchrnul (open, '}');

    g_string_append_len (title, at, open - at);
    if (*close == '}') {
      g_autofree char *field = g_strndup (open + 1, close - open - 1);
      g_autofree char *text = lia_cleared_display (self, field);

      g_string_append (title, text != NULL ? text : "");
      close++;
    }
    at = close;
  }

  return g_string_free (g_steal_pointer (&title), FALSE);
}

/* Whether a title is made of a field: `{date}: {narrative}`. */
static gboolean
mentions (const char *composition, const char *field)
{
  gsize length = strlen (field);

  for (const char *at = strchr (composition, '{'); at != NULL; at = strchr (at + 1, '{'))
    if (strncmp (at + 1, field, length) == 0 && at[1 + length] == '}')
      return TRUE;

  return FALSE;
}

/**
 * lia_cleared_title_depends:
 * @self: a cleared record whose references are resolved
 *
 * Returns: whether its title may be made of those of other records
 */
gboolean
lia_cleared_title_depends (const LiaCleared *self)
{
  for (guint i = 0; self->type->title == NULL && i < self->n_fields; i++)
    if (self->targets[i] != NULL &&
        mentions (self->type->compose_title, self->type->fields[i].name))
      return TRUE;

  return FALSE;
}

static void
make_title (LiaCleared *self)
{
  if (self->type->title == NULL)
    self->composed = compose_title (self);

  self->title = self->type->title != NULL ? field_title (self) : self->composed;
  if (*self->title == '\0')
    self->title = self->reference;
}

/**
 * lia_cleared_compose_title:
 * @self: a cleared record whose references are resolved
 *
 * Makes the title from what may be seen of it. One that is made of nothing but its own fields is
 * made when it is asked for: of a million updates few are.
 */
void
lia_cleared_compose_title (LiaCleared *self)
{
  g_clear_pointer (&self->composed, g_free);
  self->title = NULL;
  if (self->type->title != NULL || lia_cleared_title_depends (self))
    make_title (self);
}

/**
 * lia_cleared_set_title:
 * @self: a cleared record
 * @title: what it is called instead of what it is made of
 */
void
lia_cleared_set_title (LiaCleared *self, const char *title)
{
  g_free (self->composed);
  self->title = self->composed = g_strdup (title);
}

const LiaRecordType *
lia_cleared_get_record_type (const LiaCleared *self)
{
  return self->type;
}

const char *
lia_cleared_get_reference (const LiaCleared *self)
{
  tell (self);
  return self->reference;
}

const char *
lia_cleared_get_title (const LiaCleared *self)
{
  tell (self);
  if (self->title == NULL)
    make_title ((LiaCleared *) self);
  return self->title;
}

/* By its dates and choices a record is counted; by its words it is told. */
static gboolean
is_words (const LiaField *field)
{
  return field->kind == LIA_FIELD_TEXT || field->kind == LIA_FIELD_PROSE ||
         field->kind == LIA_FIELD_TAGS || field->kind == LIA_FIELD_ADDRESS;
}

/**
 * lia_cleared_get:
 * @self: a cleared record
 * @field: the name of a field
 *
 * Returns: (transfer none) (nullable): its canonical text, see #LiaFieldKind; %NULL if it isn't
 *   known or may not be seen, and for every REFERENCE
 */
const char *
lia_cleared_get (const LiaCleared *self, const char *field)
{
  int index = lia_record_type_index (self->type, field);

  g_return_val_if_fail (index >= 0, NULL);

  if (is_words (&self->type->fields[index]))
    tell (self);
  return lia_cleared_get_nth (self, index);
}

/**
 * lia_cleared_get_nth:
 * @self: a cleared record
 * @field: the index of a field
 *
 * Returns: (transfer none) (nullable): as lia_cleared_get()
 */
const char *
lia_cleared_get_nth (const LiaCleared *self, guint field)
{
  return self->type->fields[field].kind != LIA_FIELD_REFERENCE ? self->values[field] : NULL;
}

/**
 * lia_cleared_display:
 * @self: a cleared record
 * @field: the name of a field
 *
 * Returns: (transfer full) (nullable): what a person reads there, in their language; %NULL if there
 *   is nothing, or nothing that may be seen
 */
char *
lia_cleared_display (const LiaCleared *self, const char *field)
{
  int index = lia_record_type_index (self->type, field);

  g_return_val_if_fail (index >= 0, NULL);

  tell (self);
  if (g_str_equal (field, "mark"))
    return g_strdup (self->mark);
  if (self->type->fields[index].kind == LIA_FIELD_REFERENCE)
    return self->targets[index] != NULL ? g_strdup (lia_cleared_get_title (self->targets[index]))
                                        : NULL;
  if (self->values[index] == NULL)
    return NULL;
  if (self->title != NULL && g_strcmp0 (self->type->title, field) == 0)
    return g_strdup (self->title);

  return lia_field_display (&self->type->fields[index], self->values[index]);
}

/**
 * lia_cleared_follow:
 * @self: a cleared record
 * @field: the name of a REFERENCE
 *
 * Returns: (transfer none) (nullable): what it refers to, if that may be seen
 */
const LiaCleared *
lia_cleared_follow (const LiaCleared *self, const char *field)
{
  int index = lia_record_type_index (self->type, field);

  g_return_val_if_fail (index >= 0, NULL);

  return self->targets[index];
}

/**
 * lia_cleared_linked:
 * @self: a cleared record
 * @relation: the name of a #LiaRelation
 * @inverse: whether @self is what the links point at
 *
 * Returns: (transfer none) (nullable) (element-type LiaCleared): what is linked to it and may be
 *   seen; %NULL if there is nothing
 */
GPtrArray *
lia_cleared_linked (const LiaCleared *self, const char *relation, gboolean inverse)
{
  return find_links (self, inverse ? BACKWARDS : FORWARDS, relation);
}

/**
 * lia_cleared_parts:
 * @self: a cleared record
 * @type: a type whose records can be parts of it
 *
 * Returns: (transfer none) (nullable) (element-type LiaCleared): its parts of that type that may be
 *   seen, in their order; %NULL if there are none
 */
GPtrArray *
lia_cleared_parts (const LiaCleared *self, const LiaRecordType *type)
{
  return find_links (self, PARTS, type->name);
}

/**
 * lia_cleared_find_latest:
 * @self: a cleared record that gets no more parts
 * @find: finds the latest of its parts
 *
 * Finds it once, because that is asked for again and again.
 *
 * Returns: (transfer none) (nullable): what @find found
 */
const LiaCleared *
lia_cleared_find_latest (const LiaCleared *self, LiaClearedFind find)
{
  LiaCleared *known = (LiaCleared *) self;

  if (!known->latest_found) {
    known->latest = find (self);
    known->latest_found = TRUE;
  }

  return known->latest;
}

/**
 * lia_cleared_is_told:
 * @self: a cleared record
 *
 * Returns: whether its reference, its title, a text of it or how a field of it reads was asked for
 *   since lia_cleared_untell()
 */
gboolean
lia_cleared_is_told (const LiaCleared *self)
{
  return self->told;
}

void
lia_cleared_untell (LiaCleared *self)
{
  self->told = FALSE;
}

/**
 * lia_cleared_to_record:
 * @self: a cleared record whose references are resolved
 *
 * Returns: (transfer full): a record that holds what may be seen, and nothing else
 */
LiaRecord *
lia_cleared_to_record (const LiaCleared *self)
{
  LiaRecord *record = lia_record_new (self->type, &self->id);
  LiaReferenceText reference;

  if (lia_reference_parse (self->reference, &reference))
    lia_record_set_number (record, reference.office, reference.number);
  for (guint i = 0; i < self->n_fields; i++) {
    g_autofree char *target =
        self->targets[i] != NULL ? lia_id_to_text (lia_cleared_get_id (self->targets[i])) : NULL;

    lia_record_set_nth (record, i, target != NULL ? target : self->values[i]);
  }

  return record;
}

/**
 * lia_cleared_for_each_neighbour:
 * @self: a cleared record whose references are resolved
 * @visit: called for each record that is linked to it in either direction, is a part of it, or that
 *   it refers to
 * @user_data: for @visit
 */
void
lia_cleared_for_each_neighbour (const LiaCleared *self, LiaClearedVisit visit, gpointer user_data)
{
  for (guint i = 0; self->links != NULL && i < self->links->len; i++) {
    const Links *links = &g_array_index (self->links, Links, i);
    const char *relation = links->direction == FORWARDS ? links->name : NULL;

    for (guint j = 0; j < links->others->len; j++)
      visit (self, g_ptr_array_index (links->others, j), relation, user_data);
  }
  for (guint i = 0; i < self->n_fields; i++)
    if (self->targets[i] != NULL)
      visit (self, (LiaCleared *) self->targets[i], NULL, user_data);
}

/**
 * lia_cleared_refers_to:
 * @self: a cleared record whose references are resolved
 * @records: (element-type LiaCleared): a set of others
 *
 * Returns: whether a field of it refers to one of them
 */
gboolean
lia_cleared_refers_to (const LiaCleared *self, GHashTable *records)
{
  for (guint i = 0; i < self->n_fields; i++)
    if (self->targets[i] != NULL && g_hash_table_contains (records, self->targets[i]))
      return TRUE;

  return FALSE;
}

/**
 * lia_cleared_get_whole:
 * @self: a cleared record whose references are resolved
 *
 * Returns: (transfer none) (nullable): what it is a part of
 */
const LiaCleared *
lia_cleared_get_whole (const LiaCleared *self)
{
  return self->type->part_of != NULL ? lia_cleared_follow (self, self->type->part_of) : NULL;
}

/**
 * lia_cleared_compare:
 * @self: a cleared record
 * @other: another
 *
 * Returns: less than, equal to or more than zero, by type, then reference
 */
int
lia_cleared_compare (const LiaCleared *self, const LiaCleared *other)
{
  LiaReferenceText one, another;
  int order = g_strcmp0 (self->type->name, other->type->name);

  if (order != 0)
    return order;
  if (!lia_reference_parse (self->reference, &one) ||
      !lia_reference_parse (other->reference, &another))
    return g_strcmp0 (self->reference, other->reference);

  order = g_strcmp0 (one.office, another.office);
  if (order != 0)
    return order;

  return one.number < another.number ? -1 : one.number > another.number;
}
