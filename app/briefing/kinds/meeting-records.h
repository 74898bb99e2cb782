#pragma once

#include "kind.h"

G_BEGIN_DECLS

/* What a brief about an engagement tells of, found from the engagement on. */

GPtrArray *lia_meeting_previous   (const LiaComposition *with);
GPtrArray *lia_meeting_to_follow_up (const LiaComposition *with);
GPtrArray *lia_meeting_left_open  (const LiaComposition *with);
GPtrArray *lia_meeting_left_tasks (const LiaComposition *with);
GPtrArray *lia_meeting_points     (const LiaComposition *with);
GPtrArray *lia_meeting_agenda     (const LiaComposition *with);
GPtrArray *lia_meeting_roles      (const LiaComposition *with);
GPtrArray *lia_meeting_tasks      (const LiaComposition *with);
GPtrArray *lia_agenda_item_matter (const LiaComposition *with);

G_END_DECLS
