#pragma once

#include <gtk/gtk.h>

#include "register/register.h"

G_BEGIN_DECLS

void lia_actions_install (GtkWidgetClass *window_class);
void lia_actions_enable  (GtkWidget *window, LiaRegister *reg);

G_END_DECLS
