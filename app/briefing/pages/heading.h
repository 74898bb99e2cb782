#pragma once

#include "flow.h"

G_BEGIN_DECLS

void       lia_heading_lay_out  (LiaFlow *flow);
GPtrArray *lia_heading_contents (LiaFlow *flow);
void       lia_heading_notes    (LiaFlow *flow);

G_END_DECLS
