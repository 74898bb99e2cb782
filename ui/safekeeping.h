#pragma once

#include <gtk/gtk.h>

#include "register/register.h"

G_BEGIN_DECLS

void lia_safekeeping_start (GtkWidget *origin, LiaRegister *reg);

G_END_DECLS
