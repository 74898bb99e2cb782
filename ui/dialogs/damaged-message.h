#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean lia_damaged_message_fits (const GError *error);
void     lia_damaged_message_show (GtkWidget *origin, const char *path, const GError *error);

G_END_DECLS
