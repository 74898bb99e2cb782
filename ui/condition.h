#pragma once

#include "register/filter.h"

G_BEGIN_DECLS

/**
 * LiaCondition:
 *
 * One condition by which a list is narrowed: as a filter writes it (see lia_filter_apply()), and as
 * people read it.
 */
typedef struct _LiaCondition LiaCondition;

LiaCondition *lia_condition_new       (LiaReader *reader,
                                       const LiaRecordType *type,
                                       const char *name,
                                       const char *value);
void          lia_condition_free      (LiaCondition *self);
const char   *lia_condition_get_text  (const LiaCondition *self);
const char   *lia_condition_get_label (const LiaCondition *self);

char         *lia_condition_write     (const char *name, const char *value);
const char   *lia_state_label         (const LiaRecordType *type, const char *state);
const char  **lia_states              (const LiaRecordType *type);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaCondition, lia_condition_free)

G_END_DECLS
