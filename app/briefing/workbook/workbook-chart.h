#pragma once

#include "canvas.h"

G_BEGIN_DECLS

/* How many rows a chart is tall. */
#define LIA_CHART_ROWS 8

gboolean lia_workbook_chart_is_beside (const LiaBlock *block);
void     lia_workbook_draw_chart      (LiaCanvas *canvas,
                                       const LiaSection *section,
                                       const LiaBlock *block,
                                       guint header_row,
                                       guint chart_row);

G_END_DECLS
