#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Private to app/register: what FTS5 tells of its indexes, told of a text that is in none. */

gboolean lia_search_words_answer (const char *words, const char *expression);

G_END_DECLS
