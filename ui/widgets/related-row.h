#pragma once

#include <adwaita.h>

#include "insight/related.h"
#include "register/register.h"

G_BEGIN_DECLS

/**
 * LiaRelatedRow:
 *
 * A record that has to do with the one that is shown: opens it on a click; its link, if a link it
 * is, can be taken away.
 */
#define LIA_TYPE_RELATED_ROW (lia_related_row_get_type ())
G_DECLARE_FINAL_TYPE (LiaRelatedRow, lia_related_row, LIA, RELATED_ROW, AdwActionRow)

GtkWidget *lia_related_row_new (LiaRegister *reg, LiaRelated *related);

G_END_DECLS
