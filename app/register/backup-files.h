#pragma once

#include "backup.h"

G_BEGIN_DECLS

/* Private to app/register: the files in the folder of backups, which is told by their names. */

char      *lia_backup_name        (const char *path);
GPtrArray *lia_backup_files       (const char *path);
void       lia_backup_load        (LiaBackup *backup);
char      *lia_backup_choose_path (const char *folder,
                                   const char *name,
                                   LiaBackupOccasion occasion);
goffset    lia_backup_space       (const char *folder);
void       lia_backup_tidy        (const char *path, const char *folder);

G_END_DECLS
