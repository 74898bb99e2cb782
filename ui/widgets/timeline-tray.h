#pragma once

#include <adwaita.h>

#include "insight/timeline-index.h"

G_BEGIN_DECLS

/**
 * LiaTimelineTray:
 *
 * What has no place in time because no year is known, below the timeline. Hidden while empty.
 */
#define LIA_TYPE_TIMELINE_TRAY (lia_timeline_tray_get_type ())
G_DECLARE_FINAL_TYPE (LiaTimelineTray, lia_timeline_tray, LIA, TIMELINE_TRAY, AdwBin)

G_END_DECLS
