#pragma once

#include <adwaita.h>

#include "briefing/kinds/kind.h"
#include "register/register.h"

G_BEGIN_DECLS

/**
 * LiaBriefingPage:
 *
 * The room in which briefings are made: how one shall be at the left, what it looks like and what is
 * held back at the right, and below that the way out.
 */
#define LIA_TYPE_BRIEFING_PAGE (lia_briefing_page_get_type ())
G_DECLARE_FINAL_TYPE (LiaBriefingPage, lia_briefing_page, LIA, BRIEFING_PAGE, AdwBin)

void lia_briefing_page_begin (LiaBriefingPage *self,
                              const LiaBriefingKind *kind,
                              const LiaId *scope);

G_END_DECLS
