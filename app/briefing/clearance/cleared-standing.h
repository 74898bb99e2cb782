#pragma once

#include "cleared.h"
#include "insight/standing.h"

G_BEGIN_DECLS

/* Where records stand on a day, as far as may be seen. */

LiaStanding       lia_cleared_standing       (const LiaCleared *commitment, gint32 today);
const LiaCleared *lia_cleared_latest_update  (const LiaCleared *commitment);
const LiaCleared *lia_cleared_latest_meeting (const LiaCleared *commitment);
gboolean          lia_cleared_is_ahead       (const LiaCleared *engagement, gint32 today);
gboolean          lia_cleared_is_over        (const LiaCleared *engagement, gint32 today);
gboolean          lia_cleared_holds          (const LiaCleared *record, gint32 today);
gint32            lia_cleared_last_day       (const LiaCleared *record, const char *field);
gint32            lia_cleared_first_day      (const LiaCleared *record, const char *field);

G_END_DECLS
