#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Quarters and halves of years, which people report by, and how spans of whole days read. */

gboolean lia_year_part_read     (const char *text, gint32 *first, gint32 *last);
char    *lia_days_to_words      (gint32 first, gint32 last);

G_END_DECLS
