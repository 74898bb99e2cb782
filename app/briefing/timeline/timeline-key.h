#pragma once

#include "insight/drawing.h"
#include "insight/label-cache.h"
#include "insight/timeline-index.h"
#include "insight/timeline-palette.h"

G_BEGIN_DECLS

/**
 * LiaTimelineKey:
 * @states: which states occur, and are explained.
 * @labels: the texts.
 * @palette: in which colours.
 *
 * What tells how to read a picture of the timeline: only what is to be seen in it is explained.
 */
typedef struct {
  gboolean states[LIA_TIMELINE_N_STATES];
  LiaLabelCache *labels;
  const LiaTimelinePalette *palette;
} LiaTimelineKey;

double lia_timeline_key_measure (const LiaTimelineKey *self, double width);
void   lia_timeline_key_draw    (const LiaTimelineKey *self, LiaDrawing *drawing, LiaBox box);

G_END_DECLS
