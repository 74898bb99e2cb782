#pragma once

#include "clearance.h"
#include "document.h"

G_BEGIN_DECLS

void lia_participation_section_add (LiaDocument *document, LiaClearance *clearance, gint32 today);

G_END_DECLS
