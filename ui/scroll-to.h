#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void lia_scroll_to_row (GtkColumnView *view, guint position);

G_END_DECLS
