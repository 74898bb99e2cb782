#pragma once

#include <gtk/gtk.h>

#include "briefing/timeline/timeline-picture.h"

G_BEGIN_DECLS

/* What the export of the timeline does in the background, and printing. */

void                lia_timeline_marks_async   (LiaRegister *reg,
                                                GAsyncReadyCallback callback,
                                                gpointer user_data);
GStrv               lia_timeline_marks_finish  (GAsyncResult *result,
                                                char **chosen,
                                                GError **error);
void                lia_timeline_export_async  (LiaRegister *reg,
                                                const LiaTimelineWishes *wishes,
                                                const char *path,
                                                GCancellable *cancellable,
                                                GAsyncReadyCallback callback,
                                                gpointer user_data);
LiaBriefingReport  *lia_timeline_export_finish (GAsyncResult *result, GError **error);
void                lia_timeline_draw_async    (LiaRegister *reg,
                                                const LiaTimelineWishes *wishes,
                                                GCancellable *cancellable,
                                                GAsyncReadyCallback callback,
                                                gpointer user_data);
LiaTimelinePicture *lia_timeline_draw_finish   (GAsyncResult *result, GError **error);
gboolean            lia_timeline_print         (GtkWindow *parent,
                                                LiaTimelinePicture *picture,
                                                GError **error);

G_END_DECLS
