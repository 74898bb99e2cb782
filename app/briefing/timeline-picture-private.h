#pragma once

#include "insight/label-cache.h"
#include "timeline-picture.h"

G_BEGIN_DECLS

/* How many points a pixel of a sheet takes on paper. */
#define LIA_TIMELINE_POINTS 0.6

/* What composing a picture and writing it share. */
struct _LiaTimelinePicture {
  LiaTimelineFormat format;
  char *title;
  char *subtitle;
  char *mark;
  gint32 day; /* as at */
  double width;
  double height;
  LiaLabelCache *labels;
  GPtrArray *sheets; /* LiaDrawing */
};

G_END_DECLS
