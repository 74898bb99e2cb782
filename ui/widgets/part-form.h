#pragma once

#include <gtk/gtk.h>

#include "register/register.h"

G_BEGIN_DECLS

/**
 * LiaPartForm:
 *
 * Where a new part of a record is written, such as an update of a commitment, without leaving the
 * page. Signal `closed` when it was added or given up.
 */
#define LIA_TYPE_PART_FORM (lia_part_form_get_type ())
G_DECLARE_FINAL_TYPE (LiaPartForm, lia_part_form, LIA, PART_FORM, GtkWidget)

GtkWidget *lia_part_form_new (LiaRegister *reg, const LiaRecordType *type, LiaRecord *whole);
void       lia_part_form_preset (LiaPartForm *self, const char *field, const char *value);
gboolean   lia_part_form_add (LiaPartForm *self);

G_END_DECLS
