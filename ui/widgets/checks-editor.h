#pragma once

#include "field-editor.h"

G_BEGIN_DECLS

/**
 * LiaChecksEditor:
 *
 * Several of a few values, each with a box to tick. Its value is those that are ticked, parted
 * by `;`.
 */
#define LIA_TYPE_CHECKS_EDITOR (lia_checks_editor_get_type ())
G_DECLARE_FINAL_TYPE (LiaChecksEditor, lia_checks_editor, LIA, CHECKS_EDITOR, GtkWidget)

LiaFieldEditor *
lia_checks_editor_new (GArray *values, const char *label);

G_END_DECLS
