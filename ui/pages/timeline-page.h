#pragma once

#include <adwaita.h>

#include "register/register.h"

G_BEGIN_DECLS

#define LIA_TYPE_TIMELINE_PAGE (lia_timeline_page_get_type ())
G_DECLARE_FINAL_TYPE (LiaTimelinePage, lia_timeline_page, LIA, TIMELINE_PAGE, AdwBin)

G_END_DECLS
