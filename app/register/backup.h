#pragma once

#include <gio/gio.h>

#include "error.h"

G_BEGIN_DECLS

/**
 * LiaBackupOccasion:
 * @LIA_BACKUP_USE: once on each day of use, or because somebody asked for it.
 * @LIA_BACKUP_UPGRADE: before the register was brought to a later version.
 * @LIA_BACKUP_RESTORE: before an earlier backup took its place.
 *
 * Why a backup was made.
 */
typedef enum {
  LIA_BACKUP_USE,
  LIA_BACKUP_UPGRADE,
  LIA_BACKUP_RESTORE,
} LiaBackupOccasion;

/**
 * LiaBackup:
 * @path: the file.
 * @occasion: why it was made.
 * @at: when, in seconds since 1970 UTC.
 * @size: in bytes.
 * @serial: the last edit in it, or -1 if it can't be read; 0 if it has none.
 * @edited_at: when that was made, in microseconds since 1970 UTC.
 * @label: (nullable): its label.
 *
 * One backup of a register, from the folder beside it.
 */
typedef struct {
  char *path;
  LiaBackupOccasion occasion;
  gint64 at;
  goffset size;
  gint64 serial;
  gint64 edited_at;
  char *label;
} LiaBackup;

char      *lia_backup_folder   (const char *path);
char      *lia_backup_make     (const char *path,
                                LiaBackupOccasion occasion,
                                GCancellable *cancellable,
                                GError **error);
gboolean   lia_backup_daily    (const char *path, GCancellable *cancellable, GError **error);
gboolean   lia_backup_copy     (const char *path,
                                const char *copy,
                                GCancellable *cancellable,
                                GError **error);
gboolean   lia_backup_renew    (const char *path, GCancellable *cancellable, GError **error);
guint      lia_backup_count    (const char *path);
GPtrArray *lia_backup_list     (const char *path);
void       lia_backup_free     (LiaBackup *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaBackup, lia_backup_free)

G_END_DECLS
