#pragma once

#include "records/plain-text.h"

G_BEGIN_DECLS

char *lia_plain_moment         (gint64 at);
guint lia_plain_terminal_width (void);

G_END_DECLS
