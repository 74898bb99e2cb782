#pragma once

#include <adwaita.h>

#include "register/register.h"

G_BEGIN_DECLS

/**
 * LiaConflictDialog:
 *
 * Shows, field by field, where somebody else was faster: what was seen, what is there now, and what
 * was wanted; and asks which of the two shall stand.
 */
#define LIA_TYPE_CONFLICT_DIALOG (lia_conflict_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LiaConflictDialog, lia_conflict_dialog, LIA, CONFLICT_DIALOG, AdwMessageDialog)

typedef void (*LiaConflictFunc) (LiaEdit *settled, gpointer user_data);

void lia_conflict_dialog_ask (GtkWidget *origin,
                              LiaRegister *reg,
                              LiaEdit *edit,
                              LiaConflictFunc callback,
                              gpointer user_data);

G_END_DECLS
