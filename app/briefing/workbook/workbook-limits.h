#pragma once

#include "briefing/document/document.h"

G_BEGIN_DECLS

guint64    lia_workbook_estimate_size (const LiaDocument *document);
gboolean   lia_workbook_check_sizes   (const LiaDocument *document, GError **error);
GPtrArray *lia_workbook_tell_limits   (const LiaDocument *document);

G_END_DECLS
