#pragma once

#include <cairo.h>

#include "drawing.h"
#include "label-cache.h"

G_BEGIN_DECLS

void lia_stroke_draw  (const LiaStroke *stroke, cairo_t *cr);
void lia_drawing_draw (const LiaDrawing *drawing, LiaLabelCache *labels, cairo_t *cr);

G_END_DECLS
