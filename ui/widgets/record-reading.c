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
