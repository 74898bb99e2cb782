#pragma once

#include "database.h"
#include "rollback.h"

G_BEGIN_DECLS

/* Private to app/register: the journal, gone through backwards in the effect. */

gboolean lia_rollback_each (LiaDatabase *database,
                            gint64 serial,
                            const char *home,
                            LiaRollbackFunc func,
                            gpointer user_data,
                            GError **error);

G_END_DECLS
