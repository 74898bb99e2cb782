#include "vicinity.h"

#include "records/types.h"
#include "register/row.h"

/* What was found of one type. */
typedef struct {
  GArray *reached;   /* LiaId: what steps led to */
  GArray *beside;    /* LiaId: what is only referred to */
  GArray *met;       /* LiaId: both of these, and what may not be seen */
  GHashTable *known; /* what is in @met: LiaId */
  GArray *named;     /* LiaId: what others refer to, more than once perhaps */
} Found;

struct _LiaVicinity {
  LiaNearRecords *records;
  int ceiling;
  GArray *chosen;      /* (nullable): LiaId, while steps are taken */
  GHashTable *by_type; /* LiaRecordType -> Found */
  GCancellable *cancellable;
};

/* What a question is about, while its answer is read. */
typedef struct {
  LiaVicinity *self;
  const LiaRecordType *type;
  GArray *into;
} Answer;

static GArray *
ids_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (LiaId));
}

static void
found_free (Found *found)
{
  g_array_unref (found->reached);
  g_array_unref (found->beside);
  g_array_unref (found->met);
  g_array_unref (found->named);
  g_hash_table_unref (found->known);
  g_free (found);
}

static Found *
found_of (LiaVicinity *self, const LiaRecordType *type)
{
  Found *found = g_hash_table_lookup (self->by_type, type);

  if (found == NULL) {
    found = g_new0 (Found, 1);
    found->reached = ids_new ();
    found->beside = ids_new ();
    found->met = ids_new ();
    found->named = ids_new ();
    found->known = g_hash_table_new_full (lia_id_hash, lia_id_equal, g_free, NULL);
    g_hash_table_insert (self->by_type, (gpointer) type, found);
  }

  return found;
}

/* Each record is looked for once, whatever leads to it. */
static void
meet (LiaVicinity *self, const LiaRecordType *type, const LiaId *id, GArray *new)
{
  Found *found = found_of (self, type);

  if (g_hash_table_contains (found->known, id))
    return;

  g_hash_table_add (found->known, lia_id_copy (id));
  g_array_append_vals (found->met, id, 1);
  g_array_append_vals (new, id, 1);
}

/* A thousand meetings of one process name it a thousand times. */
static void
name (LiaVicinity *self, const LiaRecordType *type, const LiaId *id)
{
  Found *found = found_of (self, type);

  if (!g_hash_table_contains (found->known, id) &&
      (found->named->len == 0 ||
       !lia_id_equal (id, &g_array_index (found->named, LiaId, found->named->len - 1))))
    g_array_append_vals (found->named, id, 1);
}

static void
name_references (LiaVicinity *self, const LiaRecord *record)
{
  const LiaField *fields = lia_record_get_record_type (record)->fields;
  LiaId id;

  for (guint i = 0; fields[i].name != NULL; i++)
    if (fields[i].kind == LIA_FIELD_REFERENCE && fields[i].refers_to != NULL &&
        !g_str_equal (fields[i].name, "mark") && lia_id_parse (lia_record_get_nth (record, i), &id))
      name (self, lia_record_type_find (fields[i].refers_to), &id);
}

static void
name_sources (LiaVicinity *self, const LiaId *id)
{
  GArray *links = lia_near_records_linked (self->records, id);

  for (guint i = 0; links != NULL && i < links->len; i++) {
    const LiaNearLink *link = &g_array_index (links, LiaNearLink, i);

    if (g_str_equal (link->relation->name, "comes_from"))
      name (self, &lia_source_type, &link->target);
  }
}

/* Looks which of some records may be seen, and what those refer to and come from. */
static gboolean
look (LiaVicinity *self, const LiaRecordType *type, GArray *ids, GArray *into, GError **error)
{
  if (!lia_near_records_read (self->records, type, ids, self->ceiling, self->cancellable, error))
    return FALSE;

  for (guint i = 0; i < ids->len; i++) {
    const LiaId *id = &g_array_index (ids, LiaId, i);
    const LiaRecord *record = lia_near_records_find (self->records, type, id);

    if (record == NULL)
      continue;
    g_array_append_vals (into, id, 1);
    name_references (self, record);
    name_sources (self, id);
  }

  return TRUE;
}

static void
take_key (const LiaRow *row, gpointer data)
{
  Answer *answer = data;
  LiaId id;

  if (lia_row_get_link (row, 0, &id))
    meet (answer->self, answer->type, &id, answer->into);
}

static gboolean
ask (LiaVicinity *self,
     LiaQuery *query,
     const char *column,
     const LiaRecordType *to,
     GArray *into,
     GError **error)
{
  const char *const columns[] = { column, NULL };
  Answer answer = { self, to, into };

  lia_query_in_any_order (query);
  lia_query_include_strays (query);
  return lia_reader_each_row (lia_near_records_get_reader (self->records), query, columns, take_key,
                              &answer, self->cancellable, error);
}

