#pragma once

#include <adwaita.h>

#include "register/register.h"
#include "timeline.h"

G_BEGIN_DECLS

/**
 * LiaTimelineCompare:
 *
 * Asks for a day or a snapshot, has the timeline show where things stood then, and tells how many
 * moved, came and went.
 */
#define LIA_TYPE_TIMELINE_COMPARE (lia_timeline_compare_get_type ())
G_DECLARE_FINAL_TYPE (LiaTimelineCompare, lia_timeline_compare, LIA, TIMELINE_COMPARE, AdwBin)

void lia_timeline_compare_with (LiaTimelineCompare *self, LiaRegister *past);

G_END_DECLS
