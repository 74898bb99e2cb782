#pragma once

#include <gtk/gtk.h>

#include "records/field.h"

G_BEGIN_DECLS

/**
 * LiaChoiceLabel:
 *
 * How a choice is shown wherever it is read: its icon and its word, in the colour of its tone.
 */
#define LIA_TYPE_CHOICE_LABEL (lia_choice_label_get_type ())
G_DECLARE_FINAL_TYPE (LiaChoiceLabel, lia_choice_label, LIA, CHOICE_LABEL, GtkWidget)

GtkWidget  *lia_choice_label_new        (const LiaChoice *choice);
void        lia_choice_label_set_choice (LiaChoiceLabel *self, const LiaChoice *choice);


G_END_DECLS
