#pragma once

#include "field-editor.h"

G_BEGIN_DECLS

/**
 * LiaChoiceEditor:
 *
 * One of the choices of a field, each with its icon and word.
 */
#define LIA_TYPE_CHOICE_EDITOR (lia_choice_editor_get_type ())
G_DECLARE_FINAL_TYPE (LiaChoiceEditor, lia_choice_editor, LIA, CHOICE_EDITOR, GtkWidget)

LiaFieldEditor *lia_choice_editor_new (const LiaField *field);

G_END_DECLS
