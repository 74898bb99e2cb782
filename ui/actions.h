#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void lia_actions_install (GtkWidgetClass *window_class);
void lia_actions_enable  (GtkWidget *window, gboolean has_register);

G_END_DECLS
