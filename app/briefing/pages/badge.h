#pragma once

#include "flow.h"

G_BEGIN_DECLS

double    lia_badge_width  (LiaFlow *flow);
double    lia_badge_height (LiaFlow *flow);
LiaPiece *lia_badge_add    (LiaFlow *flow, LiaPage *page, double x, double y);

G_END_DECLS
