#pragma once

#include "register/reader.h"

G_BEGIN_DECLS

char *
lia_belonging_name (LiaReader *reader, const LiaId *whole, const LiaHistoryEntry *entry);

G_END_DECLS
