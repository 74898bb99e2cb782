#pragma once

#include <gtk/gtk.h>

#include "register/register.h"

G_BEGIN_DECLS

void lia_take_back (GtkWidget *origin, LiaRegister *reg, gint64 serial);

G_END_DECLS
