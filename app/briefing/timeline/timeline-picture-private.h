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
  GPtrArray *broken; /* texts of which each line is drawn by itself */
};

LiaClearance       *lia_timeline_picture_clear   (LiaRegister *reg,
                                                  const LiaTimelineWishes *wishes,
                                                  LiaProof *proof,
                                                  GCancellable *cancellable,
                                                  GError **error);
LiaTimelinePicture *lia_timeline_picture_compose (LiaRegister *reg,
                                                  const LiaTimelineWishes *wishes,
                                                  LiaClearance *clearance,
                                                  GCancellable *cancellable,
                                                  LiaBriefingReport **report,
                                                  GError **error);

G_END_DECLS
