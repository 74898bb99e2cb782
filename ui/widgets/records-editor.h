#pragma once

#include "field-editor.h"

G_BEGIN_DECLS

/**
 * LiaRecordsEditor:
 *
 * Several records, found by typing some of their names. Its value is their keys, parted by `;`.
 */
#define LIA_TYPE_RECORDS_EDITOR (lia_records_editor_get_type ())
G_DECLARE_FINAL_TYPE (LiaRecordsEditor, lia_records_editor, LIA, RECORDS_EDITOR, GtkWidget)

LiaFieldEditor *
lia_records_editor_new (LiaRegister *reg, const LiaRecordType *const *types, const char *label);

G_END_DECLS
