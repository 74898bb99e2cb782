#pragma once

#include <gtk/gtk.h>

#include "register/register.h"

G_BEGIN_DECLS

void lia_undo (GtkWidget *origin, LiaRegister *reg);
void lia_redo (GtkWidget *origin, LiaRegister *reg);

G_END_DECLS
