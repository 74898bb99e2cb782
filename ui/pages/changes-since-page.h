#pragma once

#include <adwaita.h>

#include "register/register.h"

G_BEGIN_DECLS

/**
 * LiaChangesSincePage:
 *
 * What became of commitments, engagements, challenges and lessons since a day or a snapshot.
 */
#define LIA_TYPE_CHANGES_SINCE_PAGE (lia_changes_since_page_get_type ())
G_DECLARE_FINAL_TYPE (LiaChangesSincePage, lia_changes_since_page, LIA, CHANGES_SINCE_PAGE, AdwBin)

G_END_DECLS
