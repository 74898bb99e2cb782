#pragma once

#include "database.h"
#include "records/record-type.h"

G_BEGIN_DECLS

/* Private to app/register: who has to agree before a record is shared more widely. */

gboolean lia_widening_explain (LiaDatabase *database,
                               LiaRecord *before,
                               const char *field,
                               const char *wants,
                               char **explanation,
                               GError **error);

G_END_DECLS
