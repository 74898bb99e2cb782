#pragma once

#include "briefing/clearance/clearance.h"
#include "briefing/replacement.h"
#include "timeline-picture.h"

G_BEGIN_DECLS

gboolean lia_timeline_proof_run (LiaRegister *reg,
                                 const LiaTimelineWishes *wishes,
                                 LiaClearance *clearance,
                                 LiaProof *proof,
                                 const LiaTimelinePicture *picture,
                                 const LiaReplacement *file,
                                 GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
