#pragma once

#include <cairo.h>

#include "page.h"

G_BEGIN_DECLS

void lia_pages_draw (const LiaPages *self, guint page, cairo_t *cr);

G_END_DECLS
