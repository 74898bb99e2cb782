#pragma once

#include <adwaita.h>

#include "insight/dossier.h"

G_BEGIN_DECLS

/**
 * LiaPartRow:
 *
 * A part of a record, such as an update or an agenda item, in one line; unfolds to be edited.
 */
#define LIA_TYPE_PART_ROW (lia_part_row_get_type ())
G_DECLARE_FINAL_TYPE (LiaPartRow, lia_part_row, LIA, PART_ROW, AdwExpanderRow)

GtkWidget *lia_part_row_new (LiaRegister *reg, LiaRelated *part);

G_END_DECLS
