#pragma once

#include "field-editor.h"

G_BEGIN_DECLS

/**
 * LiaDateEditor:
 *
 * A date as precisely as it is known, typed or taken from a calendar; says how it is read.
 */
#define LIA_TYPE_DATE_EDITOR (lia_date_editor_get_type ())
G_DECLARE_FINAL_TYPE (LiaDateEditor, lia_date_editor, LIA, DATE_EDITOR, GtkWidget)

LiaFieldEditor *lia_date_editor_new (const LiaField *field);

G_END_DECLS
