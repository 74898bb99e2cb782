#pragma once

#include <adwaita.h>

#include "register/register.h"

G_BEGIN_DECLS

/**
 * LiaPastDialog:
 *
 * Asks for a moment, prepares the register as it was then, and hands it over.
 */
#define LIA_TYPE_PAST_DIALOG (lia_past_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LiaPastDialog, lia_past_dialog, LIA, PAST_DIALOG, AdwWindow)

typedef void (*LiaPastFunc) (GtkWidget *origin, LiaRegister *past);

GtkWindow *lia_past_dialog_present (GtkWidget *origin, LiaRegister *reg, LiaPastFunc callback);

void       lia_past_dialog_set_question (LiaPastDialog *self,
                                         const char *title,
                                         const char *question,
                                         const char *verb);

G_END_DECLS
