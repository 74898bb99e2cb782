#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * LiaSidebar:
 *
 * The rooms of the window. A click, or Enter, goes to one by `win.open-room`.
 */
#define LIA_TYPE_SIDEBAR (lia_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (LiaSidebar, lia_sidebar, LIA, SIDEBAR, AdwBin)

void lia_sidebar_show_room (LiaSidebar *self, const char *name);

G_END_DECLS
