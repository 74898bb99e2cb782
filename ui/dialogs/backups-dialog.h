#pragma once

#include <adwaita.h>

#include "register/register.h"

G_BEGIN_DECLS

/**
 * LiaBackupsDialog:
 *
 * The backups of a register, with what can be done about them.
 */
#define LIA_TYPE_BACKUPS_DIALOG (lia_backups_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LiaBackupsDialog, lia_backups_dialog, LIA, BACKUPS_DIALOG, AdwWindow)

GtkWindow *lia_backups_dialog_present         (GtkWidget *origin, LiaRegister *reg);
GtkWindow *lia_backups_dialog_present_damaged (GtkWidget *origin, const char *path);

G_END_DECLS
