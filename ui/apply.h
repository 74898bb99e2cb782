#pragma once

#include <gtk/gtk.h>

#include "register/register.h"

G_BEGIN_DECLS

void     lia_apply_edit        (GtkWidget *origin, LiaRegister *reg, LiaEdit *edit);
void     lia_apply_edit_async  (GtkWidget *origin,
                                LiaRegister *reg,
                                LiaEdit *edit,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean lia_apply_edit_finish (GAsyncResult *result, GError **error);

G_END_DECLS
