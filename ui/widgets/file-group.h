#pragma once

#include <adwaita.h>

#include "briefing/renderer.h"

G_BEGIN_DECLS

/**
 * LiaFileGroup:
 *
 * As what a briefing is written, what the file is called, and where it goes. A name that was
 * suggested follows the next suggestion, one that somebody typed doesn't.
 *
 * Signals: `changed`, when another format was chosen; `renamed`; `activated`, by Enter in the name.
 */
#define LIA_TYPE_FILE_GROUP (lia_file_group_get_type ())
G_DECLARE_FINAL_TYPE (LiaFileGroup, lia_file_group, LIA, FILE_GROUP, AdwPreferencesGroup)

const LiaRenderer *lia_file_group_get_renderer (LiaFileGroup *self);
void               lia_file_group_set_renderer (LiaFileGroup *self, const char *name);
void               lia_file_group_suggest      (LiaFileGroup *self, const char *name);
char              *lia_file_group_dup_path     (LiaFileGroup *self);

G_END_DECLS
