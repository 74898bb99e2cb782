#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void lia_toast_show      (GtkWidget *origin, const char *text);
void lia_toast_no_backup (GtkWidget *origin);
void lia_toast_copy      (GtkWidget *origin, const char *text, const char *words);
void lia_toast_edit      (GtkWidget *origin, const char *label);
void lia_toast_undone    (GtkWidget *origin, const char *label);

G_END_DECLS
