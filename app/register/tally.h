#pragma once

#include "reader.h"

G_BEGIN_DECLS

GHashTable *lia_reader_tally_field  (LiaReader *self,
                                     const LiaQuery *query,
                                     const char *field,
                                     GCancellable *cancellable,
                                     GError **error);
GHashTable *lia_reader_tally_linked (LiaReader *self,
                                     const LiaQuery *query,
                                     const char *relation,
                                     GCancellable *cancellable,
                                     GError **error);

G_END_DECLS
