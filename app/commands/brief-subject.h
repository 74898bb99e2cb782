#pragma once

#include "briefing/briefing-options.h"
#include "register/register.h"

G_BEGIN_DECLS

/* The options that name one record, of which each kind of briefing takes one or none. */
enum {
  LIA_BRIEF_STATE,
  LIA_BRIEF_MEETING,
  LIA_BRIEF_CHALLENGE,
  LIA_BRIEF_N_SCOPES,
};

/**
 * LiaBriefSubject:
 * @scopes: (nullable): the record that it is about, by the option that named it.
 * @of: (nullable): the type of the records that it is about.
 * @view: (nullable): the saved view that they are in.
 * @where: (nullable): the filters that let them through.
 * @filter: (nullable): all of these filters in one, once it is chosen.
 * @scope_id: the key of the one record, once it is chosen.
 * @view_id: the key of the view, once it is chosen.
 *
 * What “liaison brief” was told of what a briefing is about.
 */
typedef struct {
  char *scopes[LIA_BRIEF_N_SCOPES];
  char *of;
  char *view;
  char **where;
  char *filter;
  LiaId scope_id;
  LiaId view_id;
} LiaBriefSubject;

void     lia_brief_subject_clear  (LiaBriefSubject *self);
gboolean lia_brief_subject_choose (LiaBriefSubject *self,
                                   LiaRegister *reg,
                                   LiaBriefingOptions *wishes,
                                   GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LiaBriefSubject, lia_brief_subject_clear)

G_END_DECLS
