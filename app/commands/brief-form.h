#pragma once

#include "briefing/briefing-options.h"

G_BEGIN_DECLS

/**
 * LiaBriefForm:
 * @format: (nullable): as what it is written, if the name of the file doesn't say it.
 * @section_names: (nullable): its sections, with commas.
 * @column_names: (nullable): the columns of its lists, with commas.
 * @sections: (nullable): the sections one by one, once they are chosen.
 * @columns: (nullable): the columns one by one, once they are chosen.
 *
 * What “liaison brief” was told of the form of a briefing.
 */
typedef struct {
  char *format;
  char *section_names;
  char *column_names;
  char **sections;
  char **columns;
} LiaBriefForm;

void     lia_brief_form_clear       (LiaBriefForm *self);
gboolean lia_brief_form_choose_kind (const char *name, LiaBriefingOptions *wishes, GError **error);
gboolean lia_brief_form_choose      (LiaBriefForm *self,
                                     const char *path,
                                     LiaBriefingOptions *wishes,
                                     GError **error);
gboolean lia_brief_form_fail_option (const LiaBriefingKind *kind,
                                     const char *option,
                                     GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LiaBriefForm, lia_brief_form_clear)

G_END_DECLS
