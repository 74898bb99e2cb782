#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean lia_language_choose (const char *tag, GError **error);

G_END_DECLS
