#pragma once

#include <adwaita.h>

#include "briefing/briefing-options.h"

G_BEGIN_DECLS

/**
 * LiaSectionsGroup:
 *
 * Which sections a briefing has, and in which order.
 *
 * Signal: `changed`.
 */
#define LIA_TYPE_SECTIONS_GROUP (lia_sections_group_get_type ())
G_DECLARE_FINAL_TYPE (LiaSectionsGroup, lia_sections_group, LIA, SECTIONS_GROUP, AdwPreferencesGroup)

void lia_sections_group_set_up (LiaSectionsGroup *self,
                                const LiaBriefingKind *kind,
                                const char *const *names);
void lia_sections_group_put    (LiaSectionsGroup *self, LiaBriefingOptions *options);

G_END_DECLS
