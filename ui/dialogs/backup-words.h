#pragma once

#include "backup-work.h"

G_BEGIN_DECLS

char       *lia_backup_words_describe (const LiaBackupEntry *entry, gboolean compared);
char       *lia_backup_words_loss     (const LiaBackupEntry *entry);
const char *lia_backup_words_damaged  (void);

G_END_DECLS
