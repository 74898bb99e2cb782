#pragma once

#include <gtk/gtk.h>

#include "insight/timeline-palette.h"

G_BEGIN_DECLS

void lia_timeline_theme_load (LiaTimelinePalette *palette, GtkWidget *widget);

G_END_DECLS
