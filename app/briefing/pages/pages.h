#pragma once

#include "briefing/renderer.h"

G_BEGIN_DECLS

GBytes *lia_pages_make (const LiaDocument *document, const LiaRendering *with, GError **error);
guint   lia_pages_count (const LiaDocument *document, const LiaRendering *with);

G_END_DECLS
