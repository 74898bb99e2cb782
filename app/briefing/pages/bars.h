#pragma once

#include "flow.h"

G_BEGIN_DECLS

void lia_bars_lay_out (LiaFlow *flow, const LiaSchedule *schedule);

G_END_DECLS
