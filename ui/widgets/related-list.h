#pragma once

#include <gtk/gtk.h>

#include "insight/dossier.h"

G_BEGIN_DECLS

/**
 * LiaRelatedList:
 *
 * One section of a dossier under its heading: the parts of a record, or what it is linked with,
 * and the button that adds one more.
 */
#define LIA_TYPE_RELATED_LIST (lia_related_list_get_type ())
G_DECLARE_FINAL_TYPE (LiaRelatedList, lia_related_list, LIA, RELATED_LIST, GtkWidget)

GtkWidget *lia_related_list_new      (LiaRegister *reg, const char *title);
void       lia_related_list_show     (LiaRelatedList *self,
                                      const LiaDossier *dossier,
                                      const LiaDossierSection *section);
void       lia_related_list_begin    (LiaRelatedList *self);
void       lia_related_list_preset    (LiaRelatedList *self, const char *field, const char *value);
void       lia_related_list_set_empty_text (LiaRelatedList *self, const char *text);

G_END_DECLS
