#pragma once

#include "database.h"
#include "private-copy.h"
#include "recover.h"

G_BEGIN_DECLS

/**
 * LiaRecover:
 * @old: a copy of the damaged register; any question to it may fail.
 * @database: the new one, in a transaction. An error in it, other than that a row doesn't fit, means
 *   that there is no room, and ends it all.
 * @cancellable: (nullable): ends it early.
 * @home: the office of the register.
 * @cap: more rows than this no table of that size can have.
 * @report: what came of it so far.
 * @rebuilt: (element-type LiaId): the records that were made again from the journal.
 * @progress: (nullable): told how far it is.
 * @user_data: for @progress.
 * @before: which share of the work was done before the present part.
 * @share: which share the present part is.
 *
 * A recovery under way, as its parts share it; private to app/register.
 */
typedef struct {
  LiaDatabase *old;
  LiaDatabase *database;
  GCancellable *cancellable;
  char *home;
  gint64 cap;
  LiaRecovery *report;
  GHashTable *rebuilt;
  LiaRecoverProgress progress;
  gpointer user_data;
  double before;
  double share;
} LiaRecover;

/* A record as the journal leaves it. */
typedef struct {
  const LiaRecordType *type;
  gboolean is_told; /* whether a line makes or unmakes it */
  char *existence;
  GPtrArray *values;
} LiaAccount;

LiaDatabase *lia_damaged_open (const char *path,
                               LiaPrivateCopy *copy,
                               gint64 *cap,
                               GCancellable *cancellable,
                               GError **error);
gint64    lia_damaged_last    (LiaRecover *self, const char *table, const char *key);
gboolean  lia_damaged_text    (LiaStatement *row, int column, gboolean required);

gboolean  lia_recover_settings (LiaRecover *self, GError **error);
gboolean  lia_recover_counters (LiaRecover *self, GError **error);
gboolean  lia_recover_journal  (LiaRecover *self, GError **error);
gboolean  lia_recover_records  (LiaRecover *self, GError **error);
gboolean  lia_recover_references (LiaRecover *self, GError **error);
gboolean  lia_recover_reconcile (LiaRecover *self, GError **error);
gboolean  lia_recover_is_stopped (LiaRecover *self, GError **error);
void      lia_recover_advance  (LiaRecover *self, gint64 done, gint64 all);

gboolean   lia_account_read   (LiaAccount *self,
                               LiaDatabase *database,
                               const LiaId *id,
                               GError **error);
LiaRecord *lia_account_make   (const LiaAccount *self, const LiaId *id, const char *home);
void       lia_account_clear  (LiaAccount *self);
GArray    *lia_account_list_ids (LiaDatabase *database, const char *sql, GError **error);

LiaRecovery *lia_recovery_new   (const char *damaged);
LiaRecoveryCount *lia_recovery_count (LiaRecovery *self, const LiaRecordType *type);
gboolean     lia_recovery_save  (LiaRecovery *self, LiaDatabase *database, GError **error);
gboolean     lia_recovery_load  (LiaDatabase *database, LiaRecovery **recovery, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LiaAccount, lia_account_clear)

G_END_DECLS
