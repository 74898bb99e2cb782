#pragma once

#include <adwaita.h>

#include "briefing/briefing-options.h"

G_BEGIN_DECLS

/**
 * LiaColumnsGroup:
 *
 * Which columns the lists of a briefing have. There is none of it for a kind without such lists.
 *
 * Signal: `changed`.
 */
#define LIA_TYPE_COLUMNS_GROUP (lia_columns_group_get_type ())
G_DECLARE_FINAL_TYPE (LiaColumnsGroup, lia_columns_group, LIA, COLUMNS_GROUP, AdwPreferencesGroup)

void lia_columns_group_set_up (LiaColumnsGroup *self,
                               const LiaBriefingKind *kind,
                               const char *const *columns);
void lia_columns_group_put    (LiaColumnsGroup *self, LiaBriefingOptions *options);

G_END_DECLS
