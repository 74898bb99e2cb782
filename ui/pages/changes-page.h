#pragma once

#include <adwaita.h>

#include "register/register.h"

G_BEGIN_DECLS

/**
 * LiaChangesPage:
 *
 * The change log: every edit of the register, newest first, narrowed by who made it, when, and what
 * it changed. Each unfolds to its changes and can be taken back.
 */
#define LIA_TYPE_CHANGES_PAGE (lia_changes_page_get_type ())
G_DECLARE_FINAL_TYPE (LiaChangesPage, lia_changes_page, LIA, CHANGES_PAGE, AdwBin)

void lia_changes_page_set_record   (LiaChangesPage *self, const LiaId *id);
void lia_changes_page_focus_filter (LiaChangesPage *self);

G_END_DECLS
