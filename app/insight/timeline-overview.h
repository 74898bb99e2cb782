#pragma once

#include "label-cache.h"
#include "timeline-index.h"
#include "timeline-palette.h"
#include "viewport.h"

G_BEGIN_DECLS

/**
 * LiaTimelineOverview:
 * @index: what stands on the timeline.
 * @shown: which kinds count.
 * @palette: in which colours.
 * @labels: the texts.
 * @viewport: the whole span.
 * @height: how high the picture is.
 * @today: the day of the line.
 *
 * The whole span in a few pixels: how much runs when, a row for each group of lanes.
 */
typedef struct {
  LiaTimelineIndex *index;
  const gboolean *shown;
  const LiaTimelinePalette *palette;
  LiaLabelCache *labels;
  LiaViewport viewport;
  double height;
  gint32 today;
} LiaTimelineOverview;

void lia_timeline_overview_draw (const LiaTimelineOverview *self, LiaDrawing *drawing);

G_END_DECLS
