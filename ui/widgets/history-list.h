#pragma once

#include <gtk/gtk.h>

#include "insight/history.h"

G_BEGIN_DECLS

/**
 * LiaHistoryList:
 *
 * What happened to a record, edit by edit: when, who, what and why. Each edit can be taken back.
 */
#define LIA_TYPE_HISTORY_LIST (lia_history_list_get_type ())
G_DECLARE_FINAL_TYPE (LiaHistoryList, lia_history_list, LIA, HISTORY_LIST, GtkWidget)

GtkWidget *lia_history_list_new  (LiaRegister *reg);
void       lia_history_list_show (LiaHistoryList *self, const LiaId *id);

G_END_DECLS
