#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What one cell of a workbook holds at most, in UTF-16 units (Excel specifications and limits). */
#define LIA_TEXT_LONGEST 32767

char    *lia_text_clean  (const char *text);
char    *lia_text_fit    (const char *text, gboolean *shortened);
char    *lia_text_shorten (const char *text, guint characters);
double   lia_text_width  (const char *text);
guint    lia_text_lines  (const char *text, double width);
GPtrArray *lia_text_pieces (const char *text, double width, guint lines);

G_END_DECLS
