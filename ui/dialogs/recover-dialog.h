#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * LiaRecoverDialog:
 *
 * Saves what can be read of a register that can't be opened into a new file, tells what that was,
 * and opens it.
 */
#define LIA_TYPE_RECOVER_DIALOG (lia_recover_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LiaRecoverDialog, lia_recover_dialog, LIA, RECOVER_DIALOG, AdwWindow)

GtkWindow *lia_recover_dialog_present (GtkWidget *origin, const char *damaged);

G_END_DECLS
