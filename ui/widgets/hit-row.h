#pragma once

#include <gtk/gtk.h>

#include "register/reader.h"

G_BEGIN_DECLS

/**
 * LiaHitRow:
 *
 * One record that search found: its title, and below it the field that matched, with what was
 * looked for in bold. A row shows one hit after the other, because new ones come with each key.
 */
#define LIA_TYPE_HIT_ROW (lia_hit_row_get_type ())
G_DECLARE_FINAL_TYPE (LiaHitRow, lia_hit_row, LIA, HIT_ROW, GtkListBoxRow)

GtkWidget *lia_hit_row_new  (void);
void       lia_hit_row_show (LiaHitRow *self, const LiaHit *hit);

G_END_DECLS
