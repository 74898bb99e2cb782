#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void damage_rows  (const char *path, const guint8 *data, gsize size);
void damage_bytes (GByteArray *file, const guint8 *data, gsize size);

G_END_DECLS
