#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void damage_register (const char *path,
                      GBytes *file,
                      GBytes *log,
                      const guint8 *data,
                      gsize size);

G_END_DECLS
