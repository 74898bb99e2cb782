#pragma once

#include <json-glib/json-glib.h>

#include "register/register.h"

G_BEGIN_DECLS

void  lia_record_json_build   (JsonBuilder *builder, LiaReader *reader, LiaRecord *record);
char *lia_record_json_to_text (JsonBuilder *builder);

G_END_DECLS
