#pragma once

#include "briefing/proof/proof.h"

G_BEGIN_DECLS

gboolean lia_workbook_check (const char *path,
                             GArray *cells,
                             LiaProof *proof,
                             GCancellable *cancellable,
                             GError **error);

G_END_DECLS
