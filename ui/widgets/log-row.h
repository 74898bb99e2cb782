#pragma once

#include <gtk/gtk.h>

#include "widgets/log-item.h"

G_BEGIN_DECLS

/**
 * LiaLogRow:
 *
 * One edit in the change log: what it was, who made it, when and why. Unfolded, it tells what it
 * changed, record by record.
 */
#define LIA_TYPE_LOG_ROW (lia_log_row_get_type ())
G_DECLARE_FINAL_TYPE (LiaLogRow, lia_log_row, LIA, LOG_ROW, GtkWidget)

GtkWidget *lia_log_row_new  (LiaRegister *reg);
void       lia_log_row_show (LiaLogRow *self, LiaLogItem *item);

G_END_DECLS
