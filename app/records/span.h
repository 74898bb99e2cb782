#pragma once

#include "record-type.h"

G_BEGIN_DECLS

gboolean lia_span_validate (const LiaRecord *record, GError **error);

G_END_DECLS
