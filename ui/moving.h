#pragma once

#include <gtk/gtk.h>

#include "insight/moved-date.h"
#include "register/register.h"

G_BEGIN_DECLS

void
lia_move_record (GtkWidget *origin,
                 LiaRegister *reg,
                 const LiaId *id,
                 LiaDateEnd end,
                 gint32 first,
                 gint32 last,
                 GAsyncReadyCallback callback,
                 gpointer user_data);
void
lia_draft_engagement (GtkWidget *origin,
                      LiaRegister *reg,
                      const LiaId *lane,
                      gint32 first,
                      gint32 last);

G_END_DECLS
