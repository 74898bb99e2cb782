#pragma once

#include "database.h"

G_BEGIN_DECLS

GPtrArray *lia_check (LiaDatabase *database, const char *home, GError **error);

G_END_DECLS
