#pragma once

#include "database.h"

G_BEGIN_DECLS

/* Private to app/register. */
gboolean lia_sealing_run (LiaDatabase *database, GError **error);

G_END_DECLS
