#pragma once

#include "database.h"
#include "records/record-type.h"

G_BEGIN_DECLS

/* Private to app/register: the index of what briefings that left have held. */

gboolean lia_holdings_put     (LiaDatabase *database, LiaRecord *record, GError **error);
gboolean lia_holdings_remove  (LiaDatabase *database,
                               const LiaRecordType *type,
                               const LiaId *id,
                               GError **error);
gboolean lia_holdings_rebuild (LiaDatabase *database, GError **error);
gboolean lia_holdings_check   (LiaDatabase *database,
                               guint *n_wrong,
                               gboolean *surplus,
                               GError **error);

/* The keys of the briefings that held a record: its prefix is ?1, its office (empty for the
 * register's own) ?2, its number ?3. */
#define LIA_HOLDINGS_ISSUES_SQL                                                                    \
  "WITH RECURSIVE at (level, block) AS"                                                            \
  " (VALUES (0, ?3) UNION ALL SELECT level + 1, block >> 1 FROM at WHERE block > 1)"               \
  " SELECT h.issue FROM at CROSS JOIN held h ON h.prefix = ?1 AND h.office = ?2"                   \
  " AND h.level = at.level AND h.block = at.block"

G_END_DECLS
