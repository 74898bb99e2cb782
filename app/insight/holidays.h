#pragma once

#include <glib.h>

G_BEGIN_DECLS

GHashTable *lia_holidays_countries (void);
GArray     *lia_holidays_days      (const char *const *codes);
char       *lia_holidays_between   (const char *code, gint32 first, gint32 last);

G_END_DECLS
