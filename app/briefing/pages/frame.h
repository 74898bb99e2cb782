#pragma once

#include "flow.h"

G_BEGIN_DECLS

void lia_frame_add (LiaFlow *flow);

G_END_DECLS
