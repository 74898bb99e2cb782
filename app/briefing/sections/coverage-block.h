#pragma once

#include "briefing/clearance/clearance.h"
#include "briefing/document/document.h"

G_BEGIN_DECLS

void lia_coverage_block_add (LiaSection *section, LiaClearance *clearance);

G_END_DECLS
