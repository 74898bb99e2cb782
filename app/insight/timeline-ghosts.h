#pragma once

#include "drawing.h"
#include "timeline-frame.h"
#include "timeline-palette.h"

G_BEGIN_DECLS

/* So many ghosts are in one picture; each is a picture of its own. */
#define LIA_TIMELINE_MOST_GHOSTS 150

/**
 * LiaTimelineSlips:
 * @moved: how many stand on other days.
 * @came: how many were not there.
 * @gone: how many are not there any more.
 *
 * What became of all that stood on the timeline at another time.
 */
typedef struct {
  guint moved;
  guint came;
  guint gone;
} LiaTimelineSlips;

/**
 * LiaTimelineGhosts:
 * @index: what stands on the timeline.
 * @then: what stood on it at another time.
 * @frame: where the present lies.
 * @viewport: which days are seen.
 * @palette: in which colours.
 * @x: where the frame begins on the drawing.
 * @y: where the lanes begin.
 *
 * Where things stood, beside where they stand.
 */
typedef struct {
  LiaTimelineIndex *index;
  LiaTimelineIndex *then;
  const LiaTimelineFrame *frame;
  const LiaViewport *viewport;
  const LiaTimelinePalette *palette;
  double x;
  double y;
} LiaTimelineGhosts;

gboolean         lia_timeline_slipped       (const LiaTimelineItem *then, const LiaTimelineItem *now);
LiaTimelineSlips lia_timeline_slips_between (LiaTimelineIndex *then, LiaTimelineIndex *now);
void             lia_timeline_ghosts_draw   (const LiaTimelineGhosts *self, LiaDrawing *drawing);

G_END_DECLS
