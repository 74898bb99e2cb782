#pragma once

#include "register/register.h"

G_BEGIN_DECLS

void lia_csv_append_line    (GString *out, const char *const *cells, guint n);
void lia_csv_append_heading (GString *out, const GPtrArray *fields);
void lia_csv_append_record  (GString *out,
                             LiaReader *reader,
                             const LiaRecord *record,
                             const GPtrArray *fields,
                             gboolean guarded);

G_END_DECLS
