#include "widgets/record-reading.h"

LiaRecordReading *
lia_record_reading_new (LiaRegister *reg, const LiaQuery *query, GPtrArray *fields)
{
  LiaRecordReading *self = g_new0 (LiaRecordReading, 1);

  self->reg = g_object_ref (reg);
  self->query = lia_query_copy (query);
  self->fields = g_ptr_array_ref (fields);

  return self;
}

void
lia_record_reading_free (LiaRecordReading *self)
{
  g_object_unref (self->reg);
  lia_query_free (self->query);
  g_ptr_array_unref (self->fields);
  g_clear_pointer (&self->before, g_array_unref);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self);
}

static void
row_free (gpointer row)
{
  if (row != NULL)
    lia_record_row_unref (row);
}

static gboolean
find_records (LiaRecordReading *self, LiaReader *reader, GCancellable *cancellable, GError **error)
{
  g_autoptr (LiaQuery) all = lia_query_new (lia_query_get_record_type (self->query));

  lia_query_limit (self->query, self->limit);
  self->ids = lia_reader_list (reader, self->query, cancellable, error);
  if (self->ids != NULL && self->total < 0 && self->limit == 0)
    self->total = lia_reader_count (reader, all, NULL);

  return self->ids != NULL;
}

static gboolean
stand_as_before (LiaRecordReading *self, guint n)
{
  return self->first + n <= self->ids->len &&
         memcmp (&g_array_index (self->before, LiaId, self->first),
                 &g_array_index (self->ids, LiaId, self->first), n * sizeof (LiaId)) == 0;
}

/* Some may have gone or have found another place, so that the way that most went counts. */
static int
find_shift (LiaRecordReading *self, guint n)
{
  g_autoptr (GHashTable) places = g_hash_table_new (lia_id_hash, lia_id_equal);
  g_autoptr (GHashTable) votes = g_hash_table_new (NULL, NULL);
  guint most = 0;
  int shift = 0;

  for (guint i = self->first; i < self->first + n; i++)
    g_hash_table_insert (places, &g_array_index (self->before, LiaId, i), GUINT_TO_POINTER (i));
  for (guint i = 0; i < self->ids->len; i++) {
    gpointer place, vote;
    guint count;

    if (!g_hash_table_lookup_extended (places, &g_array_index (self->ids, LiaId, i), NULL, &place))
      continue;

    vote = GINT_TO_POINTER ((int) i - GPOINTER_TO_INT (place));
    count = GPOINTER_TO_UINT (g_hash_table_lookup (votes, vote)) + 1;
    g_hash_table_insert (votes, vote, GUINT_TO_POINTER (count));
    if (count > most) {
      most = count;
      shift = GPOINTER_TO_INT (vote);
    }
  }

  return shift;
}

static void
follow_rows (LiaRecordReading *self)
{
  guint n = self->first < self->before->len ? MIN (self->n, self->before->len - self->first) : 0;

  if (n == 0 || stand_as_before (self, n))
    return;

  self->shift = find_shift (self, n);
  self->first = (guint) MAX ((int) self->first + self->shift, 0);
}

static void
read_rows (LiaRecordReading *self, LiaReader *reader, GCancellable *cancellable)
{
  guint end = MIN (self->first + self->n, self->ids->len);

  self->rows = g_ptr_array_new_with_free_func (row_free);
  for (guint i = self->first; i < end && !g_cancellable_is_cancelled (cancellable); i++)
    g_ptr_array_add (self->rows, lia_record_reading_row (
                                     reader, &g_array_index (self->ids, LiaId, i), self->fields));
}

/* Finds the records, if they aren't known yet, and reads the rows that were asked for. */
gboolean
lia_record_reading_run (LiaRecordReading *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (LiaReader) reader = lia_register_read (self->reg);

  if (self->ids == NULL && !find_records (self, reader, cancellable, error))
    return FALSE;
  if (self->before != NULL)
    follow_rows (self);

  read_rows (self, reader, cancellable);
  return TRUE;
}

/* (nullable): what the row of one record says, unless it went away. */
LiaRecordRow *
lia_record_reading_row (LiaReader *reader, const LiaId *id, GPtrArray *fields)
{
  g_autoptr (LiaRecord) record = lia_reader_get (reader, id, NULL);

  return record != NULL ? lia_record_row_new (reader, record, fields, lia_reader_get_today (reader))
                        : NULL;
}
