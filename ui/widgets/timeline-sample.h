#pragma once

#include <gtk/gtk.h>

#include "insight/timeline-item.h"

G_BEGIN_DECLS

/**
 * LiaTimelineSample:
 *
 * How one state looks on the timeline, for its legend: as a bar and as a mark.
 */
#define LIA_TYPE_TIMELINE_SAMPLE (lia_timeline_sample_get_type ())
G_DECLARE_FINAL_TYPE (LiaTimelineSample, lia_timeline_sample, LIA, TIMELINE_SAMPLE, GtkWidget)

GtkWidget *lia_timeline_sample_new (LiaTimelineState state, gboolean moved, const char *label);

G_END_DECLS
