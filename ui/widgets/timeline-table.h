#pragma once

#include <adwaita.h>

#include "timeline.h"

G_BEGIN_DECLS

/**
 * LiaTimelineTable:
 *
 * What a #LiaTimeline shows, as a table, for whoever reads better than they see: the same items in
 * the same lanes, and the same one is chosen in both. Its property `timeline` is the one it is kept
 * in step with.
 */
#define LIA_TYPE_TIMELINE_TABLE (lia_timeline_table_get_type ())
G_DECLARE_FINAL_TYPE (LiaTimelineTable, lia_timeline_table, LIA, TIMELINE_TABLE, AdwBin)

G_END_DECLS
