#pragma once

#include <adwaita.h>

#include "register/register.h"

G_BEGIN_DECLS

/**
 * LiaBriefingShelf:
 *
 * The briefings that have a name, to be made again, or those that have left, as `type-name` says.
 *
 * Signals: `opened` (LiaRecord *), to look at a named briefing or change it; `made` (LiaRecord *), to
 * make it once more as it is.
 */
#define LIA_TYPE_BRIEFING_SHELF (lia_briefing_shelf_get_type ())
G_DECLARE_FINAL_TYPE (LiaBriefingShelf, lia_briefing_shelf, LIA, BRIEFING_SHELF, AdwBin)

void lia_briefing_shelf_set_register (LiaBriefingShelf *self, LiaRegister *reg);

G_END_DECLS