/* The links that start from what was read are there already. One that may not be seen leads
 * nowhere. */
static void
follow_links (LiaVicinity *self, const LiaVicinityStep *step, GArray *from, GArray *into)
{
  for (guint i = 0; i < from->len; i++) {
    GArray *links = lia_near_records_linked (self->records, &g_array_index (from, LiaId, i));

    for (guint j = 0; links != NULL && j < links->len; j++) {
      const LiaNearLink *link = &g_array_index (links, LiaNearLink, j);

      if (g_str_equal (link->relation->name, step->relation))
        meet (self, step->to, &link->target, into);
    }
  }
}

static gboolean
ask_links (LiaVicinity *self,
           const LiaVicinityStep *step,
           GArray *from,
           GArray *into,
           GError **error)
{
  g_autoptr (LiaQuery) query = lia_query_new (&lia_link_type);

  lia_query_where (query, "relation", step->relation);
  lia_query_where_among (query, "target", from);
  lia_query_set_ceiling (query, self->ceiling);
  return ask (self, query, "source", step->to, into, error);
}

static gboolean
look_at_latest (LiaVicinity *self,
                const LiaVicinityStep *step,
                GArray *from,
                int ceiling,
                GError **error)
{
  g_autoptr (LiaQuery) query = lia_query_new (step->to);
  g_autoptr (GArray) new = ids_new ();

  lia_query_where_latest (query, from, ceiling);
  return ask (self, query, "id", step->to, new, error) &&
         look (self, step->to, new, found_of (self, step->to)->reached, error);
}

/* What the parts that were reached are parts of. */
static GHashTable *
list_wholes (LiaVicinity *self, const LiaRecordType *type)
{
  GHashTable *wholes = g_hash_table_new_full (lia_id_hash, lia_id_equal, g_free, NULL);
  GArray *parts = found_of (self, type)->reached;
  LiaId whole;

  for (guint i = 0; i < parts->len; i++)
    if (lia_record_get_link (
            lia_near_records_find (self->records, type, &g_array_index (parts, LiaId, i)),
            type->part_of, &whole))
      g_hash_table_add (wholes, lia_id_copy (&whole));

  return wholes;
}

/* The latest part may be one that may not be seen: then it is met, and another is what is wanted.
 */
static gboolean
take_latest (LiaVicinity *self, const LiaVicinityStep *step, GArray *from, GError **error)
{
  g_autoptr (GHashTable) wholes = NULL;
  g_autoptr (GArray) rest = ids_new ();

  if (!look_at_latest (self, step, from, -1, error))
    return FALSE;

  wholes = list_wholes (self, step->to);
  for (guint i = 0; i < from->len; i++)
    if (!g_hash_table_contains (wholes, &g_array_index (from, LiaId, i)))
      g_array_append_vals (rest, &g_array_index (from, LiaId, i), 1);

  return rest->len == 0 || look_at_latest (self, step, rest, self->ceiling, error);
}

static void
follow_references (LiaVicinity *self, const LiaVicinityStep *step, GArray *from, GArray *into)
{
  LiaId id;

  for (guint i = 0; i < from->len; i++)
    if (lia_record_get_link (
            lia_near_records_find (self->records, step->from, &g_array_index (from, LiaId, i)),
            step->field, &id))
      meet (self, step->to, &id, into);
}

static gboolean
ask_records (LiaVicinity *self,
             const LiaVicinityStep *step,
             GArray *from,
             GArray *into,
             GError **error)
{
  g_autoptr (LiaQuery) query = lia_query_new (step->to);

  if (step->field != NULL)
    lia_query_where_among (query, step->field, from);
  return ask (self, query, "id", step->to, into, error);
}

static void
meet_all (LiaVicinity *self, const LiaRecordType *type, GArray *ids, GArray *into)
{
  for (guint i = 0; i < ids->len; i++)
    meet (self, type, &g_array_index (ids, LiaId, i), into);
}

static GArray *
start_of (LiaVicinity *self, const LiaVicinityStep *step)
{
  if (step->chosen)
    return self->chosen != NULL ? g_array_copy (self->chosen) : ids_new ();

  return step->from != NULL ? g_array_copy (found_of (self, step->from)->reached) : NULL;
}

static gboolean
take_step (LiaVicinity *self, const LiaVicinityStep *step, GError **error)
{
  g_autoptr (GArray) from = start_of (self, step);
  g_autoptr (GArray) new = ids_new ();
  gboolean asked = TRUE;

  if (from != NULL && from->len == 0)
    return TRUE;
  if (step->latest)
    return take_latest (self, step, from, error);

  if (step->relation != NULL && step->inverse)
    asked = ask_links (self, step, from, new, error);
  else if (step->relation != NULL)
    follow_links (self, step, from, new);
  else if (step->field != NULL && !step->inverse)
    follow_references (self, step, from, new);
  else if (step->chosen && step->from == NULL)
    meet_all (self, step->to, from, new);
  else
    asked = ask_records (self, step, from, new, error);

  return asked && look (self, step->to, new, found_of (self, step->to)->reached, error);
}

