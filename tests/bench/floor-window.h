#pragma once

#include <gtk/gtk.h>

GtkWindow *
floor_window_new (GtkApplication *application);
