#pragma once

#include "reader.h"

G_BEGIN_DECLS

char **
lia_reader_terms (LiaReader *self,
                  const LiaRecordType *type,
                  const LiaField *field,
                  guint limit,
                  GCancellable *cancellable);

G_END_DECLS
