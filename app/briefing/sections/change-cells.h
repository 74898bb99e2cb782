#pragma once

#include "change-lines.h"

G_BEGIN_DECLS

/* What stands in the cells of tables of what became of records: each fills one cell. */

#define LIA_CHANGE_CELL(name)                                                                      \
  void lia_put_changed_##name (LiaListing *listing, const LiaChangeLine *line,                     \
                               const LiaComposition *with)

LIA_CHANGE_CELL (reference);
LIA_CHANGE_CELL (type);
LIA_CHANGE_CELL (title);
LIA_CHANGE_CELL (whose);
LIA_CHANGE_CELL (when);
LIA_CHANGE_CELL (state);
LIA_CHANGE_CELL (label);
LIA_CHANGE_CELL (from);
LIA_CHANGE_CELL (to);
LIA_CHANGE_CELL (date_from);
LIA_CHANGE_CELL (date_to);
LIA_CHANGE_CELL (days_moved);
LIA_CHANGE_CELL (days_late);
LIA_CHANGE_CELL (day);
LIA_CHANGE_CELL (office);

#undef LIA_CHANGE_CELL

/* What clearance has to let through where it is told what became of records. */
extern const LiaRecordType *const lia_change_types[];

gint32 lia_change_day (const LiaClearedChange *change);

G_END_DECLS
