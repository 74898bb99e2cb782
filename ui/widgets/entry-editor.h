#pragma once

#include "field-editor.h"

G_BEGIN_DECLS

/**
 * LiaEntryEditor:
 *
 * One line of text: words, a number, a time, a time zone, an address.
 */
#define LIA_TYPE_ENTRY_EDITOR (lia_entry_editor_get_type ())
G_DECLARE_FINAL_TYPE (LiaEntryEditor, lia_entry_editor, LIA, ENTRY_EDITOR, GtkWidget)

LiaFieldEditor *lia_entry_editor_new (const LiaField *field);

G_END_DECLS
