#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean lia_identity_is_known (void);
void     lia_identity_get      (char **person, char **office);
void     lia_identity_set      (const char *person, const char *office);

G_END_DECLS
