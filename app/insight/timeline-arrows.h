#pragma once

#include "drawing.h"
#include "timeline-frame.h"
#include "timeline-palette.h"

G_BEGIN_DECLS

/* So many arrows are in one picture; more would be a thicket, and cost more than the items. */
#define LIA_TIMELINE_MOST_ARROWS 80

/**
 * LiaTimelineArrows:
 * @index: what stands on the timeline.
 * @frame: where it lies.
 * @palette: in which colours.
 * @lit: (nullable) (element-type LiaId): the lineage that is lit; other arrows are not drawn then.
 * @x: where the frame begins on the drawing.
 * @y: where the lanes begin.
 * @width: how wide the frame is.
 *
 * The arrows between what led to what, of all that is seen at both ends.
 */
typedef struct {
  LiaTimelineIndex *index;
  const LiaTimelineFrame *frame;
  const LiaTimelinePalette *palette;
  GHashTable *lit;
  double x;
  double y;
  double width;
} LiaTimelineArrows;

void lia_timeline_arrows_draw (const LiaTimelineArrows *self, LiaDrawing *drawing);

G_END_DECLS
