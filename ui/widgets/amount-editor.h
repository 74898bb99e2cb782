#pragma once

#include "field-editor.h"

G_BEGIN_DECLS

/**
 * LiaAmountEditor:
 *
 * A number, or with units a length of time such as six months, which reads `6m`.
 */
#define LIA_TYPE_AMOUNT_EDITOR (lia_amount_editor_get_type ())
G_DECLARE_FINAL_TYPE (LiaAmountEditor, lia_amount_editor, LIA, AMOUNT_EDITOR, GtkWidget)

LiaFieldEditor *
lia_amount_editor_new (const char *label, gboolean with_units);

G_END_DECLS
