#pragma once

#include <adwaita.h>

#include "register/register.h"

G_BEGIN_DECLS

/**
 * LiaFieldRow:
 *
 * One field of a record: read first, edited in place on a click, saved at once when the person is
 * done. What can't be taken stays as it was typed, with one line that says why.
 */
#define LIA_TYPE_FIELD_ROW (lia_field_row_get_type ())
G_DECLARE_FINAL_TYPE (LiaFieldRow, lia_field_row, LIA, FIELD_ROW, AdwPreferencesRow)

GtkWidget      *lia_field_row_new         (LiaRegister *reg, const LiaField *field);
void            lia_field_row_show        (LiaFieldRow *self, LiaRecord *record, const char *display);
void            lia_field_row_set_note    (LiaFieldRow *self, const char *note, const char *details);
void            lia_field_row_hide_caption (LiaFieldRow *self);
void            lia_field_row_set_heading (LiaFieldRow *self);
const LiaField *lia_field_row_get_field   (LiaFieldRow *self);
gboolean        lia_field_row_is_editing  (LiaFieldRow *self);
void            lia_field_row_begin       (LiaFieldRow *self);

G_END_DECLS
