#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void lia_mnemonic_name_buttons (GtkWidget *root);
void lia_mnemonic_watch        (void);

G_END_DECLS
