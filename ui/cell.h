#pragma once

#include "register/reader.h"

G_BEGIN_DECLS

/**
 * LiaCell:
 * @text: what it says; never %NULL.
 * @icon: (nullable): a symbolic icon that goes with it.
 * @style: (nullable): the style class that goes with it, such as `lia-tone-warning`.
 *
 * How one field of one record looks in a list.
 */
typedef struct {
  char *text;
  const char *icon;
  char *style;
} LiaCell;

void        lia_cell_fill  (LiaCell *cell,
                            LiaReader *reader,
                            const LiaRecord *record,
                            const LiaField *field,
                            gint32 today);
void        lia_cell_clear (LiaCell *cell);
gboolean    lia_cell_equal (const LiaCell *a, const LiaCell *b);
const char *lia_tone_style (LiaTone tone);

G_END_DECLS
