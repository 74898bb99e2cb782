#pragma once

#include "briefing/briefing-options.h"
#include "command-line.h"

G_BEGIN_DECLS

/**
 * LiaBriefTime:
 * @since: (nullable): from when on it tells what happened; what lia_moment_find() reads, once it is
 *   chosen.
 * @period: (nullable): the period that it is of.
 * @kept: (nullable): which of them a named briefing keeps, once it is chosen.
 *
 * What “liaison brief” was told of the time that a briefing tells of.
 */
typedef struct {
  char *since;
  char *period;
  char *kept;
} LiaBriefTime;

void     lia_brief_time_clear  (LiaBriefTime *self);
gboolean lia_brief_time_choose (LiaBriefTime *self,
                                LiaCommandLine *line,
                                LiaBriefingOptions *wishes,
                                GError **error);
gboolean lia_brief_time_check  (const LiaBriefTime *self, LiaRegister *reg, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LiaBriefTime, lia_brief_time_clear)

G_END_DECLS
