#pragma once

#include "field-editor.h"

G_BEGIN_DECLS

/**
 * LiaTermsEditor:
 *
 * Terms, typed or taken from those that the register uses most.
 */
#define LIA_TYPE_TERMS_EDITOR (lia_terms_editor_get_type ())
G_DECLARE_FINAL_TYPE (LiaTermsEditor, lia_terms_editor, LIA, TERMS_EDITOR, GtkWidget)

LiaFieldEditor *
lia_terms_editor_new (LiaRegister *reg, const LiaRecordType *type, const LiaField *field);

G_END_DECLS
