#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What each target defines, by the names that libFuzzer calls. An input that breaks a promise ends
 * the program. */

int LLVMFuzzerInitialize   (int *argc, char ***argv);
int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

G_END_DECLS
