#pragma once

#include "label-cache.h"
#include "timeline-frame.h"
#include "timeline-palette.h"
#include "viewport.h"

G_BEGIN_DECLS

/* How high the ruler is, in pixels. */
#define LIA_TIMELINE_RULER 44

/**
 * LiaTimelineScene:
 * @index: what stands on the timeline.
 * @frame: where it lies.
 * @viewport: which days are seen.
 * @palette: in which colours.
 * @labels: the texts.
 * @gutter: how much the lane headers take at the left.
 * @width: of the whole, in pixels.
 * @height: of the whole.
 * @scroll: how far the lanes are scrolled down.
 * @today: the day of the line.
 * @today_label: what that is called.
 * @current: (nullable): the key of the current item.
 * @lit: (nullable) (element-type LiaId): the lineage of the current item; all else is paler.
 * @then: (nullable): what stood on the timeline on another day, to compare with.
 * @holidays: (nullable) (element-type gint32): days that are shaded, in order.
 * @focused: whether it has the keyboard.
 *
 * All that a picture of the timeline is made from.
 */
typedef struct {
  LiaTimelineIndex *index;
  const LiaTimelineFrame *frame;
  LiaViewport viewport;
  const LiaTimelinePalette *palette;
  LiaLabelCache *labels;
  double gutter;
  double width;
  double height;
  double scroll;
  gint32 today;
  const char *today_label;
  const LiaId *current;
  GHashTable *lit;
  LiaTimelineIndex *then;
  const GArray *holidays;
  gboolean focused;
} LiaTimelineScene;

void lia_timeline_paint_lanes (const LiaTimelineScene *scene, LiaDrawing *drawing);
void lia_timeline_paint_ruler (const LiaTimelineScene *scene, LiaDrawing *drawing);

G_END_DECLS
