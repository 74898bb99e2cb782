#pragma once

#include "timeline.h"

G_BEGIN_DECLS

/**
 * LiaTimelineMinimap:
 *
 * The whole span of a timeline, and in it, as a handle, the stretch that the timeline shows: it is
 * dragged, comes to where one clicks beside it, and is moved by the action `minimap.move` by so many
 * screens.
 */
#define LIA_TYPE_TIMELINE_MINIMAP (lia_timeline_minimap_get_type ())
G_DECLARE_FINAL_TYPE (LiaTimelineMinimap, lia_timeline_minimap, LIA, TIMELINE_MINIMAP, GtkWidget)

G_END_DECLS
