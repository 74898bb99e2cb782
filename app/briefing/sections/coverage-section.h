#pragma once

#include "briefing/clearance/clearance.h"
#include "briefing/document/document.h"

G_BEGIN_DECLS

void lia_coverage_section_add (LiaDocument *document, LiaClearance *clearance, gint32 today);

G_END_DECLS
