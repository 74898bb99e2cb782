#pragma once

#include <adwaita.h>

#include "briefing/briefing.h"

G_BEGIN_DECLS

/**
 * LiaSubjectGroup:
 *
 * The rows in which it is chosen what a briefing is about: all of the register, the records in a
 * saved view, or those that a filter lets through.
 *
 * Signal: `changed`, when something else was chosen.
 */
#define LIA_TYPE_SUBJECT_GROUP (lia_subject_group_get_type ())
G_DECLARE_FINAL_TYPE (LiaSubjectGroup, lia_subject_group, LIA, SUBJECT_GROUP, AdwPreferencesGroup)

void lia_subject_group_set_register (LiaSubjectGroup *self, LiaRegister *reg);
void lia_subject_group_put          (LiaSubjectGroup *self, LiaBriefingOptions *options);
void lia_subject_group_take         (LiaSubjectGroup *self, const LiaBriefingOptions *options);
void lia_subject_group_show_words   (LiaSubjectGroup *self, const char *words);

G_END_DECLS
