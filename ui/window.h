#pragma once

#include <adwaita.h>

#include "desk.h"
#include "opening.h"

G_BEGIN_DECLS

/**
 * LiaWindow:
 *
 * A window: the welcome, or the desk of one register.
 */
#define LIA_TYPE_WINDOW (lia_window_get_type ())
G_DECLARE_FINAL_TYPE (LiaWindow, lia_window, LIA, WINDOW, AdwApplicationWindow)

GtkWindow *lia_window_new      (GtkApplication *application);
LiaDesk   *lia_window_get_desk (LiaWindow *self);
void       lia_window_open     (LiaWindow *self, LiaOpening how, const char *path);
void       lia_window_show     (LiaWindow *self, LiaRegister *reg);
void       lia_window_toast    (LiaWindow *self,
                                const char *text,
                                const char *button,
                                const char *action);
void       lia_window_toast_to_stay    (LiaWindow *self,
                                const char *text,
                                const char *button,
                                const char *action);

G_END_DECLS
