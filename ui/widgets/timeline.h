#pragma once

#include <gtk/gtk.h>

#include "insight/timeline-index.h"
#include "insight/viewport.h"

G_BEGIN_DECLS

/**
 * LiaTimeline:
 *
 * The drawn timeline: lanes by process over a ruler. It shows a #LiaTimelineIndex, scrolls in a
 * #GtkScrolledWindow, and opens what is chosen by the action `win.open-record`. All it can do is
 * also one of its own actions: `timeline.zoom-in`, `zoom-out`, `fit`, `today`, `step` (items,
 * lanes), `first`, `last`, `open`, `follow` (1, or -1 for back), `fit-lineage` and `clear`.
 *
 * The signal `chosen` tells that another item is the current one, or none.
 *
 * Items can be moved with the pointer and with the keyboard. What was let go elsewhere is announced
 * by the signal `moved (const LiaId *id, LiaDateEnd end, int first, int last)` and shown there
 * until lia_timeline_end_move(). An engagement that was drawn on empty space, with Ctrl held, is
 * announced by `drafted (const LiaId *lane, int first, int last)`.
 */
#define LIA_TYPE_TIMELINE (lia_timeline_get_type ())
G_DECLARE_FINAL_TYPE (LiaTimeline, lia_timeline, LIA, TIMELINE, GtkWidget)

GtkWidget        *lia_timeline_new          (void);
LiaTimelineIndex *lia_timeline_get_index    (LiaTimeline *self);
void              lia_timeline_set_index    (LiaTimeline *self, LiaTimelineIndex *index);
void              lia_timeline_set_today    (LiaTimeline *self,
                                             gint32 today,
                                             const char *label);
void              lia_timeline_set_then     (LiaTimeline *self, LiaTimelineIndex *then);
void              lia_timeline_set_holidays (LiaTimeline *self, GArray *days);
LiaViewport       lia_timeline_get_viewport (LiaTimeline *self);
void              lia_timeline_set_viewport (LiaTimeline *self, const LiaViewport *viewport);
gboolean          lia_timeline_get_current  (LiaTimeline *self, LiaTimelinePlace *place);
void              lia_timeline_set_current  (LiaTimeline *self, const LiaTimelinePlace *place);
void              lia_timeline_set_read_only (LiaTimeline *self, const char *why);
void              lia_timeline_end_move     (LiaTimeline *self);

G_END_DECLS
