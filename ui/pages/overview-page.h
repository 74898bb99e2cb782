#pragma once

#include <adwaita.h>

#include "register/register.h"

G_BEGIN_DECLS

#define LIA_TYPE_OVERVIEW_PAGE (lia_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (LiaOverviewPage, lia_overview_page, LIA, OVERVIEW_PAGE, AdwBin)

G_END_DECLS
