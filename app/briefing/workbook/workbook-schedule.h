#pragma once

#include "canvas.h"

G_BEGIN_DECLS

void lia_workbook_draw_schedule (LiaCanvas *canvas, const LiaSection *section);

G_END_DECLS
