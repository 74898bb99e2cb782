#pragma once

#include "canvas.h"

G_BEGIN_DECLS

/* Only for what makes up the canvas itself. */
struct _LiaCanvas {
  const LiaDocument *document;
  lxw_workbook *book;
  lxw_worksheet *sheet;
  lxw_format *formats[LIA_STYLE_COUNT];
  lxw_format *guarded[LIA_STYLE_COUNT];
  gboolean streamed;
  GArray *counts; /* guint */
  guint links;
  double height; /* of the rows of the sheet at hand, in points */
  lxw_error error;
};

G_END_DECLS
