#pragma once

#include <gio/gio.h>

#include "error.h"

G_BEGIN_DECLS

gboolean lia_reinstate (const char *path,
                        const char *backup,
                        GCancellable *cancellable,
                        GError **error);

G_END_DECLS
