#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean lia_focus_inside (GtkWidget *widget, GtkDirectionType direction);

G_END_DECLS
