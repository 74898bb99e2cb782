#pragma once

#include "database.h"

G_BEGIN_DECLS

/* Private to app/register: the schema, its version, and the mark of the file. */

/* "LIAS", at offset 68 of the file. */
#define LIA_SCHEMA_APPLICATION_ID 0x4c494153

gboolean lia_schema_create     (LiaDatabase *database, const char *office, GError **error);
gboolean lia_schema_is_behind  (LiaDatabase *database, gboolean *behind, GError **error);
gboolean lia_schema_upgrade    (LiaDatabase *database, GError **error);
gboolean lia_schema_check_file (const char *path, GError **error);

G_END_DECLS
