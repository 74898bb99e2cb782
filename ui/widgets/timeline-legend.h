#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * LiaTimelineLegend:
 *
 * What the forms on the timeline mean.
 */
#define LIA_TYPE_TIMELINE_LEGEND (lia_timeline_legend_get_type ())
G_DECLARE_FINAL_TYPE (LiaTimelineLegend, lia_timeline_legend, LIA, TIMELINE_LEGEND, AdwBin)

G_END_DECLS
