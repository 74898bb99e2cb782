#pragma once

#include "flow.h"

G_BEGIN_DECLS

double lia_chart_height  (LiaFlow *flow, const LiaBlock *block, double width);
void   lia_chart_lay_out (LiaFlow *flow, const LiaBlock *block, double x, double width);

G_END_DECLS
