#pragma once

#include <adwaita.h>

#include "insight/rescheduling.h"
#include "register/edit.h"

G_BEGIN_DECLS

/**
 * LiaReasonDialog:
 *
 * Asks why a date moves, and tells what moves along if it is that of a meeting; or who agreed that
 * something is shared more widely.
 */
#define LIA_TYPE_REASON_DIALOG (lia_reason_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LiaReasonDialog, lia_reason_dialog, LIA, REASON_DIALOG, AdwMessageDialog)

typedef void (*LiaReasonFunc) (const char *reason, gpointer user_data);

void
lia_reason_dialog_ask (GtkWidget *origin,
                       LiaEdit *edit,
                       const LiaRescheduling *rescheduling,
                       LiaReasonFunc callback,
                       gpointer user_data);

void
lia_reason_dialog_ask_permission (GtkWidget *origin,
                                  const char *explanation,
                                  LiaReasonFunc callback,
                                  gpointer user_data);

G_END_DECLS
