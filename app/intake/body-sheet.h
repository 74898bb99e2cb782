#pragma once

#include "sheet.h"

G_BEGIN_DECLS

/* How a table of bodies is read, in the reference data and in the sample. */
extern const LiaSheetColumn lia_body_sheet_columns[];
extern const char *const lia_body_sheet_needs[];

gboolean lia_body_sheet_row (LiaFilling *filling,
                             LiaTable *table,
                             const LiaId *id,
                             gpointer context,
                             GError **error);

G_END_DECLS
