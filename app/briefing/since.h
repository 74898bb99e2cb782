#pragma once

#include "briefing-options.h"
#include "register/moment.h"

G_BEGIN_DECLS

/* From when on a briefing tells what became of things, and how that is read. */

/* What a report is of unless another period is asked for. */
#define LIA_SINCE_USUAL_PERIOD "last-month"

LiaMoment *lia_since_last_briefing (LiaReader *reader,
                                    const LiaBriefingOptions *options,
                                    gint32 today,
                                    GError **error);
LiaMoment *lia_since_first_day     (LiaReader *reader,
                                    const LiaBriefingOptions *options,
                                    gint32 today,
                                    GError **error);
gboolean   lia_since_check_begun   (LiaReader *reader, gint32 today, GError **error);
gboolean   lia_since_read_period   (const char *text,
                                    gint32 today,
                                    char **since,
                                    char **as_at,
                                    GError **error);
gint32     lia_since_get_first_day (const LiaMoment *since);

G_END_DECLS
