#pragma once

#include "briefing/briefing.h"

G_BEGIN_DECLS

char *lia_briefing_contents_words  (const LiaBriefingReport *report);
char *lia_briefing_held_back_words (const LiaBriefingReport *report);
const char *lia_briefing_export_words (const LiaRenderer *renderer);

G_END_DECLS
