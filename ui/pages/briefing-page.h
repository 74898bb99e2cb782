#pragma once

#include <adwaita.h>

#include "register/register.h"

G_BEGIN_DECLS

#define LIA_TYPE_BRIEFING_PAGE (lia_briefing_page_get_type ())
G_DECLARE_FINAL_TYPE (LiaBriefingPage, lia_briefing_page, LIA, BRIEFING_PAGE, AdwBin)

G_END_DECLS
