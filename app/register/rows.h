#pragma once

#include "database.h"
#include "records/record-type.h"

G_BEGIN_DECLS

/* Private to app/register: how a record stands in the table of its type. */

char      *lia_rows_select (const LiaRecordType *type, const char *rest);
LiaRecord *lia_rows_read   (LiaStatement *row, const LiaRecordType *type, const char *home);
LiaRecord *lia_rows_get    (LiaDatabase *database,
                            const LiaRecordType *type,
                            const LiaId *id,
                            const char *home,
                            GError **error);
const LiaRecordType *lia_rows_type_of (LiaDatabase *database, const LiaId *id, GError **error);
gboolean   lia_rows_insert (LiaDatabase *database,
                            LiaRecord *record,
                            const char *office,
                            GError **error);
gboolean   lia_rows_update (LiaDatabase *database,
                            LiaRecord *record,
                            const gboolean *changed,
                            GError **error);
gboolean   lia_rows_delete (LiaDatabase *database,
                            const LiaRecordType *type,
                            const LiaId *id,
                            GError **error);

G_END_DECLS
