#pragma once

#include "drawing.h"
#include "timeline-item.h"
#include "timeline-palette.h"

G_BEGIN_DECLS

/**
 * LiaTimelineShape:
 * @area: where it lies.
 * @hue: the colour of its process.
 * @palette: all other colours.
 * @state: what it has to say.
 * @soft_first: whether its first day is not known to the day.
 * @soft_last: whether its last day is not known to the day.
 * @small: whether it is a mark, no bar.
 * @moved: whether its date was moved.
 * @due: for an overdue commitment, where the overdue part begins.
 *
 * One item as it is drawn. States differ in form, so that they can be told apart without colour:
 * filled, ringed, hollow, dashed or struck.
 */
typedef struct {
  LiaBox area;
  LiaColour hue;
  const LiaTimelinePalette *palette;
  LiaTimelineState state;
  gboolean soft_first;
  gboolean soft_last;
  gboolean small;
  gboolean moved;
  double due;
} LiaTimelineShape;

gboolean lia_timeline_shape_is_filled (const LiaTimelineShape *self);
void     lia_timeline_shape_draw      (const LiaTimelineShape *self, LiaDrawing *drawing);

G_END_DECLS
