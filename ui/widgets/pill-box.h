#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * LiaPillBox:
 *
 * What a list is narrowed to, as pills that can be taken away, turned round, put together anew
 * and typed on. They wrap where there are many.
 *
 * Signals: `removed`, `negated`, `changed` and `edited`, each with const char *key.
 */
#define LIA_TYPE_PILL_BOX (lia_pill_box_get_type ())
G_DECLARE_FINAL_TYPE (LiaPillBox, lia_pill_box, LIA, PILL_BOX, AdwBin)

void lia_pill_box_clear (LiaPillBox *self);
void lia_pill_box_add   (LiaPillBox *self, const char *key, const char *label);

G_END_DECLS
