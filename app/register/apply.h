#pragma once

#include "database.h"
#include "edit.h"

G_BEGIN_DECLS

/* Private to app/register: the one way in which anything is written. */

gboolean lia_apply_begin (LiaDatabase *database, LiaEdit *edit, GError **error);
gboolean lia_apply (LiaDatabase *database, LiaEdit *edit, const char *home, GError **error);
gboolean lia_apply_in_transaction (LiaDatabase *database,
                                   LiaEdit *edit,
                                   const char *home,
                                   GError **error);

G_END_DECLS
