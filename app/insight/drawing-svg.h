#pragma once

#include "drawing.h"
#include "label-cache.h"

G_BEGIN_DECLS

char *lia_drawing_to_svg (const LiaDrawing *drawing,
                          LiaLabelCache *labels,
                          double width,
                          double height,
                          const char *title,
                          const char *description);

G_END_DECLS
