#pragma once

#include "timeline-item.h"

G_BEGIN_DECLS

/**
 * LiaTimelineTrack:
 *
 * The items of one kind in one lane, in time: flat sorted arrays of first days and of last days, so
 * that how many items run between two days is two binary searches, and running maxima by which
 * those that do are found without a look at all others.
 */
typedef struct _LiaTimelineTrack LiaTimelineTrack;

LiaTimelineTrack *lia_timeline_track_new      (void);
void              lia_timeline_track_free     (LiaTimelineTrack *self);

void              lia_timeline_track_fill     (LiaTimelineTrack *self, GPtrArray *items);
void              lia_timeline_track_add      (LiaTimelineTrack *self, LiaTimelineItem *item);
gboolean          lia_timeline_track_remove   (LiaTimelineTrack *self, const LiaTimelineItem *item);

guint             lia_timeline_track_get_size (const LiaTimelineTrack *self);
const LiaTimelineItem *lia_timeline_track_get (const LiaTimelineTrack *self, guint index);
gboolean          lia_timeline_track_find     (const LiaTimelineTrack *self,
                                               const LiaTimelineItem *item,
                                               guint *index);
gboolean          lia_timeline_track_extent   (const LiaTimelineTrack *self,
                                               gint32 *first,
                                               gint32 *last);
guint             lia_timeline_track_from     (const LiaTimelineTrack *self, gint32 day);
guint             lia_timeline_track_nearest  (const LiaTimelineTrack *self, gint32 day);
guint             lia_timeline_track_count    (const LiaTimelineTrack *self,
                                               gint32 first,
                                               gint32 last);
void              lia_timeline_track_histogram (const LiaTimelineTrack *self,
                                                gint32 first,
                                                gint32 days,
                                                guint *counts,
                                                guint n_counts);
void              lia_timeline_track_query    (const LiaTimelineTrack *self,
                                               gint32 first,
                                               gint32 last,
                                               GArray *found);
gboolean          lia_timeline_track_query_turns (const LiaTimelineTrack *self,
                                                  gint32 first,
                                                  gint32 last,
                                                  guint most,
                                                  GArray *found);
guint             lia_timeline_track_get_peak (LiaTimelineTrack *self, guint most);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaTimelineTrack, lia_timeline_track_free)

G_END_DECLS
