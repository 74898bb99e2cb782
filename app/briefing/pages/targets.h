#pragma once

#include "briefing/document/document.h"

G_BEGIN_DECLS

GHashTable *lia_targets_collect (const LiaDocument *document, GPtrArray *sections);

G_END_DECLS
