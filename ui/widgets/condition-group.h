#pragma once

#include <gtk/gtk.h>

#include "register/filter.h"
#include "register/register.h"

G_BEGIN_DECLS

/**
 * LiaConditionGroup:
 *
 * Conditions on records of the same types, of which all or any have to hold.
 *
 * Signal: `changed`.
 */
#define LIA_TYPE_CONDITION_GROUP (lia_condition_group_get_type ())
G_DECLARE_FINAL_TYPE (LiaConditionGroup, lia_condition_group, LIA, CONDITION_GROUP, GtkWidget)

GtkWidget     *lia_condition_group_new   (LiaRegister *reg, const LiaRecordType *const *types);
LiaExpression *lia_condition_group_build (LiaConditionGroup *self);
gboolean       lia_condition_group_load  (LiaConditionGroup *self, const LiaExpression *expression);

G_END_DECLS
