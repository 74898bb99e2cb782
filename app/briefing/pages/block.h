#pragma once

#include "flow.h"

G_BEGIN_DECLS

double lia_block_least   (LiaFlow *flow, const LiaBlock *block);
void   lia_block_lay_out (LiaFlow *flow, const LiaBlock *block);

G_END_DECLS
