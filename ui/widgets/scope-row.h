#pragma once

#include <adwaita.h>

#include "register/register.h"

G_BEGIN_DECLS

/**
 * LiaScopeRow:
 *
 * The one record that a briefing is about, found by typing some of its name.
 *
 * Signal: `changed`, when somebody chose another.
 */
#define LIA_TYPE_SCOPE_ROW (lia_scope_row_get_type ())
G_DECLARE_FINAL_TYPE (LiaScopeRow, lia_scope_row, LIA, SCOPE_ROW, AdwActionRow)

void         lia_scope_row_set_up (LiaScopeRow *self, LiaRegister *reg, const LiaRecordType *type);
void         lia_scope_row_choose (LiaScopeRow *self, const LiaId *id);
const LiaId *lia_scope_row_get_id (LiaScopeRow *self);

G_END_DECLS
