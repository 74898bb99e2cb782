#pragma once

#include "register/edit.h"
#include "register/reader.h"

G_BEGIN_DECLS

LiaEdit *lia_intake_sample_edit (LiaReader *reader, gint32 today, GError **error);

G_END_DECLS
