#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean lia_workbook_check (const char *path,
                             GArray *cells,
                             GCancellable *cancellable,
                             GError **error);

G_END_DECLS
