#pragma once

#include <glib-object.h>

#include "lineage.h"
#include "timeline-lanes.h"
#include "timeline-track.h"

G_BEGIN_DECLS

#define LIA_TIMELINE_NO_GROUP G_MAXUINT

/**
 * LiaTimelineLane:
 * @key: the key of the record that it stands for, or of a text; nil for what is in no other lane.
 * @title: what its header says.
 * @hue: (nullable): the colour that stands for it; never freed.
 * @group: the index of the group that it is in, or %LIA_TIMELINE_NO_GROUP.
 * @tracks: its items by kind.
 *
 * A lane, or a group of lanes, whose items are those of its lanes, each once.
 */
typedef struct {
  LiaId key;
  char *title;
  const char *hue;
  guint group;
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
 * All that stands on the timeline, by lanes, which may come in groups; the last lane is for what is
 * in no other. An item can stand in several lanes. Made in any thread, then used in one.
 */
#define LIA_TYPE_TIMELINE_INDEX (lia_timeline_index_get_type ())
G_DECLARE_FINAL_TYPE (LiaTimelineIndex, lia_timeline_index, LIA, TIMELINE_INDEX, GObject)

LiaTimelineIndex *lia_timeline_index_new       (LiaTimelineLanes lanes);
LiaTimelineLanes  lia_timeline_index_get_lanes (LiaTimelineIndex *self);
void              lia_timeline_index_add_group (LiaTimelineIndex *self,
                                                const LiaId *key,
                                                const char *title,
                                                const char *hue);
void              lia_timeline_index_add_lane  (LiaTimelineIndex *self,
                                                const LiaId *key,
                                                const char *title,
                                                const char *hue,
                                                const LiaId *group);
void              lia_timeline_index_fill      (LiaTimelineIndex *self, GPtrArray *items);
void              lia_timeline_index_splice    (LiaTimelineIndex *self,
                                                GArray *removed,
                                                GPtrArray *added);
LiaLineage       *lia_timeline_index_get_lineage (LiaTimelineIndex *self);
guint             lia_timeline_index_get_size  (LiaTimelineIndex *self);
guint             lia_timeline_index_get_n_lanes (LiaTimelineIndex *self);
const LiaTimelineLane *lia_timeline_index_get_lane (LiaTimelineIndex *self, guint index);
guint             lia_timeline_index_get_n_groups (LiaTimelineIndex *self);
const LiaTimelineLane *lia_timeline_index_get_group (LiaTimelineIndex *self, guint index);
guint             lia_timeline_lane_get_size   (const LiaTimelineLane *lane, LiaTimelineKind kind);
GPtrArray        *lia_timeline_index_get_undated (LiaTimelineIndex *self);
const LiaTimelineItem *lia_timeline_index_get_item (LiaTimelineIndex *self, const LiaId *id);
gboolean          lia_timeline_index_find      (LiaTimelineIndex *self,
                                                const LiaId *id,
                                                const LiaId *lane,
                                                LiaTimelinePlace *place);
const LiaTimelineItem *lia_timeline_index_get  (LiaTimelineIndex *self,
                                                const LiaTimelinePlace *place);
gboolean          lia_timeline_index_extent    (LiaTimelineIndex *self,
                                                gint32 *first,
                                                gint32 *last);

G_END_DECLS
