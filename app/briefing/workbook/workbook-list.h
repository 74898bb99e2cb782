#pragma once

#include <gio/gio.h>

#include "canvas.h"

G_BEGIN_DECLS

void lia_workbook_draw_list (LiaCanvas *canvas, const LiaSection *section, GCancellable *cancellable);

G_END_DECLS
