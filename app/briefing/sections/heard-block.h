#pragma once

#include "briefing/clearance/clearance.h"
#include "briefing/document/document.h"

G_BEGIN_DECLS

void lia_heard_block_add (LiaSection *section, LiaClearance *clearance, gint32 today);

G_END_DECLS
