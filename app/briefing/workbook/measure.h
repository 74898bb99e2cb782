#pragma once

#include "briefing/document/listing.h"

G_BEGIN_DECLS

/* The columns that stay in view, and are printed again on each page. */
#define LIA_MEASURE_FROZEN 2

/**
 * LiaMeasure:
 *
 * How wide the columns of a table are, and how many lines its rows take.
 */
typedef struct _LiaMeasure LiaMeasure;

LiaMeasure *lia_measure_new          (const LiaListing *table);
void        lia_measure_free         (LiaMeasure *self);
double      lia_measure_get_width    (const LiaMeasure *self, guint column);
guint       lia_measure_get_pages    (const LiaMeasure *self);
guint       lia_measure_row_lines    (const LiaMeasure *self, guint row);
guint       lia_measure_header_lines (const LiaMeasure *self);
gboolean    lia_measure_fits         (const LiaMeasure *self, guint row, guint column);
gboolean    lia_measure_is_address   (const LiaCell *cell);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaMeasure, lia_measure_free)

G_END_DECLS
