#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One letter may stand for many: ﷺ for eighteen. */
#define LIA_FOLD_MOST (2 * G_UNICHAR_MAX_DECOMPOSITION_LENGTH)

char *lia_fold        (const char *text);
guint lia_fold_letter (gunichar letter, gunichar *folded);

G_END_DECLS
