#pragma once

#include "register/register.h"

G_BEGIN_DECLS

gboolean lia_destination_check (LiaRegister *reg, const char *path, GError **error);

G_END_DECLS
