#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void lia_show_file        (GtkWidget *origin, const char *path);
void lia_show_file_folder (GtkWidget *origin, const char *path);

G_END_DECLS
