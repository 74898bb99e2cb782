#pragma once

#include <gtk/gtk.h>

#include "insight/drawing.h"
#include "insight/label-cache.h"

G_BEGIN_DECLS

void lia_drawing_append_nodes (const LiaDrawing *drawing,
                               LiaLabelCache *labels,
                               GtkSnapshot *snapshot);

G_END_DECLS
