#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * LiaPeriodGroup:
 *
 * The rows in which it is chosen of which period a report tells: one that offices report by, or any
 * other in words.
 *
 * Signal: `changed`, when something else was chosen.
 */
#define LIA_TYPE_PERIOD_GROUP (lia_period_group_get_type ())
G_DECLARE_FINAL_TYPE (LiaPeriodGroup, lia_period_group, LIA, PERIOD_GROUP, AdwPreferencesGroup)

void        lia_period_group_set_today (LiaPeriodGroup *self, gint32 today);
void        lia_period_group_take      (LiaPeriodGroup *self, const char *period);
const char *lia_period_group_get       (LiaPeriodGroup *self);

G_END_DECLS
