#pragma once

#include "register/edit.h"
#include "register/reader.h"
#include "timeline-index.h"

G_BEGIN_DECLS

/**
 * LiaTimelineNews:
 * @ids: (element-type LiaId): keys of the records that were looked at again.
 * @items: (element-type LiaTimelineItem): what they are now.
 * @edges: (element-type LiaLineageEdge): what led to them and what they led to.
 *
 * What has become of some records, for lia_timeline_news_apply().
 */
typedef struct {
  GArray *ids;
  GPtrArray *items;
  GArray *edges;
} LiaTimelineNews;

LiaTimelineIndex *lia_timeline_source_read     (LiaReader *reader,
                                                LiaTimelineLanes lanes,
                                                gint32 today,
                                                GCancellable *cancellable,
                                                GError **error);
LiaTimelineIndex *lia_timeline_source_read_between (LiaReader *reader,
                                                    LiaTimelineLanes lanes,
                                                    gint32 today,
                                                    gint32 first,
                                                    gint32 last,
                                                    GCancellable *cancellable,
                                                    GError **error);
gboolean          lia_timeline_source_touches  (LiaEdit *edit, LiaTimelineLanes lanes, GArray *ids);
LiaTimelineNews  *lia_timeline_source_reread   (LiaReader *reader,
                                                LiaTimelineLanes lanes,
                                                gint32 today,
                                                GArray *ids,
                                                GCancellable *cancellable,
                                                GError **error);
void              lia_timeline_news_apply      (LiaTimelineNews *self, LiaTimelineIndex *index);
void              lia_timeline_news_free       (LiaTimelineNews *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaTimelineNews, lia_timeline_news_free)

G_END_DECLS
