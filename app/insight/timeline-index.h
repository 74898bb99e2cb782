#pragma once

#include <glib-object.h>

#include "timeline-track.h"

G_BEGIN_DECLS

/**
 * LiaTimelineLane:
 * @process: the process whose lane it is, or the nil key for items of both or of none.
 * @shared: whether it is for what both processes are in.
 * @title: what its header says.
 * @hue: (nullable): the colour that stands for it.
 * @tracks: its items by kind.
 */
typedef struct {
  LiaId process;
  gboolean shared;
  char *title;
  char *hue;
  LiaTimelineTrack *tracks[LIA_TIMELINE_N_KINDS];
} LiaTimelineLane;

/**
 * LiaTimelinePlace:
 * @lane: the index of a lane.
 * @kind: the track in it.
 * @item: the place in time within that.
 */
typedef struct {
  guint lane;
  LiaTimelineKind kind;
  guint item;
} LiaTimelinePlace;

/**
 * LiaTimelineIndex:
 *
 * All that stands on the timeline, by lanes. Lanes are by process, with what both share between
 * the first process and the next. Made in any thread, then used in one.
 */
#define LIA_TYPE_TIMELINE_INDEX (lia_timeline_index_get_type ())
G_DECLARE_FINAL_TYPE (LiaTimelineIndex, lia_timeline_index, LIA, TIMELINE_INDEX, GObject)

LiaTimelineIndex *lia_timeline_index_new       (void);
void              lia_timeline_index_add_lane  (LiaTimelineIndex *self,
                                                const LiaId *process,
                                                const char *title,
                                                const char *hue);
void              lia_timeline_index_fill      (LiaTimelineIndex *self, GPtrArray *items);
void              lia_timeline_index_splice    (LiaTimelineIndex *self,
                                                GArray *removed,
                                                GPtrArray *added);
guint             lia_timeline_index_get_size  (LiaTimelineIndex *self);
guint             lia_timeline_index_get_n_lanes (LiaTimelineIndex *self);
const LiaTimelineLane *lia_timeline_index_get_lane (LiaTimelineIndex *self, guint index);
GPtrArray        *lia_timeline_index_get_undated (LiaTimelineIndex *self);
guint             lia_timeline_index_lane_of   (LiaTimelineIndex *self, const LiaTimelineItem *item);
gboolean          lia_timeline_index_find      (LiaTimelineIndex *self,
                                                const LiaId *id,
                                                LiaTimelinePlace *place);
const LiaTimelineItem *lia_timeline_index_get  (LiaTimelineIndex *self,
                                                const LiaTimelinePlace *place);
gboolean          lia_timeline_index_extent    (LiaTimelineIndex *self,
                                                gint32 *first,
                                                gint32 *last);
void              lia_timeline_index_pack      (LiaTimelineIndex *self,
                                                double days_per_pixel,
                                                guint max_rows);

G_END_DECLS