/* What of a type is named and wasn't looked for yet. */
static GArray *
take_named (LiaVicinity *self, const LiaRecordType *type)
{
  GArray *named = found_of (self, type)->named;
  GArray *new = ids_new ();

  meet_all (self, type, named, new);
  g_array_set_size (named, 0);

  return new;
}

/* What is referred to refers to others; those are few, and in the end there are no more. */
static gboolean
look_beside (LiaVicinity *self, GError **error)
{
  gboolean named;

  do {
    named = FALSE;
    for (const LiaRecordType *const *type = lia_record_types (); *type != NULL; type++) {
      g_autoptr (GArray) new = take_named (self, *type);

      named |= new->len > 0;
      if (!look (self, *type, new, found_of (self, *type)->beside, error))
        return FALSE;
    }
  } while (named);

  return TRUE;
}

static gboolean
look_at (LiaVicinity *self, const LiaRecordType *type, const LiaId *id, GError **error)
{
  g_autoptr (GArray) new = ids_new ();

  meet (self, type, id, new);
  return look (self, type, new, found_of (self, type)->reached, error);
}

/**
 * lia_vicinity_new:
 * @records: what was read for the same briefing, and will be; has to outlive it
 * @from: a record, and what is near to it
 * @ceiling: the rank of the highest mark that may be seen
 * @cancellable: (nullable): stops it
 * @error: a %LIA_REGISTER_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Finds what is near to a record, and reads it. Only what may be seen leads on.
 *
 * Returns: (transfer full) (nullable): the keys of what is near
 */
LiaVicinity *
lia_vicinity_new (LiaNearRecords *records,
                  const LiaVicinityOf *from,
                  int ceiling,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (LiaVicinity) self = g_new0 (LiaVicinity, 1);

  self->records = records;
  self->ceiling = ceiling;
  self->cancellable = cancellable;
  self->chosen = from->chosen;
  self->by_type = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) found_free);
  if (!look_at (self, from->type, from->id, error))
    return NULL;

  for (const LiaVicinityStep *step = from->steps; step->to != NULL; step++)
    if (!take_step (self, step, error))
      return NULL;

  return look_beside (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * lia_vicinity_free:
 * @self: (transfer full): a vicinity
 */
void
lia_vicinity_free (LiaVicinity *self)
{
  g_hash_table_unref (self->by_type);
  g_free (self);
}

/**
 * lia_vicinity_list:
 * @self: a vicinity
 * @type: a record type
 *
 * Returns: (transfer full) (element-type LiaId): the keys of its records that are near and may be
 *   seen by their own mark, in no order
 */
GArray *
lia_vicinity_list (LiaVicinity *self, const LiaRecordType *type)
{
  Found *found = found_of (self, type);
  GArray *ids = g_array_copy (found->reached);

  g_array_append_vals (ids, found->beside->data, found->beside->len);
  return ids;
}

/**
 * lia_vicinity_list_met:
 * @self: a vicinity
 * @type: a record type
 *
 * Returns: (transfer none) (element-type LiaId): the keys of its records that are near, whether
 *   they may be seen or not, and of some that aren't of that type
 */
GArray *
lia_vicinity_list_met (LiaVicinity *self, const LiaRecordType *type)
{
  return found_of (self, type)->met;
}

/**
 * lia_vicinity_find:
 * @self: a vicinity
 * @type: a record type
 * @id: the key of a record of that type that is near and may be seen
 *
 * Returns: (transfer none): the record
 */
LiaRecord *
lia_vicinity_find (LiaVicinity *self, const LiaRecordType *type, const LiaId *id)
{
  return lia_near_records_find (self->records, type, id);
}

/**
 * lia_vicinity_list_links:
 * @self: a vicinity
 *
 * Returns: (transfer container) (element-type LiaNearLink): the links that start from what is near,
 *   in their order
 */
GPtrArray *
lia_vicinity_list_links (LiaVicinity *self)
{
  g_autoptr (GArray) ids = ids_new ();
  GHashTableIter iter;
  gpointer found;

  g_hash_table_iter_init (&iter, self->by_type);
  while (g_hash_table_iter_next (&iter, NULL, &found)) {
    GArray *reached = ((Found *) found)->reached;
    GArray *beside = ((Found *) found)->beside;

    g_array_append_vals (ids, reached->data, reached->len);
    g_array_append_vals (ids, beside->data, beside->len);
  }

  return lia_near_records_list_links (self->records, ids);
}
