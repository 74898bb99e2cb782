#include "widgets/record-row.h"

struct _LiaRecordRow {
  LiaId id;
  char *reference;
  gboolean archived;
  GPtrArray *fields; /* const LiaField */
  LiaCell *cells;
};

/* A row of @record with a cell for each of @fields, which is kept. */
LiaRecordRow *
lia_record_row_new (LiaReader *reader, LiaRecord *record, GPtrArray *fields, gint32 today)
{
  LiaRecordRow *self = g_atomic_rc_box_new0 (LiaRecordRow);

  self->id = *lia_record_get_id (record);
  self->reference = g_strdup (lia_record_get_reference (record));
  self->archived = lia_record_is_archived (record);
  self->fields = g_ptr_array_ref (fields);
  self->cells = g_new0 (LiaCell, fields->len);
  for (guint i = 0; i < fields->len; i++)
    lia_cell_fill (&self->cells[i], reader, record, g_ptr_array_index (fields, i), today);

  return self;
}

LiaRecordRow *
lia_record_row_ref (LiaRecordRow *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
row_clear (gpointer data)
{
  LiaRecordRow *self = data;

  for (guint i = 0; i < self->fields->len; i++)
    lia_cell_clear (&self->cells[i]);
  g_free (self->cells);
  g_free (self->reference);
  g_ptr_array_unref (self->fields);
}

void
lia_record_row_unref (LiaRecordRow *self)
{
  g_atomic_rc_box_release_full (self, row_clear);
}

const LiaId *
lia_record_row_get_id (LiaRecordRow *self)
{
  return &self->id;
}

const char *
lia_record_row_get_reference (LiaRecordRow *self)
{
  return self->reference;
}

gboolean
lia_record_row_is_archived (LiaRecordRow *self)
{
  return self->archived;
}

/* (nullable): the cell of that column, if the row was made for it. */
const LiaCell *
lia_record_row_get_cell (LiaRecordRow *self, const LiaField *field)
{
  guint index;

  return g_ptr_array_find (self->fields, field, &index) ? &self->cells[index] : NULL;
}

/* Whether nobody could tell the two from each other. */
gboolean
lia_record_row_equal (LiaRecordRow *a, LiaRecordRow *b)
{
  if (a->fields->len != b->fields->len || !lia_id_equal (&a->id, &b->id) ||
      a->archived != b->archived || g_strcmp0 (a->reference, b->reference) != 0)
    return FALSE;

  for (guint i = 0; i < a->fields->len; i++)
    if (g_ptr_array_index (a->fields, i) != g_ptr_array_index (b->fields, i) ||
        !lia_cell_equal (&a->cells[i], &b->cells[i]))
      return FALSE;

  return TRUE;
}
