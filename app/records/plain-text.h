#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Text where every letter takes one cell or two: on a terminal, and in a mail. */

char *lia_plain_to_line       (const char *text);
char *lia_plain_to_lines      (const char *text, const char *indent);
guint lia_plain_width         (const char *text);
char *lia_plain_shorten       (const char *text, guint width);
void  lia_plain_append_padded (GString *out, const char *text, guint width);
char *lia_plain_wrap          (const char *text, guint width, guint indent);

G_END_DECLS
