#pragma once

#include "kind.h"

G_BEGIN_DECLS

/* What a brief about a challenge tells of, found from the challenge on. */

GPtrArray *lia_challenge_open            (const LiaComposition *with);
GPtrArray *lia_challenge_closed          (const LiaComposition *with);
GPtrArray *lia_challenge_points          (const LiaComposition *with);
GPtrArray *lia_challenge_items           (const LiaComposition *with);
GPtrArray *lia_challenge_engagements_ahead (const LiaComposition *with);
GPtrArray *lia_challenge_engagements_over (const LiaComposition *with);
GPtrArray *lia_challenge_lessons         (const LiaComposition *with);
char      *lia_challenge_connection      (const LiaCleared *challenge, const LiaCleared *engagement);

G_END_DECLS
