#pragma once

#include <gio/gio.h>

#include "briefing/document/document.h"
#include "briefing/proof/proof.h"

G_BEGIN_DECLS

/**
 * LiaBriefingProgress:
 * @fraction: how much is done, from 0 to 1
 * @user_data: what was given along
 *
 * Told about every now and then, in the thread that does the work.
 */
typedef void (*LiaBriefingProgress) (double fraction, gpointer user_data);

gboolean lia_workbook_write    (const LiaDocument *document,
                                const char *path,
                                const char *scratch_folder,
                                LiaProof *proof,
                                GCancellable *cancellable,
                                LiaBriefingProgress progress,
                                gpointer user_data,
                                GError **error);
gboolean lia_workbook_rehearse (const LiaDocument *document,
                                const char *path,
                                LiaProof *proof,
                                GCancellable *cancellable,
                                GError **error);

G_END_DECLS
