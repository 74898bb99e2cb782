#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * LiaWelcomePage:
 *
 * What a window shows while it has no register: ways to one.
 */
#define LIA_TYPE_WELCOME_PAGE (lia_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (LiaWelcomePage, lia_welcome_page, LIA, WELCOME_PAGE, AdwBin)

void lia_welcome_page_set_busy (LiaWelcomePage *self, gboolean busy);

G_END_DECLS
