#pragma once

#include <gtk/gtk.h>

#include "records/record-type.h"

G_BEGIN_DECLS

/**
 * LiaListColumns:
 *
 * The columns of one list, and the actions `columns.*` of the page behind it, which show and hide
 * them.
 *
 * Signal: `changed`, when somebody chose other columns.
 */
#define LIA_TYPE_LIST_COLUMNS (lia_list_columns_get_type ())
G_DECLARE_FINAL_TYPE (LiaListColumns, lia_list_columns, LIA, LIST_COLUMNS, GObject)

LiaListColumns *lia_list_columns_new (GtkWidget *page, const LiaRecordType *type);
GPtrArray      *lia_list_columns_get (LiaListColumns *self);
void            lia_list_columns_set (LiaListColumns *self, GPtrArray *fields);

G_END_DECLS
