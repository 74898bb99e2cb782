#pragma once

#include <adwaita.h>

#include "register/register.h"

G_BEGIN_DECLS

/**
 * LiaSidebar:
 *
 * The rooms of the window, and the views that are saved in its register. A click, or Enter, goes to
 * one by `win.open-room` or `win.open-view`.
 */
#define LIA_TYPE_SIDEBAR (lia_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (LiaSidebar, lia_sidebar, LIA, SIDEBAR, AdwBin)

void lia_sidebar_set_register (LiaSidebar *self, LiaRegister *reg);
void lia_sidebar_show_room (LiaSidebar *self, const char *name);

G_END_DECLS
