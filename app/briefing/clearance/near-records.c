#include "near-records.h"

#include <string.h>

#include "records/types.h"
#include "register/row.h"

struct _LiaNearRecords {
  LiaReader *reader;
  GHashTable *records; /* LiaId -> LiaRecord */
  GHashTable *links;   /* LiaId of what they start from -> GArray of LiaNearLink */
  GStringChunk *offices;
};

/**
 * lia_near_records_new:
 * @reader: a look at the register; has to outlive it
 *
 * Returns: (transfer full): nothing that was read yet
 */
LiaNearRecords *
lia_near_records_new (LiaReader *reader)
{
  LiaNearRecords *self = g_new0 (LiaNearRecords, 1);

  self->reader = reader;
  self->records = g_hash_table_new_full (lia_id_hash, lia_id_equal, NULL, g_object_unref);
  self->links =
      g_hash_table_new_full (lia_id_hash, lia_id_equal, g_free, (GDestroyNotify) g_array_unref);
  self->offices = g_string_chunk_new (64);

  return self;
}

/**
 * lia_near_records_free:
 * @self: (transfer full): what was read
 */
void
lia_near_records_free (LiaNearRecords *self)
{
  g_hash_table_unref (self->records);
  g_hash_table_unref (self->links);
  g_string_chunk_free (self->offices);
  g_free (self);
}

/**
 * lia_near_records_get_reader:
 * @self: what was read
 *
 * Returns: (transfer none): from where
 */
LiaReader *
lia_near_records_get_reader (LiaNearRecords *self)
{
  return self->reader;
}

static void
take_record (LiaRecord *record, gpointer data)
{
  LiaNearRecords *self = data;

  g_hash_table_insert (self->records, (gpointer) lia_record_get_id (record), g_object_ref (record));
}

static gboolean
read_records (LiaNearRecords *self,
              const LiaRecordType *type,
              GArray *ids,
              int ceiling,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (LiaQuery) query = lia_query_new (type);

  lia_query_in_any_order (query);
  lia_query_set_ceiling (query, ceiling);
  lia_query_where_among (query, NULL, ids);
  return lia_reader_for_each (self->reader, query, take_record, self, cancellable, error);
}

/* What of a link is read, in this order. */
static const char *const link_columns[] = { "relation",   "source",     "target", "mark",
                                            "ref_office", "ref_number", NULL };

static void
take_link (const LiaRow *row, gpointer data)
{
  LiaNearRecords *self = data;
  LiaNearLink link = { .relation = lia_relation_find (lia_row_get_text (row, 0)) };
  GArray *links;

  if (link.relation == NULL || !lia_row_get_link (row, 1, &link.source) ||
      !lia_row_get_link (row, 2, &link.target))
    return;

  link.marked = lia_row_get_link (row, 3, &link.mark);
  link.office = g_string_chunk_insert_const (self->offices, lia_row_get_text (row, 4));
  lia_row_get_integer (row, 5, &link.number);
  links = g_hash_table_lookup (self->links, &link.source);
  if (links == NULL) {
    links = g_array_new (FALSE, FALSE, sizeof (LiaNearLink));
    g_hash_table_insert (self->links, lia_id_copy (&link.source), links);
  }
  g_array_append_val (links, link);
}

static gboolean
read_links (LiaNearRecords *self,
            GArray *sources,
            int ceiling,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (LiaQuery) query = lia_query_new (&lia_link_type);

  lia_query_in_any_order (query);
  lia_query_set_ceiling (query, ceiling);
  lia_query_where_among (query, "source", sources);
  return lia_reader_each_row (self->reader, query, link_columns, take_link, self, cancellable,
                              error);
}

/* Those of @ids whose records are there, or those whose aren't. */
static GArray *
list_read (LiaNearRecords *self, GArray *ids, gboolean read)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (LiaId));

  for (guint i = 0; i < ids->len; i++) {
    const LiaId *id = &g_array_index (ids, LiaId, i);

    if (g_hash_table_contains (self->records, id) == read)
      g_array_append_vals (list, id, 1);
  }

  return list;
}

/**
 * lia_near_records_read:
 * @self: what was read so far
 * @type: a record type
 * @ids: (element-type LiaId): keys of records of that type, each once, and of others perhaps
 * @ceiling: the rank of the highest mark that may be seen
 * @cancellable: (nullable): stops it
 * @error: a %LIA_REGISTER_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Reads those of the records that weren't read yet and may be seen by their own mark, and the links
 * that start from them and may be seen by theirs. What was put away, or is a part of that, isn't
 * read.
 *
 * Returns: whether all was read
 */
gboolean
lia_near_records_read (LiaNearRecords *self,
                       const LiaRecordType *type,
                       GArray *ids,
                       int ceiling,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GArray) unread = list_read (self, ids, FALSE);
  g_autoptr (GArray) read = NULL;

  if (unread->len == 0)
    return TRUE;
  if (!read_records (self, type, unread, ceiling, cancellable, error))
    return FALSE;

  read = list_read (self, unread, TRUE);
  return read->len == 0 || read_links (self, read, ceiling, cancellable, error);
}

/**
 * lia_near_records_find:
 * @self: what was read
 * @type: a record type
 * @id: a key
 *
 * Returns: (transfer none) (nullable): the record of that type, if it was read
 */
LiaRecord *
lia_near_records_find (LiaNearRecords *self, const LiaRecordType *type, const LiaId *id)
{
  LiaRecord *record = g_hash_table_lookup (self->records, id);

  return record != NULL && lia_record_get_record_type (record) == type ? record : NULL;
}

/**
 * lia_near_records_linked:
 * @self: what was read
 * @source: the key of a record
 *
 * Returns: (transfer none) (nullable) (element-type LiaNearLink): the links that start from it, in
 *   no order; %NULL if there are none
 */
GArray *
lia_near_records_linked (LiaNearRecords *self, const LiaId *source)
{
  return g_hash_table_lookup (self->links, source);
}

static int
compare_links (gconstpointer a, gconstpointer b)
{
  const LiaNearLink *one = *(const LiaNearLink *const *) a;
  const LiaNearLink *other = *(const LiaNearLink *const *) b;
  int order = strcmp (one->office, other->office);

  return order != 0 ? order : one->number < other->number ? -1 : one->number > other->number;
}

/**
 * lia_near_records_list_links:
 * @self: what was read
 * @sources: (element-type LiaId): keys of records, each once
 *
 * Returns: (transfer container) (element-type LiaNearLink): the links that start from them, in
 *   their order, until more is read
 */
GPtrArray *
lia_near_records_list_links (LiaNearRecords *self, GArray *sources)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < sources->len; i++) {
    GArray *links = lia_near_records_linked (self, &g_array_index (sources, LiaId, i));

    for (guint j = 0; links != NULL && j < links->len; j++)
      g_ptr_array_add (list, &g_array_index (links, LiaNearLink, j));
  }
  g_ptr_array_sort (list, compare_links);

  return list;
}
