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
  LiaReader *reader;
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
  GHashTable *wholes; /* (nullable): of what the answer tells of: LiaId */
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

  if (!g_hash_table_add (found->known, lia_id_copy (id)))
    return;

  g_array_append_vals (found->met, id, 1);
  g_array_append_vals (new, id, 1);
}

static gboolean
is_followed (const LiaField *field)
{
  return field->kind == LIA_FIELD_REFERENCE && field->refers_to != NULL &&
         !g_str_equal (field->name, "mark");
}

/* The key of a record, and of all that it refers to. */
static GPtrArray *
columns_of (const LiaRecordType *type)
{
  GPtrArray *columns = g_ptr_array_new ();

  g_ptr_array_add (columns, (gpointer) "id");
  for (const LiaField *field = type->fields; field->name != NULL; field++)
    if (is_followed (field))
      g_ptr_array_add (columns, (gpointer) field->name);
  g_ptr_array_add (columns, NULL);

  return columns;
}

/* A thousand meetings of one process name it a thousand times. */
static void
name (Found *found, const LiaId *id)
{
  if (!g_hash_table_contains (found->known, id) &&
      (found->named->len == 0 ||
       !lia_id_equal (id, &g_array_index (found->named, LiaId, found->named->len - 1))))
    g_array_append_vals (found->named, id, 1);
}

static void
take_record (const LiaRow *row, gpointer data)
{
  Answer *answer = data;
  guint column = 1;
  LiaId id;

  if (lia_row_get_link (row, 0, &id))
    g_array_append_val (answer->into, id);
  for (const LiaField *field = answer->type->fields; field->name != NULL; field++) {
    const LiaRecordType *type =
        is_followed (field) ? lia_record_type_find (field->refers_to) : NULL;

    if (type != NULL && lia_row_get_link (row, column++, &id)) {
      name (found_of (answer->self, type), &id);
      if (answer->wholes != NULL && g_strcmp0 (field->name, answer->type->part_of) == 0)
        g_hash_table_add (answer->wholes, lia_id_copy (&id));
    }
  }
}

static void
take_key (const LiaRow *row, gpointer data)
{
  Answer *answer = data;
  LiaId id;

  if (lia_row_get_link (row, 0, &id))
    meet (answer->self, answer->type, &id, answer->into);
}

/* Looks which of some records may be seen, and what those refer to.
 * @wholes: (nullable): learns what those are parts of. */
static gboolean
look (LiaVicinity *self,
      const LiaRecordType *type,
      GArray *ids,
      GArray *into,
      GHashTable *wholes,
      GError **error)
{
  g_autoptr (LiaQuery) query = lia_query_new (type);
  g_autoptr (GPtrArray) columns = columns_of (type);
  Answer answer = { self, type, into, wholes };

  if (ids->len == 0)
    return TRUE;

  lia_query_in_any_order (query);
  lia_query_set_ceiling (query, self->ceiling);
  lia_query_where_among (query, NULL, ids);
  return lia_reader_each_row (self->reader, query, (const char *const *) columns->pdata,
                              take_record, &answer, self->cancellable, error);
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
  Answer answer = { self, to, into, NULL };

  lia_query_in_any_order (query);
  return lia_reader_each_row (self->reader, query, columns, take_key, &answer, self->cancellable,
                              error);
}

/* A link that may not be seen leads nowhere. */
static gboolean
ask_links (LiaVicinity *self,
           const LiaVicinityStep *step,
           GArray *from,
           GArray *into,
           GError **error)
{
  g_autoptr (LiaQuery) query = lia_query_new (&lia_link_type);

  lia_query_where (query, "relation", step->relation);
  lia_query_where_among (query, step->inverse ? "target" : "source", from);
  lia_query_set_ceiling (query, self->ceiling);
  return ask (self, query, step->inverse ? "source" : "target", step->to, into, error);
}

static gboolean
look_at_latest (LiaVicinity *self,
                const LiaVicinityStep *step,
                GArray *from,
                int ceiling,
                GHashTable *wholes,
                GError **error)
{
  g_autoptr (LiaQuery) query = lia_query_new (step->to);
  g_autoptr (GArray) new = ids_new ();

  lia_query_where_latest (query, from, ceiling);
  return ask (self, query, "id", step->to, new, error) &&
         look (self, step->to, new, found_of (self, step->to)->reached, wholes, error);
}

/* The latest part may be one that may not be seen: then it is met, and another is what is wanted.
 */
static gboolean
take_latest (LiaVicinity *self, const LiaVicinityStep *step, GArray *from, GError **error)
{
  g_autoptr (GHashTable) wholes = g_hash_table_new_full (lia_id_hash, lia_id_equal, g_free, NULL);
  g_autoptr (GArray) rest = ids_new ();

  if (!look_at_latest (self, step, from, -1, wholes, error))
    return FALSE;

  for (guint i = 0; i < from->len; i++)
    if (!g_hash_table_contains (wholes, &g_array_index (from, LiaId, i)))
      g_array_append_vals (rest, &g_array_index (from, LiaId, i), 1);

  return rest->len == 0 || look_at_latest (self, step, rest, self->ceiling, NULL, error);
}

static gboolean
ask_named (LiaVicinity *self,
           const LiaVicinityStep *step,
           GArray *from,
           GArray *into,
           GError **error)
{
  g_autoptr (LiaQuery) query = lia_query_new (step->from);

  lia_query_where_among (query, NULL, from);
  return ask (self, query, step->field, step->to, into, error);
}

static gboolean
ask_records (LiaVicinity *self,
             const LiaVicinityStep *step,
             GArray *from,
             GArray *into,
             GError **error)
{
  g_autoptr (LiaQuery) query = lia_query_new (step->to);

  if (from != NULL)
    lia_query_where_among (query, step->field, from);
  return ask (self, query, "id", step->to, into, error);
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
  gboolean asked;

  if (from != NULL && from->len == 0)
    return TRUE;
  if (step->latest)
    return take_latest (self, step, from, error);
  if (step->relation != NULL)
    asked = ask_links (self, step, from, new, error);
  else if (step->field != NULL && !step->inverse)
    asked = ask_named (self, step, from, new, error);
  else
    asked = ask_records (self, step, from, new, error);

  return asked && look (self, step->to, new, found_of (self, step->to)->reached, NULL, error);
}

/* What of a type is named and wasn't looked for yet. */
static GArray *
take_named (LiaVicinity *self, const LiaRecordType *type)
{
  GArray *named = found_of (self, type)->named;
  GArray *new = ids_new ();

  for (guint i = 0; i < named->len; i++)
    meet (self, type, &g_array_index (named, LiaId, i), new);
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
      if (!look (self, *type, new, found_of (self, *type)->beside, NULL, error))
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
  return look (self, type, new, found_of (self, type)->reached, NULL, error);
}

/**
 * lia_vicinity_new:
 * @reader: a look at the register
 * @from: a record, and what is near to it
 * @ceiling: the rank of the highest mark that may be seen
 * @cancellable: (nullable): stops it
 * @error: a %LIA_REGISTER_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Finds what is near to a record. Only what may be seen leads on.
 *
 * Returns: (transfer full) (nullable): the keys of what is near
 */
LiaVicinity *
lia_vicinity_new (LiaReader *reader,
                  const LiaVicinityOf *from,
                  int ceiling,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (LiaVicinity) self = g_new0 (LiaVicinity, 1);

  self->reader = reader;
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
 *   seen by their own mark
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
