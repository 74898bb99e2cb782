#pragma once

#include "database.h"
#include "records/record-type.h"

G_BEGIN_DECLS

/* Private to app/register: texts leave the journal, and their digests stay. */

GHashTable *lia_purge_journal_find (LiaDatabase *database,
                                    LiaRecord *record,
                                    const gboolean *fields,
                                    GError **error);
gboolean    lia_purge_journal_run  (LiaDatabase *database,
                                    LiaRecord *record,
                                    const gboolean *fields,
                                    GHashTable *texts,
                                    GError **error);

G_END_DECLS
