#pragma once

#include "briefing/clearance/clearance.h"
#include "briefing/document/document.h"

G_BEGIN_DECLS

const LiaRecordType *const *lia_register_briefing_types (void);
void lia_register_briefing_compose (LiaDocument *document, LiaClearance *clearance);

G_END_DECLS
