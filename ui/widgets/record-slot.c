#include "widgets/record-slot.h"

struct _LiaRecordSlot {
  GObject parent_instance;

  LiaRecordRow *row;
  gboolean seen;
};

enum {
  CHANGED,
  SIGHTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LiaRecordSlot, lia_record_slot, G_TYPE_OBJECT)

static void
lia_record_slot_finalize (GObject *object)
{
  g_clear_pointer (&LIA_RECORD_SLOT (object)->row, lia_record_row_unref);

  G_OBJECT_CLASS (lia_record_slot_parent_class)->finalize (object);
}

static void
lia_record_slot_class_init (LiaRecordSlotClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lia_record_slot_finalize;

  signals[CHANGED] = g_signal_new ("changed", LIA_TYPE_RECORD_SLOT, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGHTED] = g_signal_new ("sighted", LIA_TYPE_RECORD_SLOT, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
lia_record_slot_init (LiaRecordSlot *self)
{
}

/* @row may be %NULL where a record went away between two looks. */
LiaRecordSlot *
lia_record_slot_new (LiaRecordRow *row)
{
  LiaRecordSlot *self = g_object_new (LIA_TYPE_RECORD_SLOT, NULL);

  self->row = row != NULL ? lia_record_row_ref (row) : NULL;

  return self;
}

/* (nullable): the row that stands there. */
LiaRecordRow *
lia_record_slot_get_row (LiaRecordSlot *self)
{
  return self->row;
}

void
lia_record_slot_set_row (LiaRecordSlot *self, LiaRecordRow *row)
{
  if (row == self->row ||
      (row != NULL && self->row != NULL && lia_record_row_equal (row, self->row)))
    return;

  g_clear_pointer (&self->row, lia_record_row_unref);
  self->row = row != NULL ? lia_record_row_ref (row) : NULL;
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Whether somebody can see what stands there. */
gboolean
lia_record_slot_is_seen (LiaRecordSlot *self)
{
  return self->seen;
}

void
lia_record_slot_set_seen (LiaRecordSlot *self, gboolean seen)
{
  if (seen == self->seen)
    return;

  self->seen = seen;
  g_signal_emit (self, signals[SIGHTED], 0);
}
