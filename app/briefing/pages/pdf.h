#pragma once

#include "briefing/document/document.h"
#include "briefing/renderer.h"
#include "page.h"

G_BEGIN_DECLS

GBytes  *lia_pdf_write (const LiaPages *pages,
                        const LiaDocument *document,
                        const LiaRendering *with,
                        GError **error);
gboolean lia_pdf_check (GBytes *bytes,
                        const LiaPages *pages,
                        const LiaRendering *with,
                        GError **error);

G_END_DECLS
