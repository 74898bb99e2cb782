#pragma once

#include "short-table.h"

G_BEGIN_DECLS

void lia_source_section_add (LiaDocument *document,
                             const LiaComposition *with,
                             const LiaShortTable *tables,
                             GPtrArray *others);

G_END_DECLS
