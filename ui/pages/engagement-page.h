#pragma once

#include "record-sheet.h"

G_BEGIN_DECLS

/**
 * LiaEngagementPage:
 *
 * An engagement as those who prepare and follow it up work with it: the plan, the outcome, and
 * what came before and after.
 */
#define LIA_TYPE_ENGAGEMENT_PAGE (lia_engagement_page_get_type ())
G_DECLARE_FINAL_TYPE (LiaEngagementPage, lia_engagement_page, LIA, ENGAGEMENT_PAGE, LiaRecordSheet)

G_END_DECLS
