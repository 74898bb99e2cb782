#pragma once

#include "register/backup.h"
#include "register/register.h"

G_BEGIN_DECLS

/**
 * LiaBackupEntry:
 * @backup: the backup.
 * @n_since: how many edits were made since, or -1 if it stands beside what the register is now.
 * @last: (nullable): the label of the last of them.
 *
 * A backup, and how far the register has gone on from it.
 */
typedef struct {
  LiaBackup *backup;
  gint64 n_since;
  char *last;
} LiaBackupEntry;

void       lia_backup_work_list        (const char *path,
                                        LiaRegister *reg,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
GPtrArray *lia_backup_work_list_finish (GAsyncResult *result, GError **error);
void       lia_backup_work_make        (const char *path,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
void       lia_backup_work_daily       (const char *path,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
void       lia_backup_work_restore     (const char *path,
                                        LiaRegister *reg,
                                        const char *backup,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
void       lia_backup_work_copy        (const char *path,
                                        const char *copy,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
gboolean   lia_backup_work_finish      (GAsyncResult *result, GError **error);

G_END_DECLS
