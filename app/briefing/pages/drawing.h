#pragma once

#include <cairo.h>

#include "tags.h"

G_BEGIN_DECLS

void lia_pages_draw (const LiaPages *self, guint page, LiaTags *tags, cairo_t *cr);

G_END_DECLS
