#pragma once

#include "canvas.h"

G_BEGIN_DECLS

void lia_workbook_draw_page  (LiaCanvas *canvas, const LiaSection *sheet);
void lia_workbook_draw_cover (LiaCanvas *canvas);

G_END_DECLS
