#pragma once

#include <gtk/gtk.h>

#include "insight/changed-record.h"

G_BEGIN_DECLS

/**
 * LiaChangedRow:
 *
 * A line of what became of things: the heading over a kind, or one record with what reads
 * differently in it.
 */
#define LIA_TYPE_CHANGED_ROW (lia_changed_row_get_type ())
G_DECLARE_FINAL_TYPE (LiaChangedRow, lia_changed_row, LIA, CHANGED_ROW, GtkWidget)

GtkWidget *lia_changed_row_new          (void);
void       lia_changed_row_show_heading (LiaChangedRow *self, const char *text);
void       lia_changed_row_show_record  (LiaChangedRow *self, LiaChangedRecord *record);

G_END_DECLS
