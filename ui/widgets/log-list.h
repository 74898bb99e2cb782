#pragma once

#include "widgets/log-item.h"

G_BEGIN_DECLS

/**
 * LiaLogList:
 *
 * The edits of a register, newest first, as a list model of #LiaLogItem. It reads as much of the
 * journal as somebody has scrolled to, always in another thread; new edits appear at its top.
 *
 * Signals: `answered` (the first part, or the count, is there), `arrived` (guint n: so many new edits
 * are about to appear at the top).
 */
#define LIA_TYPE_LOG_LIST (lia_log_list_get_type ())
G_DECLARE_FINAL_TYPE (LiaLogList, lia_log_list, LIA, LOG_LIST, GObject)

LiaLogList *lia_log_list_new       (LiaRegister *reg);
void        lia_log_list_ask       (LiaLogList *self, const LiaLogFilter *filter);
gint64      lia_log_list_get_count (LiaLogList *self);

G_END_DECLS
