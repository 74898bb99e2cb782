#pragma once

#include <gio/gio.h>

#include "error.h"

G_BEGIN_DECLS

gboolean lia_copy_register (const char *path,
                            const char *copy,
                            GCancellable *cancellable,
                            GError **error);
gboolean lia_copy_raw      (const char *path,
                            const char *copy,
                            GCancellable *cancellable,
                            GError **error);

G_END_DECLS
