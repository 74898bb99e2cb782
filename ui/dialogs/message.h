#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void lia_message_show (GtkWidget *origin, const char *heading, const char *body);

G_END_DECLS
