#pragma once

#include "cleared.h"

G_BEGIN_DECLS

/**
 * LiaClearedStanding:
 * @open: neither fulfilled nor withdrawn.
 * @overdue: it should be done by now.
 * @silent: nothing was heard of it for half a year.
 * @days_late: how many days it is overdue, or 0.
 * @due: the last day on which it is in time, or %LIA_DAY_NONE.
 * @update: (nullable): the latest update on it that may be seen.
 *
 * Where a commitment stands on a day, as far as may be seen.
 */
typedef struct {
  gboolean open;
  gboolean overdue;
  gboolean silent;
  guint days_late;
  gint32 due;
  const LiaCleared *update;
} LiaClearedStanding;

LiaClearedStanding lia_cleared_standing (const LiaCleared *commitment, gint32 today);
gint32             lia_cleared_last_day (const LiaCleared *record, const char *field);
gint32             lia_cleared_first_day (const LiaCleared *record, const char *field);

G_END_DECLS
