#pragma once

#include "records/record-type.h"

G_BEGIN_DECLS

/* Private to app/register. */

char *lia_history_belongs_sql (const LiaRecordType *type, const char *record);

G_END_DECLS
