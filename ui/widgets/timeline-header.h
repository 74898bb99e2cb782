#pragma once

#include <gtk/gtk.h>

#include "insight/timeline-frame.h"

G_BEGIN_DECLS

/**
 * LiaTimelineHeaders:
 *
 * The headers of the lanes and groups that are in sight, as children of the timeline: buttons that
 * collapse and expand. There can be a thousand lanes, so only those that are seen have one.
 */
typedef struct _LiaTimelineHeaders LiaTimelineHeaders;

LiaTimelineHeaders *lia_timeline_headers_new      (void);
void                lia_timeline_headers_free     (LiaTimelineHeaders *self);
void                lia_timeline_headers_clear    (LiaTimelineHeaders *self);
gboolean            lia_timeline_headers_covers   (LiaTimelineHeaders *self,
                                                   const LiaTimelineFrame *frame,
                                                   double top,
                                                   double height);
void                lia_timeline_headers_update   (LiaTimelineHeaders *self,
                                                   const LiaTimelineFrame *frame,
                                                   LiaTimelineIndex *index,
                                                   GtkWidget *parent,
                                                   GtkWidget *after,
                                                   int width,
                                                   double top,
                                                   double height);
void                lia_timeline_headers_allocate (LiaTimelineHeaders *self,
                                                   const LiaTimelineFrame *frame,
                                                   double top,
                                                   int gutter,
                                                   int most,
                                                   int below,
                                                   gboolean mirrored);
void                lia_timeline_headers_snapshot (LiaTimelineHeaders *self,
                                                   GtkWidget *parent,
                                                   GtkSnapshot *snapshot);

G_END_DECLS
