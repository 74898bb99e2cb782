#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean lia_test_locale_set   (const char *name);
void     lia_test_locale_reset (void);

G_END_DECLS
