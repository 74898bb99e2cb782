#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GCancellable *lia_interruption_watch (void);

G_END_DECLS
