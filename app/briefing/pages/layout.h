#pragma once

#include "flow.h"

G_BEGIN_DECLS

LiaPages *lia_pages_lay_out (const LiaDocument *document,
                             LiaPaper paper,
                             const LiaRendering *with,
                             GError **error);

G_END_DECLS
