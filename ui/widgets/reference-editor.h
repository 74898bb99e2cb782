#pragma once

#include "field-editor.h"

G_BEGIN_DECLS

/**
 * LiaReferenceEditor:
 *
 * Another record, found by typing some of its name.
 */
#define LIA_TYPE_REFERENCE_EDITOR (lia_reference_editor_get_type ())
G_DECLARE_FINAL_TYPE (LiaReferenceEditor, lia_reference_editor, LIA, REFERENCE_EDITOR, GtkWidget)

LiaFieldEditor *lia_reference_editor_new (LiaRegister *reg, const LiaField *field);

G_END_DECLS
