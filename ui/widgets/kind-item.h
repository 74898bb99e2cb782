#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void lia_kind_items_offer (AdwComboRow *row);

G_END_DECLS
