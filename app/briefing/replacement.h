#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LiaReplacement:
 *
 * A file that is written beside the one it replaces and then takes its name: whatever goes wrong
 * before, the old file is whole and nothing else remains.
 */
typedef struct _LiaReplacement LiaReplacement;

LiaReplacement *lia_replacement_new        (const char *path, guint64 size, GError **error);
void            lia_replacement_free       (LiaReplacement *self);
const char     *lia_replacement_get_part   (const LiaReplacement *self);
const char     *lia_replacement_get_path   (const LiaReplacement *self);
const char     *lia_replacement_get_folder (const LiaReplacement *self);
gboolean        lia_replacement_write      (LiaReplacement *self, GBytes *bytes, GError **error);
gboolean        lia_replacement_write_part (const char *part,
                                            const char *path,
                                            GBytes *bytes,
                                            GError **error);
GBytes         *lia_replacement_read_part  (const char *part, const char *path, GError **error);
gboolean        lia_replacement_finish     (LiaReplacement *self, GError **error);
gboolean        lia_replacement_is_full    (int code);
gboolean        lia_replacement_fail       (const char *path, int code, GError **error);
gboolean        lia_replacement_fail_damaged (const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaReplacement, lia_replacement_free)

G_END_DECLS
