#pragma once

#include "timeline-frame.h"
#include "timeline-pack.h"

G_BEGIN_DECLS

/* What the parts of the frame share: how lanes lie, what is seen of their items, where the words
 * stand, and how one goes from item to item. */

/* How crowded a band is, where all of its items have rows and where only those have that begin or
 * are due in the view: see #LiaTimelinePack. */
typedef struct {
  guint all;
  guint turns;
} LiaTimelineCrowding;

/* The marks of one row, by where they begin. */
typedef struct {
  double top;
  double height;
  guint from;
  guint until;
} LiaTimelineRow;

struct _LiaTimelineFrame {
  GHashTable *collapsed; /* LiaId of a lane or group */
  gboolean paper;
  LiaTimelineMeasure measure;
  gpointer measure_data;

  GArray *strips;
  GArray *bands;
  GArray *crowding; /* LiaTimelineCrowding for each band */
  double height;

  GArray *marks;
  GArray *rows; /* LiaTimelineRow */
  double step;
  GHashTable *hints; /* see lia_timeline_pack() */
};

const LiaTimelineLane *lia_timeline_frame_lane_of (const LiaTimelineFrame *self,
                                                   LiaTimelineIndex *index,
                                                   const LiaTimelineBand *band);
void lia_timeline_frame_collect_items   (LiaTimelineFrame *self,
                                         LiaTimelineIndex *index,
                                         const LiaViewport *viewport,
                                         guint from,
                                         guint until);
void lia_timeline_frame_place_labels    (LiaTimelineFrame *self,
                                         LiaTimelineIndex *index,
                                         const LiaViewport *viewport);

/* What is drawn once, on paper, needn't be drawn in a few milliseconds. */
static inline guint
lia_timeline_frame_budget (const LiaTimelineFrame *self, guint most)
{
  return self->paper ? 20 * most : most;
}

G_END_DECLS
