#pragma once

#include <gtk/gtk.h>

#include "insight/dossier.h"

G_BEGIN_DECLS

/**
 * LiaFieldList:
 *
 * The fields of a record, from its description. What is known comes first; what is empty waits
 * under one button, so that the page stays calm.
 */
#define LIA_TYPE_FIELD_LIST (lia_field_list_get_type ())
G_DECLARE_FINAL_TYPE (LiaFieldList, lia_field_list, LIA, FIELD_LIST, GtkWidget)

GtkWidget *lia_field_list_new  (LiaRegister *reg, const LiaRecordType *type, const char *const *fields);
void       lia_field_list_ask  (LiaFieldList *self, const char *const *fields);
void       lia_field_list_show (LiaFieldList *self, const LiaDossier *dossier);

G_END_DECLS
