#pragma once

#include "register/register.h"

G_BEGIN_DECLS

gboolean lia_intake_fill (LiaRegister *reg, gboolean sample, GError **error);

G_END_DECLS
