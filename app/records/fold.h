#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *lia_fold (const char *text);

G_END_DECLS
