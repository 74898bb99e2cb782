#pragma once

#include "register/register.h"

G_BEGIN_DECLS

char *ground_make_folder (void);
char *ground_unpack_base (const char *folder);

G_END_DECLS
