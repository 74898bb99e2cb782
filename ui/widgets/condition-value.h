#pragma once

#include "field-editor.h"
#include "register/filter-how.h"

G_BEGIN_DECLS

LiaFieldEditor *lia_condition_value_new (LiaRegister *reg,
                                         const LiaRecordType *type,
                                         const LiaFilterName *name,
                                         LiaFilterHow how);
char **
lia_condition_value_dup (LiaFieldEditor *editor, const LiaFilterName *name);
void lia_condition_value_show (LiaFieldEditor *editor, const LiaExpression *term);

G_END_DECLS
