#pragma once

#include <gtk/gtk.h>

#include "register/filter.h"
#include "register/register.h"

G_BEGIN_DECLS

/**
 * LiaConditionRow:
 *
 * One condition of a filter: what is asked about, how it compares, and values, or conditions on the
 * records that are reached, which stand indented below it.
 *
 * Signals: `changed`; `remove`, when the person takes it away.
 */
#define LIA_TYPE_CONDITION_ROW (lia_condition_row_get_type ())
G_DECLARE_FINAL_TYPE (LiaConditionRow, lia_condition_row, LIA, CONDITION_ROW, GtkWidget)

LiaConditionRow *lia_condition_row_new           (LiaRegister *reg,
                                                  const LiaRecordType *const *types);
LiaExpression   *lia_condition_row_build         (LiaConditionRow *self);
gboolean         lia_condition_row_load          (LiaConditionRow *self,
                                                  const LiaExpression *expression);
void             lia_condition_row_set_removable (LiaConditionRow *self, gboolean removable);

G_END_DECLS
