#pragma once

#include <adwaita.h>

#include "register/register.h"

G_BEGIN_DECLS

/**
 * LiaEngagementPage:
 *
 * An engagement as those who prepare and follow it up work with it: the plan, the outcome, and
 * what came before and after.
 */
#define LIA_TYPE_ENGAGEMENT_PAGE (lia_engagement_page_get_type ())
G_DECLARE_FINAL_TYPE (LiaEngagementPage, lia_engagement_page, LIA, ENGAGEMENT_PAGE, AdwBin)

void lia_engagement_page_show (LiaEngagementPage *self, const LiaId *id);

G_END_DECLS
