#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * LiaNameDialog:
 *
 * Asks what something shall be called.
 */
#define LIA_TYPE_NAME_DIALOG (lia_name_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LiaNameDialog, lia_name_dialog, LIA, NAME_DIALOG, AdwMessageDialog)

typedef void (*LiaNameFunc) (const char *name, gpointer user_data);

void lia_name_dialog_ask (GtkWidget *origin,
                          const char *heading,
                          const char *body,
                          const char *name,
                          LiaNameFunc callback,
                          GObject *user_data);

G_END_DECLS
