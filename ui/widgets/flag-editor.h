#pragma once

#include "field-editor.h"

G_BEGIN_DECLS

/**
 * LiaFlagEditor:
 *
 * Yes or no.
 */
#define LIA_TYPE_FLAG_EDITOR (lia_flag_editor_get_type ())
G_DECLARE_FINAL_TYPE (LiaFlagEditor, lia_flag_editor, LIA, FLAG_EDITOR, GtkWidget)

LiaFieldEditor *lia_flag_editor_new (const LiaField *field);

G_END_DECLS
