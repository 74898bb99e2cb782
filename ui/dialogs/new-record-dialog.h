#pragma once

#include <adwaita.h>

#include "register/register.h"

G_BEGIN_DECLS

/**
 * LiaNewRecordDialog:
 *
 * Makes a record: asks for what its type can't be without, and opens it for the rest.
 */
#define LIA_TYPE_NEW_RECORD_DIALOG (lia_new_record_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    LiaNewRecordDialog, lia_new_record_dialog, LIA, NEW_RECORD_DIALOG, AdwWindow)

void lia_new_record_dialog_present (GtkWidget *window,
                                    LiaRegister *reg,
                                    const LiaRecordType *type,
                                    const LiaId *whole);
void lia_new_record_dialog_present_with (GtkWidget *window,
                                         LiaRegister *reg,
                                         const LiaRecordType *type,
                                         const char *const *values);

G_END_DECLS
