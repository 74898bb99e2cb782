#pragma once

#include <gtk/gtk.h>

#include "widgets/record-slot.h"

G_BEGIN_DECLS

/**
 * LiaRecordCell:
 *
 * One field of one row of a list: its text, with an icon and a tone, or as a pill. Without a field
 * it shows the reference.
 */
#define LIA_TYPE_RECORD_CELL (lia_record_cell_get_type ())
G_DECLARE_FINAL_TYPE (LiaRecordCell, lia_record_cell, LIA, RECORD_CELL, GtkWidget)

GtkWidget *lia_record_cell_new  (const LiaField *field);
void       lia_record_cell_bind (LiaRecordCell *self, LiaRecordSlot *slot);

G_END_DECLS
