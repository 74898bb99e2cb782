#pragma once

#include <adwaita.h>

#include "register/register.h"
#include "timeline.h"

G_BEGIN_DECLS

/**
 * LiaTimelineHolidays:
 *
 * A button to choose whose public holidays the timeline shades; at first those of the country where
 * the office has its seat. The choice is remembered.
 */
#define LIA_TYPE_TIMELINE_HOLIDAYS (lia_timeline_holidays_get_type ())
G_DECLARE_FINAL_TYPE (LiaTimelineHolidays, lia_timeline_holidays, LIA, TIMELINE_HOLIDAYS, AdwBin)

G_END_DECLS
