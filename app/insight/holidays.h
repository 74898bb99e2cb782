#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *lia_holidays_between (const char *code, gint32 first, gint32 last);

G_END_DECLS
