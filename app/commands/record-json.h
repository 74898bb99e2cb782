#pragma once

#include "register/register.h"

G_BEGIN_DECLS

char *lia_record_json (LiaReader *reader, LiaRecord *record);

G_END_DECLS
