#pragma once

#include "canvas.h"

G_BEGIN_DECLS

lxw_format *lia_canvas_make_format (lxw_workbook *book,
                                    LiaStyle style,
                                    gboolean guarded,
                                    const LiaDocument *document);

G_END_DECLS
