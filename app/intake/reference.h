#pragma once

#include "register/edit.h"

G_BEGIN_DECLS

LiaEdit *lia_intake_reference_edit (GError **error);

G_END_DECLS
