#pragma once

#include "register/edit.h"
#include "register/reader.h"
#include "timeline-index.h"

G_BEGIN_DECLS

LiaTimelineIndex *lia_timeline_source_read     (LiaReader *reader,
                                                gint32 today,
                                                GCancellable *cancellable,
                                                GError **error);
gboolean          lia_timeline_source_touches  (LiaEdit *edit, GArray *ids);
GPtrArray        *lia_timeline_source_reread   (LiaReader *reader,
                                                gint32 today,
                                                GArray *ids,
                                                GError **error);

G_END_DECLS
