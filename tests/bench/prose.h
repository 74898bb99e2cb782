#pragma once

#include <glib.h>

/* Text as registers hold it, made up of words in several scripts; the same from the same seed. */
typedef struct _Prose Prose;

Prose *
prose_new (guint32 seed);
void
prose_free (Prose *self);
gint32
prose_number (Prose *self, gint32 begin, gint32 end);
char *
prose_sentence (Prose *self, int n_chars);
char *
prose_day (Prose *self, int first_year, int last_year);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Prose, prose_free)
