#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *lia_plain_to_line        (const char *text);
char *lia_plain_to_lines       (const char *text, const char *indent);
guint lia_plain_width          (const char *text);
char *lia_plain_shorten        (const char *text, guint width);
void  lia_plain_append_padded  (GString *out, const char *text, guint width);
char *lia_plain_moment         (gint64 at);
guint lia_plain_terminal_width (void);

G_END_DECLS
