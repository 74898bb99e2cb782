#pragma once

#include "canvas.h"

G_BEGIN_DECLS

void        lia_canvas_mark_today (lxw_format *format);
lxw_format *lia_canvas_make_format (lxw_workbook *book,
                                    LiaStyle style,
                                    gboolean guarded,
                                    const LiaDocument *document);

G_END_DECLS
