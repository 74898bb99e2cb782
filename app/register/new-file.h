#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Private to app/register: files that are made whole or not at all. */

/* By how much the name of a file that is being filled is longer than the one it will bear. */
#define LIA_NEW_FILE_MARK 7

char    *lia_new_file_begin  (const char *path, GError **error);
gboolean lia_new_file_finish (const char *temporary, const char *path, GError **error);
void     lia_new_file_remove (const char *temporary);

G_END_DECLS
