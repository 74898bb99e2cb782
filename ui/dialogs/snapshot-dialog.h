#pragma once

#include <adwaita.h>

#include "register/register.h"

G_BEGIN_DECLS

/**
 * LiaSnapshotDialog:
 *
 * Asks for a name and gives it to the present moment.
 */
#define LIA_TYPE_SNAPSHOT_DIALOG (lia_snapshot_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LiaSnapshotDialog, lia_snapshot_dialog, LIA, SNAPSHOT_DIALOG, AdwMessageDialog)

void lia_snapshot_dialog_present (GtkWidget *origin, LiaRegister *reg);

G_END_DECLS
