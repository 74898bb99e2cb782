#pragma once

#include <gtk/gtk.h>

#include "records/field.h"

G_BEGIN_DECLS

GtkWidget *lia_field_display_new (const LiaField *field, const char *value, const char *display);
GtkWidget *lia_tags_display_new  (const char *value);

G_END_DECLS
