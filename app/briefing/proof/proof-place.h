#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What places in a workbook are called. */

char    *lia_proof_place_part    (const char *part, guint *sheet);
char    *lia_proof_place_header  (guint sheet);
gboolean lia_proof_place_is_cell (const char *text);
guint64  lia_proof_place_pack    (guint sheet, const char *cell);
char    *lia_proof_place_unpack  (guint64 packed, char **part);

G_END_DECLS
