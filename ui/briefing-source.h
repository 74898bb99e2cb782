#pragma once

#include "briefing/briefing.h"

G_BEGIN_DECLS

/**
 * LiaBriefingSource:
 *
 * Finds the register that a briefing is made of: a report of a period that is over tells what was
 * true at its end, so it is made of the register as it was then. That takes a while to make, and is
 * kept as long as it holds.
 */
#define LIA_TYPE_BRIEFING_SOURCE (lia_briefing_source_get_type ())
G_DECLARE_FINAL_TYPE (LiaBriefingSource, lia_briefing_source, LIA, BRIEFING_SOURCE, GObject)

LiaBriefingSource *lia_briefing_source_new          (LiaRegister *reg);
gboolean           lia_briefing_source_has          (LiaBriefingSource *self,
                                                     const LiaBriefingOptions *options);
void               lia_briefing_source_find_async   (LiaBriefingSource *self,
                                                     const LiaBriefingOptions *options,
                                                     GCancellable *cancellable,
                                                     GAsyncReadyCallback callback,
                                                     gpointer user_data);
LiaRegister       *lia_briefing_source_find_finish  (LiaBriefingSource *self,
                                                     GAsyncResult *result,
                                                     LiaBriefingOptions **settled,
                                                     GError **error);
double             lia_briefing_source_get_progress (LiaBriefingSource *self);

G_END_DECLS
