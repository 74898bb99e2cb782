#pragma once

#include <gtk/gtk.h>

/* What can be read in a window at this moment. */
GtkWidget *
look_find (GtkWidget *root, const char *type_name);
guint64
look_read (GtkWidget *root, guint *n_texts);
