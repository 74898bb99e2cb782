#pragma once

#include "document.h"

G_BEGIN_DECLS

void lia_data_guide_add (LiaDocument *document);

G_END_DECLS
