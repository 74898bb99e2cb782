#pragma once

#include "field-editor.h"

G_BEGIN_DECLS

/**
 * LiaPeriodEditor:
 *
 * The days that a date is looked for in: words that move along with today, such as the next 90
 * days, or dates. Its value reads as a filter has it.
 */
#define LIA_TYPE_PERIOD_EDITOR (lia_period_editor_get_type ())
G_DECLARE_FINAL_TYPE (LiaPeriodEditor, lia_period_editor, LIA, PERIOD_EDITOR, GtkWidget)

LiaFieldEditor *
lia_period_editor_new (const LiaField *field, gboolean compared);

G_END_DECLS
