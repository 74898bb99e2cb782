#pragma once

#include "field-editor.h"

G_BEGIN_DECLS

/**
 * LiaProseEditor:
 *
 * Paragraphs. Grows with its text; Ctrl+Enter is done.
 */
#define LIA_TYPE_PROSE_EDITOR (lia_prose_editor_get_type ())
G_DECLARE_FINAL_TYPE (LiaProseEditor, lia_prose_editor, LIA, PROSE_EDITOR, GtkWidget)

LiaFieldEditor *lia_prose_editor_new (const LiaField *field);

G_END_DECLS
