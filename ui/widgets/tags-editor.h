#pragma once

#include "field-editor.h"

G_BEGIN_DECLS

/**
 * LiaTagsEditor:
 *
 * Terms, each of which can be taken away, and an entry for one more.
 */
#define LIA_TYPE_TAGS_EDITOR (lia_tags_editor_get_type ())
G_DECLARE_FINAL_TYPE (LiaTagsEditor, lia_tags_editor, LIA, TAGS_EDITOR, GtkWidget)

LiaFieldEditor *lia_tags_editor_new (const LiaField *field);

G_END_DECLS
