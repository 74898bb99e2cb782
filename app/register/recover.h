#pragma once

#include <gio/gio.h>

#include "error.h"
#include "records/record-type.h"

G_BEGIN_DECLS

/* The setting of a recovered register that tells what came of the recovery. */
#define LIA_RECOVERY_SETTING "recovered"

/**
 * LiaRecoveryCount:
 * @type: a type of records.
 * @n_saved: how many were read from their pages.
 * @n_rebuilt: how many were made again from the journal.
 * @n_lost: how many are known to have been there and are not.
 */
typedef struct {
  const LiaRecordType *type;
  gint64 n_saved;
  gint64 n_rebuilt;
  gint64 n_lost;
} LiaRecoveryCount;

/**
 * LiaRecovery:
 * @at: when it was, in microseconds since 1970 UTC.
 * @source: the name of the damaged file.
 * @counts: (element-type LiaRecoveryCount): what came of the records, one for each type.
 * @n_edits: how many edits of the journal are there.
 * @n_edits_lost: how many others are only known by their number.
 * @n_cleared: how many references led to what is lost, and were cleared.
 * @is_whole: whether the journal was sound, so that it is known all that is lost.
 *
 * What came of a recovery. The recovered register keeps it.
 */
typedef struct {
  gint64 at;
  char *source;
  GArray *counts;
  gint64 n_edits;
  gint64 n_edits_lost;
  gint64 n_cleared;
  gboolean is_whole;
} LiaRecovery;

/* Told how far a recovery is, from 0 to 1, in the thread that it runs in. */
typedef void (*LiaRecoverProgress) (double fraction, gpointer user_data);

LiaRecovery *lia_recover       (const char *damaged,
                                const char *path,
                                GCancellable *cancellable,
                                LiaRecoverProgress progress,
                                gpointer user_data,
                                GError **error);
LiaRecovery *lia_recovery_parse (const char *text);
char        *lia_recovery_tell (const LiaRecovery *self);
void         lia_recovery_free (LiaRecovery *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaRecovery, lia_recovery_free)

G_END_DECLS
