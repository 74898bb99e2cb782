#pragma once

#include <gtk/gtk.h>

#include "register/register.h"

G_BEGIN_DECLS

void lia_purge_ask (GtkWidget *origin, LiaRegister *reg, const LiaId *id);

G_END_DECLS
