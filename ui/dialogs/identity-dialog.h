#pragma once

#include <adwaita.h>

#include "register/register.h"

G_BEGIN_DECLS

/**
 * LiaIdentityDialog:
 *
 * Asks who is working, and for which office. The answer stands on every edit.
 */
#define LIA_TYPE_IDENTITY_DIALOG (lia_identity_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LiaIdentityDialog, lia_identity_dialog, LIA, IDENTITY_DIALOG, AdwMessageDialog)

typedef void (*LiaIdentityFunc) (gpointer user_data);

void lia_identity_dialog_present (GtkWidget *origin, LiaRegister *reg);
void lia_identity_dialog_ask     (GtkWidget *origin,
                                  LiaRegister *reg,
                                  LiaIdentityFunc callback,
                                  gpointer user_data);

G_END_DECLS
