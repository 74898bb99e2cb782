#pragma once

#include "insight/rescheduling.h"
#include "register/register.h"

G_BEGIN_DECLS

void
lia_rescheduling_work_read (LiaRegister *reg,
                            LiaEdit *edit,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
LiaRescheduling *
lia_rescheduling_work_finish (GAsyncResult *result);

G_END_DECLS
