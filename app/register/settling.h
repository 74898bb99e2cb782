#pragma once

#include "edit.h"

G_BEGIN_DECLS

gboolean lia_edit_is_premise (LiaEdit *self, const LiaChange *change);
LiaEdit *lia_edit_settle     (LiaEdit *self, GHashTable *dropped);

G_END_DECLS
