#include "clearance-order.h"

#include <string.h>

#include "records/date.h"
#include "register/row.h"

/* What a record is sorted by. */
typedef struct {
  gint32 first; /* day, LIA_DAY_NONE if it isn't known */
  gint32 last;
  const char *office;
  gint64 number;
  LiaCleared *cleared;
} Key;

struct _LiaClearanceOrder {
  const LiaRecordType *type;
  int order;            /* the field, -1 if there is none */
  char *home;           /* the office of the register */
  GHashTable *put_away; /* (nullable): the wholes that are: LiaId */
  GStringChunk *offices;
  Key key; /* of the record at hand */
  GArray *keys;
};

/**
 * lia_clearance_order_knows:
 * @type: a record type
 *
 * Returns: whether its order is that of a date or of references, which can be told of a record by
 *   itself
 */
gboolean
lia_clearance_order_knows (const LiaRecordType *type)
{
  return type->order == NULL || lia_record_type_field (type, type->order)->kind == LIA_FIELD_DATE;
}

static void
note_put_away (const LiaRow *row, gpointer put_away)
{
  LiaId id;

  if (lia_row_get_link (row, 0, &id))
    g_hash_table_add (put_away, lia_id_copy (&id));
}

/**
 * lia_clearance_order_new:
 * @reader: a look at the register
 * @type: a record type whose order is known, see lia_clearance_order_knows()
 *
 * Returns: (transfer full): an order without records
 */
LiaClearanceOrder *
lia_clearance_order_new (LiaReader *reader, const LiaRecordType *type)
{
  LiaClearanceOrder *self = g_new0 (LiaClearanceOrder, 1);

  self->type = type;
  self->order = type->order != NULL ? lia_record_type_index (type, type->order) : -1;
  self->home = lia_reader_setting (reader, "office");
  self->offices = g_string_chunk_new (64);
  self->keys = g_array_new (FALSE, FALSE, sizeof (Key));

  return self;
}

/**
 * lia_clearance_order_leave_strays:
 * @self: an order without records
 * @reader: the look at the register that it was made with
 * @cancellable: (nullable): stops it
 * @error: a %LIA_REGISTER_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Learns which wholes were put away, to leave out their parts.
 *
 * Returns: whether it did
 */
gboolean
lia_clearance_order_leave_strays (LiaClearanceOrder *self,
                                  LiaReader *reader,
                                  GCancellable *cancellable,
                                  GError **error)
{
  static const char *const columns[] = { "id", NULL };
  g_autoptr (LiaQuery) query = NULL;

  if (self->type->part_of == NULL)
    return TRUE;

  self->put_away = g_hash_table_new_full (lia_id_hash, lia_id_equal, g_free, NULL);
  query = lia_query_new (
      lia_record_type_find (lia_record_type_field (self->type, self->type->part_of)->refers_to));
  lia_query_include_archived (query, TRUE);
  lia_query_in_any_order (query);
  return lia_reader_each_row (reader, query, columns, note_put_away, self->put_away, cancellable,
                              error);
}

/**
 * lia_clearance_order_free:
 * @self: (transfer full): an order; its records stay
 */
void
lia_clearance_order_free (LiaClearanceOrder *self)
{
  g_clear_pointer (&self->put_away, g_hash_table_unref);
  g_string_chunk_free (self->offices);
  g_array_unref (self->keys);
  g_free (self->home);
  g_free (self);
}

static gboolean
is_put_away (const LiaClearanceOrder *self, const LiaRecord *record)
{
  LiaId whole;

  return self->put_away != NULL && g_hash_table_size (self->put_away) > 0 &&
         lia_record_get_link (record, self->type->part_of, &whole) &&
         g_hash_table_contains (self->put_away, &whole);
}

/**
 * lia_clearance_order_begin:
 * @self: an order
 * @record: a record as it was read, still with all its values
 *
 * Notes by what the record is sorted, for lia_clearance_order_take().
 *
 * Returns: %FALSE if it is a part of what was put away, and such parts are left out
 */
gboolean
lia_clearance_order_begin (LiaClearanceOrder *self, const LiaRecord *record)
{
  const char *value = self->order >= 0 ? lia_record_get_nth (record, self->order) : NULL;
  g_autoptr (LiaDate) date = value != NULL ? lia_date_parse (value, NULL) : NULL;
  const char *office = lia_record_get_office (record);

  if (is_put_away (self, record))
    return FALSE;

  if (office == NULL)
    office = self->home != NULL ? self->home : "";
  self->key.first = date != NULL ? lia_date_first_day (date) : LIA_DAY_NONE;
  self->key.last = date != NULL ? lia_date_last_day (date) : LIA_DAY_NONE;
  self->key.office = g_string_chunk_insert_const (self->offices, office);
  self->key.number = lia_record_get_number (record);
  return TRUE;
}

/**
 * lia_clearance_order_take:
 * @self: an order
 * @cleared: what became of the record that was begun
 */
void
lia_clearance_order_take (LiaClearanceOrder *self, LiaCleared *cleared)
{
  self->key.cleared = cleared;
  g_array_append_val (self->keys, self->key);
}

static int
compare_numbers (gint64 a, gint64 b)
{
  return a < b ? -1 : a > b;
}

/* As the register sorts: what has no first day comes last, whatever the direction. */
static int
compare (gconstpointer a, gconstpointer b, gpointer type)
{
  const Key *one = a, *other = b;
  int direction = ((const LiaRecordType *) type)->descending ? -1 : 1;
  int order;

  if ((one->first == LIA_DAY_NONE) != (other->first == LIA_DAY_NONE))
    return one->first == LIA_DAY_NONE ? 1 : -1;

  order = compare_numbers (one->first, other->first);
  if (order == 0)
    order = compare_numbers (one->last, other->last);
  if (order == 0 && one->office != other->office)
    order = strcmp (one->office, other->office);
  if (order == 0)
    order = compare_numbers (one->number, other->number);

  return direction * order;
}

/**
 * lia_clearance_order_list:
 * @self: an order
 * @list: (element-type LiaCleared): what the records are added to, in order
 */
void
lia_clearance_order_list (LiaClearanceOrder *self, GPtrArray *list)
{
  g_array_sort_with_data (self->keys, compare, (gpointer) self->type);
  for (guint i = 0; i < self->keys->len; i++)
    g_ptr_array_add (list, g_array_index (self->keys, Key, i).cleared);
}
